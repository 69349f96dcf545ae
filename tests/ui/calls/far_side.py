"""The other end of a call: a signalling server of a few lines, and a second page that really hears and sees.

Its words are those of `desktop/sim/calls/rooms.py`; unlike that one it is Chromium, and its media are too.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import math
import os
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import websockets
from websockets.asyncio.server import ServerConnection, serve

ROOT = Path(__file__).resolve().parents[3]
# Chromium's own microphone and camera; as root it has no sandbox.
FAKE_DEVICES = {"QTWEBENGINE_CHROMIUM_FLAGS": "--use-fake-device-for-media-stream"}
NO_DEVICES = {"QTWEBENGINE_CHROMIUM_FLAGS": ""}
UNGUARDED = {"QTWEBENGINE_DISABLE_SANDBOX": "1"} if hasattr(os, "getuid") and os.getuid() == 0 else {}

FAR = """
import sys
from pathlib import Path
from desktop.ui.calls import page_files, web_room

far, own = Path({far!r}), page_files.Paths.resources() / "call"
page_files._content = lambda root, path: (
    (far / path[1:]).read_bytes().replace(b"@ADDRESS@", {address!r}) if (far / path[1:]).is_file()
    else (own / path[1:]).read_bytes()
)
web_room.allowed = lambda setup, wanted: True
web_room.main()
"""


class FarSide:
    """`with FarSide() as far:` - `far.studio` goes to the page, `far.address` into the ticket."""

    def __init__(self) -> None:
        self.orders: list[dict[str, Any]] = []  # what the page told the studio
        self.heard: list[tuple[float, float, int]] = []  # monotonic, dBFS, frames decoded so far
        self._page: ServerConnection | None = None
        self._far: ServerConnection | None = None
        self._open, self._here = threading.Event(), threading.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._leaving: asyncio.Event | None = None
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()), name="far side")
        self._process: subprocess.Popen[bytes] | None = None
        self.port = 0

    @property
    def studio(self) -> str:
        return f"127.0.0.1:{self.port}"

    @property
    def address(self) -> str:
        return f"ws://{self.studio}/page"

    def __enter__(self) -> FarSide:
        self._thread.start()
        assert self._open.wait(5)
        code = FAR.format(far=str(Path(__file__).with_name("far_page")), address=f"ws://{self.studio}/far".encode())
        self._process = subprocess.Popen(
            [sys.executable, "-c", code],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=ROOT,
            env=os.environ | FAKE_DEVICES | UNGUARDED,
        )
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"type": "open", "studio": self.studio}).encode() + b"\n")
        self._process.stdin.flush()
        assert self._here.wait(20), "the far page did not come"
        return self

    def __exit__(self, *_: object) -> None:
        assert self._loop is not None
        assert self._leaving is not None
        self._loop.call_soon_threadsafe(self._leaving.set)
        self._thread.join()
        if self._process is not None:
            assert self._process.stdin is not None
            self._process.stdin.close()
            self._process.wait(10)

    def tell(self, **word: object) -> None:
        """The studio says this to the page."""
        self._run(self._page, json.dumps(word))

    def hang_up(self) -> None:
        """Cut the page's line without a word."""
        assert self._loop is not None
        page = self._page
        assert page is not None
        asyncio.run_coroutine_threadsafe(page.close(), self._loop).result(5)

    def loudest(self, seconds: float) -> float:
        """Of the last seconds, in dBFS; nan when nothing was heard at all."""
        now = time.monotonic()
        peaks = [peak for at, peak, _ in list(self.heard) if now - at < seconds]
        return max(peaks, default=math.nan)

    @property
    def frames(self) -> int:
        return self.heard[-1][2] if self.heard else 0

    def _run(self, connection: ServerConnection | None, text: str) -> None:
        assert self._loop is not None
        assert connection is not None
        asyncio.run_coroutine_threadsafe(connection.send(text), self._loop).result(5)

    async def _serve(self) -> None:
        self._loop, self._leaving = asyncio.get_running_loop(), asyncio.Event()
        async with serve(self._meet, "127.0.0.1", 0) as server:
            self.port = next(iter(server.sockets)).getsockname()[1]
            self._open.set()
            await self._leaving.wait()

    async def _meet(self, connection: ServerConnection) -> None:
        assert connection.request is not None
        far = connection.request.path == "/far"
        if far:
            self._far = connection
        else:
            self._page = connection
        with contextlib.suppress(websockets.ConnectionClosed):
            async for text in connection:
                word = json.loads(text)
                if not far:
                    self.orders.append(word)
                if word["type"] == "here":
                    self._here.set()
                elif word["type"] == "heard":
                    peak = word["peak"] if word["peak"] is not None else math.nan
                    self.heard.append((time.monotonic(), peak, word["frames"]))
                else:
                    other = self._page if far else self._far
                    if other is not None:
                        await other.send(text)
