"""Shortcuts that travel in a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.control.key_file import load_keys, save_keys
from desktop.core.errors import Code, Trouble
from desktop.settings.schema import Shortcut, Shortcuts

KEYS = Shortcuts((Shortcut("source.record", ("F9", "R")), Shortcut("view.layout", ())))


def test_what_is_saved_is_read_again(tmp_path: Path) -> None:
    file = tmp_path / "keys.json"
    save_keys(file, KEYS)
    assert load_keys(file) == KEYS
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("text", [b"", b"\xff\xfe", b"[]", b'{"chosen": [{"keys": "R"}]}', b"[" * 100_000])
def test_a_file_without_shortcuts_is_told(tmp_path: Path, text: bytes) -> None:
    file = tmp_path / "keys.json"
    file.write_bytes(text)
    with pytest.raises(Trouble) as found:
        load_keys(file)
    assert (found.value.code, found.value.values) == (Code.KEYS_BROKEN, {"file": "keys.json"})


def test_a_file_that_is_not_there_or_cannot_be_is_told(tmp_path: Path) -> None:
    with pytest.raises(Trouble):
        load_keys(tmp_path / "keys.json")
    with pytest.raises(Trouble) as found:
        save_keys(tmp_path / "no" / "keys.json", KEYS)
    assert found.value.code is Code.KEYS_SAVE
