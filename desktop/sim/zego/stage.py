"""Where mixes are heard: HTTP-FLV and HLS of every output, at the addresses that PlayInfo names.

RTMP addresses are named as the document does; nobody listens there.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable
from urllib.parse import quote

from aiohttp import web

from desktop.core.tasks import Tasks
from desktop.sim.zego.air import Air, Listener
from desktop.sim.zego.encoding import Codec, Encoding
from desktop.sim.zego.hls import Hls
from desktop.sim.zego.mix import Mix
from desktop.sim.zego.switches import Switches
from desktop.sim.zego.wish import Output

_BUFFER = 16_384  # bytes that wait for a slow listener in this process, and in the system, beside its queue


class Stage:
    """Belongs to one loop. `base` is known once the stand-in listens."""

    def __init__(self, switches: Switches, base: Callable[[], str]) -> None:
        self._switches = switches
        self._base = base
        self._tasks = Tasks("zego mixes")
        self._airs: dict[Mix, Air] = {}
        self._hls: dict[tuple[Mix, Encoding], Hls] = {}
        self._closed = False

    @property
    def listeners(self) -> int:
        """How many players listen; all those of HLS count as one."""
        return sum(air.listeners for air in self._airs.values())

    def routes(self) -> list[web.RouteDef]:
        """Where it is heard."""
        return [
            web.get("/live/{name}.flv", self._flv, allow_head=False),
            web.get("/live/{name}/playlist.m3u8", self._playlist),
            web.get("/live/{name}/{number:[0-9]+}.{kind:aac|mp3}", self._segment),
        ]

    def addresses(self, output: Output) -> dict[str, str]:
        """As in PlayInfo. All empty if no domain is set up for this app; that of HLS is for Opus."""
        if not self._switches.play_addresses:
            return {"RTMP": "", "HLS": "", "FLV": ""}
        base, path = self._base(), quote(output.play_name, safe="")
        host = base.removeprefix("http://").partition(":")[0]
        return {
            "RTMP": f"rtmp://{host}/live/{path}",
            "HLS": "" if output.codec is Codec.OPUS else f"{base}/live/{path}/playlist.m3u8",
            "FLV": f"{base}/live/{path}.flv",
        }

    def begin(self, mix: Mix) -> None:
        """It can be heard, unless the stage is closed."""
        if not self._closed:
            self._airs[mix] = Air(mix, self._tasks)

    def end(self, mix: Mix) -> None:
        """Its players come to the end."""
        air = self._airs.pop(mix, None)
        if air is not None:
            air.end()
        self._hls = {playing: hls for playing, hls in self._hls.items() if playing[0] is not mix}

    async def aclose(self) -> None:
        """Nothing is heard any more."""
        self._closed = True
        for mix in [*self._airs]:
            self.end(mix)
        await self._tasks.aclose()

    def _playing(self, request: web.Request) -> tuple[Mix, Encoding]:
        """The mix with this output, and how it is coded; the newest if there are two."""
        name = request.match_info["name"]
        for mix in reversed(self._airs):
            for output in mix.outputs:
                if output.play_name == name:
                    return mix, output.encoding
        raise web.HTTPNotFound

    async def _flv(self, request: web.Request) -> web.StreamResponse:
        """As long as the mix runs and the player reads."""
        mix, encoding = self._playing(request)
        air, transport = self._airs[mix], request.transport
        assert transport is not None
        response = web.StreamResponse(headers={"Content-Type": "video/x-flv", "Cache-Control": "no-cache"})
        await response.prepare(request)
        transport.set_write_buffer_limits(high=_BUFFER)
        transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _BUFFER)
        listener = Listener(transport.abort)
        air.tune_in(listener, encoding)
        try:
            while data := await listener.get():
                await response.write(data)
        finally:
            air.tune_out(listener)
        return response

    async def _playlist(self, request: web.Request) -> web.Response:
        playing = self._playing(request)
        mix, encoding = playing
        if encoding.codec is Codec.OPUS:
            raise web.HTTPNotFound
        hls = self._hls.get(playing)
        if hls is None or hls.gone:
            hls = self._hls[playing] = Hls(asyncio.get_running_loop().time)
            self._airs[mix].tune_in(hls, encoding)
        text = await hls.playlist()
        if not text:
            raise web.HTTPNotFound
        headers = {"Cache-Control": "no-cache"}
        return web.Response(text=text, content_type="application/vnd.apple.mpegurl", headers=headers)

    async def _segment(self, request: web.Request) -> web.Response:
        hls = self._hls.get(self._playing(request))
        data = None if hls is None else hls.segment(int(request.match_info["number"]))
        if data is None:
            raise web.HTTPNotFound
        kinds = {"aac": "audio/aac", "mp3": "audio/mpeg"}
        return web.Response(body=data, content_type=kinds[request.match_info["kind"]])
