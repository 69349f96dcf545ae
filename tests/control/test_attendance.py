"""Who dials in is met, who falls silent is noticed, who ends is let go."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace

import pytest

from desktop.control import attendance as module
from desktop.control.attendance import GIVEN_UP_AFTER_S, INTAKES_KEPT, NO_MEDIA_AFTER_S, REFUSAL_EVERY_S, Attendance
from desktop.control.notices import Notices
from desktop.control.reception import Place
from desktop.control.source import Source
from desktop.control.sources import Sources
from desktop.control.strangers import MOST
from desktop.core.errors import Code
from desktop.core.model import Platform, SourceState
from desktop.services.meetstream.admissions import Admissions, RefusalReason
from desktop.services.meetstream.door import Caller
from desktop.services.meetstream.session import EndReason
from tests.control.parts import LINK, Counted, idle_ingest, told, until

STALLED_AFTER_S = 6.0


class Hall:
    """An attendance on real neighbours; `gone` holds the ids of those that are over."""

    def __init__(self) -> None:
        self.sources, self.notices, self.admissions = Sources(), Notices(), Admissions()
        self.ingest = idle_ingest(self.notices, self.admissions)
        self.now = 10.0
        self.followed: set[str] = set()
        self.gone: list[str] = []
        self.attendance = Attendance(
            self.sources,
            self.ingest,
            self.notices,
            lambda source_id: source_id in self.followed,
            lambda: STALLED_AFTER_S,
            lambda source: self.gone.append(source.id),
        )

    def invited(self, source_id: str = "a", bot_id: str = "bot-a") -> Source:
        source = Source(source_id, "Guest", link=LINK, bot_id=bot_id, since=self.now)
        self.sources.add(source)
        self.followed.add(source_id)
        return source

    def dial(self, source_id: str = "a", bot_id: str = "", name: str = "", invitation: str | None = None) -> Counted:
        intake = Counted()
        place = Place(source_id, name, record=True)
        self.attendance.intake_opened(place, intake.intake, Caller(invitation, bot_id, "10.0.0.7"))
        return intake

    def send(self, intake: Counted, at: float, source_id: str = "a") -> None:
        intake.arrive(at)
        self.now = max(self.now, at)
        self.attendance.first_bytes(Place(source_id, "", record=True), intake.intake)

    def start(self, intake: Counted, bot_id: str, source_id: str = "a", name: str = "") -> None:
        self.attendance.intake_started(Place(source_id, name, record=True), intake.intake, bot_id)

    def end(self, intake: Counted, reason: EndReason, source_id: str = "a") -> None:
        self.attendance.intake_closed(Place(source_id, "", record=True), intake.intake, reason)

    def source(self, source_id: str = "a") -> Source:
        found = self.sources.get(source_id)
        assert found is not None
        return found


@pytest.fixture
def hall(monkeypatch: pytest.MonkeyPatch) -> Hall:
    hall = Hall()
    monkeypatch.setattr(module, "time", SimpleNamespace(monotonic=lambda: hall.now))
    return hall


def test_the_first_bytes_are_shown_without_waiting_for_the_next_look(hall: Hall) -> None:
    source = hall.invited()
    intake = hall.dial()
    assert source.connected
    assert source.state is SourceState.INVITED
    hall.send(intake, at=50.0)
    assert (source.state, source.last_byte_at) == (SourceState.RECEIVING, 50.0)


def test_an_unknown_bot_is_called_by_its_address_until_it_says_its_name(hall: Hall) -> None:
    first, second = hall.dial("a"), hall.dial("b")
    assert [source.name for source in hall.sources.all()] == ["10.0.0.7", "10.0.0.7"]
    hall.start(first, "")
    assert (hall.source("a").name, hall.source("a").bot_id) == ("10.0.0.7", "")
    hall.start(second, "bot-7", "b")
    assert (hall.source("b").name, hall.source("b").bot_id) == ("bot-7", "bot-7")
    hall.start(second, "bot-8", "b")
    assert hall.source("b").bot_id == "bot-7"


def test_a_bot_that_says_its_name_first_is_called_by_it(hall: Hall) -> None:
    hall.dial("a", bot_id="bot-7")
    assert (hall.source().name, hall.source().bot_id) == ("bot-7", "bot-7")


def test_a_name_that_somebody_gave_stays(hall: Hall) -> None:
    source = hall.invited(bot_id="")
    hall.start(hall.dial(), "bot-7")
    assert (source.name, source.bot_id) == ("Guest", "bot-7")
    hall.start(hall.dial("b", name="Door"), "bot-8", "b", name="Door")
    assert (hall.source("b").name, hall.source("b").bot_id) == ("Door", "bot-8")


def test_silence_is_noticed_once_and_the_return_too(hall: Hall) -> None:
    hall.invited()
    intake = hall.dial()
    hall.send(intake, at=50.0)
    hall.attendance.look(50.0 + STALLED_AFTER_S - 0.1)
    assert told(hall.notices, Code.SOURCE_STALLED) == []
    for later in (0.0, 0.5, 1.0):
        hall.attendance.look(50.0 + STALLED_AFTER_S + later)
    assert told(hall.notices, Code.SOURCE_STALLED) == [True]
    (notice,) = hall.notices.open()
    assert (notice.count, notice.values) == (1, {"name": "Guest", "seconds": 6, "recording": 1})
    intake.arrive(60.0)
    hall.attendance.look(60.2)
    assert hall.source().state is SourceState.RECEIVING
    assert told(hall.notices, Code.SOURCE_STALLED) == [False]
    (back,) = hall.notices.open()
    assert (back.code, back.values) == (Code.SOURCE_BACK, {"name": "Guest", "seconds": 10, "missing": 0})


def test_who_dials_in_and_sends_nothing_is_told_of_until_it_does(hall: Hall) -> None:
    intake = hall.dial(bot_id="bot-7")
    began = hall.source().since
    hall.attendance.look(began + NO_MEDIA_AFTER_S)
    assert told(hall.notices, Code.SOURCE_NO_MEDIA) == []
    for later in (0.1, 0.6):
        hall.attendance.look(began + NO_MEDIA_AFTER_S + later)
    assert told(hall.notices, Code.SOURCE_NO_MEDIA) == [True]
    assert (hall.notices.open()[0].count, hall.notices.open()[0].values) == (1, {"name": "bot-7", "connected": 1})
    hall.send(intake, at=began + 20.0)
    assert told(hall.notices, Code.SOURCE_NO_MEDIA) == [False]


def test_who_can_be_asked_about_is_not_told_of_here(hall: Hall) -> None:
    source = hall.invited()
    hall.dial()
    hall.attendance.look(source.since + NO_MEDIA_AFTER_S + 1.0)
    assert hall.notices.history() == ()


def test_who_goes_without_having_sent_anything_leaves_no_notice(hall: Hall) -> None:
    intake = hall.dial(bot_id="bot-7")
    hall.attendance.look(hall.source().since + NO_MEDIA_AFTER_S + 1.0)
    hall.end(intake, EndReason.CLOSED)
    assert hall.source().state is SourceState.ENDED
    assert told(hall.notices, Code.SOURCE_NO_MEDIA) == [False]


def test_a_cut_is_told_and_a_redial_continues_the_source(hall: Hall) -> None:
    source = hall.invited()
    now = hall.now
    first = hall.dial()
    hall.send(first, at=now)
    hall.end(first, EndReason.LOST)
    assert source.state is SourceState.STALLED
    hall.attendance.look(hall.now)
    assert told(hall.notices, Code.SOURCE_STALLED) == [True]
    second = hall.dial()
    assert source.state is SourceState.STALLED  # dialling is not sending
    hall.send(second, at=now + 3)
    assert source.state is SourceState.RECEIVING
    assert told(hall.notices, Code.SOURCE_STALLED) == [False]
    assert told(hall.notices, Code.SOURCE_BACK) == [True]
    assert [notice.values.get("missing") for notice in hall.notices.open()] == [3]
    assert hall.sources.ids == ("a",)
    assert hall.gone == []


@pytest.mark.parametrize(("recorded", "platform"), [(False, Platform.GOOGLE_MEET), (True, Platform.ADDRESS)])
def test_nothing_is_said_to_be_missing_where_nobody_knows(hall: Hall, recorded: bool, platform: Platform) -> None:
    source = hall.invited()
    source.record, source.platform = recorded, platform
    first = hall.dial()
    hall.send(first, at=hall.now)
    hall.end(first, EndReason.LOST)
    hall.send(hall.dial(), at=hall.now + 3)
    assert [notice.values.get("missing") for notice in hall.notices.open()] == [0]


def test_a_gap_is_told_once(hall: Hall) -> None:
    hall.invited()
    first = hall.dial()
    hall.send(first, at=hall.now)
    hall.end(first, EndReason.LOST)
    second = hall.dial()
    hall.send(second, at=hall.now + 3)
    hall.attendance.look(hall.now + STALLED_AFTER_S)
    hall.send(second, at=hall.now + STALLED_AFTER_S + 2)
    assert [one.values.get("missing") for one in hall.notices.history() if one.code is Code.SOURCE_BACK] == [0, 3]


@pytest.mark.parametrize("new_first", [True, False])
@pytest.mark.parametrize("reason", [EndReason.REPLACED, EndReason.NEW_START])
def test_a_newer_stream_goes_on_whichever_of_the_two_is_told_first(
    hall: Hall, reason: EndReason, new_first: bool
) -> None:
    source = hall.invited()
    old = hall.dial()
    hall.send(old, at=50.0)
    if new_first:
        new = hall.dial()
        hall.end(old, reason)
    else:
        hall.end(old, reason)
        new = hall.dial()
    hall.send(new, at=51.0)
    assert (source.state, source.connected, hall.gone) == (SourceState.RECEIVING, True, [])
    assert hall.attendance.intake_of("a") is new.intake
    hall.send(old, at=99.0)  # what was posted before the end of the old one
    assert source.last_byte_at == 51.0


@pytest.mark.parametrize(
    ("reason", "followed", "leaving", "state"),
    [
        (EndReason.SAID, True, False, SourceState.ENDED),
        (EndReason.SAID, False, False, SourceState.ENDED),
        (EndReason.CLOSED, True, False, SourceState.STALLED),  # it may dial again: the service knows
        (EndReason.CLOSED, False, False, SourceState.ENDED),
        (EndReason.REVOKED, False, False, SourceState.ENDED),
        (EndReason.REVOKED, True, False, SourceState.STALLED),  # it was a stranger, the right one is on its way
        (EndReason.LOST, True, False, SourceState.STALLED),
        (EndReason.LOST, False, False, SourceState.STALLED),
        (EndReason.FAULT, False, False, SourceState.STALLED),
        (EndReason.LOST, True, True, SourceState.ENDED),
        (EndReason.STOPPED, False, True, SourceState.ENDED),
    ],
)
def test_how_a_stream_ends(hall: Hall, reason: EndReason, followed: bool, leaving: bool, state: SourceState) -> None:
    source = hall.invited()
    if not followed:
        hall.followed.clear()
    intake = hall.dial()
    hall.send(intake, at=hall.now)
    if leaving:
        hall.attendance.leave()
    hall.end(intake, reason)
    assert source.state is state
    assert hall.gone == (["a"] if state is SourceState.ENDED else [])


def test_a_stream_that_ends_after_its_source_is_let_go_too(hall: Hall) -> None:
    source = hall.invited()
    intake = hall.dial()
    hall.send(intake, at=hall.now)
    source.failed(hall.now, Code.BOT_KICKED, "bot.kicked")
    hall.attendance.look(hall.now)
    assert hall.gone == []  # the last bytes are still on their way
    hall.send(intake, at=hall.now + 1)
    assert source.state is SourceState.FAILED
    hall.end(intake, EndReason.REVOKED)
    assert (source.state, source.reason, hall.gone) == (SourceState.FAILED, Code.BOT_KICKED, ["a"])


def test_a_cut_source_that_the_service_ends_is_let_go_once_with_its_notice(hall: Hall) -> None:
    source = hall.invited()
    intake = hall.dial()
    hall.send(intake, at=hall.now)
    hall.end(intake, EndReason.LOST)
    hall.attendance.look(hall.now)
    source.ended(hall.now, "Stopped")
    for _ in range(3):
        hall.attendance.look(hall.now)
    assert hall.gone == ["a"]
    assert told(hall.notices, Code.SOURCE_STALLED) == [False]


def test_a_cut_source_that_nobody_can_be_asked_about_ends_after_a_minute(hall: Hall) -> None:
    asked, unasked = hall.invited("a"), hall.invited("b")
    hall.followed.discard("b")
    for source_id in "ab":
        intake = hall.dial(source_id)
        hall.send(intake, hall.now, source_id)
        hall.end(intake, EndReason.LOST, source_id)
    cut = max(asked.since, unasked.since)
    hall.attendance.look(cut + GIVEN_UP_AFTER_S - 1)
    assert unasked.state is SourceState.STALLED
    hall.attendance.look(cut + GIVEN_UP_AFTER_S + 1)
    assert (asked.state, unasked.state) == (SourceState.STALLED, SourceState.ENDED)
    assert (unasked.raw_reason, hall.gone) == ("connection lost", ["b"])


def test_who_goes_before_the_first_byte_does_not_stay_on_the_wall(hall: Hall) -> None:
    hall.end(hall.dial(), EndReason.LOST)
    assert hall.source().state is SourceState.INVITED
    hall.attendance.look(hall.source().since + GIVEN_UP_AFTER_S + 1)
    assert (hall.source().state, hall.gone) == (SourceState.ENDED, ["a"])
    assert told(hall.notices, Code.SOURCE_STALLED) == []


def test_who_is_asked_about_may_take_its_time(hall: Hall) -> None:
    source = hall.invited()
    hall.attendance.look(source.since + 10 * GIVEN_UP_AFTER_S)
    assert source.state is SourceState.INVITED


def test_bytes_of_all_intakes_count_however_many_there_were(hall: Hall) -> None:
    hall.invited()
    intakes = []
    for number in range(INTAKES_KEPT + 3):
        intakes.append(hall.dial())
        intakes[-1].arrive(50.0 + number, count=1000)
    assert hall.attendance.bytes_received("a") == 7000
    assert hall.attendance.bytes_recorded("a") == 7 * 999
    intakes[-2].bytes_recorded += 1  # its file is still being saved
    assert hall.attendance.bytes_recorded("a") == 7 * 999 + 1
    assert hall.attendance.bytes_received("nobody") == 0


def test_what_is_forgotten_is_not_counted_and_late_news_of_it_hurt_nobody(hall: Hall) -> None:
    source = hall.invited()
    intake = hall.dial()
    hall.send(intake, at=50.0)
    hall.attendance.latency(Place("a", "", record=True), 40.0)
    source.ended(51.0)
    hall.sources.remove_tile("a")
    hall.attendance.forget("a")
    assert hall.attendance.intake_of("a") is None
    assert hall.attendance.bytes_received("a") == hall.attendance.bytes_recorded("a") == 0
    assert hall.attendance.latency_ms("a") is None
    hall.send(intake, at=52.0)
    hall.start(intake, "bot-9")
    hall.end(intake, EndReason.SAID)
    hall.attendance.look(53.0)
    assert (hall.sources.ids, hall.gone) == ((), [])


def test_latency_is_a_trend(hall: Hall) -> None:
    place = Place("a", "", record=True)
    assert hall.attendance.latency_ms("a") is None
    hall.attendance.latency(place, 100.0)
    assert hall.attendance.latency_ms("a") == 100.0
    hall.attendance.latency(place, 200.0)
    assert hall.attendance.latency_ms("a") == pytest.approx(130.0)


def test_a_refused_caller_is_told_of_once_a_minute(hall: Hall) -> None:
    hall.attendance.caller_refused("10.0.0.7", RefusalReason.PATH)
    (notice,) = hall.notices.open()
    assert (notice.code, notice.values, notice.details) == (Code.INGEST_REFUSED, {"ip": "10.0.0.7"}, "path")
    hall.attendance.caller_refused("10.0.0.8", RefusalReason.PATH)
    assert len(hall.notices.history()) == 1
    hall.notices.close(notice.id)
    hall.now += REFUSAL_EVERY_S - 1
    hall.attendance.caller_refused("10.0.0.7", RefusalReason.PATH)
    assert hall.notices.open() == ()
    hall.now += 2
    hall.attendance.caller_refused("10.0.0.8", RefusalReason.NETWORK)
    assert [open_.values for open_ in hall.notices.open()] == [{"ip": "10.0.0.8"}]


def test_a_spare_address_that_was_used_is_followed_by_another(hall: Hall) -> None:
    hall.ingest.renew()
    changes: list[str] = []
    hall.ingest.changed.connect(lambda: changes.append("changed"))
    hall.ingest.spare_address()
    (spare,) = hall.admissions._invitations
    hall.dial("a", invitation="somebody-else")
    assert changes == []
    hall.dial(spare, invitation=spare)
    assert changes == ["changed"]
    hall.ingest.spare_address()
    assert len(hall.admissions._invitations) == 2  # the used one stays its bot's own


async def test_the_watch_looks_until_it_is_cancelled(hall: Hall) -> None:
    hall.invited()
    intake = hall.dial()
    hall.send(intake, at=hall.now)
    watch = asyncio.create_task(hall.attendance.watch())
    await until(lambda: hall.ingest.bots_sending == (1, 1))
    watch.cancel()
    with pytest.raises(asyncio.CancelledError):
        await watch


def test_a_crowd_of_strangers_is_bounded_and_told_once(hall: Hall) -> None:
    hall.sources.removed.connect(hall.attendance.forget)
    for number in range(50):
        intake = hall.dial(f"s{number}", bot_id=f"gpj.\u202eexe{number}\n")
        hall.send(intake, hall.now + 0.01, f"s{number}")
        hall.end(intake, EndReason.LOST, f"s{number}")
    assert len(hall.sources.ids) == MOST
    assert hall.source("s49").name == "gpj.exe49"
    assert len(told(hall.notices, Code.INGEST_CROWD)) == 1
    assert hall.gone == [f"s{number}" for number in range(50 - MOST)]


def test_a_stranger_that_changes_its_name_leaves_no_tile_that_still_receives(hall: Hall) -> None:
    first = hall.dial("a", bot_id="one")
    hall.send(first, 11.0)
    hall.end(first, EndReason.NEW_START)
    second = hall.dial("b", bot_id="two")
    hall.send(second, 11.1, "b")
    hall.attendance.look(11.5)
    assert hall.source("a").state is SourceState.STALLED
    assert hall.source("b").state is SourceState.RECEIVING


def test_a_second_start_of_the_same_bot_is_no_stall(hall: Hall) -> None:
    first = hall.dial()
    hall.send(first, 11.0)
    hall.end(first, EndReason.NEW_START)
    second = hall.dial()
    hall.send(second, 11.1)
    hall.attendance.look(11.5)
    assert hall.source().state is SourceState.RECEIVING
    assert not told(hall.notices, Code.SOURCE_STALLED)
