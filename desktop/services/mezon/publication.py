"""The course of one publisher connection as a state machine; no I/O.

Wishes and frames go in; what is to be sent and what happened come out, in order. One command is
under way at a time, so an acknowledgement belongs to the address that was asked for last. A failed
publication is over: whatever comes afterwards has no effect (mezon.md, 4.3).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from desktop.core.air import AirFault
from desktop.services.mezon import stn
from desktop.services.mezon.refusal import in_words


class PublisherState(StrEnum):
    """Where one connection stands."""

    OPENING = "opening"
    IDLE = "idle"  # open; nothing was asked for, or the track has ended
    ASKED = "asked"  # the service is reading the file
    PLAYING = "playing"
    PAUSED = "paused"
    STOPPING = "stopping"
    OVER = "over"


S = PublisherState
TRANSITIONS: dict[PublisherState, frozenset[PublisherState]] = {
    S.OPENING: frozenset({S.IDLE, S.OVER}),
    S.IDLE: frozenset({S.ASKED, S.STOPPING, S.OVER}),
    S.ASKED: frozenset({S.PLAYING, S.STOPPING, S.OVER}),
    S.PLAYING: frozenset({S.PAUSED, S.IDLE, S.ASKED, S.STOPPING, S.OVER}),
    S.PAUSED: frozenset({S.PLAYING, S.IDLE, S.ASKED, S.STOPPING, S.OVER}),
    S.STOPPING: frozenset({S.OVER}),
    S.OVER: frozenset(),
}
HEARD = frozenset({S.PLAYING, S.PAUSED})


@dataclass(frozen=True, slots=True)
class Send:
    """Put this frame on the wire."""

    text: str


@dataclass(frozen=True, slots=True)
class Close:
    """Close the socket in order."""


@dataclass(frozen=True, slots=True)
class Opened:
    """The service has taken the connection; nothing is heard yet."""


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """The service plays the address that was asked for."""

    address: str


@dataclass(frozen=True, slots=True)
class TrackOver:
    """The track is at its end, of itself or because it was skipped. The connection stays."""


@dataclass(frozen=True, slots=True)
class PauseSet:
    """The service holds the track, or has gone on with it."""

    paused: bool


@dataclass(frozen=True, slots=True)
class Failed:
    """The publication is over by a fault. `answered`: the service itself said so, or closed the socket."""

    fault: AirFault
    retryable: bool
    details: str = field(default="", repr=False)
    wait_s: float = 0.0
    answered: bool = True


@dataclass(frozen=True, slots=True)
class Over:
    """The socket is gone after we stopped; `confirmed` if the service acknowledged the stop."""

    confirmed: bool


@dataclass(frozen=True, slots=True)
class Ignored:
    """A frame without effect; `what` is its key, or that it is none."""

    what: str


Event = Opened | Acknowledged | TrackOver | PauseSet | Failed | Over | Ignored
Result = list[Event | Send | Close]


class Publication:
    """One connection. Nothing it is given makes it raise; what it keeps does not grow."""

    def __init__(self, place: stn.Place) -> None:
        self._place = place
        self._asked = ""
        self._confirmed = False
        self.state = S.OPENING
        self.acknowledged = False  # something was, at some time

    def opened(self) -> Result:
        """The handshake is done."""
        if self.state is not S.OPENING:
            return []
        self._go(S.IDLE)
        return [Opened()]

    def play(self, address: str) -> Result:
        """Play this address, now or instead of the present track."""
        if self.state not in (S.IDLE, *HEARD):
            return []
        self._go(S.ASKED)
        self._asked = address
        return [Send(stn.connect(self._place, address))]

    def pause(self, paused: bool) -> Result:
        """Hold the track or go on; true only once PauseSet says so."""
        return [Send(stn.pause(self._place, paused))] if self.state in HEARD else []

    def skip(self) -> Result:
        """End the track; true only once TrackOver says so."""
        return [Send(stn.skip(self._place))] if self.state in HEARD else []

    def stop(self) -> Result:
        """End the publication and close. A connection that never opened is only closed."""
        if self.state in (S.STOPPING, S.OVER):
            return []
        if self.state is S.OPENING:
            return [*self._over(Over(confirmed=True)), Close()]
        self._go(S.STOPPING)
        return [Send(stn.stop(self._place)), Close()]

    def received(self, text: str) -> Result:
        """A frame of the service."""
        frame = stn.parse(text)
        if frame is None:
            return [Ignored("no frame")]
        if frame.channel_id not in ("", "0", str(self._place.channel_id)):
            return [Ignored("another channel")]
        match frame.key:
            case stn.CONNECT if self.state is S.ASKED:
                self._go(S.PLAYING)
                self.acknowledged = True
                return [Acknowledged(self._asked)]
            case stn.TRACK_ENDED if self.state in HEARD:
                self._go(S.IDLE)
                return [TrackOver()]
            case stn.TRACK_PAUSED if self.state in HEARD:
                return self._pause_set(stn.paused_in(frame.value))
            case stn.STOP if self.state is S.STOPPING:
                self._confirmed = True
                return []
            case stn.ERROR:
                return self._failed(frame.value)
            case stn.PUBLISH_FAILED:
                return self._publish_failed(frame.value)
            case stn.INFO:
                return self._told(stn.words(frame.value))
        return [Ignored(frame.key)]

    def closed(self, details: str = "", *, answered: bool) -> Result:
        """The socket is gone; `answered` if the service closed it."""
        if self.state is S.STOPPING:
            return self._over(Over(self._confirmed))
        return self._over(Failed(AirFault.LOST, True, details, answered=answered))

    def refused(self, failed: Failed) -> Result:
        """The handshake came to nothing, or the connection is given up."""
        return self._over(failed)

    def _pause_set(self, paused: bool | None) -> Result:
        if paused is None:
            return [Ignored("pause")]
        self._go(S.PAUSED if paused else S.PLAYING)
        return [PauseSet(paused)]

    def _failed(self, value: object) -> Result:
        if self.state is S.STOPPING:
            return []
        details = stn.words(value)
        verdict = in_words(details)
        return self._over(Failed(verdict.fault, verdict.retryable, details))

    def _publish_failed(self, value: object) -> Result:
        if self.state is S.STOPPING:
            return []
        told = value if isinstance(value, dict) else {}
        details = stn.words(value)
        verdict = in_words(f"{told.get('code', '')} {told.get('message', '')}" if told else details)
        may_pass = told.get("retryable")
        return self._over(Failed(verdict.fault, may_pass if isinstance(may_pass, bool) else False, details))

    def _told(self, text: str) -> Result:
        ended, failed = "stream_publisher_ended" in text, "stream publish failed" in text
        if not ended and not failed:
            return [Ignored(stn.INFO)]
        if self.state is S.STOPPING:
            self._confirmed = True
            return []
        if ended:
            return self._over(Failed(AirFault.ENDED, True, text))
        verdict = in_words(text)
        return self._over(Failed(verdict.fault, verdict.retryable, text))

    def _over(self, last: Failed | Over) -> Result:
        if self.state is S.OVER:
            return []
        self._go(S.OVER)
        return [last]

    def _go(self, state: PublisherState) -> None:
        if state is not self.state:
            assert state in TRANSITIONS[self.state], f"{self.state} → {state}"
            self.state = state
