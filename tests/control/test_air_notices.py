"""What the operator is told of the broadcast: one open notice for a trouble, taken back when it is over."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import cast

import pytest

from desktop.control.air_effects import News
from desktop.control.air_notices import FAULTS, AirNotices
from desktop.control.asrun import AsRun
from desktop.control.live import Live
from desktop.control.notices import Notices
from desktop.core.air import AirFault, AirNews, Sound
from desktop.core.errors import Code
from desktop.core.model import Remedy
from desktop.core.run_log import Outcome, Row, RowKind
from tests.ui.fake_mezon import FakeAsRun, FakeLive


class Told:
    def __init__(self, asrun: FakeAsRun | None = None) -> None:
        self.live, self.asrun, self.notices = FakeLive(), asrun or FakeAsRun(), Notices()
        self.room = AirNotices(cast("Live", self.live), cast("AsRun", self.asrun), self.notices)

    @property
    def codes(self) -> list[Code]:
        return [notice.code for notice in self.notices.open()]


def test_a_broadcast_that_was_cut_off_is_told_once() -> None:
    told = Told()
    start = datetime(2026, 3, 1, 21, 0, tzinfo=UTC)
    end = start + timedelta(seconds=40)
    told.asrun.interrupted = Row(1, RowKind.TRACK, "c", "show", 7, "a", "", start, end, Outcome.INTERRUPTED, "", "")
    for _ in range(2):
        told.asrun.failed.emit()
    (notice,) = told.notices.open()
    assert (notice.code, notice.remedy) == (Code.ASRUN_INTERRUPTED, Remedy.OPEN_AS_RUN)
    assert notice.values == {"channel": "show", "at": end.timestamp()}


def test_every_fault_has_a_code() -> None:
    assert set(FAULTS) == set(AirFault) - {AirFault.NONE}


def test_a_loss_is_told_once_and_taken_back() -> None:
    told = Told()
    told.live.ready()
    told.live.on_air()
    told.live.lost()
    for seconds in (1.0, 2.0):
        told.live.news.emit(News(AirNews.LOST, AirFault.LOST, "one", seconds, "1006"))
    assert told.codes == [Code.AIR_LOST]
    assert told.notices.open()[0].remedy is Remedy.GIVE_UP_AIR
    told.live.on_air()
    told.live.news.emit(News(AirNews.BACK, seconds=4.2))
    assert told.codes == [Code.AIR_BACK]


@pytest.mark.parametrize(
    ("fault", "code", "remedy"),
    [
        (AirFault.BUSY, Code.AIR_BUSY, Remedy.GO_LIVE),
        (AirFault.TOKEN, Code.AIR_TOKEN, Remedy.SIGN_IN),
        (AirFault.ROUTE, Code.AIR_ROUTE, Remedy.OPEN_SETTINGS_SERVICES),
        (AirFault.RIGHTS, Code.AIR_RIGHTS, Remedy.DETAILS),
    ],
)
def test_a_failure_says_what_can_be_done(fault: AirFault, code: Code, remedy: Remedy) -> None:
    told = Told()
    told.live.ready()
    told.live.connecting()
    told.live.failed(fault)
    told.live.news.emit(News(AirNews.FAILED, fault, "one", 0.0, "said"))
    assert told.codes == [code]
    assert told.notices.open()[0].remedy is remedy
    told.live.off()
    assert told.codes == []


def test_after_the_last_try_the_tries_are_counted() -> None:
    told = Told()
    told.live.ready()
    told.live.on_air()
    told.live.lost()
    told.live.failed(AirFault.OFFLINE, attempt=6)
    assert told.room.fault == (Code.AIR_LOST_FINAL, {"channel": "evening-show", "tries": 6})


def test_silence_is_taken_back_by_sound_and_the_end_of_the_list_by_another_item() -> None:
    from msgspec.structs import replace

    told = Told()
    told.live.ready("one")
    told.live.on_air()
    told.live.news.emit(News(AirNews.LIST_ENDING, seconds=120))
    assert told.codes == [Code.AIR_LIST_ENDING]
    told.live.programme.add("https://a.example/2.ogg")
    told.live.changed.emit()
    assert told.codes == []
    told.live.show(replace(told.live.air, sound=Sound.SILENT, track=None))
    told.live.news.emit(News(AirNews.SILENT))
    assert told.codes == [Code.AIR_SILENT]
    told.live.show(replace(told.live.air, sound=Sound.PLAYING))
    assert told.codes == []


def test_what_was_left_out_and_what_was_not_answered() -> None:
    told = Told()
    told.live.ready()
    told.live.news.emit(News(AirNews.SKIPPED, title="a.ogg", details="codec flac"))
    told.live.news.emit(News(AirNews.SKIPPED, AirFault.REFUSED, "b.ogg"))
    told.live.news.emit(News(AirNews.PAUSE_UNANSWERED))
    told.live.news.emit(News(AirNews.SKIP_UNANSWERED))
    reasons = [notice.values.get("reason") for notice in reversed(told.notices.history())]
    assert reasons == ["codec", "air.refused", None, None]


def test_a_log_that_cannot_be_read_or_written_is_told() -> None:
    asrun = FakeAsRun()
    asrun.kept_as = "as-run.broken.db"
    told = Told(asrun)
    assert told.codes == [Code.ASRUN_BROKEN]
    asrun.fault = "OperationalError: disk is full"
    asrun.failed.emit()
    assert told.codes == [Code.ASRUN_WRITE, Code.ASRUN_BROKEN]
    assert told.notices.open()[0].values["reason"] == "disk is full"
