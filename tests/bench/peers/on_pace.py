"""Bots that send at the pace of a meeting and time their pongs. Usage: on_pace.py PORT BOTS KBIT_S SECONDS FILE.

Prints a JSON list of all round trips in milliseconds. Pings fall anywhere between the chunks.
"""

from __future__ import annotations

import asyncio
import json
import random
import sys
import time
from pathlib import Path

from flat_out import frame

_CHUNK_S = 0.04
_PING_S = 0.1


class Bot:
    """One connection."""

    def __init__(self, bot_id: str, data: bytes, chunk: int) -> None:
        self.bot_id = bot_id
        self.round_trips_ms: list[float] = []
        self._chunks = [frame(2, data[at : at + chunk]) for at in range(0, len(data) - chunk, chunk)]
        self._sent: dict[int, float] = {}

    async def run(self, port: int, seconds: float) -> None:
        """Send for some seconds."""
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(
            b"GET /bench HTTP/1.1\r\nHost: bench\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
        )
        await reader.readuntil(b"\r\n\r\n")
        writer.write(frame(1, json.dumps({"type": "video_stream_start", "bot_id": self.bot_id}).encode()))
        ended = asyncio.Event()
        async with asyncio.TaskGroup() as group:
            group.create_task(self._media(writer, seconds, ended))
            group.create_task(self._pings(writer, ended))
            listening = group.create_task(self._pongs(reader))
            await ended.wait()
            await asyncio.sleep(0.2)
            listening.cancel()
        writer.write(frame(8, b"\x03\xe8"))
        await writer.drain()
        writer.close()

    async def _media(self, writer: asyncio.StreamWriter, seconds: float, ended: asyncio.Event) -> None:
        begun = time.monotonic()
        number = 0
        while (now := time.monotonic()) - begun < seconds:
            writer.write(self._chunks[number % len(self._chunks)])
            await writer.drain()
            number += 1
            await asyncio.sleep(max(0.0, begun + number * _CHUNK_S - now))
        ended.set()

    async def _pings(self, writer: asyncio.StreamWriter, ended: asyncio.Event) -> None:
        seq = 0
        while not ended.is_set():
            await asyncio.sleep(random.uniform(0.5, 1.5) * _PING_S)
            seq += 1
            fields = {"type": "video_latency_ping", "bot_id": self.bot_id, "seq": seq, "sent_at_ms": 0}
            self._sent[seq] = time.perf_counter()
            writer.write(frame(1, json.dumps(fields).encode()))

    async def _pongs(self, reader: asyncio.StreamReader) -> None:
        while True:
            opcode, size = await reader.readexactly(2)
            if size == 126:
                size = int.from_bytes(await reader.readexactly(2), "big")
            payload = await reader.readexactly(size)
            if opcode == 0x81:
                seq = json.loads(payload)["seq"]
                self.round_trips_ms.append((time.perf_counter() - self._sent.pop(seq)) * 1000)


async def main(port: int, bots: int, kbit_s: int, seconds: float, path: Path) -> None:
    """All bots from one process, so that the receiver has the other core."""
    data = path.read_bytes()[: 8 * 1024 * 1024]
    chunk = int(kbit_s * 1000 / 8 * _CHUNK_S)
    crowd = [Bot(f"bot-{number}", data, chunk) for number in range(bots)]
    await asyncio.gather(*(bot.run(port, seconds) for bot in crowd))
    print(json.dumps([trip for bot in crowd for trip in bot.round_trips_ms]), flush=True)


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4]), Path(sys.argv[5])))
