from __future__ import annotations

from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from desktop.core.chat import Attachment
from desktop.core.chat_line import ChatLine, Delivery, Tally
from desktop.ui.chat import message_menu
from desktop.ui.chat.message_menu import MessageMenu, Wish
from desktop.ui.theme import Theme
from tests.ui.chat.lines import line


@pytest.fixture
def menu(theme: Theme, parent: QMainWindow) -> Iterator[MessageMenu]:
    found = MessageMenu(parent)
    yield found
    if found.menu is not None:
        found.menu.close()


def offered(menu: MessageMenu, one: ChatLine, may_write: bool = True) -> list[str]:
    menu.open_at(one, QPoint(0, 0), may_write)
    assert menu.menu is not None
    return [action.text() for action in menu.menu.actions() if action.text()]


def test_what_is_offered(menu: MessageMenu) -> None:
    own = replace(line(1, "see https://example.org"), own=True)
    assert offered(menu, own) == [
        "Reply", "React", "Edit", "Open https://example.org…", "Copy address", "Copy text", "Copy message id",
        "Copy person’s id", "Delete…",
    ]  # fmt: skip
    assert "Reply" not in offered(menu, own, may_write=False)
    other = line(2, files=(Attachment("a.txt", "https://x.y/a"),))
    assert "Open a.txt…" in offered(menu, other)
    assert "Delete…" not in offered(menu, other)
    failed = replace(line(3), own=True, delivery=Delivery.FAILED)
    assert offered(menu, failed)[0] == "Try again"
    gone = line(4)
    gone = replace(gone, message=replace(gone.message, removed=True, text=""), own=True)
    assert offered(menu, gone) == ["Copy message id", "Copy person’s id"]


def test_a_wish_with_its_value(menu: MessageMenu, qtbot: QtBot) -> None:
    one = line(1, tallies=(Tally(9, "👍", 1, own=True),))
    menu.open_at(one, QPoint(0, 0), True)
    assert menu.menu is not None
    react = next(action.menu() for action in menu.menu.actions() if action.text() == "React")
    with qtbot.waitSignal(menu.wished) as wished:
        react.actions()[-1].trigger()  # type: ignore[union-attr]  # a menu it is
    assert wished.args == [one, Wish.TALLY, 0]
    copy = next(action for action in menu.menu.actions() if action.text() == "Copy text")
    with qtbot.waitSignal(menu.wished) as wished:
        copy.trigger()
    assert wished.args == [one, Wish.COPY, "Good evening"]


@pytest.mark.parametrize("has_font", [True, False])
def test_a_reaction_is_named_in_words(menu: MessageMenu, monkeypatch: pytest.MonkeyPatch, has_font: bool) -> None:
    monkeypatch.setattr(message_menu, "can_draw", lambda _sign, _metrics: has_font)
    menu.open_at(line(1), QPoint(0, 0), True)
    assert menu.menu is not None
    react = next(action.menu() for action in menu.menu.actions() if action.text() == "React")
    assert react.actions()[0].text() == ("👍  thumbs up" if has_font else "thumbs up")  # type: ignore[union-attr]  # one
