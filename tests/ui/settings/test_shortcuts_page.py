from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QFileDialog, QKeySequenceEdit, QMainWindow
from pytestqt.qtbot import QtBot

from desktop.settings.schema import Settings, Shortcut, Shortcuts
from desktop.ui.actions import ActionRegistry
from desktop.ui.commands import commands
from desktop.ui.key_sets import Preset
from desktop.ui.settings.shortcuts_page import ShortcutsPage
from desktop.ui.theme import Theme

FIRST, SECOND, NOTE = 1, 2, 3


@pytest.fixture
def actions(theme: Theme, parent: QMainWindow) -> ActionRegistry:
    return ActionRegistry(commands(), parent)


@pytest.fixture
def page(theme: Theme, actions: ActionRegistry, qtbot: QtBot) -> ShortcutsPage:
    found = ShortcutsPage(theme, actions)
    qtbot.addWidget(found)

    def keep(_section: str, value: Shortcuts) -> None:
        actions.set_keys({one.command: one.keys for one in value.chosen})
        found.show_settings(Settings(shortcuts=value))

    found.edited.connect(keep)
    with qtbot.waitActive(found):
        found.show()
        found.activateWindow()
    return found


def row_of(page: ShortcutsPage, action: QAction) -> int:
    name = action.text().rstrip("…")
    return next(row for row in range(page.table.rowCount()) if shown(page, row, 0).split(" › ")[-1] == name)


def shown(page: ShortcutsPage, row: int, column: int) -> str:
    item = page.table.item(row, column)
    assert item is not None
    return item.text()


def press(page: ShortcutsPage, qtbot: QtBot, row: int, column: int, *keys: Qt.Key | tuple[Qt.Key, object]) -> None:
    """As an operator does: Enter on the cell, the keys, and then nothing more for a while."""
    page.table.setFocus()
    page.table.setCurrentCell(row, column)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    editor = page.table.findChild(QKeySequenceEdit)
    assert editor is not None
    for key in keys:
        qtbot.keyClick(editor, *(key if isinstance(key, tuple) else (key,)))
    editor.editingFinished.emit()
    qtbot.waitUntil(lambda: page.table.findChild(QKeySequenceEdit) is None)
    assert page.table.hasFocus()


def test_a_key_is_recorded_and_in_force(page: ShortcutsPage, actions: ActionRegistry, qtbot: QtBot) -> None:
    row = row_of(page, actions.action("source.record"))
    assert shown(page, row, FIRST) == "F9"
    with qtbot.waitSignal(page.edited) as saved:
        press(page, qtbot, row, SECOND, Qt.Key.Key_R)
    assert saved.args == ["shortcuts", Shortcuts((Shortcut("source.record", ("F9", "R")),))]
    assert [one.toString() for one in actions.action("source.record").shortcuts()] == ["F9", "R"]
    assert shown(page, row, SECOND) == "R"


def test_a_taken_key_is_refused_and_named(page: ShortcutsPage, actions: ActionRegistry, qtbot: QtBot) -> None:
    row = row_of(page, actions.action("source.record"))
    with qtbot.assertNotEmitted(page.edited):
        press(page, qtbot, row, FIRST, (Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier))
    assert shown(page, row, NOTE) == "Ctrl+I is used by “Invite a meeting bot”."
    assert shown(page, row, FIRST) == "F9"
    page._recorded(row, FIRST, "Ctrl+Shift+R")
    assert shown(page, row, NOTE) == "Ctrl+Shift is kept for going on air."
    page._recorded(row, FIRST, "Space")
    assert shown(page, row, NOTE) == "Space is used by fields and lists."
    page._recorded(row, FIRST, "Ctrl+R")
    assert (shown(page, row, FIRST), shown(page, row, NOTE)) == ("Ctrl+R", "")


