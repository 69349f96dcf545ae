"""The reference receiver of the seed document 001, as it is written there, but into memory."""

from __future__ import annotations

import asyncio
import contextlib
import json
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from hashlib import sha256
from typing import Any

import websockets
from websockets.asyncio.server import ServerConnection, serve


class Receiver:
    """Keeps every intake from its start message on, and every text; answers pings unless told not to."""

    def __init__(self) -> None:
        self.intakes: list[bytearray] = []
        self.early: list[bytes] = []  # bytes before the first start message, which the reference drops
        self.texts: list[dict[str, Any]] = []
        self.odd: list[str] = []
        self.sizes: list[int] = []
        self.closed: list[int | None] = []
        self.answers = True
        self.changed = asyncio.Event()
        self.url = ""
        self.connections: set[ServerConnection] = set()

    async def handle(self, ws: ServerConnection) -> None:
        out: bytearray | None = None
        self.connections.add(ws)
        try:
            async for message in ws:
                if isinstance(message, bytes):
                    self.sizes.append(len(message))
                    if out is None:
                        self.early.append(message)
                    else:
                        out += message
                else:
                    out = await self._text(ws, message, out)
                self.changed.set()
        except websockets.ConnectionClosedError:
            pass
        finally:
            self.connections.discard(ws)
            self.closed.append(ws.close_code)
            self.changed.set()

    async def _text(self, ws: ServerConnection, text: str, out: bytearray | None) -> bytearray | None:
        try:
            message = json.loads(text)
        except ValueError:
            self.odd.append(text)
            return out
        self.texts.append(message)
        if message["type"] == "video_stream_start":
            out = bytearray()
            self.intakes.append(out)
        elif message["type"] == "video_latency_ping" and self.answers:
            pong = {**message, "type": "video_latency_pong", "server_received_at_ms": int(time.time() * 1000)}
            with contextlib.suppress(websockets.ConnectionClosed):  # it may have hung up; what it sent still counts
                await ws.send(json.dumps(pong))
        return out

    def of_type(self, kind: str) -> list[dict[str, Any]]:
        return [text for text in self.texts if text.get("type") == kind]

    def hashes(self) -> list[str]:
        return [sha256(intake).hexdigest() for intake in self.intakes]

    async def until(self, holds: Callable[[], bool], seconds: float = 20.0) -> None:
        """Wait until something holds; fails with a deadline."""
        async with asyncio.timeout(seconds):
            while not holds():
                self.changed.clear()
                try:
                    async with asyncio.timeout(0.05):
                        await self.changed.wait()
                except TimeoutError:
                    continue


@asynccontextmanager
async def receiving(max_size: int | None = 1 << 26) -> AsyncIterator[Receiver]:
    """A listening receiver. Takes frames up to 64 MiB, unlike the reference."""
    receiver = Receiver()
    async with serve(receiver.handle, "127.0.0.1", 0, max_size=max_size, compression=None) as server:
        port = next(iter(server.sockets)).getsockname()[1]
        receiver.url = f"ws://127.0.0.1:{port}/in/secret"
        yield receiver
