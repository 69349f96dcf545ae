"""What a settings file says: never an exception, whatever is in it."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.settings.reading import decode, glance
from desktop.settings.schema import Appearance, Settings, Theme

trees = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=4),
)
sections = st.fixed_dictionaries(
    {},
    optional={
        f.name: trees | st.dictionaries(st.sampled_from(["port", "theme", "poll_s"]), trees)
        for f in msgspec.structs.fields(Settings)
    },
)


@given(st.binary() | sections.map(lambda tree: json.dumps(tree).encode()))
def test_no_content_makes_reading_raise(text: bytes) -> None:
    settings, _, _ = decode(text)
    assert msgspec.convert(msgspec.to_builtins(settings), Settings) == settings


def test_a_glance_sees_what_can_be_read_and_leaves_the_file_alone(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    text = b'{"appearance": {"theme": "light"}, "ingest": 1}'
    file.write_bytes(text)
    assert glance(file) == Settings(appearance=Appearance(theme=Theme.LIGHT))
    assert file.read_bytes() == text
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("name", ["missing.json", "."])
def test_without_a_readable_file_a_glance_sees_the_defaults(tmp_path: Path, name: str) -> None:
    assert glance(tmp_path / name) == Settings()
