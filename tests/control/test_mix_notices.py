from __future__ import annotations

from pathlib import Path

from desktop.control.mix_notices import MixNotices
from desktop.control.mix_orders import Solved, Tell
from desktop.control.notices import Notices
from desktop.core.errors import Code
from desktop.core.mix import MixState
from desktop.services.zego.codes import ReturnCode
from tests.control.mix_service import Service, mixer_at
from tests.control.parts import until


async def test_news_are_notices_until_they_are_solved(tmp_path: Path) -> None:
    async with mixer_at(tmp_path, Service()) as mixer:
        notices = Notices()
        told = MixNotices(mixer, notices)
        mixer.news.emit(Tell(Code.MIX_BUSY, {"seconds": 4}, "overload"))
        assert notices.is_open(Code.MIX_BUSY)
        mixer.news.emit(Solved((Code.MIX_BUSY,)))
        assert not notices.is_open(Code.MIX_BUSY)
        for code in (Code.MIX_LEFT, Code.MIX_IDLE):
            mixer.news.emit(Tell(code))
            assert notices.is_open(code)
        mixer.changed.emit()  # nothing is left, and nothing is idle
        assert not notices.is_open(Code.MIX_LEFT)
        assert not notices.is_open(Code.MIX_IDLE)
        assert told is not None


async def test_what_was_said_of_an_input_goes_with_it(tmp_path: Path) -> None:
    async with mixer_at(tmp_path, Service()) as mixer:
        notices = Notices()
        told = MixNotices(mixer, notices)
        mixer.news.emit(Tell(Code.MIX_HELD_BACK, {"name": "Hue", "code": ReturnCode.INPUT_MISSING}))
        mixer.news.emit(Tell(Code.MIX_REFUSED, {"name": "Hue", "percent": 50, "old": 100}))
        assert notices.is_open(Code.MIX_HELD_BACK)
        await until(lambda: mixer.room_read)
        mixer.changed.emit()  # nobody is held back, and no fader is refused
        assert not notices.is_open(Code.MIX_HELD_BACK)
        assert not notices.is_open(Code.MIX_REFUSED)
        assert told is not None


async def test_a_service_that_answers_again_is_not_called_down(tmp_path: Path) -> None:
    async with mixer_at(tmp_path, Service()) as mixer:
        notices = Notices()
        told = MixNotices(mixer, notices)
        notices.raise_(Code.SERVICE_DOWN, service="MeetStream", code=503)
        for seconds in (1, 2, 4):
            mixer.news.emit(Tell(Code.SERVICE_DOWN, {"service": "ZEGOCLOUD", "code": 502, "seconds": seconds}))
        assert len(notices.open()) == 2
        mixer.start()
        await until(lambda: mixer.mix.state is MixState.RUNNING)
        assert [one.values["service"] for one in notices.open()] == ["MeetStream"]
        assert told is not None
