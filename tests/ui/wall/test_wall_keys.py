from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.wall.geometry import WallLayout
from desktop.ui.wall.wall import Wall
from tests.ui.samples import NOW, receiving

K = Qt.Key


@pytest.fixture
def wall(wall: Wall, qtbot: QtBot) -> Wall:
    wall.activateWindow()
    wall.set_views([receiving(n, f"Studio {n}", volume=50) for n in range(1, 5)], NOW)
    wall.select("s1", by_keyboard=True)
    qtbot.waitUntil(wall.tile("s1").hasFocus)
    return wall


def press(qtbot: QtBot, key: Qt.Key, shift: bool = False) -> None:
    modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def test_arrows_move_selection_and_keyboard(wall: Wall, qtbot: QtBot) -> None:
    for key, expected in (
        (K.Key_Right, "s3"),
        (K.Key_Down, "s4"),
        (K.Key_Up, "s3"),
        (K.Key_Left, "s1"),
        (K.Key_Left, "s1"),
    ):
        press(qtbot, key)
        assert wall.selected_id == expected
        assert wall.tile(expected).hasFocus()
    press(qtbot, K.Key_End)
    assert wall.selected_id == "s4"
    press(qtbot, K.Key_Home)
    assert wall.selected_id == "s1"


@pytest.mark.parametrize(
    ("key", "shift", "signal", "args"),
    [
        (K.Key_Return, False, "focus_wanted", ["s1"]),
        (K.Key_BracketLeft, False, "volume_wanted", ["s1", 45]),
        (K.Key_BracketRight, False, "volume_wanted", ["s1", 55]),
        (K.Key_Escape, False, "layout_wanted", [WallLayout.GRID]),
        (K.Key_0, False, "layout_wanted", [WallLayout.GRID]),
        (K.Key_Delete, False, "remove_wanted", ["s1"]),
    ],
)
def test_keys_are_wishes(wall: Wall, qtbot: QtBot, key: Qt.Key, shift: bool, signal: str, args: list[object]) -> None:
    with qtbot.waitSignal(getattr(wall, signal)) as wished:
        press(qtbot, key, shift)
    assert wished.args == args


def test_letters_can_be_switched_off_and_arrows_stay(wall: Wall, qtbot: QtBot) -> None:
    wall.set_single_keys(False)
    with qtbot.assertNotEmitted(wall.volume_wanted):
        press(qtbot, K.Key_BracketLeft)
    with qtbot.assertNotEmitted(wall.layout_wanted):
        press(qtbot, K.Key_0)
    with qtbot.waitSignal(wall.layout_wanted):
        press(qtbot, K.Key_Escape)
    press(qtbot, K.Key_Right)
    assert wall.selected_id == "s3"


def test_control_keys_and_those_of_the_window_are_not_ours(wall: Wall, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(wall.volume_wanted), qtbot.assertNotEmitted(wall.listen_wanted):
        qtbot.keyClick(wall.tile("s1"), K.Key_BracketLeft, Qt.KeyboardModifier.ControlModifier)
        press(qtbot, K.Key_H)  # the operator may have given it to another command


def test_the_strip_scrolls_under_the_arrows(wall: Wall, qtbot: QtBot) -> None:
    wall.resize(1600, 810)
    wall.set_views([receiving(n, f"Studio {n}") for n in range(1, 11)], NOW)
    wall.select("s7", by_keyboard=True)
    press(qtbot, K.Key_Down)
    assert wall.selected_id == "s8"
    assert wall.tile("s8").isVisible()
    press(qtbot, K.Key_PageUp)
    assert wall.tile("s2").isVisible()


def test_keys_on_an_empty_wall_do_nothing(wall: Wall, qtbot: QtBot) -> None:
    wall.set_views([], NOW)
    for key in (K.Key_Return, K.Key_H, K.Key_1, K.Key_Right, K.Key_Home, K.Key_Delete):
        qtbot.keyClick(wall, key)
    assert wall.selected_id is None
