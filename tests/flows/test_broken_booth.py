"""The booth breaks: what is recorded never knows, and only who broke it has no picture."""

from __future__ import annotations

import os
import signal

from desktop.core.errors import Code
from desktop.core.model import RecordingState, SourceState
from desktop.sim.behaviour import Meeting
from desktop.sim.recipe import Recipe
from tests.flows.conftest import SMALL, Evening, Sit
from tests.flows.test_trouble import whole
from tests.media.theatre import fragile


def test_a_booth_that_is_killed_again_and_again_costs_no_byte_of_a_recording(sit: Sit) -> None:
    async def scenario(evening: Evening) -> None:
        sources = [evening.invite(word) for word in ("one", "two")]
        for source in sources:
            await evening.shows(source)
        killed: set[int] = set()
        for _ in range(6):
            await evening.until(lambda: evening.wiring._booth.pid not in (None, *killed), "another booth")
            pid = evening.wiring._booth.pid
            assert pid is not None
            killed.add(pid)
            os.kill(pid, signal.SIGKILL)
        for source in sources:
            assert evening.view(source).state is SourceState.RECEIVING
            assert evening.view(source).recording.state is RecordingState.RECORDING
            await evening.shows(source)
            assert not evening.view(source).picture_broken  # nobody here is to blame
        await whole(evening, sources)
        assert evening.notices(Code.PICTURES_BROKEN)

    meeting = Meeting(film=SMALL, ends_after_s=24.0)
    sit(scenario, {"one": meeting, "two": meeting})


def test_a_stream_that_breaks_the_decoder_is_put_aside_and_recorded_whole(sit: Sit) -> None:
    other = Recipe(scene="guest", width=320, height=180, codec="hevc", preset="ultrafast")

    async def scenario(evening: Evening) -> None:
        evening.wiring._booth._command = fragile("self.name == 'hevc'")
        good, bad = evening.invite("good"), evening.invite("bad")
        await evening.until(lambda: evening.view(bad).picture_broken, "the word on its tile")
        await evening.until(lambda: evening.notices(Code.SOURCE_BROKEN), "the notice")
        # The notice comes from the one that broke; the next opens a moment later.
        await evening.until(lambda: evening.wiring._booth.pid is not None, "the next booth")
        pid = evening.wiring._booth.pid
        await evening.shows(good, frames=50)
        assert evening.wiring._booth.pid == pid
        assert evening.view(bad).state is SourceState.RECEIVING
        assert evening.view(bad).recording.state is RecordingState.RECORDING
        await whole(evening, [good, bad])

    sit(scenario, {"good": Meeting(film=SMALL, ends_after_s=24.0), "bad": Meeting(film=other, ends_after_s=24.0)})
