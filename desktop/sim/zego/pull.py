"""Inputs from an address. HTTP-FLV with AAC is really pulled and heard; RTMP is not: it counts as there, with a tone.

An address that breaks off is dialled again every second until the mix ends or gives it up.
"""

from __future__ import annotations

import asyncio
import zlib
from collections import deque

import aiohttp
import numpy as np

from desktop.core.tasks import Tasks
from desktop.sim.zego.flv import Reader
from desktop.sim.zego.tones import RATE, Samples, Sound, Tone, pitch

_AHEAD = RATE // 8  # samples that must wait before any are mixed: pieces come unevenly
_AGAIN_S = 1.0
_KEPT = RATE // 2  # samples that may wait: what comes faster than it is mixed loses its oldest part
_STALL_S = 5.0  # without a byte for so long, the address is dialled again


class Waiting:
    """Samples that came and have not been mixed; silence when there are none, until some have come in store."""

    def __init__(self) -> None:
        self._blocks: deque[Samples] = deque()
        self._size = 0
        self._flowing = False

    def put(self, samples: Samples) -> None:
        """More of it; the oldest goes when too much waits."""
        self._blocks.append(samples)
        self._size += len(samples)
        while self._size > _KEPT:
            self._size -= len(self._blocks.popleft())

    def block(self, start: int, count: int) -> Samples:
        """The next `count`, whatever the programme's time is."""
        out = np.zeros(count, np.float32)
        filled = 0
        self._flowing = self._size >= (count if self._flowing else max(count, _AHEAD))
        while self._flowing and filled < count and self._blocks:
            piece = self._blocks.popleft()
            taken = piece[: count - filled]
            out[filled : filled + len(taken)] = taken
            filled += len(taken)
            if len(taken) < len(piece):
                self._blocks.appendleft(piece[len(taken) :])
        self._size -= filled
        return out


class Pulls:
    """Every address that some mix wants, each pulled once. Belongs to one loop."""

    def __init__(self) -> None:
        self._tasks = Tasks("zego pulls")
        self._pulling: dict[str, asyncio.Task[None]] = {}
        self._heard: dict[str, Waiting] = {}
        self._session: aiohttp.ClientSession | None = None

    def sound(self, url: str) -> Sound | None:
        """What comes from there; None while nothing does."""
        if url.startswith("rtmp://"):
            return Tone(pitch(zlib.crc32(url.encode())))
        return self._heard.get(url)

    def keep(self, urls: set[str]) -> None:
        """Pull these and no others."""
        wanted = {url for url in urls if not url.startswith("rtmp://")}
        for url in self._pulling.keys() - wanted:
            self._pulling.pop(url).cancel()
        for url in wanted - self._pulling.keys():
            self._pulling[url] = self._tasks.start(self._pull(url), "pull")

    async def aclose(self) -> None:
        """Pull nothing any more."""
        self._pulling.clear()
        await self._tasks.aclose()
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def _pull(self, url: str) -> None:
        while True:
            try:
                await self._listen(url)
            except (aiohttp.ClientError, TimeoutError, OSError, ValueError):  # av's errors and NotFlv are ValueErrors
                pass
            finally:
                self._heard.pop(url, None)
            await asyncio.sleep(_AGAIN_S)

    async def _listen(self, url: str) -> None:
        if self._session is None:
            timeout = aiohttp.ClientTimeout(total=None, sock_connect=_STALL_S, sock_read=_STALL_S)
            self._session = aiohttp.ClientSession(timeout=timeout)
        reader, decoder = Reader(), None
        async with self._session.get(url) as answer:
            if answer.status != 200:
                return
            async for data in answer.content.iter_any():
                for kind, body in reader.feed(data):
                    if kind == 0:
                        decoder = Decoder(body)
                    elif decoder is not None:
                        self._heard.setdefault(url, Waiting()).put(decoder.decode(body))


class Decoder:
    """AAC to mono samples at the mix's rate."""

    def __init__(self, config: bytes) -> None:
        import av  # noqa: PLC0415 - a studio without such an input does not need it

        context = av.CodecContext.create("aac", "r")
        assert isinstance(context, av.AudioCodecContext)
        context.extradata = config
        self._context = context
        self._resampler = av.AudioResampler("fltp", rate=RATE)

    def decode(self, payload: bytes) -> Samples:
        """The samples of one frame, perhaps none. Raises ValueError for what is no AAC."""
        import av  # noqa: PLC0415 - as above

        frames = [one for frame in self._context.decode(av.Packet(payload)) for one in self._resampler.resample(frame)]
        rows = [frame.to_ndarray().mean(axis=0) for frame in frames]  # FFmpeg's own mono is 3 dB louder
        return np.concatenate(rows) if rows else np.zeros(0, np.float32)
