"""Properties of a broadcast under any order of wishes, frames, losses and moments; the oracle only watches the wire."""

from __future__ import annotations

import json
from dataclasses import dataclass, field

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from desktop.control.air_effects import (
    Connect,
    Drop,
    Effect,
    News,
    Pause,
    Play,
    RowClosed,
    RowForgotten,
    RowOpened,
    RowRefused,
    Skip,
    Stop,
)
from desktop.control.broadcast import ACK_S, LIST_ENDING_S, Broadcast
from desktop.core.air import AirChannel, AirFault, AirNews, LiveState, Sound
from desktop.core.programme import AtEnd, Clip, Programme, TrackState
from desktop.core.run_log import Outcome, RowKind
from desktop.services.mezon.publication import (
    Acknowledged,
    Close,
    Failed,
    Ignored,
    Opened,
    Over,
    PauseSet,
    Publication,
    Result,
    Send,
    TrackOver,
)
from desktop.services.mezon.stn import Place

CHANNEL = AirChannel(7, 3, "evening-show", "Mekong Radio")
S = LiveState


@dataclass
class Wire:
    """One connection as somebody between the two sees it."""

    number: int
    publication: Publication = field(default_factory=lambda: Publication(Place(3, 7, 9)))
    open: bool = False
    alive: bool = True  # neither side has closed, broken or failed it
    asked: str = ""
    acknowledged: str = ""  # the address last acknowledged, while it plays
    ever: bool = False
    ended_by_us: bool = False


