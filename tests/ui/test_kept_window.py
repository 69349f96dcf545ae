from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

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
        dialog.setAttribute(Qt.WidgetAttribute.WA_Moved, False)
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


@pytest.mark.parametrize(
    "place", [QRect(9000, 9000, 340, 260), QRect(-9000, -9000, 340, 260), QRect(20, 20, 9000, 9000)]
)
def test_a_place_that_is_off_the_screen_is_brought_back(dialog: QDialog, place: QRect) -> None:
    dialog.show()
    dialog.setGeometry(place)
    dialog.close()
    dialog.show()
    free = dialog.screen().availableGeometry()
    assert free.contains(dialog.geometry())
    assert dialog.width() == min(place.width(), free.width())


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
    dialog.showNormal()
    settle()
    assert dialog.geometry() == place


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


def test_the_keyboard_goes_back_to_the_window_it_came_from(dialog: QDialog, window: MainWindow, qtbot: QtBot) -> None:
    other = QDialog(window)
    field = QLineEdit()
    QVBoxLayout(other).addWidget(field)
    with qtbot.waitActive(other):
        other.show()
    field.setFocus()
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    with qtbot.waitActive(other):
        dialog.close()
    assert QApplication.focusWidget() is field
    other.hide()


def test_whoever_had_it_may_be_gone_by_then(dialog: QDialog, window: MainWindow, qtbot: QtBot) -> None:
    other = QDialog(window)
    other.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    QVBoxLayout(other).addWidget(QLineEdit())
    with qtbot.waitActive(other):
        other.show()
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    other.close()
    settle()
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
    place = one.geometry().translated(-15, 5)
    one.windowHandle().setGeometry(place)
    settle()
    one.close()
    settle()
    action.trigger()
    settle()
    assert one.isVisible()
    assert one.geometry() == place
    one.hide()
