from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow
from pytestqt.qtbot import QtBot

from desktop.ui.actions import ActionRegistry
from desktop.ui.commands import commands


@pytest.fixture
def home(qapp: QApplication, qtbot: QtBot) -> QMainWindow:
    window = QMainWindow()
    qtbot.addWidget(window)
    return window


def test_a_disabled_command_says_why(home: QMainWindow) -> None:
    actions = ActionRegistry(commands(), home)
    actions.set_enabled("source.record", False, "No source is selected.")
    action = actions.action("source.record")
    assert not action.isEnabled()
    assert action.toolTip() == "No source is selected."
    assert action.statusTip() == "No source is selected."
    actions.set_enabled("source.record", True)
    assert action.toolTip() == action.text()
    assert action.statusTip() == ""


def test_single_keys_can_be_turned_off_and_the_others_stay(home: QMainWindow) -> None:
    actions = ActionRegistry(commands(), home)
    assert actions.action("view.layout").shortcuts()
    actions.set_single_keys(False)
    assert not actions.action("view.layout").shortcuts()
    assert not actions.action("source.focus.1").shortcuts()
    assert actions.action("source.record").shortcuts()
    actions.set_single_keys(True)
    assert actions.action("view.layout").shortcut().toString() == "G"


def test_a_letter_in_a_text_field_is_text(home: QMainWindow, qtbot: QtBot) -> None:
    actions = ActionRegistry(commands(), home)
    pressed: list[str] = []
    actions.action("view.layout").triggered.connect(lambda: pressed.append("layout"))
    actions.action("source.record").triggered.connect(lambda: pressed.append("record"))
    field = QLineEdit()
    home.setCentralWidget(field)
    with qtbot.waitActive(home):
        home.show()
        home.activateWindow()
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_G)
    assert (field.text(), pressed) == ("g", [])
    qtbot.keyClick(field, Qt.Key.Key_F9)
    assert pressed == ["record"]


def test_holding_a_key_is_one_press_except_for_sizes(home: QMainWindow) -> None:
    actions = ActionRegistry(commands(), home)
    repeating = {command_id for command_id in actions.ids if actions.action(command_id).autoRepeat()}
    assert repeating == {"view.larger", "view.smaller"}


def test_key_text_is_the_first_key(home: QMainWindow) -> None:
    actions = ActionRegistry(commands(), home)
    assert actions.key_text("source.copy_address") == "Ctrl+G, I"
    assert actions.key_text("source.remove") == "Del"
    assert actions.key_text("help.about") == ""


def test_a_key_that_is_turned_off_is_named_nowhere(home: QMainWindow, qtbot: QtBot) -> None:
    actions = ActionRegistry(commands(), home)
    assert actions.key_text("source.mute") == "M"
    with qtbot.waitSignal(actions.keys_changed):
        actions.set_single_keys(False)
    assert actions.key_text("source.mute") == ""
    actions.set_keys({"source.mute": ("M", "Ctrl+M")})
    assert actions.key_text("source.mute") == "Ctrl+M"


def test_chosen_keys_take_the_place_of_the_first_ones_until_they_are_given_back(home: QMainWindow) -> None:
    actions = ActionRegistry(commands(), home)
    actions.set_keys({"source.record": ("R", "F10"), "view.layout": (), "no.such.command": ("X",)})
    assert actions.keys("source.record") == ("R", "F10")
    assert [one.toString() for one in actions.action("source.record").shortcuts()] == ["R", "F10"]
    assert actions.key_text("view.layout") == ""
    actions.set_single_keys(False)
    assert [one.toString() for one in actions.action("source.record").shortcuts()] == ["F10"]
    actions.set_keys({})
    assert [one.toString() for one in actions.action("source.record").shortcuts()] == ["F9"]


def test_a_letter_acts_in_its_window_only(home: QMainWindow) -> None:
    actions = ActionRegistry(commands(), home)
    record = actions.action("source.record")
    assert record.shortcutContext() is Qt.ShortcutContext.ApplicationShortcut
    actions.set_keys({"source.record": ("R",)})
    assert record.shortcutContext() is Qt.ShortcutContext.WindowShortcut
