from __future__ import annotations

import sys
from importlib.util import cache_from_source
from pathlib import Path

import pytest

from desktop.ui import kept_code
from desktop.ui.kept_code import KeptCode

SOURCE = b"answer = 6 * 7"


@pytest.fixture
def owner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A module whose compiled files have a folder."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    file = tmp_path / "owner.py"
    Path(cache_from_source(str(file))).parent.mkdir()
    return str(file)


def answer(kept: KeptCode, source: bytes = SOURCE) -> object:
    names: dict[str, object] = {}
    exec(kept.compiled(source, "a/module.py"), names)
    return names["answer"]


def files(owner: str) -> list[Path]:
    return sorted(Path(cache_from_source(owner)).parent.iterdir())


def forbid(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object, **__: object) -> None:
        raise AssertionError("compiled again")

    monkeypatch.setattr(kept_code, "_compile", never)


def test_the_next_start_compiles_nothing(owner: str, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = KeptCode(owner)
    assert answer(kept) == 42
    assert files(owner) == []
    kept.keep()
    forbid(monkeypatch)
    again = KeptCode(owner)
    assert answer(again) == 42
    before = files(owner)[0].stat().st_mtime_ns
    again.keep()
    assert [file.stat().st_mtime_ns for file in files(owner)] == [before]


def test_another_source_is_compiled(owner: str) -> None:
    kept = KeptCode(owner)
    answer(kept)
    kept.keep()
    again = KeptCode(owner)
    assert answer(again, b"answer = 1") == 1
    again.keep()
    assert answer(KeptCode(owner), b"answer = 1") == 1


@pytest.mark.parametrize("damage", [b"", b"{", b"\x00" * 40, b"i\x01\x00\x00\x00"])
def test_what_is_damaged_is_made_again(owner: str, damage: bytes) -> None:
    kept = KeptCode(owner)
    answer(kept)
    kept.keep()
    (file,) = files(owner)
    file.write_bytes(damage)
    assert answer(KeptCode(owner)) == 42


def test_it_writes_nothing_where_python_writes_nothing(owner: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    kept = KeptCode(owner)
    assert answer(kept) == 42
    kept.keep()
    assert files(owner) == []


def test_a_folder_that_cannot_be_written(owner: str, tmp_path: Path) -> None:
    kept = KeptCode(str(tmp_path / "nowhere" / "owner.py"))
    assert answer(kept) == 42
    kept.keep()
    assert not (tmp_path / "nowhere").exists()
