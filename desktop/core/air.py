"""The words of a broadcast: its states and what may follow what, what went wrong, what the window is shown.

Monotonic times are seconds of `time.monotonic()`. What is played is in `programme.py`; the course
of a broadcast is in `control/broadcast.py`.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from desktop.core.channel import Channel, Clan
from desktop.core.programme import Track


class LiveState(StrEnum):
    """Where a broadcast stands. ON_AIR only between an acknowledgement and the end or loss of that publication."""

    OFF = "off"
    CONNECTING = "connecting"
    ON_AIR = "on_air"
    RECONNECTING = "reconnecting"  # was on air; nobody hears anything now
    STOPPING = "stopping"  # may still be heard
    FAILED = "failed"


TRANSITIONS: dict[LiveState, frozenset[LiveState]] = {
    LiveState.OFF: frozenset({LiveState.CONNECTING}),
    LiveState.CONNECTING: frozenset({LiveState.ON_AIR, LiveState.OFF, LiveState.STOPPING, LiveState.FAILED}),
    LiveState.ON_AIR: frozenset({LiveState.RECONNECTING, LiveState.STOPPING, LiveState.FAILED}),
    LiveState.RECONNECTING: frozenset({LiveState.ON_AIR, LiveState.OFF, LiveState.STOPPING, LiveState.FAILED}),
    LiveState.STOPPING: frozenset({LiveState.OFF}),
    LiveState.FAILED: frozenset({LiveState.CONNECTING, LiveState.OFF}),
}
UNDER_WAY = frozenset({LiveState.CONNECTING, LiveState.ON_AIR, LiveState.RECONNECTING, LiveState.STOPPING})


class IllegalTransition(Exception):
    """A state was asked for that cannot follow the present one: a fault of ours."""


class Sound(StrEnum):
    """What is heard while ON_AIR."""

    NONE = ""  # not on air
    PLAYING = "playing"
    PAUSED = "paused"
    SILENT = "silent"  # the connection stands, but no track is acknowledged: between two, or after the last


class AirFault(StrEnum):
    """What went wrong. Those with a point are the names of the interface's table of sentences."""

    NONE = ""
    REFUSED = "air.refused"  # the service does not take the file
    UNREACHABLE = "air.unreachable"  # the service cannot fetch the file
    RIGHTS = "air.rights"
    OCCUPIED = "air.occupied"  # the channel has a publisher
    BUSY = "air.busy"  # full, or about to restart
    TIMEOUT = "air.timeout"  # no acknowledgement in time
    LOST = "air.lost"  # the socket broke or fell silent
    ENDED = "air.ended"  # the service says that the publication is over; nobody here asked for it
    TOKEN = "air.token"  # the sign-in is not taken
    ROUTE = "air.route"  # another page than the service answered: wrong address, or refused by a page
    OFFLINE = "air.offline"  # the service cannot be reached
    CERTIFICATE = "air.certificate"
    UNKNOWN = "gone.unknown"  # it answered with something nobody knows


# Faults of one track: the next may do better. Everything else concerns the broadcast as such.
OF_THE_TRACK = frozenset({AirFault.REFUSED, AirFault.UNREACHABLE, AirFault.TIMEOUT, AirFault.UNKNOWN})


class AirNews(StrEnum):
    """What the operator is to be told, once each time it happens."""

    ON_AIR = "on_air"
    BACK = "back"  # `seconds` of dead air
    LOST = "lost"
    BUSY = "busy"  # connecting did not work; tried again in `seconds`
    FAILED = "failed"
    ENDED = "ended"
    SKIPPED = "skipped"  # a track that could not be played was left out
    SILENT = "silent"  # the list is at its end
    LIST_ENDING = "list_ending"  # in `seconds`, and nothing follows
    PAUSE_UNANSWERED = "pause_unanswered"
    SKIP_UNANSWERED = "skip_unanswered"


