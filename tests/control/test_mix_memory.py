from __future__ import annotations

from pathlib import Path

import pytest

from desktop.control.mix_memory import BLOCK, EPOCH_S, MixMemory
from desktop.control.mix_orders import LeftMix
from desktop.control.notices import Notices
from desktop.core.mix import Level, Origin, Strip
from desktop.core.mix_setup import MixMode, MixSetup, Output

LEFT = LeftMix(
    "task", "room", MixSetup(MixMode.DESK, (Output("out"),)), 5.0,
    (
        Strip("a", Origin.ROOM, "Ann", "u1", wish=Level(50), confirmed=Level(40)),
        Strip("b", Origin.ROOM, "Bob", "u2", out=True),
        Strip("rtmp://x", Origin.ADDRESS, "Bed", wish=Level(80, True), confirmed=Level(80, True)),
    ),
    hushed=True,
)  # fmt: skip
NOW = EPOCH_S + 100.0


def memory(folder: Path, now: float = NOW) -> MixMemory:
    return MixMemory(folder / "mix.json", lambda: now)


async def test_numbers_grow_across_restarts_even_if_the_clock_goes_back(tmp_path: Path) -> None:
    first = memory(tmp_path)
    used = [first.next_sequence() for _ in range(BLOCK + 5)]
    await first.save()
    assert used == sorted(set(used))
    again = memory(tmp_path, now=NOW - 50_000)
    assert again.next_sequence() > used[-1]
    assert again.next_sequence() < 2**31


async def test_without_a_file_the_clock_keeps_them_growing(tmp_path: Path) -> None:
    first = memory(tmp_path).next_sequence()
    assert memory(tmp_path, now=NOW + 10).next_sequence() > first


async def test_one_write_serves_many_numbers(tmp_path: Path) -> None:
    one = memory(tmp_path)
    one.next_sequence()
    assert one.unsaved
    await one.save()
    one.next_sequence()
    assert not one.unsaved


async def test_a_mix_and_the_desks_name_survive(tmp_path: Path) -> None:
    one = memory(tmp_path)
    one.keep(LEFT)
    await one.save()
    again = memory(tmp_path)
    assert (again.left, again.desk) == (LEFT, one.desk)
    again.keep(None)
    await again.save()
    assert memory(tmp_path).left is None


@pytest.mark.parametrize(
    "garbage",
    [
        b"", b"{", b"[]", b'{"left": 5}', b'{"sequence": "x"}', b"\xff\xfe", b"[" * 9999,
        b'{"desk": "a\\nb"}', b'{"desk": "<b>"}', b'{"sequence": -1}', b'{"sequence": 99999999999999999999}',
        b'{"left": {"task_id": "t", "room": "r", "setup": {}, "started_at": -1e300}}',
        b'{"left": {"task_id": "t", "room": "r", "setup": {}, "started_at": 1e12}}',
        b'{"left": {"task_id": "", "room": "", "setup": {}, "started_at": 1, "inputs": [{"key": "", "fader": 999}]}}',
    ],
)  # fmt: skip
def test_garbage_is_no_file(tmp_path: Path, garbage: bytes) -> None:
    (tmp_path / "mix.json").write_bytes(garbage)
    read = memory(tmp_path)
    assert read.left is None
    assert read.desk.startswith("airdesk-")
    assert read.next_sequence() < 2**31


async def test_a_disk_that_takes_nothing_does_not_stop_the_mix(tmp_path: Path) -> None:
    notices = Notices()
    one = MixMemory(tmp_path / "gone" / "mix.json", lambda: NOW, notices)
    one.keep(LEFT)
    for _ in range(2):
        await one.save()
    assert one.next_sequence() > 0
    assert [notice.count for notice in notices.open()] == [1]
    assert one.unsaved
    (tmp_path / "gone").mkdir()
    await one.save()
    assert not one.unsaved
    assert notices.open() == ()
    assert MixMemory(tmp_path / "gone" / "mix.json", lambda: NOW).left == LEFT
