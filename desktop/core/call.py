"""The words of a call: its states and what may follow what, who is in it, what it is joined with.

Monotonic times are seconds of `time.monotonic()`, moments of tokens are seconds of the epoch. What the window's page
is told and tells is in `core/call_page.py`, the course of a call in `control/call_course.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from desktop.core.call_kind import CallKind
from desktop.core.errors import Code, Value


class Provider(StrEnum):
    """Who carries the call."""

    AGORA = "agora"
    HMS = "hms"  # 100ms
    LOCAL = "local"  # the demo studio's own peer: plain WebRTC


class CallState(StrEnum):
    """Where the call stands. IN_CALL only after the page said so."""

    IDLE = "idle"
    TOKEN = "token"  # the call service is asked for a token
    LOADING = "loading"  # the page and the provider's part in it
    JOINING = "joining"
    IN_CALL = "in_call"
    RECONNECTING = "reconnecting"
    LEAVING = "leaving"  # may still be heard
    ENDED = "ended"  # `Call.ending` says how


CALL_TRANSITIONS: dict[CallState, frozenset[CallState]] = {
    CallState.IDLE: frozenset({CallState.TOKEN}),
    CallState.TOKEN: frozenset({CallState.LOADING, CallState.ENDED}),
    CallState.LOADING: frozenset({CallState.JOINING, CallState.LEAVING, CallState.ENDED}),
    CallState.JOINING: frozenset({CallState.IN_CALL, CallState.LEAVING, CallState.ENDED}),
    CallState.IN_CALL: frozenset({CallState.RECONNECTING, CallState.LEAVING, CallState.ENDED}),
    CallState.RECONNECTING: frozenset({CallState.IN_CALL, CallState.LEAVING, CallState.ENDED}),
    CallState.LEAVING: frozenset({CallState.ENDED}),
    CallState.ENDED: frozenset({CallState.TOKEN}),
}
# There is a page, and somebody may be heard.
ON_THE_PAGE = frozenset(
    {CallState.LOADING, CallState.JOINING, CallState.IN_CALL, CallState.RECONNECTING, CallState.LEAVING}
)
UNDER_WAY = ON_THE_PAGE | {CallState.TOKEN}
JOINED = frozenset({CallState.IN_CALL, CallState.RECONNECTING})


class IllegalCallTransition(Exception):
    """A state was asked for that cannot follow the present one: a fault of ours."""


class Ending(StrEnum):
    """How a call ended, or why it was not joined. The page names these; the sentences are in the interface."""

    NONE = ""
    LEFT = "left"  # the operator left, or stopped joining
    OVER = "over"  # the call itself was ended
    REMOVED = "removed"
    EXPIRED = "expired"  # the token
    FULL = "full"
    ELSEWHERE = "elsewhere"  # joined with the same name from somewhere else
    REFUSED = "refused"  # the provider did not take the token
    MICROPHONE_DENIED = "microphone_denied"
    MICROPHONE_MISSING = "microphone_missing"
    CAMERA_DENIED = "camera_denied"
    CAMERA_MISSING = "camera_missing"
    DEVICE_BUSY = "device_busy"  # another program has it
    NO_PAGE = "no_page"  # the web engine or the provider's SDK is not there, or did not start
    CRASHED = "crashed"  # the web process
    SLOW = "slow"  # our own deadline
    LOST = "lost"  # the network, for too long
    SERVICE = "service"  # the call service gave no token; `Call.trouble` says why
    FAILED = "failed"  # anything else; the details say what


@dataclass(frozen=True, slots=True)
class CallRoom:
    """Where a call is at its provider: what the service's call object says."""

    provider: Provider
    id: str
    kind: CallKind = CallKind.VIDEO
    channel: str = ""  # Agora's
    room_id: str = ""  # 100ms's
    room_name: str = ""
    address: str = ""  # the local peer's: ws:// on this computer
    web: str = ""  # where it can be opened in a browser; 100ms alone has such pages


