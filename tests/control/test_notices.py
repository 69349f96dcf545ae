"""Notices are counted, solved, closed and kept in order."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from desktop.control.notices import Notices
from desktop.core.errors import Code, Trouble
from desktop.core.model import NoticeKind, Remedy


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2026, 11, 21, 12, tzinfo=UTC)
        self.later: list[tuple[float, Callable[[], None]]] = []

    def __call__(self) -> datetime:
        return self.now

    def call_later(self, seconds: float, call: Callable[[], None]) -> None:
        self.later.append((seconds, call))


def test_the_worst_comes_first_then_the_newest() -> None:
    notices = Notices()
    notices.raise_(Code.SOURCE_STALLED, source_id="a", name="A")
    notices.raise_(Code.BOT_KEY)
    notices.raise_(Code.SOURCE_STALLED, source_id="b", name="B")
    notices.raise_(Code.RECORDING_SAVED, name="C")
    codes = [(notice.code, notice.source_id) for notice in notices.open()]
    assert codes == [
        (Code.BOT_KEY, None),
        (Code.SOURCE_STALLED, "b"),
        (Code.SOURCE_STALLED, "a"),
        (Code.RECORDING_SAVED, None),
    ]
    assert notices.unread == 3


def test_the_same_text_within_30_s_is_counted() -> None:
    clock = Clock()
    notices = Notices(now=clock)
    first = notices.raise_(Code.INGEST_REFUSED, ip="10.0.0.7")
    clock.now += timedelta(seconds=29)
    assert notices.raise_(Code.INGEST_REFUSED, ip="10.0.0.7") == first
    assert notices.raise_(Code.INGEST_REFUSED, ip="10.0.0.8") != first
    clock.now += timedelta(seconds=31)
    assert notices.raise_(Code.INGEST_REFUSED, ip="10.0.0.7") != first
    assert [notice.count for notice in notices.history()] == [1, 1, 2]


def test_what_is_solved_closes_and_says_so() -> None:
    notices = Notices()
    notices.raise_(Code.SOURCE_STALLED, source_id="a", name="A")
    notices.raise_(Code.SOURCE_STALLED, source_id="b", name="B")
    notices.solve(Code.SOURCE_STALLED, "a")
    assert [notice.source_id for notice in notices.open()] == ["b"]
    assert [notice.solved for notice in notices.history()] == [False, True]


def test_good_news_goes_by_itself_and_trouble_stays() -> None:
    clock = Clock()
    notices = Notices(later=clock.call_later, now=clock)
    notices.raise_(Code.RECORDING_SAVED, name="A")
    notices.raise_(Code.BOT_KEY)
    assert [seconds for seconds, _ in clock.later] == [4.0]
    clock.later[0][1]()
    assert [notice.code for notice in notices.open()] == [Code.BOT_KEY]


def test_good_news_that_comes_again_is_shown_for_its_own_time() -> None:
    clock = Clock()
    notices = Notices(later=clock.call_later, now=clock)
    notices.raise_(Code.COPIED_ADDRESS)
    clock.now += timedelta(seconds=3)
    notices.raise_(Code.COPIED_ADDRESS)
    first, second = (call for _, call in clock.later)
    first()
    assert [notice.count for notice in notices.open()] == [2], "what was said a second ago stays"
    second()
    assert notices.open() == ()
    clock.now += timedelta(seconds=10)
    notices.raise_(Code.COPIED_ADDRESS)
    clock.later[-1][1]()
    assert notices.open() == (), "what was closed and came again does not stand for ever"


def test_the_last_closed_can_be_brought_back() -> None:
    notices = Notices()
    notice = notices.raise_(Code.BOT_KEY)
    notices.close(notice)
    assert notices.open() == ()
    notices.reopen_last()
    assert [n.id for n in notices.open()] == [notice]


def test_trouble_becomes_a_notice_with_its_details() -> None:
    notices = Notices()
    notices.trouble(Trouble(Code.SERVICE_DOWN, "500 Internal", status=500), "a", name="A")
    (notice,) = notices.open()
    assert (notice.kind, notice.remedy, notice.details) == (NoticeKind.ERROR, Remedy.DETAILS, "500 Internal")
    assert notice.values == {"status": 500, "name": "A"}


def test_a_notice_may_ask_for_a_decision() -> None:
    notices = Notices()
    notices.raise_(Code.DESK_CRASHED, remedy=Remedy.RESTORE_SITTING, sources=2)
    notices.raise_(Code.DESK_UNSTABLE)
    unstable, crashed = notices.open()
    assert (crashed.remedy, crashed.instead) == (Remedy.RESTORE_SITTING, Remedy.NOT_NOW)
    assert (unstable.remedy, unstable.instead) == (Remedy.START_SAFE, None)
