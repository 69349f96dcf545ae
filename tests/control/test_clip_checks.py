"""Every track is looked at once, a few at a time, of the programme that is watched."""

from __future__ import annotations

import asyncio

from desktop.control.clip_checks import AT_ONCE, ClipChecks
from desktop.core.programme import Clip, ClipFault, Programme, TrackState
from desktop.core.tasks import Tasks
from tests.control.parts import until


async def test_a_few_at_a_time_and_each_once() -> None:
    tasks = Tasks("test")
    asked: list[str] = []
    go_on = asyncio.Event()

    async def look(address: str) -> Clip:
        asked.append(address)
        await go_on.wait()
        return Clip(ClipFault.CODEC if "3" in address else ClipFault.NONE, 5.0)

    checks = ClipChecks(tasks, look)
    programme = Programme()
    checks.watch(programme)
    checks.watch(programme)
    for number in range(5):
        programme.add(f"https://clips.example/{number}.ogg")
    await until(lambda: len(asked) == AT_ONCE)
    await asyncio.sleep(0)
    assert len(asked) == AT_ONCE
    go_on.set()
    await until(lambda: all(track.state is not TrackState.CHECKING for track in programme.tracks))
    assert len(asked) == 5
    assert programme.tracks[3].state is TrackState.REFUSED
    programme.check_again(programme.tracks[3].id)
    await until(lambda: len(asked) == 6)
    other = Programme()
    checks.watch(other)
    programme.add("https://clips.example/unwatched.ogg")
    other.add("https://clips.example/watched.ogg")
    await until(lambda: len(asked) == 7)
    assert asked[-1].endswith("/watched.ogg")
    await tasks.aclose()
