"""What was freed goes back to the system."""

from __future__ import annotations

import ctypes
import sys
from pathlib import Path

import pytest

from desktop.core import malloc
from desktop.core.malloc import trim

BLOCKS, BYTES = 2_000, 100_000  # each too small to have a mapping of its own


def resident_bytes() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is nothing to give back")
def test_what_lies_free_between_what_is_used_goes_back() -> None:
    blocks = [bytes(bytearray(BYTES)) for _ in range(BLOCKS)]
    last = bytes(bytearray(BYTES))  # the end of the heap is in use
    blocks.clear()
    before = resident_bytes()
    trim()
    assert resident_bytes() < before - BLOCKS * BYTES // 2
    assert len(last) == BYTES


@pytest.mark.parametrize("system", ["linux", "darwin"])
def test_another_c_library_is_no_fault(system: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr(malloc.sys, "platform", system)
    monkeypatch.setattr(ctypes, "CDLL", asked.append)  # and gives nothing that could trim
    trim()
    assert asked == ([None] if system == "linux" else [])
