from __future__ import annotations

from PySide6.QtWidgets import QMainWindow, QMenu
from pytestqt.qtbot import QtBot

from desktop.core.mix import Origin
from desktop.ui.mixer.add_menu import add_menu
from desktop.ui.mixer.standing import InputChoice, Standing
from desktop.ui.theme import Theme
from tests.ui.mixer.made import APPLIED, running

QUANG = InputChoice("quang", "Quang", Origin.ROOM)
THAO = InputChoice("thao", "Thao", Origin.ROOM)
RETURN = InputChoice("https://q/x.flv", "Return & co", Origin.ADDRESS)


def test_what_can_be_added(theme: Theme, parent: QMainWindow, qtbot: QtBot) -> None:
    got: list[object] = []
    standing = Standing(room_choices=(QUANG, THAO), wall_choices=(RETURN,))
    menu = add_menu(running(APPLIED), standing, parent, got.append, lambda: got.append("ask"))
    room, wall = menu.findChildren(QMenu)
    assert [action.text() for action in room.actions()] == ["Quang"]
    assert [action.text() for action in wall.actions()] == ["Return && co"]
    room.actions()[0].trigger()
    wall.actions()[0].trigger()
    menu.actions()[-1].trigger()
    assert got == [QUANG, RETURN, "ask"]


def test_where_there_is_nothing_it_says_why(theme: Theme, parent: QMainWindow, qtbot: QtBot) -> None:
    menu = add_menu(running(), Standing(), parent, lambda _one: None, lambda: None)
    for sub in menu.findChildren(QMenu):
        (action,) = sub.actions()
        assert not action.isEnabled()
        assert action.text()
