from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from desktop.control.air_effects import Connect, Effect, Pause, Play
from desktop.control.air_silence import AirSilence, air_target
from desktop.control.broadcast import Broadcast
from desktop.control.live import Live
from desktop.core.air import Air, AirFault, LiveState, Sound
from desktop.core.panic import Quiet, Why
from desktop.core.programme import Programme
from desktop.core.signal import Signal
from desktop.services.mezon.publication import Acknowledged, Event, Failed, Opened, PauseSet, TrackOver
from tests.clips import ogg
from tests.control.on_air import CHANNEL, Evening
from tests.control.silence_parts import ANY_EVENING, AnySilence

LOST = Failed(AirFault.LOST, True, answered=False)


class PaperLive:
    """`Live` with a clock and a service on paper; `heard` is what listeners hear."""

    changed = Signal()

    def __init__(self) -> None:
        self.now = 0.0
        self.broadcast = Broadcast()
        programme = Programme()
        for name in "abcdef":
            programme.add(f"https://clips.example/{name}.ogg", name)
        self.broadcast.choose(CHANNEL, programme)
        self.held = self.heard = False
        self.number = 0
        self.address = ""
        self.pause_asked: bool | None = None

    @property
    def air(self) -> Air:
        return self.broadcast.air

    def do(self, effects: list[Effect]) -> None:
        for one in effects:
            match one:
                case Connect(number):
                    self.number = number
                case Play(address):
                    self.address = address
                case Pause(paused):
                    self.pause_asked = paused
        self.changed.emit()

    def hold(self, held: bool) -> None:
        self.held = held
        self.changed.emit()

    def pause(self, paused: bool) -> None:
        if not (self.held and not paused):
            self.do(self.broadcast.pause(paused, self.now))

    def report(self, event: Event) -> None:
        self.do(self.broadcast.report(self.number, event, self.now))

    def acknowledge(self) -> None:
        if self.address:
            address, self.address, self.heard = self.address, "", True
            self.report(Acknowledged(address))

    def answer_pause(self) -> None:
        if self.pause_asked is not None:
            paused, self.pause_asked = self.pause_asked, None
            self.heard = not paused and (self.heard or self.air.playing is not None)
            self.report(PauseSet(paused))

    def lose(self) -> None:
        self.heard, self.address, self.pause_asked = False, "", None
        self.report(LOST)

    def later(self, seconds: float) -> None:
        self.now += seconds
        self.do(self.broadcast.tick(self.now))

    def on_air(self) -> None:
        self.do(self.broadcast.go_live(self.now))
        self.report(Opened())
        self.acknowledge()


def stage() -> tuple[PaperLive, AirSilence]:
    live = PaperLive()
    return live, AirSilence(cast("Live", live))


def test_muted_once_the_pause_is_acknowledged_and_back_once_the_release_is() -> None:
    live, silence = stage()
    live.on_air()
    silence.hold()
    assert silence.target.quiet is Quiet.MUTING
    live.answer_pause()
    assert silence.target.quiet is Quiet.MUTED
    live.pause(False)
    assert live.pause_asked is None
    silence.let_go()
    assert silence.restoring
    live.answer_pause()
    assert not silence.restoring
    assert live.air.sound is Sound.PLAYING
    assert silence.leftovers == ()


def test_what_was_paused_before_stays_paused() -> None:
    live, silence = stage()
    live.on_air()
    live.pause(True)
    live.answer_pause()
    silence.hold()
    assert silence.target.quiet is Quiet.MUTED
    silence.let_go()
    assert not silence.restoring
    assert live.air.sound is Sound.PAUSED


def test_pressed_again_during_the_release_it_still_knows_what_was() -> None:
    live, silence = stage()
    live.on_air()
    silence.hold()
    live.answer_pause()
    silence.let_go()
    silence.hold()
    live.answer_pause()  # to go on, asked for by the release
    live.answer_pause()
    assert silence.target.quiet is Quiet.MUTED
    silence.let_go()
    live.answer_pause()
    assert live.air.sound is Sound.PLAYING


def test_a_pause_without_an_answer_is_said_and_asked_for_again() -> None:
    live, silence = stage()
    live.on_air()
    silence.hold()
    live.later(6.0)
    assert (silence.target.quiet, silence.target.why) == (Quiet.SOUNDS, Why.UNANSWERED)
    live.answer_pause()
    assert silence.target.quiet is Quiet.MUTED


