"""The course of one ingest connection as a state machine; no I/O.

Text and bytes go in, events come out, in order. An intake opens with the first bytes or
with a start message, whichever comes first; bytes that precede a start belong to the intake
which that start announces, because they may hold the head of the file. Each opened intake
ends exactly once.
"""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from desktop.services.meetstream.messages import (
    LatencyPing,
    Malformed,
    Message,
    Unknown,
    VideoStreamEnd,
    VideoStreamStart,
    parse,
    pong,
)


class EndReason(StrEnum):
    """Why an intake ended."""

    SAID = "said"  # the bot sent its end message
    CLOSED = "closed"  # the bot closed the connection in order, without an end message
    LOST = "lost"  # the connection broke
    NEW_START = "new_start"  # another start message on the same connection
    REPLACED = "replaced"  # the same bot dialled again; or nobody had invited it, and one who was needed its place
    REVOKED = "revoked"  # its invitation is void
    REFUSED = "refused"  # it turned out to be another bot than the one invited
    STOPPED = "stopped"  # the ingest stopped
    FAULT = "fault"  # what it sent was no WebSocket traffic, or our side failed

    @property
    def clean(self) -> bool:
        """Whether the bot itself said that it is done."""
        return self is EndReason.SAID


class Pong(Struct, frozen=True):
    """Send this now, before anything else."""

    text: str


class Latency(Struct, frozen=True):
    """How far the bot's clock was behind ours when its ping was read."""

    ms: float


class Opened(Struct, frozen=True):
    """An intake begins. `bot_id` is empty if bytes came before the start message."""

    bot_id: str


class Started(Struct, frozen=True):
    """The start message of the open intake."""

    start: VideoStreamStart


class Bytes(Struct, frozen=True):
    """Bytes of the open intake, exactly as received."""

    data: bytes


class Ended(Struct, frozen=True):
    """The open intake is over; `duration_s` is the bot's own word."""

    reason: EndReason
    duration_s: float | None = None


class Ignored(Struct, frozen=True):
    """Something that has no effect. `first` on the first of its kind on this connection."""

    what: str
    first: bool
    malformed: bool


Event = Pong | Latency | Opened | Started | Bytes | Ended | Ignored


class Session:
    """One connection. Nothing it is given makes it raise; what it keeps does not grow."""

    def __init__(self) -> None:
        self.bot_id = ""
        self._open = False
        self._has_start = False
        self._over = False
        self._ignored: set[str] = set()

    @property
    def is_open(self) -> bool:
        """Whether an intake is open."""
        return self._open

    def text(self, text: str | bytes, now_ms: int) -> list[Event]:
        """A text message, read at `now_ms` of the epoch."""
        message = parse(text)
        if isinstance(message, LatencyPing):
            return self.ping(message, now_ms)
        return self.message(message)

    def ping(self, ping: LatencyPing, now_ms: int) -> list[Event]:
        """A latency ping; the pong is always the first event."""
        events: list[Event] = []
        if self._over:
            return events
        events.append(Pong(pong(ping.raw, now_ms, self.bot_id)))
        if ping.sent_at_ms is not None and self._open:
            events.append(Latency(now_ms - ping.sent_at_ms))
        return events

    def message(self, message: Message) -> list[Event]:
        """Any other message."""
        if self._over:
            return []
        if isinstance(message, VideoStreamStart):
            return self._start(message)
        if isinstance(message, VideoStreamEnd):
            return self._end(message)
        if isinstance(message, Malformed):
            return self.ignore(message.why)
        if isinstance(message, Unknown):
            return self.ignore("unknown type", malformed=False)
        return []

    def binary(self, data: bytes) -> list[Event]:
        """Bytes of the stream, however they were cut into frames."""
        if self._over or not data:
            return []
        if self._open:
            return [Bytes(data)]
        self._open = True
        return [Opened(""), Bytes(data)]

    def ignore(self, what: str, *, malformed: bool = True) -> list[Event]:
        """Note something without effect; `what` is one of a few fixed words."""
        first = what not in self._ignored
        self._ignored.add(what)
        return [Ignored(what, first, malformed)]

    def closed(self, reason: EndReason) -> list[Event]:
        """The connection is gone. Whatever comes afterwards has no effect."""
        self._over = True
        return self._close(reason, None)

    def _start(self, start: VideoStreamStart) -> list[Event]:
        events: list[Event] = []
        if self._has_start:
            events += self._close(EndReason.NEW_START, None)
        self.bot_id = start.bot_id
        if not self._open:
            self._open = True
            events.append(Opened(start.bot_id))
        self._has_start = True
        events.append(Started(start))
        return events

    def _end(self, end: VideoStreamEnd) -> list[Event]:
        if not self._open:
            return self.ignore("end without a stream", malformed=False)
        return self._close(EndReason.SAID, end.duration_s)

    def _close(self, reason: EndReason, duration_s: float | None) -> list[Event]:
        if not self._open:
            return []
        self._open = self._has_start = False
        return [Ended(reason, duration_s)]
