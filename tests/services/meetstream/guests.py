"""Doors, sinks and raw WebSocket clients for the ingest's tests."""

from __future__ import annotations

import asyncio
import os
import ssl
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.speedups import apply_mask

from desktop.services.meetstream.admissions import Admissions
from desktop.services.meetstream.ingest import (
    Caller,
    Flow,
    Ingest,
    IngestConfig,
    ListenAddress,
    RefusalReason,
)
from desktop.services.meetstream.messages import VideoStreamStart
from desktop.services.meetstream.session import EndReason

DEADLINE_S = 10.0


@dataclass(eq=False)
class Guest:
    """A sink that keeps everything; `changed` lets tests wait for what it got."""

    house: Guests
    caller: Caller
    flow: Flow
    data: bytearray = field(default_factory=bytearray)
    starts: list[VideoStreamStart] = field(default_factory=list)
    latencies: list[float] = field(default_factory=list)
    ends: list[tuple[EndReason, float | None]] = field(default_factory=list)

    def started(self, start: VideoStreamStart) -> None:
        self.house.note("started", self)
        self.starts.append(start)

    def write(self, data: bytes) -> None:
        assert not self.ends
        self.data += data
        self.house.wake()

    def latency(self, ms: float) -> None:
        self.latencies.append(ms)
        self.house.wake()

    def ended(self, reason: EndReason, duration_s: float | None) -> None:
        self.ends.append((reason, duration_s))
        self.house.note("ended", self)

    @property
    def end(self) -> EndReason | None:
        return self.ends[0][0] if self.ends else None


class Guests:
    """A door that lets everybody in and remembers what happened, in order."""

    def __init__(self) -> None:
        self.guests: list[Guest] = []
        self.refusals: list[RefusalReason] = []
        self.story: list[tuple[str, int]] = []
        self._waiters: list[asyncio.Event] = []

    def open_intake(self, caller: Caller, flow: Flow) -> Guest:
        guest = Guest(self, caller, flow)
        self.guests.append(guest)
        self.note("opened", guest)
        return guest

    def refused(self, peer: str, reason: RefusalReason) -> None:
        self.refusals.append(reason)
        self.wake()

    def note(self, what: str, guest: Guest) -> None:
        self.story.append((what, self.guests.index(guest)))
        self.wake()

    def wake(self) -> None:
        for waiter in self._waiters:
            waiter.set()

    async def until(self, condition: Any) -> None:
        """Wait until `condition()` holds; it is looked at after each event."""
        changed = asyncio.Event()
        self._waiters.append(changed)
        try:
            async with asyncio.timeout(DEADLINE_S):
                while not condition():
                    await changed.wait()
                    changed.clear()
        finally:
            self._waiters.remove(changed)


class Stage:
    """A listening ingest with its door and its admissions."""

    def __init__(self, **config: Any) -> None:
        self.guests = Guests()
        self.admissions = Admissions()
        self.config = IngestConfig(port=0, host="127.0.0.1", **config)
        self.ingest = Ingest(self.config, self.guests, self.admissions)
        self.listen = ListenAddress("", 0, False)

    async def __aenter__(self) -> Stage:
        self.listen = await self.ingest.start()
        return self

    async def __aexit__(self, *exc: object) -> None:
        await self.ingest.stop()

    def invite(self, name: str = "one") -> str:
        return self.url(self.admissions.invite(name))

    def url(self, path: str) -> str:
        scheme = "wss" if self.listen.tls else "ws"
        return f"{scheme}://127.0.0.1:{self.listen.port}{path}"

    def dial(self, url: str, **options: Any) -> AbstractAsyncContextManager[ClientConnection]:
        return connect(url, compression=None, max_size=None, proxy=None, open_timeout=DEADLINE_S, **options)


def frame(opcode: int, payload: bytes, *, final: bool = True, mask: bytes | None = None) -> bytes:
    """A client's frame, masked."""
    mask = os.urandom(4) if mask is None else mask
    size = len(payload)
    head = bytes([opcode | (0x80 if final else 0)])
    if size < 126:
        head += bytes([0x80 | size])
    elif size < 65536:
        head += bytes([0x80 | 126]) + size.to_bytes(2, "big")
    else:
        head += bytes([0x80 | 127]) + size.to_bytes(8, "big")
    return head + mask + apply_mask(payload, mask)


def request(path: str, port: int) -> bytes:
    """A client's opening request."""
    return (
        f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
    ).encode()


class RawBot:
    """A client that puts exactly the bytes it is given on the wire."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader = reader
        self.writer = writer

    @classmethod
    async def reach(cls, port: int, tls: ssl.SSLContext | None = None) -> RawBot:
        return cls(*await asyncio.open_connection("127.0.0.1", port, ssl=tls))

    async def upgrade(self, path: str, port: int, behind: bytes = b"") -> bytes:
        """Ask for the upgrade; `behind` follows the request in the same breath. The answer's head."""
        self.writer.write(request(path, port) + behind)
        async with asyncio.timeout(DEADLINE_S):
            return await self.reader.readuntil(b"\r\n\r\n")

    async def send(self, data: bytes) -> None:
        self.writer.write(data)
        await self.writer.drain()

    async def read_all(self) -> bytes:
        """Until the other side hangs up."""
        async with asyncio.timeout(DEADLINE_S):
            try:
                return await self.reader.read()
            except ConnectionError:
                return b""

    async def close(self) -> None:
        self.writer.close()
        try:
            await self.writer.wait_closed()
        except (ConnectionError, ssl.SSLError):
            return

    def abort(self) -> None:
        self.writer.transport.abort()
