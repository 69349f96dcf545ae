from __future__ import annotations

from pathlib import Path

from desktop.control.mix_notices import MixNotices
from desktop.control.mix_orders import Solved, Tell
from desktop.control.notices import Notices
from desktop.core.errors import Code
from tests.control.mix_service import Service, mixer_at


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
