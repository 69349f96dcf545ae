"""What the demo studio can put on air: a few spoken programmes, made when they are first asked for."""

from __future__ import annotations

import asyncio
import io
from dataclasses import dataclass

from aiohttp import web

from desktop.sim.kiosk import Kiosk

RATE = 48_000
BIT_RATE = 64_000
LOOP_S = 10  # of the voices


@dataclass(frozen=True, slots=True)
class Item:
    """One file: what is heard in it, and for how long."""

    name: str
    voice: str  # of `sim.voice`
    seconds: int


EVENING = (
    Item("night-desk-114-part-1.opus", "panel", 95),
    Item("letters-from-listeners.ogg", "slides", 60),
    Item("night-desk-114-part-2.opus", "host", 80),
)


class Playout:
    """Serves Opus in Ogg on loopback, whole. Belongs to the loop on which it is started."""

    def __init__(self, items: tuple[Item, ...] = EVENING) -> None:
        self._items = {item.name: item for item in items}
        self._made: dict[str, bytes] = {}
        self._making = asyncio.Lock()
        self._kiosk = Kiosk()

    async def start(self) -> list[str]:
        """Listen; returns the address of each item, in their order."""
        app = web.Application()
        app.router.add_get("/on-air/{name}", self._get)  # and HEAD with it
        there = await self._kiosk.open(app)
        return [f"http://{there}/on-air/{name}" for name in self._items]

    async def stop(self) -> None:
        """Nobody is served any more. May be called twice."""
        await self._kiosk.close()

    async def _get(self, request: web.Request) -> web.StreamResponse:
        item = self._items.get(request.match_info["name"])
        if item is None:
            raise web.HTTPNotFound
        async with self._making:
            if item.name not in self._made:
                self._made[item.name] = await asyncio.to_thread(encoded, item)
        return _part(request, self._made[item.name])


def _part(request: web.Request, data: bytes) -> web.Response:
    """What is asked for of it: whoever looks for the length reads only the end."""
    headers = {"Accept-Ranges": "bytes"}
    try:
        wanted = request.http_range
    except ValueError:
        return web.Response(status=416, headers={"Content-Range": f"bytes */{len(data)}"})
    start, stop, _ = wanted.indices(len(data))
    if (wanted.start is None and wanted.stop is None) or start >= stop:
        return web.Response(body=data, content_type="audio/ogg", headers=headers)
    headers["Content-Range"] = f"bytes {start}-{stop - 1}/{len(data)}"
    return web.Response(status=206, body=data[start:stop], content_type="audio/ogg", headers=headers)


def encoded(item: Item) -> bytes:
    """The whole file. Any thread."""
    import av  # noqa: PLC0415 - a studio that is not on air does not need it
    import numpy as np  # noqa: PLC0415 - as above

    from desktop.sim.voice import speech  # noqa: PLC0415 - as above

    sound = np.tile(speech(item.voice, LOOP_S * RATE, RATE), -(-item.seconds // LOOP_S))[:, : item.seconds * RATE]
    file = io.BytesIO()
    with av.open(file, "w", format="ogg") as out:
        stream = out.add_stream("libopus", rate=RATE, layout="stereo")
        stream.bit_rate = BIT_RATE
        stream.options = {"compression_level": "0"}  # somebody waits for it
        size = RATE // 50
        for start in range(0, sound.shape[1], size):
            block = np.ascontiguousarray(sound[:, start : start + size].T).reshape(1, -1)
            frame = av.AudioFrame.from_ndarray(block, format="flt", layout="stereo")
            frame.sample_rate, frame.pts = RATE, start
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
    return file.getvalue()
