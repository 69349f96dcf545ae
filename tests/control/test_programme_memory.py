"""What is to be broadcast survives the console, however it ended, and never goes live by itself."""

from __future__ import annotations

import asyncio
import os
import stat
from pathlib import Path
from typing import Any, cast

import pytest

from desktop.control import programme_memory
from desktop.control.asrun import AsRun
from desktop.control.checklist import Facts
from desktop.control.clip_checks import ClipChecks
from desktop.control.live import Live
from desktop.control.programme_memory import CHANNELS, ProgrammeMemory
from desktop.core.air import AirChannel, LiveState
from desktop.core.programme import AtEnd, Clip, TrackState
from desktop.core.tasks import Tasks
from tests.control.parts import until

SHOW = AirChannel(1977287012746530816, 1840666462012837888, "evening-show", "Mekong Radio")
NIGHT = AirChannel(8, 3, "night-desk", "Mekong Radio")
A, B = "https://clips.example/a.ogg?token=secret", "https://clips.example/b.webm"


class Sitting:
    """A desk with a memory in `folder`."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "programmes.json"
        self.asked: list[str] = []
        self.faults: list[BaseException] = []
        self.tasks = Tasks("sitting", lambda _name, fault: self.faults.append(fault))
        checks = ClipChecks(self.tasks, self._look)
        self.live = Live(self.tasks, cast("Any", None), AsRun(folder / "asrun.db"), checks, Facts)
        self.memory = ProgrammeMemory(self.file, self.live, self.tasks)
        self.memory.recall()

    async def leave(self) -> None:
        await self.live.aclose()
        await self.memory.aclose()
        await self.tasks.aclose()
        assert not self.faults

    async def _look(self, address: str) -> Clip:
        self.asked.append(address)
        await asyncio.sleep(0)
        return Clip(length_s=180.0)


async def test_channel_list_and_end_come_back_are_checked_again_and_nothing_is_live(tmp_path: Path) -> None:
    first = Sitting(tmp_path)
    first.live.choose(NIGHT)
    first.live.programme.add(B, "Night")
    first.live.choose(SHOW)
    first.live.programme.add_all([A, B])
    first.live.programme.at_end = AtEnd.REPEAT
    first.live.programme.mark(1, TrackState.ON_AIR)
    first.live.programme.mark(1, TrackState.PLAYED, skipped=True)
    first.live.programme.mark(2, TrackState.ON_AIR)
    played = first.live.programme.tracks[0]
    await first.leave()
    second = Sitting(tmp_path)
    live = second.live
    assert (live.air.state, live.air.channel, live.programme.at_end) == (LiveState.OFF, SHOW, AtEnd.REPEAT)
    assert not live.programme.can_undo
    a, b = live.programme.tracks
    assert (a.address, a.state, a.skipped, a.began_at) == (A, TrackState.PLAYED, True, played.began_at)
    assert (b.address, b.state) == (B, TrackState.CHECKING), "on air then is not on air now"
    await until(lambda: live.programme.tracks[1].state is TrackState.READY)
    assert second.asked == [B]
    live.choose(NIGHT)
    assert [one.title for one in live.programme.tracks] == ["Night"]
    await second.leave()


async def test_a_crash_takes_no_more_than_a_moment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(programme_memory, "SOON_S", 0.01)
    first = Sitting(tmp_path)
    first.live.choose(SHOW)
    first.live.programme.add(A)
    first.live.choose(NIGHT)  # before the edit of the other is on disk
    await until(lambda: b"night-desk" in (first.file.read_bytes() if first.file.exists() else b""))
    second = Sitting(tmp_path)  # the first never left
    assert second.live.air.channel == NIGHT
    second.live.choose(SHOW)
    assert [one.address for one in second.live.programme.tracks] == [A]
    for sitting in (first, second):
        await sitting.leave()


@pytest.mark.skipif(os.name != "posix", reason="rights of POSIX")
async def test_the_file_is_for_this_user_only(tmp_path: Path) -> None:
    one = Sitting(tmp_path)
    one.live.choose(SHOW)
    one.live.programme.add(A)
    await one.leave()
    assert stat.S_IMODE(one.file.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "garbage",
    [b"", b"{", b"[]", b'{"programmes": 5}', b"\xff\xfe", b"[" * 9999, b'{"chosen": 7, "programmes": []}',
     b'{"programmes": [{"channel": {"id": 1, "clan_id": 2}, "tracks": [{"address": "http://[bad"}]}], "chosen": 1}'],
)  # fmt: skip
async def test_garbage_is_no_file(tmp_path: Path, garbage: bytes) -> None:
    (tmp_path / "programmes.json").write_bytes(garbage)
    one = Sitting(tmp_path)
    assert one.live.programme.tracks == ()
    one.live.choose(SHOW)
    one.live.programme.add(A)
    await one.leave()
    again = Sitting(tmp_path)
    assert len(again.live.programme.tracks) == 1
    await again.leave()


async def test_who_changes_nothing_writes_nothing(tmp_path: Path) -> None:
    one = Sitting(tmp_path)
    one.live.changed.emit()
    await one.leave()
    assert not one.file.exists()


async def test_a_disk_that_takes_nothing_stops_nobody(tmp_path: Path) -> None:
    one = Sitting(tmp_path / "missing")
    one.live.choose(SHOW)
    await one.leave()
    assert not one.file.exists()
    assert one.memory._unsaved.failing


async def test_what_was_not_used_for_long_goes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = Sitting(tmp_path)
    for number in range(CHANNELS + 5):
        one.live.choose(AirChannel(number + 1, 3))
        one.live.programme.add(B)
    monkeypatch.setattr(programme_memory, "MOST_BYTES", 2000)
    await one.leave()
    assert one.file.stat().st_size <= 2000
    again = Sitting(tmp_path)
    assert again.live.air.channel == AirChannel(CHANNELS + 5, 3)
    again.live.choose(AirChannel(1, 3))
    assert again.live.programme.tracks == ()
    await again.leave()
