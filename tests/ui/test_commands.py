from __future__ import annotations

import re
from collections import Counter

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

from desktop.ui.commands import Menu, commands, menu_title


def test_every_command_has_words_a_menu_place_and_a_key_or_a_reason(qapp: QApplication) -> None:
    for command in commands():
        assert command.text(), command.id
        assert menu_title(command.menu), command.id
        assert bool(command.keys) != bool(command.no_key), command.id


def test_ids_are_unique_and_no_key_means_two_things(qapp: QApplication) -> None:
    table = commands()
    assert len({command.id for command in table}) == len(table)
    keys = Counter(QKeySequence(key).toString() for command in table for key in command.keys)
    assert [key for key, times in keys.items() if times > 1] == []
    chords = [key for key in keys if key.startswith("Ctrl+G")]
    assert all(", " in key for key in chords)


def test_ctrl_shift_is_the_airs_and_nothing_takes_the_keys_of_widgets(qapp: QApplication) -> None:
    """Ctrl+Shift touches the air only; Space, Enter, Delete and arrows are the widgets' (UI.md 10.1)."""
    forbidden = {"Space", "Return", "Enter", "Del", "Home", "End", "PgUp", "PgDown", "Left", "Right", "Up", "Down"}
    for command in commands():
        for key in command.keys:
            assert QKeySequence(key).toString().startswith("Ctrl+Shift+") is command.id.startswith("air."), command.id
            assert QKeySequence(key).toString() not in forbidden, command.id
            assert "Alt+" not in key or re.fullmatch(r"Alt\+(\d|Up|Down)", key), command.id


def test_single_keys_are_marked(qapp: QApplication) -> None:
    for command in commands():
        bare = [key for key in command.keys if len(key.removeprefix("Shift+")) == 1]
        assert command.single == bool(bare), command.id


def test_every_menu_holds_something(qapp: QApplication) -> None:
    assert {command.menu for command in commands()} == set(Menu)
