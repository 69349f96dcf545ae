"""One connection of the realtime socket, from its handshake to its end.

Frames in, values of `pushes.py` out, in order. A line is not made again: that is for `socket.py`.
"""

from __future__ import annotations

import asyncio
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidStatus, InvalidURI
from websockets.frames import CloseCode

from desktop.core.errors import Code, Trouble
from desktop.services.http import clean
from desktop.services.mezon import pushes
from desktop.services.mezon.address import SocketAddress
from desktop.services.mezon.requests import Requests
from desktop.services.mezon.wire import mezon_pb2 as pb
from desktop.services.mezon.wire.envelope import DecodeError, Dialect, read, write

FRAME_LIMIT = 4 * 1024 * 1024  # bytes
TURN_S = 0.001  # frames are handled for so long before others have their turn, where many wait
FRAMES_AHEAD = 16  # read from the network but not yet handled; then the sender has to wait
_CLOSE_S = 1.0
# How we end a connection over which came what nobody can take: too large, in too many pieces, or no WebSocket at all.
_NOT_TAKEN = frozenset({CloseCode.PROTOCOL_ERROR, CloseCode.INVALID_DATA, CloseCode.MESSAGE_TOO_BIG})


class Away(Trouble):
    """The service could not be reached: the network, not its will."""


class TurnedAway(Trouble):
    """The service refused the token at the door."""


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds, as published clients have them."""

    connect_s: float = 30.0
    ping_every_s: float = 10.0
    pong_within_s: float = 10.0
    reply_within_s: float = 10.0


class _Dial(connect):
    """Goes where it was told: what is said over the socket is for that service alone."""

    def process_redirect(self, exc: Exception) -> Exception | str:
        """Follow nothing."""
        return exc


class Line:
    """An open connection, on its loop."""

    def __init__(self, connection: ClientConnection, service: str, dialect: Dialect, timing: Timing) -> None:
        self._connection = connection
        self._service = service
        self._dialect = dialect
        self._timing = timing
        self._requests = Requests(service)
        self._heard = asyncio.Event()
        self._silent = False
        self.skipped = 0  # frames that could not be decoded

    @classmethod
    async def open(
        cls,
        address: SocketAddress,
        *,
        service: str,
        dialect: Dialect,
        timing: Timing,
        tls: ssl.SSLContext | None = None,
    ) -> Line:
        """Connect. Raises Away, TurnedAway, or Trouble; none of them holds the address, for it has the token in it."""
        try:
            connection = await _Dial(
                address.url,
                ssl=(tls or ssl.create_default_context()) if address.place.tls else None,
                open_timeout=timing.connect_s,
                close_timeout=_CLOSE_S,
                ping_interval=None,  # the service has a ping of its own
                max_size=FRAME_LIMIT,
                max_queue=FRAMES_AHEAD,
                compression=None,
                proxy=None,
                user_agent_header="Airdesk",
            )
        except InvalidStatus as refused:
            status = refused.response.status_code
            kind = TurnedAway if status in (401, 403) else Trouble
            code = Code.MEZON_TOKEN if status in (401, 403) else Code.SERVICE_DOWN
            raise kind(code, f"the socket answered {status}", service=service, code=status) from None
        except ssl.SSLError as error:
            raise Trouble(Code.SERVICE_CERTIFICATE, clean(str(error)), service=service) from None
        except TimeoutError:
            raise Away(Code.SERVICE_SLOW, "no handshake in time", service=service) from None
        except (InvalidHandshake, InvalidURI, EOFError) as error:
            raise Trouble(Code.SERVICE_UNKNOWN, type(error).__name__, service=service, code="") from None
        except OSError as error:
            raise Away(Code.SERVICE_OFFLINE, clean(error.strerror or type(error).__name__), service=service) from None
        return cls(connection, service, dialect, timing)

    async def live(self, push: Callable[[pushes.Push], None]) -> Trouble:
        """Hand on what comes until the connection ends; returns why it did: Away where the service said no goodbye."""
        trouble = Trouble(Code.SERVICE_OFFLINE, "closed", service=self._service)
        try:
            async with asyncio.TaskGroup() as group:
                beat = group.create_task(self._beat(), name="Mezon socket: beat")
                try:
                    turn = time.monotonic() + TURN_S
                    async for frame in self._connection:  # without a pause as long as frames wait
                        self._take(frame, push)
                        if time.monotonic() > turn:
                            await asyncio.sleep(0)
                            turn = time.monotonic() + TURN_S
                except ConnectionClosed as closed:
                    trouble = self._ended(closed)
                beat.cancel()
        finally:
            if self._silent:
                trouble = Away(Code.SERVICE_SLOW, "the service has fallen silent", service=self._service)
            self._requests.fail(Trouble(Code.SERVICE_OFFLINE, trouble.details, service=self._service))
        return trouble

    def _ended(self, closed: ConnectionClosed) -> Trouble:
        if closed.sent is not None and not closed.rcvd_then_sent and closed.sent.code in _NOT_TAKEN:
            return Trouble(  # it would be sent again at once: no reason to hurry back
                Code.SERVICE_UNKNOWN, clean(str(closed)), service=self._service, code=int(closed.sent.code)
            )
        kind = Away if closed.rcvd is None else Trouble
        return kind(Code.SERVICE_OFFLINE, clean(str(closed)), service=self._service)

    async def request(self, envelope: pb.Envelope, within_s: float | None = None) -> pb.Envelope:
        """Send and wait for the reply. Raises Refusal, or Trouble: SERVICE_OFFLINE, SERVICE_SLOW."""
        cid, reply = self._requests.open()
        try:
            async with asyncio.timeout(self._timing.reply_within_s if within_s is None else within_s):
                await self._send(write(envelope, cid, self._dialect))
                return await reply
        except TimeoutError:
            raise Trouble(Code.SERVICE_SLOW, "no reply in time", service=self._service) from None
        finally:
            self._requests.drop(cid)
            reply.cancel()

    async def tell(self, envelope: pb.Envelope) -> None:
        """Send what nobody replies to. Raises Trouble: SERVICE_OFFLINE."""
        await self._send(write(envelope, 0, self._dialect))

    async def close(self) -> None:
        """Leave, politely for a second."""
        await self._connection.close()

    async def _send(self, frame: bytes) -> None:
        try:
            await self._connection.send(frame)
        except ConnectionClosed:
            raise Trouble(Code.SERVICE_OFFLINE, "the connection was lost", service=self._service) from None

    def _take(self, data: bytes | str, push: Callable[[pushes.Push], None]) -> None:
        self._heard.set()
        if isinstance(data, str):
            self.skipped += 1
            return
        try:
            frame = read(data)
        except DecodeError:
            self.skipped += 1
            return
        if frame.cid and self._requests.settle(frame.cid, frame.envelope):
            return
        told = pushes.read(frame.envelope)
        if told is not None:
            push(told)

    async def _beat(self) -> None:
        """Ask whether the service is there. Anything it says is an answer: under load the pong comes late."""
        while True:
            await asyncio.sleep(self._timing.ping_every_s)
            self._heard.clear()
            cid, _ = self._requests.open()
            self._requests.drop(cid)
            try:
                async with asyncio.timeout(self._timing.pong_within_s):
                    await self._send(write(pb.Envelope(ping=pb.Ping()), cid, self._dialect))
                    await self._heard.wait()
            except TimeoutError:
                self._silent = True
                await self._connection.close()
                return
            except Trouble:
                return
