from __future__ import annotations

from PySide6.QtWidgets import QLabel, QMainWindow

from desktop.ui.actions import ActionRegistry
from desktop.ui.commands import commands
from desktop.ui.shortcut_sheet import ShortcutSheet
from desktop.ui.theme import Theme


def opened(theme: Theme, parent: QMainWindow) -> ShortcutSheet:
    sheet = ShortcutSheet(theme, ActionRegistry(commands(), parent), parent)
    sheet.show()
    return sheet


def shown(sheet: ShortcutSheet) -> set[str]:
    return {label.text() for label in sheet.findChildren(QLabel) if label.isVisible()}


def test_every_key_of_the_registry_is_on_it(theme: Theme, parent: QMainWindow) -> None:
    words = shown(opened(theme, parent))
    assert {"F9", "Shift+F9", "Ctrl+G, I", "1…9", "Shift+1…9", "Del", "F6"} <= words
    assert {"Record", "Record all", "Copy ingest address"} <= words
    for command in commands():
        if command.keys and ".focus." not in command.id and ".listen." not in command.id:
            assert any(command.keys[0].removeprefix("Ctrl+G, ") in word for word in words), command.id


def test_the_filter_finds_words_and_keys(theme: Theme, parent: QMainWindow) -> None:
    sheet = opened(theme, parent)
    sheet.filter.setText("ctrl+g")
    words = shown(sheet)
    assert "Copy diagnostics" in words
    assert "Record all" not in words
    assert "Broadcast" not in words  # a heading with nothing below it
    sheet.filter.setText("")
    assert {"Record all", "Broadcast"} <= shown(sheet)


def test_nothing_found_is_said_with_the_way_back(theme: Theme, parent: QMainWindow) -> None:
    sheet = opened(theme, parent)
    sheet.filter.setText("xyzzy")
    assert any("xyzzy" in words for words in shown(sheet))
    sheet._none.primary_pressed.emit()
    assert "Record all" in shown(sheet)
