from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.panel_walk import PanelWalk, first_stop, focus_is_in, tab_after
from desktop.ui.theme import Theme


class Room(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.panels = [QWidget(), QWidget(), QWidget()]
        self.stops: list[list[QLineEdit]] = []
        column = QVBoxLayout(self)
        for panel in self.panels:
            inner = QVBoxLayout(panel)
            fields = [QLineEdit(), QLineEdit()]
            for field in fields:
                inner.addWidget(field)
            self.stops.append(fields)
            column.addWidget(panel)
        self.walk = PanelWalk(self.panels, self)


@pytest.fixture
def room(theme: Theme, qtbot: QtBot) -> Room:
    found = Room()
    qtbot.addWidget(found)
    with qtbot.waitActive(found):
        found.show()
        found.activateWindow()
    return found


def test_it_goes_round_in_both_directions(room: Room) -> None:
    room.stops[0][0].setFocus()
    for expected in (1, 2, 0):
        room.walk.walk(1)
        assert room.stops[expected][0].hasFocus()
    room.walk.walk(-1)
    assert room.stops[2][0].hasFocus()


def test_it_returns_to_the_child_that_last_had_the_focus(room: Room) -> None:
    room.stops[0][1].setFocus()
    room.walk.walk(1)
    assert room.stops[1][0].hasFocus()
    room.walk.walk(-1)
    assert room.stops[0][1].hasFocus()


def test_hidden_panels_and_dead_stops_are_passed_over(room: Room) -> None:
    room.stops[0][0].setFocus()
    room.panels[1].hide()
    room.walk.walk(1)
    assert room.stops[2][0].hasFocus()
    room.stops[0][0].setEnabled(False)
    room.walk.walk(1)
    assert room.stops[0][1].hasFocus()


def test_a_panel_without_a_stop_has_none(room: Room, qtbot: QtBot) -> None:
    bare = QWidget()
    qtbot.addWidget(bare)
    QPushButton(bare).setEnabled(False)
    bare.show()
    assert first_stop(bare) is None


def test_where_the_focus_is(room: Room) -> None:
    room.stops[1][1].setFocus()
    assert focus_is_in(room.panels[1])
    assert not focus_is_in(room.panels[0])


def test_what_is_made_late_stands_where_it_belongs(room: Room, qtbot: QtBot) -> None:
    late = QWidget(room.panels[0])
    button, later = QPushButton("now", late), QPushButton("later", late)
    later.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    late.show()
    tab_after(room.stops[0][1], [late])
    later.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    room.stops[0][1].setFocus()
    reached = []
    for _ in range(3):
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget())
    assert late.focusPolicy() is Qt.FocusPolicy.NoFocus
    assert reached == [button, later, room.stops[1][0]]


def test_a_popover_of_a_panel_is_a_window_of_its_own(qtbot: QtBot, qtlog: Any) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    layout, first, late = QVBoxLayout(window), QPushButton("first"), QWidget()
    layout.addWidget(first)
    layout.addWidget(late)
    QPushButton("answer", QWidget(late, Qt.WindowType.Tool))
    own = QPushButton("own", late)
    tab_after(first, [late])
    assert late.nextInFocusChain() is own
    assert qtlog.records == []  # Qt would complain of each pair


def test_what_was_filled_in_another_order_is_put_into_that_of_the_panels(room: Room, qtbot: QtBot) -> None:
    last = QPushButton("made last", room.panels[0])
    last.show()
    room.walk.order()
    room.stops[0][0].setFocus()
    reached = []
    for _ in range(4):
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget())
    assert reached == [room.stops[0][1], last, *room.stops[1]]


def test_the_list_of_a_drop_down_box_is_no_stop_of_the_panel(room: Room) -> None:
    box = QComboBox()
    room.panels[0].layout().addWidget(box)
    box.addItems(["one", "two"])
    assert box.view().window() is not room  # made by now
    told: list[str] = []
    former = qInstallMessageHandler(lambda _kind, _context, text: told.append(text))
    try:
        tab_after(room.stops[1][1], [room.panels[0]])
    finally:
        qInstallMessageHandler(former)
    assert told == []


def test_one_more_comes_before_the_last(room: Room) -> None:
    added = QPushButton()
    room.layout().addWidget(added)
    added.show()
    room.walk.add(added)
    room.stops[1][0].setFocus()
    room.walk.walk(1)
    assert added.hasFocus()
    room.walk.walk(1)
    assert room.stops[2][0].hasFocus()