class Evening(RuleBasedStateMachine):
    """Composes the two machines; `frames` may arrive on any connection ever made."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 100.0
        self.broadcast = Broadcast()
        self.programme = Programme()
        self.broadcast.choose(CHANNEL, self.programme)
        self.programme.changed.connect(lambda: self.act(self.broadcast.programme_changed(self.now)))
        self.wires: list[Wire] = []
        self.rows: list[tuple[RowKind, Outcome]] = []
        self.open_rows: list[RowKind] = []
        for number in range(3):
            self.programme.add(f"https://clips.example/{number}.ogg")

    def act(self, effects: list[Effect]) -> None:
        for effect in effects:
            match effect:
                case Connect(number):
                    assert all(not wire.alive or wire.ended_by_us for wire in self.wires), "two publishers"
                    self.wires.append(Wire(number))
                case Play(address):
                    self.take(self.wires[-1], self.wires[-1].publication.play(address))
                case Pause(paused):
                    self.take(self.wires[-1], self.wires[-1].publication.pause(paused))
                case Skip():
                    self.take(self.wires[-1], self.wires[-1].publication.skip())
                case Stop():
                    self.wires[-1].ended_by_us = True
                    self.take(self.wires[-1], self.wires[-1].publication.stop())
                case Drop():
                    self.wires[-1].ended_by_us = True
                case RowOpened(kind):
                    self.open_rows.append(kind)
                case RowClosed(outcome):
                    self.rows.append((self.open_rows.pop(), outcome))
                case RowForgotten():
                    assert self.open_rows.pop() is RowKind.DEAD_AIR
                case RowRefused(_, _, offered):
                    self.rows.append((RowKind.REFUSED, Outcome.REFUSED if offered else Outcome.NOT_OFFERED))

    def take(self, wire: Wire, result: Result) -> None:
        for one in result:
            if isinstance(one, Send):
                frame = json.loads(one.text)
                if frame["Key"] == "connect_publisher":
                    wire.asked, wire.acknowledged = frame["Value"]["FileUrl"], ""
            elif not isinstance(one, Close | Ignored):
                self.act(self.broadcast.report(wire.number, one, self.now))

    # The operator

    @rule()
    def go_live(self) -> None:
        self.act(self.broadcast.go_live(self.now))

    @rule(wish=st.sampled_from(["skip", "pause", "resume", "retry_now", "clear", "end", "skip"]))
    def wishes(self, wish: str) -> None:
        if wish in ("pause", "resume"):
            self.act(self.broadcast.pause(wish == "pause", self.now))
        else:
            self.act(getattr(self.broadcast, wish)(self.now))

    @rule(number=st.integers(0, 99))
    def add(self, number: int) -> None:
        self.programme.add(f"https://clips.example/more{number}.webm")

    @rule(data=st.data())
    @precondition(lambda self: self.programme.tracks)
    def edit(self, data: st.DataObject) -> None:
        track = data.draw(st.sampled_from(self.programme.tracks))
        what = data.draw(st.sampled_from(["remove", "move", "checked", "undo", "length"]))
        if what == "remove":
            self.programme.remove(track.id)
        elif what == "move":
            self.programme.move(track.id, 0)
        elif what == "undo":
            self.programme.undo()
        else:
            self.programme.checked(track.id, Clip(length_s=200.0 if what == "length" else None))

    @rule(at_end=st.sampled_from(AtEnd))
    def choose_end(self, at_end: AtEnd) -> None:
        self.programme.at_end = at_end

    # The clock

    @rule(seconds=st.sampled_from([0.1, 1.0, 5.0, 31.0, 61.0, 181.0]))
    def time_passes(self, seconds: float) -> None:
        self.now += seconds
        self.act(self.broadcast.tick(self.now))

    @rule()
    def until_due(self) -> None:
        if self.broadcast.due is not None:
            self.now = max(self.now, self.broadcast.due)
            self.act(self.broadcast.tick(self.now))

    # The service

    @rule()
    def as_it_should(self) -> None:
        """What a service in order does next; without it hardly any evening would get on the air."""
        if self.broadcast.air.state in (S.OFF, S.FAILED):
            self.go_live()
        wire = self.wires[-1] if self.wires else None
        if wire is None or not wire.alive or wire.ended_by_us:
            self.until_due()
        elif not wire.open:
            self.open_up(wire)
        elif wire.asked:
            self.acknowledge(wire)

    @rule()
    def as_it_should_again(self) -> None:
        self.as_it_should()
        self.as_it_should()

    def open_up(self, wire: Wire) -> None:
        if wire.alive and not wire.open and not wire.ended_by_us:
            wire.open = True
            self.take(wire, wire.publication.opened())

    def acknowledge(self, wire: Wire) -> None:
        if wire.alive and wire.asked:
            wire.acknowledged, wire.asked, wire.ever = wire.asked, "", True
        self.hear(wire, "connect_publisher", None)

    @precondition(lambda self: self.wires)
    @rule(data=st.data())
    def opened(self, data: st.DataObject) -> None:
        self.open_up(data.draw(st.sampled_from(self.wires[-2:])))

    @precondition(lambda self: self.wires)
    @rule(
        data=st.data(),
        fault=st.sampled_from([AirFault.OFFLINE, AirFault.TOKEN, AirFault.UNKNOWN]),
        retryable=st.booleans(),
    )
    def refused(self, data: st.DataObject, fault: AirFault, retryable: bool) -> None:
        wire = data.draw(st.sampled_from(self.wires))
        if not wire.open:
            wire.alive = False
            self.take(wire, wire.publication.refused(Failed(fault, retryable)))

    @precondition(lambda self: any(wire.open for wire in self.wires))
    @rule(data=st.data())
    def acknowledges(self, data: st.DataObject) -> None:
        self.acknowledge(data.draw(st.sampled_from([wire for wire in self.wires if wire.open])))

    @precondition(lambda self: any(wire.open for wire in self.wires))
    @rule(data=st.data())
    def track_ends(self, data: st.DataObject) -> None:
        wire = data.draw(st.sampled_from([wire for wire in self.wires if wire.open]))
        wire.acknowledged = ""
        self.hear(wire, "stream_track_ended", None)

    @precondition(lambda self: any(wire.open for wire in self.wires))
    @rule(
        data=st.data(),
        key=st.sampled_from(["stream_track_paused", "info", "channels", "stop_publisher", "password_required"]),
        value=st.sampled_from([None, True, {"paused": True}, {"paused": False}, "hello", 7]),
    )
    def says(self, data: st.DataObject, key: str, value: object) -> None:
        self.hear(data.draw(st.sampled_from([wire for wire in self.wires if wire.open])), key, value)

    @precondition(lambda self: any(wire.open for wire in self.wires))
    @rule(
        data=st.data(),
        frame=st.sampled_from(
            [
                ("error", "unsupported codec"),
                ("error", "timeout"),
                ("error", "channel already has a publisher"),
                ("error", {"odd": 1}),
                ("stream_publish_failed", {"retryable": True}),
                ("stream_publish_failed", {"retryable": False, "message": "fetch"}),
                ("info", "stream_publisher_ended"),
                ("info", "stream publish failed: x"),
            ]
        ),
    )
    def fails(self, data: st.DataObject, frame: tuple[str, object]) -> None:
        wire = data.draw(st.sampled_from([wire for wire in self.wires if wire.open]))
        wire.alive, wire.acknowledged = False, ""
        self.hear(wire, *frame)

    @precondition(lambda self: self.wires)
    @rule(data=st.data(), answered=st.booleans())
    def closed(self, data: st.DataObject, answered: bool) -> None:
        wire = data.draw(st.sampled_from(self.wires))
        wire.alive, wire.open, wire.acknowledged = False, False, ""
        self.take(wire, wire.publication.closed(answered=answered))

    def hear(self, wire: Wire, key: str, value: object) -> None:
        self.take(wire, wire.publication.received(json.dumps({"Key": key, "Value": value})))

    # What always holds

    @invariant()
    def on_air_only_with_grounds(self) -> None:
        air = self.broadcast.air
        if air.state is not S.ON_AIR:
            assert air.playing is None
            return
        wire = self.wires[-1]
        assert wire.alive and wire.open and wire.ever and not wire.ended_by_us  # noqa: PT018 - one claim
        if air.sound is Sound.SILENT:
            assert air.track is None
        else:
            assert air.sound in (Sound.PLAYING, Sound.PAUSED)
            assert air.track is not None
            assert wire.acknowledged == air.track.address

    @invariant()
    def one_row_is_open_while_on_air(self) -> None:
        air = self.broadcast.air
        assert len(self.open_rows) <= 1
        if air.state is S.ON_AIR:
            heard = {Sound.PLAYING: RowKind.TRACK, Sound.PAUSED: RowKind.PAUSE}
            assert self.open_rows == [heard.get(air.sound, RowKind.DEAD_AIR)]
        elif air.state is S.RECONNECTING:
            assert self.open_rows == [RowKind.DEAD_AIR]
        elif air.state is not S.STOPPING:
            assert self.open_rows == []

    @invariant()
    def every_waiting_ends(self) -> None:
        if self.broadcast.air.state in (S.CONNECTING, S.RECONNECTING, S.STOPPING):
            assert self.broadcast.due is not None

    @invariant()
    def the_list_shows_what_is_on_air(self) -> None:
        playing = [t.id for t in self.programme.tracks if t.state in (TrackState.ON_AIR, TrackState.PAUSED)]
        assert len(playing) <= 1
        if playing and self.broadcast.air.state is not S.STOPPING:
            assert self.broadcast.air.playing is not None


Evening.TestCase.settings = settings(max_examples=300, stateful_step_count=40)
TestAnyEvening = Evening.TestCase
TestAnyEvening = pytest.mark.timeout(300)(TestAnyEvening)


class Studio:
    """A broadcast and what it ordered, step by step."""

    def __init__(self, *names: str) -> None:
        self.now = 0.0
        self.broadcast = Broadcast()
        self.programme = Programme()
        for name in names or ("a", "b"):
            self.programme.add(f"https://clips.example/{name}.ogg", name)
        self.broadcast.choose(CHANNEL, self.programme)

    def report(self, event: object, number: int = 1) -> list[Effect]:
        return self.broadcast.report(number, event, self.now)  # type: ignore[arg-type]  # an Event

    def on_air(self) -> Studio:
        self.broadcast.go_live(self.now)
        self.report(Opened())
        self.report(Acknowledged(self.programme.tracks[0].address))
        assert self.broadcast.air.state is S.ON_AIR
        return self

    def later(self, seconds: float) -> list[Effect]:
        self.now += seconds
        return self.broadcast.tick(self.now)


def test_a_wish_without_grounds_does_nothing() -> None:
    studio = Studio()
    for wish in (studio.broadcast.end, studio.broadcast.skip, studio.broadcast.retry_now, studio.broadcast.clear):
        assert wish(0.0) == []
    assert studio.broadcast.pause(True, 0.0) == []
    studio.on_air()
    assert studio.broadcast.go_live(0.0) == []
    assert studio.broadcast.choose(None, Programme()) is False


def test_nothing_to_play_or_nowhere_to_play_it() -> None:
    broadcast = Broadcast()
    assert broadcast.go_live(0.0) == []
    broadcast.choose(CHANNEL, Programme())
    assert broadcast.go_live(0.0) == []
    assert broadcast.air.state is S.OFF


def test_three_minutes_and_no_longer() -> None:
    studio = Studio()
    studio.broadcast.go_live(0.0)
    studio.report(Opened())
    assert studio.later(ACK_S - 0.1) == []
    effects = studio.later(0.1)
    assert Stop() in effects
    assert (studio.broadcast.air.state, studio.broadcast.air.fault) == (S.FAILED, AirFault.TIMEOUT)
    assert studio.report(Acknowledged(studio.programme.tracks[0].address)) == []  # too late
    assert studio.broadcast.air.state is S.FAILED


def test_an_acknowledgement_of_another_connection_counts_for_nothing() -> None:
    studio = Studio()
    studio.broadcast.go_live(0.0)
    studio.report(Opened())
    studio.report(Failed(AirFault.LOST, True))
    studio.later(1.0)
    studio.report(Opened(), 2)
    studio.report(Acknowledged(studio.programme.tracks[0].address), 1)
    assert studio.broadcast.air.state is S.CONNECTING
    studio.report(Acknowledged(studio.programme.tracks[0].address), 2)
    assert studio.broadcast.air.state is S.ON_AIR


def test_a_pause_outlives_the_loss_of_the_link() -> None:
    studio = Studio().on_air()
    studio.broadcast.pause(True, 0.0)
    studio.report(PauseSet(True))
    studio.report(Failed(AirFault.LOST, True))
    studio.later(1.0)
    studio.report(Opened(), 2)
    assert Pause(True) in studio.report(Acknowledged(studio.programme.tracks[0].address), 2)


def rows_of(effects: list[Effect]) -> list[Effect]:
    return [one for one in effects if isinstance(one, RowOpened | RowClosed | RowForgotten)]


def test_a_pause_is_a_row_of_its_own_from_answer_to_answer() -> None:
    studio = Studio("a").on_air()
    track = studio.programme.tracks[0]
    assert rows_of(studio.broadcast.pause(True, 0.0)) == []  # a click is no row
    assert [type(one) for one in rows_of(studio.report(PauseSet(True)))] == [RowClosed, RowOpened]
    assert rows_of(studio.report(PauseSet(True))) == []  # said twice
    closed, opened = rows_of(studio.report(PauseSet(False)))
    assert closed == RowClosed(Outcome.RESUMED)
    assert isinstance(opened, RowOpened)
    assert (opened.kind, opened.track and opened.track.id) == (RowKind.TRACK, track.id)


def test_a_pause_ends_with_what_ends_it() -> None:
    for event, outcome in ((TrackOver(), Outcome.PLAYED), (Failed(AirFault.LOST, True), Outcome.LOST)):
        studio = Studio("a").on_air()
        studio.report(PauseSet(True))
        assert RowClosed(outcome) in studio.report(event)


def test_tracks_that_follow_at_once_have_no_dead_air_between_them() -> None:
    studio = Studio().on_air()
    studio.broadcast.skip(0.0)
    assert rows_of(studio.report(TrackOver()))[0] == RowClosed(Outcome.SKIPPED)
    studio.now = 0.4
    second = Acknowledged(studio.programme.tracks[1].address)
    assert rows_of(studio.report(second))[0] == RowForgotten()
    studio.report(TrackOver())
    assert RowClosed(Outcome.ENDED) in [*studio.later(30.0), *studio.broadcast.end(30.0), *studio.report(Over(True))]


def test_the_position_stands_still_in_a_pause_and_the_end_is_announced() -> None:
    studio = Studio("a").on_air()
    studio.programme.checked(1, Clip(length_s=LIST_ENDING_S + 100))
    studio.broadcast.programme_changed(0.0)
    studio.now = 60.0
    studio.report(PauseSet(True))
    assert studio.broadcast.due is None
    studio.now = 100.0
    assert studio.broadcast.air.position(100.0) == 60.0
    studio.report(PauseSet(False))
    assert studio.later(39.0) == []
    assert studio.later(1.0) == [News(AirNews.LIST_ENDING, seconds=LIST_ENDING_S)]
    assert studio.later(30.0) == []
    studio.report(PauseSet(True))
    assert studio.later(60.0) == []
    studio.report(PauseSet(False))
    (again,) = studio.later(0.0)
    assert again == News(AirNews.LIST_ENDING, seconds=LIST_ENDING_S - 30.0), "it ends later than was said"


def test_a_list_that_repeats_goes_round() -> None:
    studio = Studio().on_air()
    studio.programme.at_end = AtEnd.REPEAT
    played = []
    for _ in range(4):
        effects = studio.report(TrackOver())
        (play,) = [effect for effect in effects if isinstance(effect, Play)]
        played.append(play.address[-5:])
        studio.report(Acknowledged(play.address))
    assert played == ["b.ogg", "a.ogg", "b.ogg", "a.ogg"]


def test_what_is_on_air_for_a_minute_has_earned_its_tries_again() -> None:
    studio = Studio().on_air()
    for number in range(1, 10):
        studio.report(Failed(AirFault.LOST, True), number)
        assert studio.broadcast.air.attempt == 1
        studio.later(1.0)
        studio.report(Opened(), number + 1)
        studio.report(Acknowledged(studio.programme.tracks[0].address), number + 1)
        studio.later(61.0)
    assert studio.broadcast.air.state is S.ON_AIR


def test_the_seventh_loss_in_a_row_is_the_last() -> None:
    studio = Studio().on_air()
    pauses = []
    for number in range(1, 7):
        studio.report(Failed(AirFault.LOST, True), number)
        pauses.append((studio.broadcast.air.retry_at or 0.0) - studio.now)
        studio.later(pauses[-1])
    assert pauses == [1, 2, 4, 8, 15, 30]
    effects = studio.report(Failed(AirFault.LOST, True, answered=False), 7)
    assert [e for e in effects if isinstance(e, RowClosed)] == [RowClosed(Outcome.GIVEN_UP)]
    assert (studio.broadcast.air.state, studio.broadcast.air.known) == (S.FAILED, False)


def test_our_own_ghost_in_the_channel_is_waited_out_but_nobody_else() -> None:
    studio = Studio()
    studio.broadcast.go_live(0.0)
    studio.report(Opened())
    studio.report(Failed(AirFault.OCCUPIED, False))
    assert studio.broadcast.air.state is S.FAILED
    studio = Studio().on_air()
    studio.report(Failed(AirFault.LOST, True))
    studio.later(1.0)
    studio.report(Opened(), 2)
    studio.report(Failed(AirFault.OCCUPIED, False), 2)
    assert (studio.broadcast.air.state, studio.broadcast.air.retry_at) == (S.RECONNECTING, 3.0)


def test_a_service_that_asks_to_wait_is_given_the_time() -> None:
    studio = Studio()
    studio.broadcast.go_live(0.0)
    studio.report(Failed(AirFault.BUSY, True, wait_s=20.0))
    assert studio.broadcast.air.retry_at == 20.0


def test_an_end_that_was_not_asked_for_is_a_loss() -> None:
    studio = Studio().on_air()
    studio.report(Over(confirmed=True))
    assert studio.broadcast.air.state is S.RECONNECTING
