"""The socket of one bot up to its frames: TLS, opening request, holding back, keep-alive. I/O thread.

The library does the opening and the closing handshake and answers pings. What arrives after
the upgrade goes to `_read`, straight from the ingest's one buffer.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import ssl
import sys
from collections.abc import Iterator
from typing import Any, Protocol, cast

from websockets.asyncio.server import Server, ServerConnection
from websockets.frames import CloseCode
from websockets.protocol import OPEN
from websockets.server import ServerProtocol

log = logging.getLogger(__name__)

_REQUEST_LIMIT = 16 * 1024  # bytes of an opening request
_EARLY_LIMIT = 256 * 1024  # bytes that may follow it before it is answered
_UNSENT_LIMIT = 256 * 1024  # bytes of answers that a peer may leave unread


class Porch(Protocol):
    """Who counts the sockets and lends them the buffer."""

    buffer: memoryview
    tls: ssl.SSLContext | None
    open_timeout_s: float

    def arrived(self, connection: Any) -> None:
        """A socket was accepted; nothing is known of it."""

    def gone(self, connection: Any) -> None:
        """A socket is gone."""

    def secure(self, connection: Any) -> None:
        """Run `connection.secured()` as a task."""


class BotSocket(ServerConnection, asyncio.BufferedProtocol):
    """A `ServerConnection` that reads into the ingest's one buffer."""

    def __init__(self, protocol: ServerProtocol, server: Server, porch: Porch, **limits: Any) -> None:
        super().__init__(protocol, server, **limits)
        self.peer = ""
        self.finished: asyncio.Future[None] = self.loop.create_future()
        self._porch = porch
        self._upgraded = False
        self._early = bytearray()
        self._made = False
        self._lost = False
        self._requested = False
        self._reads = 0
        self._holds: set[object] = set()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """A socket was accepted. With TLS the library first sees it when TLS stands."""
        self.transport = cast(asyncio.Transport, transport)
        name = transport.get_extra_info("peername")
        self.peer = str(name[0]).removeprefix("::ffff:") if name else ""
        self._porch.arrived(self)
        if self._porch.tls is None:
            self._made = True
            super().connection_made(transport)
        else:
            self._porch.secure(self)

    async def secured(self) -> None:
        """Do the TLS handshake, then go on as without TLS.

        Done here and not by the server's own socket, so that half-open ones can be
        counted and dropped: each holds a quarter of a megabyte.
        """
        assert self._porch.tls is not None
        limit_s = self._porch.open_timeout_s
        raw = self.transport
        try:
            secure = await self.loop.start_tls(
                raw,
                self,
                self._porch.tls,
                server_side=True,
                ssl_handshake_timeout=limit_s,
                ssl_shutdown_timeout=limit_s,
            )
        except OSError:  # SSLError and time-outs among them: a stranger's affair
            secure = None
        if secure is None or self._lost:
            raw.abort()
            self._porch.gone(self)
            return
        self._made = True
        super().connection_made(secure)
        self._open_request()

    def connection_lost(self, exc: Exception | None) -> None:
        """The socket is gone."""
        self._lost = True
        if self._made:
            super().connection_lost(exc)
            self._porch.gone(self)
        self._finish()

    def get_buffer(self, sizehint: int) -> memoryview:
        """One buffer for all: it is filled and read within one turn of the loop."""
        return self._porch.buffer if self._upgraded else self._porch.buffer[:_EARLY_LIMIT]

    def buffer_updated(self, nbytes: int) -> None:
        """Bytes have arrived."""
        self._reads += 1
        if self._upgraded:
            self._read(self._porch.buffer[:nbytes])
            return
        self._early += self._porch.buffer[:nbytes]
        if self._made:
            self._open_request()
        elif len(self._early) > _EARLY_LIMIT:
            self.transport.abort()

    def begin(self) -> None:
        """The connection is upgraded: read frames, first those that came too early."""
        self._upgraded = True
        early, self._early = bytes(self._early), bytearray()
        if early:
            self._read(memoryview(early))
        self.release("early")

    def unread(self) -> Iterator[memoryview]:
        """What has arrived and nobody has read, once a write has failed: the transport then ends without reading it.

        To be asked before `connection_lost` returns; each piece is only lent. Nothing with TLS, or on Windows.
        """
        raw = self.transport.get_extra_info("socket")
        if sys.platform == "win32" or self._porch.tls is not None or not self._upgraded or raw is None:
            return
        with contextlib.suppress(OSError):  # that was all
            while count := os.readv(raw.fileno(), [self._porch.buffer]):
                yield self._porch.buffer[:count]

    def hold(self, reason: object) -> None:
        """Stop reading until every reason is released."""
        self._holds.add(reason)
        self.transport.pause_reading()

    def release(self, reason: object) -> None:
        """Read on if this was the last reason."""
        if reason in self._holds:
            self._holds.discard(reason)
            if not self._holds and not self._lost:
                self.transport.resume_reading()

    async def keepalive(self) -> None:
        """Ping a silent peer, and give up on one that stays silent.

        Any byte proves life. A peer that we ourselves keep waiting is not blamed: the
        library's own loop would close it, because its pong waits behind its media.
        """
        interval_s, timeout_s = self.ping_interval, self.ping_timeout
        assert interval_s is not None
        assert timeout_s is not None
        while True:
            reads = self._reads
            await asyncio.sleep(interval_s)
            if self._reads != reads or self._holds or self.protocol.state is not OPEN:
                continue
            self.protocol.send_ping(b"")
            self._send()
            await asyncio.sleep(timeout_s)
            if self._reads == reads and not self._holds:
                self._silent()
                return

    def _open_request(self) -> None:
        """Give the library the opening request and nothing behind it; that waits for the upgrade."""
        if self._requested:
            if len(self._early) > _EARLY_LIMIT:
                self.hold("early")
            return
        end = self._early.find(b"\r\n\r\n", 0, _REQUEST_LIMIT)
        if end >= 0:
            self._requested = True
            request = bytes(self._early[: end + 4])
            del self._early[: end + 4]
            super().data_received(request)
        elif len(self._early) > _REQUEST_LIMIT:
            self.transport.abort()

    def _read(self, data: memoryview) -> None:
        """Frames, or pieces of them; `data` is only lent."""
        raise NotImplementedError

    def _silent(self) -> None:
        """The peer gives no sign of life."""
        self.protocol.fail(CloseCode.INTERNAL_ERROR, "keepalive ping timeout")
        self._send()
        self._finish()

    def _send(self) -> None:
        if self.transport.is_closing():
            self.protocol.data_to_send()  # nobody will read it; asyncio would log each piece
            return
        with contextlib.suppress(OSError):  # a broken socket is reported by connection_lost
            self.send_data()
        if self.transport.get_write_buffer_size() > _UNSENT_LIMIT:
            log.warning("%s does not read its answers; closed", self.peer)
            self.transport.abort()

    def _finish(self) -> None:
        if not self.finished.done():
            self.finished.set_result(None)
