"""A real HTTP server on loopback with files on it, and the ways in which a host of files can be hostile."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from aiohttp import web

from desktop.sim.kiosk import Kiosk

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Shelf:
    """`put` a file, get its address. Answers ranges as a real host does, unless told otherwise."""

    def __init__(self) -> None:
        self.base = ""
        self.asked: list[tuple[str, str, str]] = []  # method, path, range
        self.ranges = True
        self._files: dict[str, bytes | Handler] = {}
        self._kiosk = Kiosk()
        self.leaving = asyncio.Event()

    async def __aenter__(self) -> Shelf:
        app = web.Application()
        app.router.add_route("*", "/{path:.*}", self._answer)
        self.base = f"http://{await self._kiosk.open(app, patience_s=0.1)}"
        return self

    async def __aexit__(self, *exc: object) -> None:
        self.leaving.set()
        await self._kiosk.close()

    def put(self, name: str, file: bytes | Handler) -> str:
        self._files[f"/{name}"] = file
        return f"{self.base}/{name}"

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        asked = request.headers.get("Range", "")
        self.asked.append((request.method, str(request.rel_url), asked))
        file = self._files.get(request.path)
        if file is None:
            return web.Response(status=404)
        if callable(file):
            return await file(request)
        if not asked or not self.ranges:
            return web.Response(body=file)
        first, _, last = asked.removeprefix("bytes=").partition("-")
        part = file[int(first) : int(last) + 1]
        told = f"bytes {first}-{int(first) + len(part) - 1}/{len(file)}"
        return web.Response(status=206, body=part, headers={"Content-Range": told})
