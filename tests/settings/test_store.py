"""The settings file: lenient in, atomic out."""

from __future__ import annotations

import asyncio
import json
import stat
import sys
import threading
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.errors import Code, Trouble
from desktop.core.whole_file import replace_file
from desktop.settings import store as module
from desktop.settings.schema import Appearance, Ingest, Language, Settings, Theme
from desktop.settings.store import Store, merged


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.json"


def loaded(path: Path) -> Store:
    store = Store(path)
    store.load()
    return store


def broken_files(path: Path) -> list[Path]:
    return sorted(path.parent.glob("settings.broken-*.json"))


def test_without_a_file_the_defaults_hold(path: Path) -> None:
    store = loaded(path)
    assert store.settings == Settings()
    assert store.fault is None
    assert not path.exists()


def test_what_was_chosen_is_read_again(path: Path) -> None:
    Store(path).update(ingest=Ingest(port=9000, allowed_networks=("10.0.0.0/8",)), welcomed=True)
    store = loaded(path)
    assert store.settings.ingest == Ingest(port=9000, allowed_networks=("10.0.0.0/8",))
    assert store.settings.welcomed


def test_a_change_is_in_force_at_once_and_told_with_what_was_before(path: Path) -> None:
    store = Store(path)
    told: list[tuple[Settings, Settings]] = []
    store.changed.connect(lambda new, old: told.append((new, old)))
    store.update(language=Language("vi"))
    store.update(language=Language("vi"))
    assert store.settings.language.language == "vi"
    assert told == [(store.settings, Settings())]


def test_a_value_out_of_bounds_changes_nothing(path: Path) -> None:
    store = Store(path)
    with pytest.raises(msgspec.ValidationError):
        store.update(ingest=Ingest(port=70_000))
    with pytest.raises(TypeError):
        store.update(ingress=Ingest())
    assert store.settings == Settings()
    assert not path.exists()


@pytest.mark.parametrize(
    "text",
    [b"", b"{", b"[]", b"null", b'"x"', b"\xff\xfe{}", b"[" * 100_000, b'{"ingest": 1}', b'{"ingest": {"port": -1}}'],
)
def test_a_broken_file_is_kept_aside_and_reported(path: Path, text: bytes) -> None:
    path.write_bytes(text)
    store = loaded(path)
    assert store.settings == Settings()
    assert store.fault is not None
    assert store.fault.code is Code.SETTINGS_BROKEN
    (kept,) = broken_files(path)
    assert kept.read_bytes() == text
    assert store.fault.values["file"] == kept.name
    store.update(welcomed=True)
    assert loaded(path).fault is None


def test_a_file_that_would_fill_the_memory_is_kept_aside_unread(path: Path) -> None:
    with path.open("wb") as made:
        made.truncate(64 * 1024**3)
    store = loaded(path)
    assert store.settings == Settings()
    assert store.fault is not None
    assert store.fault.code is Code.SETTINGS_BROKEN
    assert len(broken_files(path)) == 1


def test_only_the_broken_section_falls_back(path: Path) -> None:
    path.write_text('{"ingest": {"port": "high"}, "appearance": {"theme": "light"}, "welcomed": true}')
    store = loaded(path)
    assert store.settings == Settings(appearance=Appearance(theme=Theme.LIGHT), welcomed=True)
    assert store.fault is not None
    assert "ingest" in store.fault.details


def test_what_a_newer_version_wrote_stays_in_the_file(path: Path) -> None:
    path.write_text('{"mixer": {"law": "log"}, "ingest": {"port": 1, "later": [1]}}')
    store = loaded(path)
    assert store.fault is None
    store.update(ingest=Ingest(port=2))
    tree = json.loads(path.read_text())
    assert tree["mixer"] == {"law": "log"}
    assert tree["ingest"]["later"] == [1]
    assert tree["ingest"]["port"] == 2


def test_loading_tells_what_changed(path: Path) -> None:
    path.write_text('{"welcomed": true}')
    store = Store(path)
    told: list[Settings] = []
    store.changed.connect(lambda new, old: told.append(new))
    store.load()
    store.load()
    assert told == [Settings(welcomed=True)]


