"""A secret in the keyring, whole or in parts."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.errors import Code, Trouble
from desktop.settings.keyring_entry import KeyringEntry
from tests.settings.keyring_shelf import Shelf

NAME = "meetstream.api_key"
AT = datetime(2026, 11, 20, 14, 4, 50, tzinfo=UTC)


def entry(shelf: Shelf, part_chars: int | None = None) -> KeyringEntry:
    return KeyringEntry(shelf, "Airdesk", NAME, part_chars)


def test_what_was_written_is_read_with_its_date() -> None:
    shelf = Shelf()
    assert entry(shelf).read() is None
    entry(shelf).write("Khóa 🔑 'quote\" \\", AT)
    assert entry(shelf).read() == ("Khóa 🔑 'quote\" \\", AT)
    entry(shelf).delete()
    entry(shelf).delete()
    assert shelf.entries == {}


@pytest.mark.parametrize(
    "text", ["", "plain", "[]", "{}", '{"text": "x", "stored_at": 1}', '{"parts": 2, "mark": "x", "stored_at": ""}']
)
def test_a_damaged_entry_is_told_and_can_be_set_again(text: str) -> None:
    shelf = Shelf()
    shelf.entries["Airdesk", NAME] = text
    with pytest.raises(Trouble) as caught:
        entry(shelf).read()
    assert caught.value.code is Code.KEYRING
    entry(shelf).write("new", AT)
    assert entry(shelf).read() == ("new", AT)


def test_short_entries_hold_long_secrets() -> None:
    shelf = Shelf(widest=2560)
    for value in ("x" * 20_000, "🔑" * 3_000, 'é"\\' * 700, "y" * 480, "short"):
        entry(shelf, 1000).write(value, AT)
        assert entry(shelf, 1000).read() == (value, AT)
    assert list(shelf.entries) == [("Airdesk", NAME)]  # the parts of the longer ones are gone
    entry(shelf, 1000).write("z" * 5_000, AT)
    entry(shelf, 1000).delete()
    assert shelf.entries == {}


@given(st.text(max_size=60), st.text(max_size=60), st.integers(0, 40))
def test_a_crash_leaves_the_old_value_or_the_new_one(old: str, new: str, writes: int) -> None:
    shelf = Shelf()
    entry(shelf, 16).write(old, AT)
    shelf.dies_after = writes
    try:
        entry(shelf, 16).write(new, AT)
    except OSError:
        assert entry(shelf, 16).read() == (old, AT)
    else:
        assert entry(shelf, 16).read() == (new, AT)
