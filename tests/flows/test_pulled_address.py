"""An address is added to the wall: pulled by a process of its own, shown, recorded, cut, back again."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.core.errors import Code
from desktop.core.model import RecordingState, SourceState
from desktop.core.pull import PullFault
from tests.flows.conftest import Evening, Sit
from tests.media import rtmp
from tests.media.flv import live, recorded
from tests.media.rtsp import sounding


def test_an_address_is_a_source_like_any_other(sit: Sit) -> None:
    with live(recorded(20.0)) as server:

        async def scenario(evening: Evening) -> None:
            pulls = evening.desk.pulls
            source = pulls.add(f"{server.base}/live.flv?key=secret", "Return", record=True)
            await evening.shows(source, frames=10)
            view = evening.view(source)
            assert view.state is SourceState.RECEIVING
            assert view.format is not None
            assert (view.format.width, view.format.height, view.format.audio) == (320, 180, "aac")
            assert evening.desk.pictures.level(source).kind == "pcm"
            assert "secret" not in str(view)
            server.cut()
            await evening.reaches(source, SourceState.STALLED)
            assert pulls.is_pulled(source)
            await evening.shows(source, frames=10)
            assert evening.notices(Code.SOURCE_BACK)
            pulls.end(source)
            view = await evening.reaches(source, SourceState.ENDED)
            await evening.until(lambda: evening.view(source).recording.state is RecordingState.SAVED, "the recording")
            assert view.bytes_received == evening.view(source).bytes_recorded
            assert len(evening.files()) == 2
            asked = len(server.asked)
            assert pulls.again(source)
            await evening.shows(source, frames=3)
            assert len(server.asked) == asked + 1

        sit(scenario)


def test_sound_alone_is_shown_as_such_and_measured(sit: Sit) -> None:
    with live(recorded(20.0, picture=False)) as server:

        async def scenario(evening: Evening) -> None:
            source = evening.desk.pulls.add(f"{server.base}/live.flv", "Return")
            await evening.until(lambda: evening.view(source).sound_only, "the word that there is no picture")
            await evening.until(lambda: evening.view(source).loudness is not None, "its loudness")
            await evening.until(lambda: evening.view(source).loudness.short_term > -60, "three seconds of it")
            loud = evening.view(source).loudness
            assert loud is not None
            assert abs(loud.short_term + 20.7) < 1.0  # 440 Hz weighs a little less than 997
            assert evening.desk.ingest.bots_sending == (0, 0)

        sit(scenario)


def test_an_address_where_nobody_sends_is_told_of_and_tried_again(sit: Sit) -> None:
    with live(recorded(20.0)) as server:

        async def scenario(evening: Evening) -> None:
            source = evening.desk.pulls.add(f"{server.base}/nothing.flv", "")
            await evening.until(lambda: evening.notices(Code.SOURCE_PULL), "the notice")
            view = evening.view(source)
            assert view.state is SourceState.INVITED
            assert view.raw_reason == PullFault.MISSING
            await evening.until(lambda: len(server.asked) >= 3, "another try")
            assert len(evening.notices(Code.SOURCE_PULL)) == 1
            evening.desk.pulls.end(source)
            assert evening.view(source).state is SourceState.ENDED

        sit(scenario)


@pytest.mark.skipif(
    rtmp.PROGRAM is None, reason="the program ffmpeg is not installed, and nothing else listens for RTMP"
)
def test_rtmp_is_shown_and_heard(sit: Sit, tmp_path: Path, unused_tcp_port: int) -> None:
    with rtmp.playing(tmp_path, unused_tcp_port, 20.0) as address:

        async def scenario(evening: Evening) -> None:
            source = evening.desk.pulls.add(address, "Return")
            await evening.shows(source, frames=10)
            view = evening.view(source)
            assert view.state is SourceState.RECEIVING
            assert view.format is not None
            assert (view.format.width, view.format.height, view.format.audio) == (320, 180, "aac")
            assert evening.desk.pictures.level(source).kind == "pcm"

        sit(scenario)


def test_rtsp_is_heard_and_tried_again_when_it_breaks_off(sit: Sit) -> None:
    with sounding(30.0) as server:

        async def scenario(evening: Evening) -> None:
            source = evening.desk.pulls.add(server.address, "Return")
            await evening.reaches(source, SourceState.RECEIVING)
            await evening.until(lambda: evening.view(source).loudness is not None, "its loudness")
            await evening.until(lambda: evening.view(source).loudness.momentary > -60, "its level")
            assert evening.view(source).sound_only
            before = server.asked.count("PLAY")
            server.cut()
            await evening.reaches(source, SourceState.STALLED)
            await evening.until(lambda: server.asked.count("PLAY") > before, "another try")
            await evening.reaches(source, SourceState.RECEIVING)

        sit(scenario)
