from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QRect, Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop.ui.i18n import Languages
from desktop.ui.kept_window import KeptWindow
from desktop.ui.layout_memory import TITLE_BAR, LayoutMemory
from desktop.ui.main_window import MainWindow
from desktop.ui.theme import Theme
from tests.ui.evening import Evening
from tests.ui.fit import settle

NAME = "kept"
# What is made once: the command that opens it, and its class.
MADE_ONCE = {
    "file.settings": "SettingsDialog",
    "file.as_run": "AsRunWindow",
    "air.playlist": "PlaylistWindow",
    "help.trouble": "HelpWindow",
    "help.health": "HealthWindow",
    "help.connect": "ConnectDialog",
}


def made(window: MainWindow) -> QDialog:
    dialog = QDialog(window)
    dialog.setModal(False)
    QVBoxLayout(dialog).addWidget(QLineEdit())
    dialog.resize(320, 240)
    KeptWindow(window, NAME, dialog)
    return dialog


@pytest.fixture
def dialog(window: MainWindow) -> Iterator[QDialog]:
    found = made(window)
    yield found
    found.hide()


def move_by_hand(dialog: QWidget, place: QRect) -> None:
    """As the window manager tells it, which for Qt is no wish of ours: it would lay the dialog out again."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_Moved, False)  # as after a start: it was put there once before
    dialog.windowHandle().setGeometry(place)
    settle()
    assert dialog.geometry() == place
    assert not dialog.testAttribute(Qt.WidgetAttribute.WA_Moved)


def inside(dialog: QWidget, x: int, y: int) -> QRect:
    """A place on the screen with room for a frame."""
    free = dialog.screen().availableGeometry()
    return QRect(free.x() + x, free.y() + TITLE_BAR + y, 340, 260)


def test_what_was_moved_by_hand_opens_there_again(dialog: QDialog) -> None:
    dialog.show()
    for x, y in ((30, 40), (55, 5)):
        place = inside(dialog, x, y)
        move_by_hand(dialog, place)
        for _ in range(2):
            dialog.close()
            settle()
            dialog.show()
            settle()
            assert dialog.geometry() == place


def test_without_being_moved_it_opens_where_it_was(dialog: QDialog) -> None:
    dialog.show()
    settle()
    first = dialog.geometry()
    for _ in range(3):
        dialog.reject()  # by Escape
        settle()
        dialog.show()
        settle()
        assert dialog.geometry() == first


def test_what_the_window_manager_says_of_a_hidden_window_is_not_its_place(dialog: QDialog) -> None:
    dialog.show()
    place = inside(dialog, 30, 40)
    move_by_hand(dialog, place)
    dialog.close()
    dialog.windowHandle().setGeometry(place.translated(10, 40))  # without its frame it stands elsewhere
    settle()
    dialog.show()
    settle()
    assert dialog.geometry() == place


@pytest.mark.parametrize("place", [QRect(9000, 9000, 340, 260), QRect(-9000, -9000, 340, 260)])
def test_a_place_that_is_off_the_screen_is_brought_back(dialog: QDialog, place: QRect) -> None:
    dialog.show()
    dialog.setGeometry(place)
    dialog.close()
    dialog.show()
    free = dialog.screen().availableGeometry()
    assert free.contains(dialog.geometry())
    assert dialog.size() == place.size()


def test_on_a_smaller_screen_it_is_smaller(dialog: QDialog) -> None:
    dialog.show()
    dialog.setGeometry(QRect(20, 20, 9000, 9000))
    dialog.close()
    dialog.show()
    assert dialog.size() == dialog.screen().availableSize()


def test_a_maximised_one_comes_back_maximised_and_keeps_its_normal_size(dialog: QDialog, window: MainWindow) -> None:
    dialog.show()
    place = inside(dialog, 30, 40)
    dialog.setGeometry(place)
    dialog.showMaximized()
    settle()
    for _ in range(2):
        dialog.close()
        settle()
        dialog.show()
        settle()
        assert dialog.isMaximized()
    assert dialog.normalGeometry() == place


def test_its_place_survives_a_restart_also_if_it_was_open_at_the_end(
    theme: Theme, languages: Languages, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "layout.json"
    for closed in (True, False):
        first = MainWindow(theme, languages, LayoutMemory(file))
        second = MainWindow(theme, languages, LayoutMemory(None))
        for window in (first, second):
            qtbot.addWidget(window)
            window.show()
        dialog = made(first)
        dialog.show()
        place = inside(dialog, 20 + closed, 30)
        move_by_hand(dialog, place)
        dialog.close() if closed else first.close()
        second.layout_memory = LayoutMemory(file)
        again = made(second)
        again.show()
        assert again.geometry() == place
        for one in (dialog, again):
            one.hide()


def activate(dialog: QDialog, qtbot: QtBot) -> None:
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)  # `waitActive` is content with an active parent


def test_the_keyboard_goes_back_to_the_window_it_came_from(dialog: QDialog, window: MainWindow, qtbot: QtBot) -> None:
    other = QDialog(window)
    field, last = QLineEdit(), QLineEdit()
    for one in (field, last):
        one.setParent(other)
    activate(other, qtbot)
    last.setFocus()
    for _ in range(2):
        activate(dialog, qtbot)
        dialog.close()
        qtbot.waitUntil(other.isActiveWindow)
        assert QApplication.focusWidget() is last
    activate(dialog, qtbot)
    activate(other, qtbot)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    activate(dialog, qtbot)  # it was open all the time: the way back is to where one came from last
    dialog.close()
    qtbot.waitUntil(window.isActiveWindow)
    other.hide()


def test_whoever_had_it_may_be_gone_by_then(dialog: QDialog, window: MainWindow, qtbot: QtBot) -> None:
    other = QDialog(window)
    other.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    QLineEdit(other)
    activate(other, qtbot)
    activate(dialog, qtbot)
    other.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(other)
    dialog.close()
    assert not dialog.isVisible()


@pytest.mark.parametrize("command", MADE_ONCE)
def test_every_window_that_is_made_once_stands_where_it_stood(
    command: str, theme: Theme, languages: Languages, qtbot: QtBot
) -> None:
    evening = Evening(theme, languages, qtbot)
    action = evening.window.actions_.action(command)
    action.trigger()
    settle()
    one = next(found for found in evening.window.findChildren(QDialog) if type(found).__name__ == MADE_ONCE[command])
    assert one.isVisible()
    free = one.screen().availableGeometry()
    place = QRect(0, 25, one.width(), min(one.height(), free.height() - 25))  # the screen of the tests is narrow
    one.windowHandle().setGeometry(place)
    settle()
    one.close()
    settle()
    action.trigger()
    settle()
    assert one.isVisible()
    assert (one.geometry().top(), one.size()) == (place.top(), place.size())
    one.hide()
