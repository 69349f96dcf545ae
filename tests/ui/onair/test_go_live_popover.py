from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from desktop.control.checklist import Readiness
from desktop.ui.onair.check_list import CheckLine
from desktop.ui.onair.go_live_popover import GoLivePopover
from desktop.ui.popover import Question
from desktop.ui.theme import Theme

QUESTION = Question("Go live in evening-show?", "Mekong Radio.", "Not now", "Go live")
READY = CheckLine(Readiness.READY, "Signed in")
WARNING = CheckLine(Readiness.WARNING, "Keyring", "It does not answer.")
BAD = CheckLine(Readiness.NOT_READY, "Playlist", "The list is empty.")


def test_only_what_is_ready_can_be_agreed_to(theme: Theme, parent: QMainWindow, qtbot: QtBot) -> None:
    popover = GoLivePopover(theme, parent)
    acted: list[str] = []
    popover.show_checks([READY, BAD])
    popover.ask(parent, QUESTION, lambda: acted.append("live"))
    assert not popover.act_button.isEnabled()
    popover.show_checks([READY, WARNING])
    assert popover.lines == (READY, WARNING)
    popover.act_button.click()
    assert acted == ["live"]
    assert not popover.isVisible()


def test_the_harmless_answer_has_the_focus(theme: Theme, parent: QMainWindow, qtbot: QtBot) -> None:
    popover = GoLivePopover(theme, parent)
    acted: list[str] = []
    popover.show_checks([READY])
    popover.ask(parent, QUESTION, lambda: acted.append("live"))
    qtbot.waitUntil(lambda: popover.isAncestorOf(QApplication.focusWidget()))
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused is not popover.act_button
    qtbot.keyClick(focused, Qt.Key.Key_Space)
    assert acted == []
