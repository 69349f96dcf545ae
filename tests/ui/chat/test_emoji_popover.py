from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from desktop.ui.chat import emoji_popover
from desktop.ui.chat.emoji import EMOJI, words
from desktop.ui.chat.emoji_popover import EmojiPopover
from desktop.ui.theme import Theme


@pytest.mark.parametrize("has_font", [True, False])
def test_one_press_gives_one(
    theme: Theme, parent: QMainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, has_font: bool
) -> None:
    """Without a font for them, they are chosen by their words."""
    monkeypatch.setattr(emoji_popover, "can_draw", lambda _sign, _metrics: has_font)
    popover = EmojiPopover(theme, parent)
    popover.open_at(parent)
    signs = list(EMOJI.values())
    assert [button.text() for button in popover.buttons] == (signs if has_font else [words(one) for one in signs])
    qtbot.keyClick(popover.buttons[0], Qt.Key.Key_Down)
    place = 8 if has_font else 4
    with qtbot.waitSignal(popover.chosen) as chosen:
        qtbot.keyClick(popover.buttons[place], Qt.Key.Key_Return)
    assert chosen.args == [signs[place]]
    assert not popover.isVisible()
    assert [button.accessibleName() for button in popover.buttons] == [words(one) for one in signs]