class AirChannel(Struct, frozen=True):
    """The streaming channel that is broadcast to, with the names at the time it was chosen."""

    id: int
    clan_id: int
    name: str = ""
    clan: str = ""

    @classmethod
    def of(cls, channel: Channel, clans: Iterable[Clan]) -> AirChannel:
        """A channel out of the list."""
        clan = next((one.name for one in clans if one.id == channel.clan_id), "")
        return cls(channel.id, channel.clan_id, channel.label, clan)


class Air(Struct, frozen=True):
    """A broadcast at one moment: the one truth for lamp, tree, playlist and title."""

    state: LiveState = LiveState.OFF
    sound: Sound = Sound.NONE
    channel: AirChannel | None = None
    track: Track | None = None  # acknowledged on the present connection; None while SILENT
    loading: Track | None = None  # asked for, or to be asked for
    since: float = 0.0  # in this state
    on_air_since: float | None = None  # first acknowledgement; neither a new track nor a reconnect resets it
    sound_since: float | None = None  # PLAYING, PAUSED or SILENT since
    position_s: float = 0.0  # of the track at `sound_since`, by our own clock since the acknowledgement
    asked_at: float | None = None  # the service is reading the file since
    lost_at: float | None = None
    retry_at: float | None = None  # the countdown ends
    attempt: int = 0
    pause_asked: bool | None = None  # not answered yet
    skip_asked: bool = False
    last_answer_at: float | None = None
    fault: AirFault = AirFault.NONE
    details: str = ""
    known: bool = True  # FAILED: whether the service itself said so, or closed; else the air state is unknown

    def __repr__(self) -> str:
        """For logs, where what a service said has no place."""
        return f"Air({self.state}, {self.sound}, fault={self.fault})"

    @property
    def under_way(self) -> bool:
        """Whether the channel is locked and leaving the program must be asked."""
        return self.state in UNDER_WAY

    @property
    def playing(self) -> Track | None:
        """The track that is heard or held; None while nothing is."""
        return self.track if self.state is LiveState.ON_AIR else None

    def entered(self, state: LiveState, now: float, **also: Any) -> Air:
        """In another state, or still in this one. Raises IllegalTransition."""
        if state is self.state:
            return replace(self, **also)
        if state not in TRANSITIONS[self.state]:
            raise IllegalTransition(f"{self.state} → {state}")
        return replace(self, state=state, since=now, **also)

    def acknowledged(self, track: Track, now: float) -> Air:
        """ON_AIR with this track. The only way there."""
        return self.hushed().entered(
            LiveState.ON_AIR,
            now,
            sound=Sound.PLAYING,
            sound_since=now,
            track=track,
            loading=None,
            on_air_since=now if self.on_air_since is None else self.on_air_since,
            lost_at=None,
            fault=AirFault.NONE,
            details="",
        )

    def held(self, paused: bool, now: float) -> Air:
        """The track stands still, or goes on."""
        sound = Sound.PAUSED if paused else Sound.PLAYING
        return replace(self, sound=sound, position_s=self.position(now) or 0.0, sound_since=now)

    def hushed(self) -> Air:
        """No track is acknowledged and nothing is asked for."""
        return replace(
            self,
            sound=Sound.NONE,
            sound_since=None,
            position_s=0.0,
            track=None,
            asked_at=None,
            retry_at=None,
            pause_asked=None,
            skip_asked=False,
        )

    def ends_at(self) -> float | None:
        """When the track will be at its end; None if it stands or its length is unknown."""
        if self.sound is not Sound.PLAYING or self.track is None or self.track.length_s is None:
            return None
        return (self.sound_since or 0.0) + self.track.length_s - self.position_s

    def position(self, now: float) -> float | None:
        """How far the track has come; None without one."""
        if self.track is None or self.sound_since is None:
            return None
        return self.position_s + (max(0.0, now - self.sound_since) if self.sound is Sound.PLAYING else 0.0)
