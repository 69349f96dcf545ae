"""The words of a running mix: its states and what may follow what, strips and their faders, what the window is shown.

Monotonic times are seconds of `time.monotonic()`. What a mix is set up with is in `mix_setup.py`; its course is in
`control/mix_course.py`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from desktop.core.errors import Code
from desktop.core.mix_setup import MOST_VOLUME, UNCHANGED, UNTOUCHED, MixMode, MixSetup


class MixState(StrEnum):
    """Where the mix stands. RUNNING only after the service said so."""

    STOPPED = "stopped"
    STARTING = "starting"
    RUNNING = "running"
    STOPPING = "stopping"  # still heard
    LOST = "lost"  # the service no longer knows it, or has not answered for long
    FAILED = "failed"  # it did not start


MIX_TRANSITIONS: dict[MixState, frozenset[MixState]] = {
    MixState.STOPPED: frozenset({MixState.STARTING, MixState.RUNNING}),  # RUNNING: one left behind is taken over
    MixState.STARTING: frozenset(
        {MixState.RUNNING, MixState.STOPPING, MixState.STOPPED, MixState.FAILED, MixState.LOST}
    ),
    MixState.RUNNING: frozenset({MixState.STOPPING, MixState.STOPPED, MixState.LOST}),
    MixState.STOPPING: frozenset({MixState.STOPPED, MixState.STARTING, MixState.RUNNING, MixState.LOST}),
    MixState.LOST: frozenset({MixState.STARTING, MixState.RUNNING, MixState.STOPPING, MixState.STOPPED}),
    MixState.FAILED: frozenset({MixState.STARTING, MixState.STOPPED}),
}
# The service may be mixing, and somebody pays for it.
UNDER_WAY = frozenset({MixState.STARTING, MixState.RUNNING, MixState.STOPPING, MixState.LOST})


class StripState(StrEnum):
    """What is known of a strip's fader. Derived by `Strip.state`, never kept."""

    WAITING = "waiting"  # nothing is mixed, or it is not in the mix
    SENDING = "sending"
    APPLIED = "applied"  # the service confirmed the very value that is shown
    REFUSED = "refused"  # the fader is back at the last confirmed value
    NEXT_START = "next_start"  # Auto: in force after a restart
    BY_ROOM = "by_room"  # Auto: the service sets it
    GONE = "gone"  # its sender is away


_ANY = frozenset({StripState.WAITING, StripState.GONE, StripState.SENDING})
STRIP_TRANSITIONS: dict[StripState, frozenset[StripState]] = {
    # BY_ROOM and NEXT_START are reached and left by a switch of mode or a start in Auto, APPLIED by a takeover.
    StripState.WAITING: _ANY | {StripState.BY_ROOM, StripState.NEXT_START, StripState.APPLIED, StripState.REFUSED},
    StripState.SENDING: _ANY | {StripState.APPLIED, StripState.REFUSED, StripState.NEXT_START},
    StripState.APPLIED: _ANY | {StripState.NEXT_START, StripState.REFUSED},
    StripState.REFUSED: _ANY | {StripState.APPLIED, StripState.NEXT_START, StripState.BY_ROOM},
    StripState.NEXT_START: _ANY | {StripState.APPLIED, StripState.BY_ROOM},
    StripState.BY_ROOM: _ANY | {StripState.NEXT_START},
    StripState.GONE: frozenset(StripState),  # it returns to whatever is true then
}


class Hindrance(StrEnum):
    """Why a mix cannot be started."""

    NONE = ""
    NOT_SET_UP = "not_set_up"
    LEFT = "left"  # one of a former run is still running and must be taken over or stopped
    ROOM = "room"  # none is chosen
    USER_DATA = "user_data"  # longer than the service takes
    OUTPUTS = "outputs"  # `Mixer.output_fault` says what


class IllegalMixTransition(Exception):
    """A state was asked for that cannot follow the present one: a fault of ours."""


class Origin(StrEnum):
    """Where a strip's sound comes from."""

    ROOM = "room"
    STREAM = "stream"  # of another room, by its id
    ADDRESS = "address"  # rtmp:// or http(s)://…flv


@dataclass(frozen=True, slots=True)
class Level:
    """A fader and its mute, which are two things: unmuting returns to where the fader is."""

    fader: int = UNCHANGED  # percent
    muted: bool = False

    @property
    def volume(self) -> int:
        """What the service is told."""
        return 0 if self.muted else self.fader


def at_fader(level: Level, fader: int) -> Level:
    """The same with the fader elsewhere, within its range."""
    return replace(level, fader=min(MOST_VOLUME, max(0, fader)))


