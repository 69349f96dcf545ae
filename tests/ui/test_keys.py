from __future__ import annotations

import pytest

from desktop.ui.keys import clashing, is_air, is_single, is_widgets, native, with_key


@pytest.mark.parametrize(("key", "single"), [("G", True), ("Shift+H", True), ("3", True), ("F9", False),
                                             ("Ctrl+I", False), ("Ctrl+G, I", False), ("", False)])  # fmt: skip
def test_single_keys_are_what_text_fields_keep(key: str, single: bool) -> None:
    assert is_single(key) is single


@pytest.mark.parametrize(("key", "theirs"), [("Space", True), ("Shift+Tab", True), ("Return", True), ("[", True),
                                             ("Ctrl+Return", False), ("Alt+Left", False), ("G", False)])  # fmt: skip
def test_what_widgets_use_is_theirs(key: str, theirs: bool) -> None:
    assert is_widgets(key) is theirs


def test_control_and_shift_are_kept_for_the_air() -> None:
    assert is_air("Ctrl+Shift+L")
    assert is_air("Ctrl+G, Ctrl+Shift+A")
    assert not is_air("Ctrl+L")
    assert not is_air("Shift+F9")


def test_a_key_clashes_with_the_same_one_and_with_chords_that_begin_with_it() -> None:
    keys = {"a": ("Ctrl+I",), "b": ("Ctrl+G, I", "F9"), "c": ()}
    assert clashing("Ctrl+I", "c", keys) == "a"
    assert clashing("Ctrl+I", "a", keys) == ""
    assert clashing("Ctrl+G", "c", keys) == "b"
    assert clashing("Ctrl+G, D", "c", keys) == ""
    assert clashing("F9, X", "c", keys) == "b"
    assert clashing("", "c", keys) == ""


def test_a_key_is_written_after_what_it_does() -> None:
    assert with_key("Grid", native("G")) == "Grid (G)"
    assert with_key("Grid", "") == "Grid"
