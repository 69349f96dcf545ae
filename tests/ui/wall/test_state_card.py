from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.ui.theme import Theme
from desktop.ui.wall.face import Card, TileButton
from desktop.ui.wall.state_card import StateCard

WAITING = Card(
    "door-wait", "umd.warn", "Ask the host to admit “Airdesk”", "Gives up in 7:42",
    ((TileButton.COPY_HOST_TEXT, "Copy text for host"), (TileButton.REMOVE_BOT, "Remove bot")),
)  # fmt: skip


@pytest.fixture
def card(theme: Theme, qtbot: QtBot) -> StateCard:
    found = StateCard(theme)
    qtbot.addWidget(found)
    found.resize(288, 162)
    found.set_card(WAITING)
    found.show()
    qtbot.waitExposed(found)
    return found


def test_its_buttons_emit_wishes(card: StateCard, qtbot: QtBot) -> None:
    with qtbot.waitSignal(card.pressed) as pressed:
        qtbot.mouseClick(card.buttons[1], Qt.MouseButton.LeftButton)
    assert pressed.args == [TileButton.REMOVE_BOT]


def test_buttons_lie_inside_and_beside_each_other(card: StateCard) -> None:
    first, second = (button.geometry() for button in card.buttons)
    assert card.rect().contains(first)
    assert card.rect().contains(second)
    assert not first.intersects(second)
    assert first.height() >= 24


def test_the_counted_line_does_not_make_new_buttons(card: StateCard) -> None:
    before = card.buttons
    card.set_card(Card("door-wait", "umd.warn", WAITING.title, "Gives up in 7:41", WAITING.buttons))
    assert card.buttons == before


def test_a_small_tile_keeps_the_words_and_leaves_out_the_buttons(card: StateCard) -> None:
    card.resize(140, 76)
    assert all(button.isHidden() for button in card.buttons)
    image = card.grab().toImage()
    assert any(image.pixelColor(x, y).lightness() > 150 for x in range(140) for y in range(76))


def test_where_both_have_no_room_the_first_button_stays(card: StateCard) -> None:
    card.resize(180, 104)
    first, second = card.buttons
    assert second.isHidden()
    assert first.isVisible()
    assert card.rect().contains(first.geometry())
    assert abs(first.geometry().center().x() - card.rect().center().x()) <= 1


def test_without_a_card_it_is_hidden(card: StateCard) -> None:
    card.set_card(None)
    assert card.isHidden()


def test_old_buttons_go(card: StateCard, qtbot: QtBot) -> None:
    card.set_card(Card("state-busy", "umd.text2", "Joining the meeting", "0:12"))
    assert card.buttons == ()
    qtbot.waitUntil(lambda: not card.findChildren(QPushButton))


def test_tab_reaches_buttons_only_on_the_selected_tile(card: StateCard) -> None:
    card.set_focusable(True)
    assert {button.focusPolicy() for button in card.buttons} == {Qt.FocusPolicy.TabFocus}
    card.set_focusable(False)
    assert {button.focusPolicy() for button in card.buttons} == {Qt.FocusPolicy.NoFocus}