@dataclass(frozen=True, slots=True)
class Strip:
    """One input. `key` is its stream id as the operator knows it, or its address."""

    key: str
    origin: Origin = Origin.ROOM
    name: str = ""
    user: str = ""
    level_id: int = 0  # of the service's sound levels
    wish: Level = Level()
    kept: Level | None = None  # while everything is muted: what is wished apart from that
    confirmed: Level | None = None  # what the service mixes, by its own word; None: it is not in the mix
    flight: Level | None = None  # in the request under way
    doubt: bool = False  # a request with another value got no answer
    refused: Level | None = None  # what was last wished in vain
    reason: Code | None = None  # why
    out: bool = False  # taken out by the operator
    held: bool = False  # the service does not take it: it stays out until it is tried again
    over: bool = False  # more inputs than a mix takes
    stuck: bool = False  # a request without it was refused: it is not asked to go again
    gone_since: float | None = None

    @property
    def wanted(self) -> bool:
        """Whether it belongs into a request."""
        return not (self.out or self.held or self.over or self.gone_since is not None)

    @property
    def own(self) -> Level:
        """What the operator has set for it, muted by all the others or not."""
        return self.wish if self.kept is None else self.kept

    @property
    def silent(self) -> bool:
        """Whether nothing of it is mixed: by the service's word, and no request under way can change that."""
        told = (self.confirmed, self.flight)
        return not self.doubt and all(level is None or level.volume == 0 for level in told)

    @property
    def settled(self) -> bool:
        """Whether the service confirmed what is wished."""
        return self.confirmed is not None and self.wish.volume == self.confirmed.volume and not self.doubt

    @property
    def at_rest(self) -> bool:
        """The same, and no request under way can change it."""
        return self.settled and (self.flight is None or self.flight.volume == self.wish.volume)

    def state(self, mix: MixState, mode: MixMode) -> StripState:
        """The one truth about its state line. `mode` is that of the running mix, else the chosen one."""
        if self.gone_since is not None:
            return StripState.GONE
        if mode is MixMode.AUTO:
            return self._in_auto(mix)
        if self.refused is not None and self.flight is None:
            return StripState.REFUSED
        if mix not in (MixState.STARTING, MixState.RUNNING, MixState.STOPPING) or self.held or self.over:
            return StripState.WAITING
        if self.at_rest:
            return StripState.APPLIED
        return StripState.WAITING if mix is MixState.STOPPING else StripState.SENDING

    def _in_auto(self, mix: MixState) -> StripState:
        running = mix in (MixState.RUNNING, MixState.STOPPING)
        if self.origin is Origin.ROOM:
            stays_out = self.wish.muted or self.out
            is_out = self.confirmed is not None and self.confirmed.muted
            return StripState.NEXT_START if running and stays_out is not is_out else StripState.BY_ROOM
        if running:
            return StripState.APPLIED if self.at_rest else StripState.NEXT_START
        if self.refused is not None and self.flight is None:
            return StripState.REFUSED
        return StripState.SENDING if mix is MixState.STARTING and self.wanted else StripState.WAITING


@dataclass(frozen=True, slots=True)
class Sender:
    """Somebody who sends in the room."""

    stream_id: str
    user: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """One input as it is to be mixed."""

    key: str
    origin: Origin
    level: Level
    level_id: int = 0


@dataclass(frozen=True, slots=True)
class PlayAddress:
    """Where one output can be heard; an address is empty where the service has none."""

    output: str
    rtmp: str = ""
    hls: str = ""
    flv: str = ""


@dataclass(frozen=True, slots=True)
class Mix:
    """A mix at one moment: the one truth for strips, master and clock."""

    state: MixState = MixState.STOPPED
    setup: MixSetup = UNTOUCHED  # as chosen
    running: MixSetup | None = None  # as it was started, or changed since; None while nothing runs
    room: str = ""
    task_id: str = ""
    strips: tuple[Strip, ...] = ()
    play: tuple[PlayAddress, ...] = ()
    since: float = 0.0  # in this state
    started_at: float | None = None  # the first confirmation, for the clock; a takeover counts from its real start
    idle_since: float | None = None  # nobody sends since
    waits_for_room: bool = False  # STARTING, but nobody is there yet
    retry_at: float | None = None  # the service is asked again then
    restart_needed: bool = False  # something chosen is in force only after a stop and a start
    fault: Code | None = None
    details: str = ""

    @property
    def mode(self) -> MixMode:
        """What the strips follow: the running mix, else the chosen mode."""
        return self.running.mode if self.running is not None else self.setup.mode

    @property
    def under_way(self) -> bool:
        """Whether the service may be mixing and leaving the program must be asked."""
        return self.state in UNDER_WAY

    def state_of(self, strip: Strip) -> StripState:
        """What its state line says."""
        return strip.state(self.state, self.mode)

    def strip(self, key: str) -> Strip | None:
        """The strip of an input."""
        return next((one for one in self.strips if one.key == key), None)

    @property
    def inputs(self) -> int:
        """How many of the nine places are taken; who is away has none, for no request names them."""
        auto = self.mode is MixMode.AUTO
        return sum(one.wanted and not (auto and one.origin is Origin.ROOM and one.wish.muted) for one in self.strips)

    def entered(self, state: MixState, now: float, **also: object) -> Mix:
        """In another state, or still in this one. Raises IllegalMixTransition."""
        if state is self.state:
            return replace(self, **also)  # type: ignore[arg-type]  # names of its fields
        if state not in MIX_TRANSITIONS[self.state]:
            raise IllegalMixTransition(f"{self.state} → {state}")
        return replace(self, state=state, since=now, **also)  # type: ignore[arg-type]  # as above
