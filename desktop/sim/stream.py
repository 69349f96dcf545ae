"""One connection of a bot to a receiver: exactly the messages of the seed document 001.

The bot dials; it sends `video_stream_start`, fMP4 as binary messages at the pace at which a
recorder makes them, pings, and `video_stream_end`. When and why it dials is `bot.py`'s.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import socket
import struct
import sys
from dataclasses import dataclass, field
from ssl import SSLContext

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from desktop.core.tasks import Tasks
from desktop.sim.behaviour import Ending, Meeting, Redial
from desktop.sim.chunks import Chunker, Damager
from desktop.sim.pings import Pings
from desktop.sim.recipe import Recipe
from desktop.sim.reel import Reel
from desktop.sim.sent import Ended, Sent

_LINGER = "hh" if sys.platform == "win32" else "ii"
_ARRIVAL_S = 5.0  # how long to wait, before a reset, until the receiver has read everything


@dataclass(slots=True)
class Ledger:
    """Everything a bot sent and heard, connection by connection."""

    sent: list[Sent] = field(default_factory=list)
    pings: list[Pings] = field(default_factory=list)


class Stream:
    """One connection, from dialling to its end. Belongs to the loop it runs on."""

    def __init__(self, bot_id: str, meeting: Meeting, reel: Reel, ledger: Ledger) -> None:
        self._bot_id = bot_id
        self._meeting = meeting
        self._reel = reel
        self._ledger = ledger
        self._number = len(ledger.pings)
        self._pings = Pings(bot_id, meeting.clock_skew_ms)
        self._chunker = Chunker(meeting.chunking, meeting.chunk_bytes, meeting.seed)
        self._damager = Damager(meeting.damage, meeting.seed)
        self._sent = Sent(bot_id, self._number)
        self._wake = asyncio.Event()
        self._ending: Ending | None = None
        self._gone = False
        self._dead = False
        self._silent = False  # no pings: a stall that silences them
        self._played = 0
        self._origin = 0.0  # loop time at which the stream's own clock was 0

    def stop(self, ending: Ending) -> None:
        """Ask for the end of the stream; `run` returns soon after, unless the receiver does not read."""
        self._ending = ending
        self._wake.set()

    async def run(self, url: str, tls: SSLContext | None, redial: Redial | None) -> Ended:
        """Dial and stream to the end. Raises OSError, TimeoutError or InvalidHandshake if nobody lets it in."""
        connection = await connect(url, compression=None, ping_interval=None, proxy=None, ssl=tls, close_timeout=2)
        self._ledger.pings.append(self._pings)
        self._ledger.sent.append(self._sent)
        tasks = Tasks(f"{self._bot_id} connection {self._number}")
        try:
            tasks.start(self._listen(connection), "pongs")
            tasks.start(self._ping(connection), "pings")
            await self._open(connection, redial)
            await self._play(connection)
            self._sent.ended = await self._close(connection)
        except ConnectionClosed:
            self._sent.ended = Ended.DEAD if self._dead else Ended.LOST
        finally:
            await tasks.aclose()
            _reset(connection)
        return self._sent.ended

    async def _open(self, connection: ClientConnection, redial: Redial | None) -> None:
        """The start message and the init segment, as completely and in the order that the switches ask for."""
        init = b"" if redial is Redial.WITHOUT_INIT else self._reel.begin()
        if redial is Redial.INIT_LOST:
            init = init[len(init) // 2 :]
        messages = list(self._chunker.feed(init)) if init else []
        early = self._meeting.early_chunks
        while len(messages) < early:
            messages += self._chunker.feed(self._reel.next())
        for message in messages[:early]:
            await self._binary(connection, message)
        await connection.send(self._start_message())
        for text in self._meeting.odd_texts:
            await connection.send(text)
        for message in messages[early:]:
            await self._binary(connection, message)

    async def _play(self, connection: ClientConnection) -> None:
        speed, stall, now = self._meeting.speed, self._meeting.stall, asyncio.get_running_loop().time
        began = now()
        self._set_pace()
        while self._ending is None and not self._gone:
            until = stall.until(now() - began) if stall else None
            if stall and until is not None:
                self._silent = not stall.pings
                await self._sleep(began + until - now())
                self._silent = False
                if not stall.late:
                    self._reel.skip_to((now() - self._origin) * speed)
                continue
            wait = self._origin + self._reel.complete_s / speed - now() if speed else 0.0
            if wait > 0:
                await self._sleep(wait)
            else:
                await self._fragment(connection)

    def _set_pace(self) -> None:
        """The recorder's clock goes on from here; what is already written is not waited for."""
        self._origin = asyncio.get_running_loop().time() - self._reel.written_s / (self._meeting.speed or 1.0)

    async def _fragment(self, connection: ClientConnection) -> None:
        segment = self._damager(self._reel.next())
        for message in self._chunker.feed(segment):
            await self._binary(connection, message)
        self._sent.fragments += 1
        self._sent.media_s = self._reel.written_s
        self._played += 1
        if self._played == self._meeting.fragments:
            self._ending = self._ending or self._meeting.ending
        elif self._played == self._meeting.start_again_after:
            await self._start_again(connection)
        if not self._meeting.speed:
            await asyncio.sleep(0)

    async def _start_again(self, connection: ClientConnection) -> None:
        for message in self._chunker.rest():
            await self._binary(connection, message)
        self._sent.ended = Ended.AGAIN
        self._sent = Sent(self._bot_id, self._number)
        self._ledger.sent.append(self._sent)
        init = self._reel.begin()
        await connection.send(self._start_message())
        for message in self._chunker.feed(init):
            await self._binary(connection, message)
        self._set_pace()

    async def _close(self, connection: ClientConnection) -> Ended:
        if self._gone:
            return Ended.DEAD if self._dead else Ended.LOST
        if self._ending is Ending.ABORT:
            return await self._abort(connection)
        for message in self._chunker.rest():
            await self._binary(connection, message)
        if self._ending is Ending.MESSAGE:
            seconds = round(self._sent.media_s, 1)
            end = {"type": "video_stream_end", "bot_id": self._bot_id, "duration_seconds": seconds}
            await connection.send(json.dumps(end))
        await connection.close()
        return Ended.MESSAGE if self._ending is Ending.MESSAGE else Ended.CLOSED

    async def _abort(self, connection: ClientConnection) -> Ended:
        """Wait until all was read, so that the ledger is exact; the reset itself comes in `run`."""
        try:
            async with asyncio.timeout(_ARRIVAL_S):
                await (await connection.ping())
        except TimeoutError:
            return Ended.LOST
        return Ended.ABORTED

    async def _binary(self, connection: ClientConnection, message: bytes) -> None:
        await connection.send(message)
        self._sent.add(message)

    def _start_message(self) -> str:
        return json.dumps(start_message(self._bot_id, self._reel.recipe))

    async def _listen(self, connection: ClientConnection) -> None:
        with contextlib.suppress(ConnectionClosed):
            async for text in connection:
                self._pings.heard(text)
        self._gone = True
        self._wake.set()

    async def _ping(self, connection: ClientConnection) -> None:
        patience = self._meeting.missed_pongs
        while True:
            await asyncio.sleep(self._meeting.ping_every_s)
            if patience and self._pings.missed >= patience:
                self._dead = True
                connection.transport.abort()
                return
            if self._silent:
                continue
            # A receiver that does not read blocks the socket; the count of missed pongs must go on.
            with contextlib.suppress(TimeoutError, ConnectionClosed):
                async with asyncio.timeout(self._meeting.ping_every_s):
                    await connection.send(self._pings.ping())

    async def _sleep(self, seconds: float) -> None:
        """Sleep until then, or until the stream is to end."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._wake.wait()


def start_message(bot_id: str, recipe: Recipe) -> dict[str, object]:
    """`video_stream_start` as in the seed; without the audio fields where there is no sound."""
    message: dict[str, object] = {
        "type": "video_stream_start",
        "bot_id": bot_id,
        "codec": recipe.codec,
        "audio_codec": "aac",
        "container": "fmp4",
        "width": recipe.width,
        "height": recipe.height,
        "framerate": recipe.fps,
        "audio_sample_rate": recipe.sample_rate,
        "audio_bitrate": f"{recipe.audio_kbit_s}k",
    }
    if not recipe.sound:
        message = {key: value for key, value in message.items() if not key.startswith("audio")}
    return message


def _reset(connection: ClientConnection) -> None:
    """Cut what is still open with a TCP reset; nothing happens to a connection that was closed properly."""
    if connection.transport.is_closing():
        return
    raw = connection.transport.get_extra_info("socket")
    if raw is not None:
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack(_LINGER, 1, 0))
    connection.transport.abort()