def test_what_comes_back_is_paused_again() -> None:
    live, silence = stage()
    live.on_air()
    silence.hold()
    live.answer_pause()
    live.lose()
    assert (silence.target.quiet, silence.target.why) == (Quiet.MUTING, Why.AWAY)
    live.later(3.0)
    live.report(Opened())
    live.acknowledge()
    assert silence.target.quiet is Quiet.MUTING
    live.answer_pause()
    assert silence.target.quiet is Quiet.MUTED


def test_a_broadcast_that_ended_meanwhile_is_left_over() -> None:
    live, silence = stage()
    live.on_air()
    silence.hold()
    live.do(live.broadcast.end(live.now))
    live.later(6.0)
    assert silence.target.quiet is Quiet.NOTHING
    silence.let_go()
    assert not silence.restoring
    assert [(one.why, one.name) for one in silence.leftovers] == [(Why.OVER, "evening-show")]


def test_a_release_without_an_answer_is_left_over() -> None:
    live, silence = stage()
    live.on_air()
    silence.hold()
    live.answer_pause()
    silence.let_go()
    silence.give_up()
    assert [one.why for one in silence.leftovers] == [Why.UNANSWERED]
    assert not silence.restoring


@pytest.mark.parametrize(
    ("air", "quiet"),
    [
        (Air(), Quiet.NOTHING),
        (Air(LiveState.CONNECTING), Quiet.MUTING),
        (Air(LiveState.FAILED), Quiet.NOTHING),
        (Air(LiveState.FAILED, known=False), Quiet.SOUNDS),
        (Air(LiveState.STOPPING), Quiet.MUTING),
        (Air(LiveState.STOPPING, Sound.PAUSED), Quiet.MUTED),
        (Air(LiveState.ON_AIR, Sound.SILENT), Quiet.MUTED),
        (Air(LiveState.ON_AIR, Sound.PAUSED, pause_asked=False), Quiet.MUTING),
    ],
)
def test_what_is_known_in_each_state(air: Air, quiet: Quiet) -> None:
    assert air_target(air).quiet is quiet


class AnyEvening(AnySilence):
    paper: PaperLive

    def __init__(self) -> None:
        super().__init__(*stage())

    @rule(paused=st.booleans())
    def operator(self, paused: bool) -> None:
        self.paper.pause(paused)

    @rule()
    def goes_live(self) -> None:
        self.paper.do(self.paper.broadcast.go_live(self.paper.now))

    @rule()
    def as_it_should(self) -> None:
        self.paper.report(Opened())
        self.paper.acknowledge()

    @rule()
    def answers(self) -> None:
        self.paper.answer_pause()

    @rule()
    def track_ends(self) -> None:
        if self.paper.air.playing is not None:
            self.paper.heard, self.paper.pause_asked = False, None
            self.paper.report(TrackOver())

    @rule()
    def breaks(self) -> None:
        if self.paper.number:
            self.paper.lose()

    @rule(seconds=st.sampled_from([0.1, 5.0, 31.0]))
    def time_passes(self, seconds: float) -> None:
        self.paper.later(seconds)

    @invariant()
    def while_held_silence_is_wished_for(self) -> None:
        air = self.paper.air
        if self.held and air.playing is not None:
            assert air.sound is Sound.PAUSED or air.pause_asked is not None


AnyEvening.TestCase.settings = ANY_EVENING
TestAnyEvening = AnyEvening.TestCase


async def test_with_the_real_publisher(tmp_path: Path) -> None:
    async with Evening(tmp_path) as evening:
        silence = AirSilence(evening.live)
        await evening.play(ogg(20), ogg(20))
        await evening.go_live()
        silence.hold()
        await evening.until(lambda: silence.target.quiet is Quiet.MUTED)
        assert evening.live.air.sound is Sound.PAUSED
        evening.live.pause(False)
        evening.live.skip()
        assert evening.live.air.pause_asked is None
        assert not evening.live.air.skip_asked
        silence.let_go()
        await evening.until(lambda: not silence.restoring)
        assert evening.live.air.sound is Sound.PLAYING
