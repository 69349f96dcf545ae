"""One bot's connection, on the I/O thread: frames in, the session's events out to a sink.

Frames are handled in the moment they arrive, without a task, a queue or a copy for each
message: the library's own road costs many times more for each of them.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Iterable
from typing import Any, Protocol, cast

from websockets.asyncio.server import Server
from websockets.exceptions import ProtocolError
from websockets.frames import CloseCode, Frame, Opcode
from websockets.protocol import OPEN
from websockets.server import ServerProtocol

from desktop.services.meetstream import frames
from desktop.services.meetstream.bot_socket import BotSocket, Porch
from desktop.services.meetstream.door import Flow, Sink
from desktop.services.meetstream.limits import Allowance
from desktop.services.meetstream.messages import LatencyPing, VideoStreamStart, parse
from desktop.services.meetstream.session import (
    Bytes,
    Ended,
    EndReason,
    Event,
    Ignored,
    Latency,
    Opened,
    Pong,
    Session,
    Started,
)

log = logging.getLogger(__name__)

_TEXTS_BURST, _TEXTS_PER_S = 1000.0, 500.0
# Pieces that are smaller on average are put together, to so many bytes: one hand-over costs more than a copy.
_SMALL, _TOGETHER = 16 * 1024, 128 * 1024
_SLOWED_S = 0.05
# Each stream is an intake with a recording of its own. A bot that begins one after the other on one connection gets no
# more than these; it loses nothing by it, what it sends only waits.
_STREAMS_BURST, _STREAMS_PER_S = 8.0, 0.2
_NEXT_STREAM_S = 1 / _STREAMS_PER_S


class House(Porch, Protocol):
    """What a connection needs of the ingest it belongs to."""

    message_limit: int

    def knows(self, connection: IngestConnection, bot_id: str) -> bool:
        """Whether the connection may say that it is this bot."""

    def open_intake(self, connection: IngestConnection, bot_id: str) -> Sink:
        """The first bytes or the start message have come."""

    def claim(self, connection: IngestConnection, bot_id: str) -> None:
        """An intake that began with bytes has said whose it is."""

    def intake_ended(self, connection: IngestConnection) -> None:
        """The intake of this connection is over."""

    def ignored(self, connection: IngestConnection, event: Ignored) -> None:
        """Something without effect was received."""


class IngestConnection(BotSocket):
    """A bot's connection: its session, and the sink of the intake that is open."""

    def __init__(self, protocol: ServerProtocol, server: Server, house: House, **limits: Any) -> None:
        super().__init__(protocol, server, house, **limits)
        self.invitation_id: str | None = None
        self.flow = Flow(asyncio.get_running_loop(), self.turn)
        self._house = house
        self._session = Session()
        self._sink: Sink | None = None
        self._pieces: list[bytes] = []
        self._reader = frames.FrameReader(
            self._pieces.append, self._text, self._control, message_limit=house.message_limit
        )
        self._texts = Allowance(_TEXTS_BURST, _TEXTS_PER_S)
        self._streams = Allowance(_STREAMS_BURST, _STREAMS_PER_S)
        self._too_many = False  # streams, at the last look
        self._rest = b""  # has arrived and waits for its turn; at most about one read of the socket
        self._slowed_s = 0.0  # how long it has to wait
        self._hurried = False

    @property
    def has_intake(self) -> bool:
        """Whether an intake is open."""
        return self._session.is_open

    def dismiss(self, reason: EndReason, code: int, why: str = "") -> None:
        """End what is open and say goodbye; the socket is gone after the closing time-out at the latest."""
        self._catch_up()
        self._act(self._session.closed(reason))
        if self.protocol.state is OPEN:
            self.protocol.send_close(code, why)
            self._send()
        self._finish()

    def turn(self, flow: Flow, held: bool) -> None:
        """A sink's tap was turned; that of an intake which has ended has no effect."""
        if flow is not self.flow or not self._session.is_open:
            return
        if held:
            self.hold(flow)
        else:
            self.release(flow)

    def connection_lost(self, exc: Exception | None) -> None:
        """The socket is gone; what is open ends here."""
        self._catch_up()
        for piece in self.unread() if exc is not None else ():
            self._read(piece)
            self._catch_up()
        self._act(self._session.closed(EndReason.LOST))
        super().connection_lost(exc)

    def eof_received(self) -> None:
        """Nothing more will come. With TLS it may be told before what waits for its turn was read."""
        self._catch_up()
        super().eof_received()

    # Frames

    def _read(self, data: memoryview) -> None:
        if self.protocol.eof_sent:
            return
        if self._rest:  # TLS may still hand over what it has decrypted
            self._rest += data
            return
        try:
            used = self._reader.feed(data)
        except frames.FrameFault as fault:
            self._flush()
            self._fail(fault.code, str(fault), EndReason.FAULT)
            return
        self._flush()
        self._rest = bytes(data[used:])
        if (self._rest or self._slowed_s) and not self._hurried:
            self.hold("turn")
            self.loop.call_later(self._slowed_s, self._read_on)

    def _read_on(self) -> None:
        """The next turn; the other connections had theirs."""
        rest, self._rest, self._slowed_s = self._rest, b"", 0.0
        self._reader.resume()
        self._read(memoryview(rest))
        if not (self._rest or self._slowed_s):
            self.release("turn")

    def _catch_up(self) -> None:
        """It ends: what waits for its turn is read now, for it has arrived."""
        self._hurried = True
        while self._rest:
            self._read_on()
        self._flush()

    def _flush(self) -> None:
        pieces = self._pieces
        if not pieces:
            return
        taken = _put_together(pieces)
        pieces.clear()
        sink = self._sink
        for data in taken:
            if sink is not None:  # an open intake: the session would say no more than Bytes
                sink.write(data)
            else:
                self._act(self._session.binary(data))
                sink = self._sink

    def _text(self, raw: bytes | None) -> None:
        self._count()
        if raw is None:
            self._act(self._session.ignore("too long"))
            return
        now_ms = time.time_ns() // 1_000_000
        try:
            message = parse(raw.decode())
        except UnicodeDecodeError:
            self._flush()
            self._fail(CloseCode.INVALID_DATA, "text is not UTF-8", EndReason.FAULT)
            return
        if isinstance(message, LatencyPing):
            self._act(self._session.ping(message, now_ms))
            return
        self._flush()
        if isinstance(message, VideoStreamStart) and not self._house.knows(self, message.bot_id):
            self.dismiss(EndReason.REFUSED, CloseCode.POLICY_VIOLATION)
            return
        if self._hurried and self._too_many:  # there is no time to wait: one stream for all that is left
            self._act(self._session.ignore("one stream after the other", malformed=False))
            return
        self._act(self._session.message(message))

    def _control(self, opcode: int, payload: bytes) -> None:
        self._count()
        try:
            self.protocol.recv_frame(Frame(Opcode(opcode), payload))
        except ProtocolError as error:
            self._flush()
            self._fail(CloseCode.PROTOCOL_ERROR, str(error), EndReason.FAULT)
        except UnicodeDecodeError:
            self._flush()
            self._fail(CloseCode.INVALID_DATA, "reason is not UTF-8", EndReason.FAULT)
        self.protocol.events_received()  # nobody waits for them
        self._send()
        if opcode == frames.CLOSE:
            self._reader.stop()
            self._flush()
            self._act(self._session.closed(EndReason.CLOSED))
            self._finish()

    def _count(self) -> None:
        """Slow down a peer that floods: nothing of it is lost, it only waits."""
        if not self._texts.spend(self.loop.time()):
            self._slow_down(_SLOWED_S)

    def _count_stream(self) -> None:
        """The same for one that begins stream after stream."""
        was, self._too_many = self._too_many, not self._streams.spend(self.loop.time())
        if self._too_many:
            self._slow_down(_NEXT_STREAM_S)
            if not was:
                log.warning("%s begins one stream after the other: it has to wait", self.peer)

    def _slow_down(self, seconds: float) -> None:
        if not self._hurried:
            self._slowed_s = max(self._slowed_s, seconds)
            self._reader.pause()

    def _fail(self, code: int, why: str, reason: EndReason) -> None:
        self._reader.stop()
        self._act(self._session.closed(reason))
        self.protocol.fail(code, why)
        self._send()
        self._finish()

    def _silent(self) -> None:
        self._flush()
        self._fail(CloseCode.INTERNAL_ERROR, "keepalive ping timeout", EndReason.LOST)

    # Events

    def _act(self, events: Iterable[Event]) -> None:
        for event in events:
            kind = type(event)
            if kind is Bytes:
                self._to_sink().write(cast(Bytes, event).data)
            elif kind is Pong:
                self._answer(cast(Pong, event).text)
            else:
                self._tell(event)

    def _tell(self, event: Event) -> None:
        if isinstance(event, Latency):
            self._to_sink().latency(event.ms)
        elif isinstance(event, Opened):
            self._count_stream()
            self.flow = Flow(self.loop, self.turn)
            self._sink = self._house.open_intake(self, event.bot_id)
        elif isinstance(event, Started):
            self._house.claim(self, event.start.bot_id)
            self._to_sink().started(event.start)
        elif isinstance(event, Ended):
            self._end(event)
        elif isinstance(event, Ignored):
            self._house.ignored(self, event)

    def _to_sink(self) -> Sink:
        if self._sink is None:
            raise RuntimeError("no intake is open")
        return self._sink

    def _end(self, event: Ended) -> None:
        sink, self._sink = self._sink, None
        self.release(self.flow)
        self._house.intake_ended(self)
        if sink is not None:
            sink.ended(event.reason, event.duration_s)

    def _answer(self, text: str) -> None:
        if self.protocol.state is OPEN:
            self.protocol.send_text(text.encode())
            self._send()


def _put_together(pieces: list[bytes]) -> list[bytes]:
    size, count = sum(map(len, pieces)), len(pieces)
    if count == 1 or size >= _SMALL * count:
        return pieces[:]
    step = _TOGETHER * count // size + 1
    return [b"".join(pieces[at : at + step]) for at in range(0, count, step)]