def test_a_key_is_taken_away_and_comes_back(page: ShortcutsPage, actions: ActionRegistry, qtbot: QtBot) -> None:
    row = row_of(page, actions.action("view.layout"))
    page.table.setFocus()
    page.table.setCurrentCell(row, FIRST)
    assert not page.default.isEnabled()
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert actions.keys("view.layout") == ()
    assert actions.key_text("view.layout") == ""
    assert page.default.isEnabled()
    with qtbot.waitSignal(page.edited) as saved:
        page.default.click()
    assert saved.args[1] == Shortcuts()
    assert shown(page, row, FIRST) == "G"


def test_two_commands_with_one_key_are_told(page: ShortcutsPage, actions: ActionRegistry) -> None:
    edited_by_hand = Shortcuts((Shortcut("source.record", ("F4",)),))
    page.edited.emit("shortcuts", edited_by_hand)
    row = row_of(page, actions.action("source.record"))
    assert shown(page, row, NOTE) == "Also used by “Notices”."


def test_a_key_that_moves_within_its_row_is_there_once(page: ShortcutsPage, actions: ActionRegistry) -> None:
    row = row_of(page, actions.action("view.larger"))
    assert (shown(page, row, FIRST), shown(page, row, SECOND)) == ("Ctrl++", "Ctrl+=")
    page._recorded(row, FIRST, "Ctrl+=")
    assert actions.keys("view.larger") == ("Ctrl+=",)


def test_searching_leaves_what_is_found(page: ShortcutsPage) -> None:
    assert page.search("f9")
    found = [shown(page, row, 0) for row in range(page.table.rowCount()) if not page.table.isRowHidden(row)]
    assert found == ["Record", "Record all"]
    assert not page.search("no such thing")
    assert page.search("")
    assert not any(page.table.isRowHidden(row) for row in range(page.table.rowCount()))


def test_the_table_is_one_stop_and_has_a_name(page: ShortcutsPage, qtbot: QtBot) -> None:
    page.table.setFocus()
    page.table.setCurrentCell(0, FIRST)
    qtbot.keyClick(page.table, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not page.table
    assert page.table.accessibleName() == "Shortcuts"


def test_a_preset_is_one_choice_and_keys_of_ones_own_are_named_so(
    page: ShortcutsPage, actions: ActionRegistry, qtbot: QtBot
) -> None:
    assert page.preset.chosen is Preset.AIRDESK
    page.preset.choose(Preset.VMIX)
    with qtbot.waitSignal(page.edited):
        page.preset.activated.emit(page.preset.currentIndex())
    assert actions.keys("source.focus.3") == ("3", "F3")
    assert actions.keys("window.notices") == ("Ctrl+F4",)
    assert all(shown(page, row, NOTE) == "" for row in range(page.table.rowCount()))
    page._recorded(row_of(page, actions.action("source.record")), SECOND, "R")
    assert page.preset.chosen is None
    page.preset.choose(Preset.AIRDESK)
    page.preset.activated.emit(page.preset.currentIndex())
    assert actions.keys("source.record") == ("F9",)
    page.preset.choose(None)
    page.preset.activated.emit(page.preset.currentIndex())  # there are none
    assert page.preset.chosen is Preset.AIRDESK


def test_files_are_chosen_and_told(page: ShortcutsPage, tmp_path: Path, qtbot: QtBot) -> None:
    page.take_in.click()
    chooser = page.findChild(QFileDialog)
    assert chooser is not None
    with qtbot.waitSignal(page.import_wanted) as read:
        chooser.fileSelected.emit(str(tmp_path / "in.json"))
    assert read.args == [tmp_path / "in.json"]
    chooser.reject()
    qtbot.waitUntil(lambda: page.findChild(QFileDialog) is None)
    page.give_out.click()
    chooser = page.findChild(QFileDialog)
    assert chooser is not None
    assert chooser.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    with qtbot.waitSignal(page.export_wanted) as written:
        chooser.fileSelected.emit(str(tmp_path / "out.json"))
    assert written.args == [tmp_path / "out.json", Shortcuts()]
    chooser.reject()