@pytest.mark.skipif(sys.platform == "win32", reason="rights of files are those of POSIX")
def test_the_file_is_for_this_user_only(path: Path) -> None:
    path.write_text("{}")
    path.chmod(0o644)
    Store(path).update(welcomed=True)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_a_link_to_the_file_stays_a_link(path: Path, tmp_path: Path) -> None:
    real = tmp_path / "elsewhere" / "mine.json"
    real.parent.mkdir()
    real.write_text("{}")
    path.symlink_to(real)
    Store(path).update(welcomed=True)
    assert path.is_symlink()
    assert json.loads(real.read_text())["welcomed"] is True


async def test_many_changes_are_one_write_off_the_loop(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    writes: list[tuple[threading.Thread, bytes]] = []
    written = asyncio.Event()
    loop = asyncio.get_running_loop()

    def watched(target: Path, text: bytes) -> None:
        replace_file(target, text)
        writes.append((threading.current_thread(), text))
        loop.call_soon_threadsafe(written.set)

    monkeypatch.setattr(module, "replace_file", watched)
    monkeypatch.setattr(module, "DEBOUNCE_S", 0.01)
    store = Store(path)
    for port in range(1, 50):
        store.update(ingest=Ingest(port=port))
    assert not path.exists()
    await asyncio.wait_for(written.wait(), 10)
    assert len(writes) == 1
    assert writes[0][0] is not threading.main_thread()
    assert loaded(path).settings.ingest.port == 49


async def test_flush_writes_what_is_due_and_nothing_twice(path: Path) -> None:
    store = Store(path)
    store.update(welcomed=True)
    store.flush()
    first = path.stat().st_ino
    store.flush()
    assert path.stat().st_ino == first
    assert loaded(path).settings.welcomed


async def test_a_slow_old_write_never_replaces_a_newer_one(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk takes its time over the first change; the second one is flushed meanwhile."""
    going, go_on = threading.Event(), threading.Event()

    def slow(target: Path, text: bytes) -> None:
        if threading.current_thread() is not threading.main_thread():
            going.set()
            assert go_on.wait(10)
        replace_file(target, text)

    monkeypatch.setattr(module, "replace_file", slow)
    monkeypatch.setattr(module, "DEBOUNCE_S", 0.0)
    store = Store(path)
    store.update(ingest=Ingest(port=1))
    await asyncio.wait_for(asyncio.to_thread(going.wait, 10), 10)
    store.update(ingest=Ingest(port=2))
    threading.Timer(0.05, go_on.set).start()
    store.flush()
    assert loaded(path).settings.ingest.port == 2


def test_a_disk_that_refuses_is_told_and_the_change_holds(path: Path) -> None:
    path.parent.joinpath("file").write_text("not a folder")
    store = Store(path.parent / "file" / "settings.json")
    told: list[Trouble] = []
    store.failed.connect(told.append)
    store.update(welcomed=True)
    assert store.settings.welcomed
    assert [trouble.code for trouble in told] == [Code.SETTINGS_SAVE]
    assert store.fault is told[0]


def test_a_disk_that_goes_on_refusing_is_told_once_until_it_takes_it(path: Path) -> None:
    store = Store(path.parent / "later" / "settings.json")
    told: list[str] = []
    store.failed.connect(lambda trouble: told.append(trouble.code))
    store.recovered.connect(lambda: told.append("recovered"))
    for port in (1, 2, 3):
        store.update(ingest=Ingest(port=port))
    assert told == [Code.SETTINGS_SAVE]
    (path.parent / "later").mkdir()
    store.update(ingest=Ingest(port=4))
    assert told == [Code.SETTINGS_SAVE, "recovered"]
    assert store.fault is None
    assert loaded(path.parent / "later" / "settings.json").settings.ingest.port == 4


trees = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=4),
)


@given(st.dictionaries(st.text(), trees), st.dictionaries(st.text(), trees))
def test_merging_keeps_all_of_the_new_and_loses_no_key(old: dict[str, object], new: dict[str, object]) -> None:
    both = merged(old, new)
    assert both.keys() == old.keys() | new.keys()
    assert merged(new, both) == both
    for key, value in new.items():
        if not isinstance(value, dict):
            assert both[key] == value