@dataclass(frozen=True, slots=True)
class Ticket:
    """What one join needs. The token is fresh and for one person only."""

    room: CallRoom
    token: str = field(repr=False)
    uid: int = 0  # Agora: the token is bound to it
    app_id: str = ""  # Agora
    expires_at: float | None = None  # seconds of the epoch; None: the token does not say


@dataclass(frozen=True, slots=True)
class Devices:
    """Which devices a call uses, by the page's ids; "" is the system's default."""

    microphone: str = ""
    camera: str = ""
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class JoinParameters:
    """What the page joins with. It opens no device that is not wished: `camera` is false in an audio call."""

    ticket: Ticket
    name: str  # as the others see the operator
    microphone: bool = True  # on from the start
    camera: bool = False
    devices: Devices = Devices()
    volume: int = 100  # percent of what is heard


@dataclass(frozen=True, slots=True)
class JoinWish:
    """What the operator asks for in the dialog."""

    call_id: str
    kind: CallKind = CallKind.AUDIO
    room: CallRoom | None = None  # of an invitation; None: the service is asked
    name: str = ""
    microphone: bool = True
    camera: bool = False
    devices: Devices = Devices()
    started_here: bool = False
    provider: Provider | None = None  # who carries it, where the service does not say; None: as its answer looks


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody in the call. Level is 0 to 1 of full scale; None: not known."""

    id: str
    name: str = ""
    own: bool = False
    microphone: bool | None = None
    camera: bool | None = None
    level: float | None = None
    weak: bool = False  # its connection


@dataclass(frozen=True, slots=True)
class Switch:
    """The microphone or the camera: what is wished, and what the page confirmed."""

    wish: bool = False
    on: bool | None = None  # None: nothing is confirmed


@dataclass(frozen=True, slots=True)
class Call:
    """The one truth about the operator's call; the interface derives from it."""

    state: CallState = CallState.IDLE
    wish: JoinWish | None = None
    room: CallRoom | None = None
    participants: tuple[Participant, ...] = ()
    microphone: Switch = Switch()
    camera: Switch = Switch()
    devices: Devices = Devices()
    volume: int = 100  # percent
    silent: bool = False  # nothing of the call is heard here, whatever the volume
    heard: bool = True  # the headphones are with it, perhaps among others
    coughing: bool = False  # the microphone is off while a key is down
    hushed: bool = False  # everything is muted
    push_to_talk: bool = False
    talking: bool = False  # with push to talk: the key is down
    state_since: float = 0.0  # monotonic
    joined_at: float | None = None  # monotonic
    expires_at: float | None = None  # of the token, seconds of the epoch
    renewing_failed: bool = False  # the token ends, and the last attempt brought no other
    ending: Ending = Ending.NONE
    trouble: Code | None = None  # why it ended, as a sentence
    trouble_values: Mapping[str, Value] = field(default_factory=dict)  # what is named in it

    @property
    def id(self) -> str:
        """ "" before the first call."""
        return self.wish.call_id if self.wish is not None else ""

    @property
    def heard_percent(self) -> int:
        """How loud the others are here, in percent of full gain: by the wall's square law, so 50 is -12 dB."""
        if self.silent or not self.heard or not self.volume:
            return 0
        return max(1, round(self.volume**2 / 100))

    @property
    def open_microphone(self) -> bool:
        """Whether the microphone is to be heard: the wish with the keys that hold it."""
        held = self.talking if self.push_to_talk else self.microphone.wish
        return held and not self.coughing and not self.hushed

    @property
    def microphone_settled(self) -> bool:
        """Whether the page confirmed what is wished."""
        return self.microphone.on is self.open_microphone

    @property
    def others(self) -> tuple[Participant, ...]:
        """Everybody but the operator."""
        return tuple(one for one in self.participants if not one.own)


IDLE_CALL = Call()


def moved(call: Call, state: CallState, now: float) -> Call:
    """The same in another state. Raises IllegalCallTransition."""
    if state not in CALL_TRANSITIONS[call.state]:
        raise IllegalCallTransition(f"{call.state} -> {state}")
    return replace(call, state=state, state_since=now)
