"""The WebSocket server that MeetStream's bots dial; lives on the I/O thread.

It listens from the start; the server behind it, three megabytes, is loaded when the first caller knocks.

Callers are judged before the upgrade; who has no valid invitation learns nothing. Paths are
secrets and are never logged: the library gets a logger of its own, at WARNING.
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import http
import logging
import mmap
import os
import re
import socket
import ssl
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any, cast

from desktop.core.errors import Code, Trouble
from desktop.core.tasks import Tasks
from desktop.services.meetstream.admissions import Admissions, RefusalReason
from desktop.services.meetstream.bound_socket import bound_socket
from desktop.services.meetstream.certificate import not_after, server_context
from desktop.services.meetstream.door import Caller, Door, Flow, Sink
from desktop.services.meetstream.limits import Allowance, PeerAllowances
from desktop.services.meetstream.listener import IngestConfig, ListenAddress
from desktop.services.meetstream.seats import Seats
from desktop.services.meetstream.session import EndReason, Ignored
from desktop.services.meetstream.waiting_sockets import WaitingSockets

if TYPE_CHECKING:
    from websockets.asyncio.server import Server, ServerConnection
    from websockets.http11 import Request, Response
    from websockets.server import ServerProtocol

    from desktop.services.meetstream.connection import IngestConnection

__all__ = [
    "Caller",
    "Door",
    "Flow",
    "Ingest",
    "IngestConfig",
    "ListenAddress",
    "RefusalReason",
    "Sink",
]

log = logging.getLogger(__name__)
_wire = logging.getLogger("desktop.services.meetstream.wire")
_wire.setLevel(logging.WARNING)  # below, the library writes down request lines, and with them the secrets

# Lent to one socket after the other. Each read costs much beside its bytes, because it pushes the program itself out of
# the processor's cache: a quarter of this takes a fifth more of the CPU flat out.
_BUFFER = 2 * 1024 * 1024
_NORMAL, _GOING_AWAY, _POLICY = 1000, 1001, 1008  # how one says goodbye: RFC 6455, 7.4
_REFUSALS_BURST, _REFUSALS_PER_S = 20.0, 1.0
_DIALS_BURST, _DIALS_PER_S = 60.0, 1.0  # who is let in may begin a file: no bot comes back so often, a loop does
_PROBE = re.compile(r"/probe/([A-Za-z0-9_-]{8,64})$")
_STATUS = {
    RefusalReason.NETWORK: http.HTTPStatus.FORBIDDEN,
    RefusalReason.PATH: http.HTTPStatus.NOT_FOUND,
    RefusalReason.RATE: http.HTTPStatus.TOO_MANY_REQUESTS,
    RefusalReason.FULL: http.HTTPStatus.SERVICE_UNAVAILABLE,
    RefusalReason.STOPPING: http.HTTPStatus.SERVICE_UNAVAILABLE,
}


class Ingest:
    """The listener and its connections. Everything but the counters belongs to the I/O thread."""

    def __init__(
        self,
        config: IngestConfig,
        door: Door,
        admissions: Admissions,
        on_failure: Callable[[Ingest, Trouble], object] | None = None,
    ) -> None:
        """`on_failure` is called on the I/O thread if it stops listening by itself: its server cannot be loaded."""
        self.malformed = 0
        self.unknown = 0
        self.refused = 0
        self.not_after: datetime | None = None  # when the certificate ends
        self.buffer = memoryview(mmap.mmap(-1, _BUFFER))  # of any socket; no memory before it is needed
        self.message_limit = config.max_message_mib * 1024 * 1024
        self.tls: ssl.SSLContext | None = None
        self.open_timeout_s = config.open_timeout_s
        self._config = config
        self._door = door
        self._admissions = admissions
        self._on_failure = on_failure
        self._key = os.urandom(32)
        self._listener: socket.socket | None = None
        self._opening: asyncio.Task[None] | None = None  # from the first caller on
        self._server: Server | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._tasks = Tasks("ingest")
        self._waiting = WaitingSockets()
        self._seats: Seats[IngestConnection] = Seats(config.max_connections)
        self._holders: dict[str, IngestConnection] = {}  # who has the open intake of a source
        self._refusals = PeerAllowances(_REFUSALS_BURST, _REFUSALS_PER_S)
        self._probes = PeerAllowances(_REFUSALS_BURST, _REFUSALS_PER_S)
        self._dials = PeerAllowances(max(_DIALS_BURST, 2 * config.max_connections), _DIALS_PER_S)
        self._rate_reports = Allowance(1, 1 / 60)
        self._stopping = False

    @property
    def connections(self) -> int:
        """Upgraded connections."""
        return len(self._seats)

    def probe_answer(self, nonce: str) -> str:
        """What a probe with this nonce is answered by this process and by no other. Thread-safe."""
        return hmac.new(self._key, nonce.encode(), hashlib.sha256).hexdigest()

    async def start(self) -> ListenAddress:
        """Listen. Raises Trouble with INGEST_PORT, INGEST_ADDRESS, INGEST_TLS or INGEST_SERVER."""
        config = self._config
        self._loop = asyncio.get_running_loop()
        if config.certificate:
            self.tls = server_context(config.certificate, config.certificate_key)
            self.not_after = not_after(config.certificate)
        self._listener = listener = await bound_socket(config.host, config.port)
        host, port = listener.getsockname()[:2]
        try:
            self._loop.add_reader(listener, self._first_called)
        except NotImplementedError:  # Windows' loop
            await self._open()
        self._admissions.on_void(self._void_from_any_thread)
        log.info("ingest listens on %s port %d%s", host, port, " with TLS" if self.tls else "")
        return ListenAddress("0.0.0.0" if host == "::" else host, port, self.tls is not None)

    def _first_called(self) -> None:
        """The caller waits in the listener, with those behind it, until there is a server to take them."""
        assert self._loop is not None
        assert self._listener is not None
        self._loop.remove_reader(self._listener)
        self._opening = self._tasks.start(self._open_or_close(self._listener), "open the ingest")

    async def _open_or_close(self, listener: socket.socket) -> None:
        """A listener that nobody can take callers from would keep them waiting for ever."""
        try:
            await self._open()
        except Trouble as trouble:
            log.exception("ingest stopped listening")
            listener.close()
            if self._on_failure is not None:
                self._on_failure(self, trouble)

    async def _open(self) -> None:
        try:
            from websockets.asyncio.server import serve  # noqa: PLC0415 - an idle desk has no caller

            from desktop.services.meetstream.connection import IngestConnection  # noqa: PLC0415 - as above
        except Exception as error:  # a damaged installation, no file or memory left: each import fails in its own way
            raise Trouble(Code.INGEST_SERVER, repr(error)) from error

        def connection(protocol: ServerProtocol, server: Server, **limits: Any) -> IngestConnection:
            return IngestConnection(protocol, server, self, **limits)

        config = self._config
        _keep_heap()
        self._server = await serve(
            self._serve_one,
            sock=self._listener,
            create_connection=cast(Any, connection),  # any factory will do; its annotation wants a class
            process_request=self._judge,
            server_header=None,
            compression=None,
            max_size=None,  # FrameReader keeps the limit
            open_timeout=config.open_timeout_s,
            close_timeout=config.close_timeout_s,
            ping_interval=config.ping_interval_s,
            ping_timeout=config.ping_timeout_s,
            logger=_wire,
        )

    async def stop(self) -> None:
        """Say goodbye to everybody and close. Every open intake has ended when this returns."""
        listener, self._listener = self._listener, None
        if listener is None:
            return
        self._stopping = True
        self._admissions.on_void(None)
        if self._opening is not None:
            await asyncio.wait([self._opening])
        elif self._server is None:
            asyncio.get_running_loop().remove_reader(listener)
        if self._server is None:
            listener.close()
        else:
            await self._close(self._server)
        log.info("ingest stopped")

    async def _close(self, server: Server) -> None:
        server.close(close_connections=False)
        for connection in self._seats:
            connection.dismiss(EndReason.STOPPED, _GOING_AWAY)
        self._waiting.close()
        await self._tasks.aclose()
        await server.wait_closed()

    # Called by the server and its connections

    async def _serve_one(self, newcomer: ServerConnection) -> None:
        connection = cast("IngestConnection", newcomer)
        self._waiting.drop(connection)
        self._seats.add(connection)
        if self._stopping:
            connection.dismiss(EndReason.STOPPED, _GOING_AWAY)
        else:
            connection.begin()
        await connection.finished

    def arrived(self, connection: IngestConnection) -> None:
        """Take in a new socket."""
        self._waiting.add(connection)
        if self._stopping:
            connection.transport.abort()

    def gone(self, connection: IngestConnection) -> None:
        """Forget a socket."""
        self._waiting.drop(connection)
        self._seats.drop(connection)

    def secure(self, connection: IngestConnection) -> None:
        """Start the TLS handshake of a socket."""
        self._tasks.start(connection.secured(), "TLS handshake")

    def knows(self, connection: IngestConnection, bot_id: str) -> bool:
        """Whether this caller may be this bot; if not, it is counted as refused."""
        if self._admissions.recognise(connection.invitation_id, bot_id):
            return True
        self._count_refusal(connection.peer, RefusalReason.BOT)
        return False

    def open_intake(self, connection: IngestConnection, bot_id: str) -> Sink:
        """Open an intake; the same source's older connection ends first."""
        self.claim(connection, bot_id)
        assert connection.flow is not None
        return self._door.open_intake(Caller(connection.invitation_id, bot_id, connection.peer), connection.flow)

    def claim(self, connection: IngestConnection, bot_id: str) -> None:
        """This connection is now the one of its source."""
        key = _source_key(connection.invitation_id, bot_id)
        if not key:
            return
        older = self._holders.get(key)
        self._holders[key] = connection
        if older is not None and older is not connection:
            older.dismiss(EndReason.REPLACED, _NORMAL, "replaced")

    def intake_ended(self, connection: IngestConnection) -> None:
        """Forget what this connection held."""
        for key in [key for key, holder in self._holders.items() if holder is connection]:
            del self._holders[key]

    def ignored(self, connection: IngestConnection, event: Ignored) -> None:
        """Count it; write it down once for each kind and connection."""
        if event.malformed:
            self.malformed += 1
        else:
            self.unknown += 1
        if event.first:
            log.warning("%s sent something without effect: %s", connection.peer, event.what)

    # Judging callers

    def _judge(self, caller: ServerConnection, request: Request) -> Response | None:
        connection = cast("IngestConnection", caller)
        probe = _PROBE.search(request.path[-80:])
        if probe is not None and self._probes.spend(connection.peer, self._now()):
            return connection.respond(http.HTTPStatus.OK, self.probe_answer(probe[1]))
        verdict = self._admissions.admit(request.path, connection.peer)
        if isinstance(verdict, RefusalReason):
            return self._refuse(connection, verdict)
        if self._stopping:
            return self._refuse(connection, RefusalReason.STOPPING)
        if not self._dials.spend(verdict.invitation_id or connection.peer, self._now()):
            return self._refuse(connection, RefusalReason.RATE)
        connection.invitation_id = verdict.invitation_id
        if not self._seats.make_room(connection):
            return self._refuse(connection, RefusalReason.FULL)
        return None

    def _refuse(self, connection: IngestConnection, reason: RefusalReason) -> Response:
        reason = self._count_refusal(connection.peer, reason)
        status = _STATUS[reason]
        return connection.respond(status, f"{status.phrase}\n")

    def _count_refusal(self, peer: str, reason: RefusalReason) -> RefusalReason:
        """Count and report; a flood from one address is reported once a minute."""
        self.refused += 1
        if self._refusals.spend(peer, self._now()):
            log.warning("%s was turned away: %s", peer, reason)
            self._door.refused(peer, reason)
            return reason
        if self._rate_reports.spend(self._now()):
            log.warning("%s is turned away again and again", peer)
            self._door.refused(peer, RefusalReason.RATE)
        return RefusalReason.RATE

    def _void_from_any_thread(self, invitation_id: str) -> None:
        assert self._loop is not None
        try:
            self._loop.call_soon_threadsafe(self._void, invitation_id)
        except RuntimeError:  # the loop has closed, and every connection with it
            return

    def _void(self, invitation_id: str) -> None:
        for connection in self._seats:
            if connection.invitation_id == invitation_id:
                connection.dismiss(EndReason.REVOKED, _POLICY)

    def _now(self) -> float:
        assert self._loop is not None
        return self._loop.time()


def _keep_heap() -> None:
    """Teach glibc's malloc to keep its heap instead of giving it back after each burst and faulting it in again.

    Freeing one block of this size raises its thresholds for that (mallopt(3), M_MMAP_THRESHOLD);
    the block itself is never touched. A third less system time in tests/bench/ingest.py.
    Elsewhere it has no effect.
    """
    bytes(24 * 1024 * 1024)


def _source_key(invitation_id: str | None, bot_id: str) -> str:
    if invitation_id is not None:
        return f"invitation {invitation_id}"
    return f"bot {bot_id}" if bot_id else ""
