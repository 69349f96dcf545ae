"""A live stream as any media server would send it: FLV over HTTP, made by libavformat, in real time."""

from __future__ import annotations

import functools
import io
import math
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, TypeVar

import av
import numpy as np

RATE, FPS, WIDTH, HEIGHT = 48_000, 25, 320, 180
Served = TypeVar("Served", bound=Any)
TAG_HEAD = 11


@functools.cache
def recorded(
    seconds: float, picture: bool = True, tone_hz: float = 440.0, level: float = 0.1, coding: str = "aac"
) -> bytes:
    """H.264 and sound in FLV. `coding` is an encoder's name."""
    out = io.BytesIO()
    with av.open(out, "w", format="flv") as target:
        video = target.add_stream("libx264", rate=FPS, options={"preset": "ultrafast", "g": "12"}) if picture else None
        sound = target.add_stream(coding, rate=RATE, layout="stereo")
        if video is not None:
            video.width, video.height, video.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        size = sound.codec_context.open() or 1024
        size = sound.codec_context.frame_size or size
        packets = []
        for number in range(math.ceil(seconds * RATE / size)):
            at = (np.arange(size) + number * size) / RATE
            wave = np.tile((level * np.sin(2 * np.pi * tone_hz * at)).astype(np.float32), (2, 1))
            frame = av.AudioFrame.from_ndarray(wave, format="fltp", layout="stereo")
            frame.sample_rate, frame.pts = RATE, number * size
            packets += sound.encode(frame)
        if video is not None:
            for number in range(int(seconds * FPS)):
                picture_ = np.full((HEIGHT, WIDTH, 3), number * 5 % 256, np.uint8)
                packets += video.encode(av.VideoFrame.from_ndarray(picture_, format="rgb24"))
            packets += video.encode(None)
        packets += sound.encode(None)
        for packet in sorted(packets, key=lambda one: float((one.dts or 0) * one.time_base)):
            target.mux(packet)
    return out.getvalue()


def tags(data: bytes) -> Iterator[tuple[float, bytes]]:
    """Each tag with the second at which it is due; the head first."""
    start = 9 + 4
    yield 0.0, data[:start]
    while start + TAG_HEAD <= len(data):
        size = int.from_bytes(data[start + 1 : start + 4], "big")
        (stamp,) = struct.unpack(">I", data[start + 7 : start + 8] + data[start + 4 : start + 7])
        end = start + TAG_HEAD + size + 4
        yield stamp / 1000, data[start:end]
        start = end


class LiveServer(ThreadingHTTPServer):
    """`/live.flv` plays in real time, `/denied` and all else as their names say. `cut()` breaks every stream."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, film: bytes) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.film = film
        self.cuts = threading.Event()
        self.page = b"<html>no stream</html>" * 100
        self.leads_to = ""  # where /away goes
        self.asked: list[str] = []
        self.logins: list[str | None] = []

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def cut(self) -> None:
        self.cuts.set()
        self.cuts = threading.Event()

    def handle_error(self, request: object, client_address: object) -> None:
        """A listener that hangs up is no trouble."""


class _Handler(BaseHTTPRequestHandler):
    server: LiveServer

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        self.server.asked.append(self.path)
        self.server.logins.append(self.headers.get("Authorization"))
        if path == "/live.flv":
            self._stream()
        elif path == "/page":
            self._answer(200, self.server.page)
        elif path == "/away":
            self._answer(302, b"", {"Location": self.server.leads_to})
        elif path == "/denied":
            self._answer(401, b"")
        else:
            self._answer(404, b"")

    def _answer(self, status: int, body: bytes, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def _stream(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "video/x-flv")
        self.end_headers()
        cut, late_s = self.server.cuts, 0.0
        for due_s, tag in tags(self.server.film):
            if due_s > late_s and cut.wait(due_s - late_s):
                return
            late_s = max(late_s, due_s)
            self.wfile.write(tag)

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


@contextmanager
def live(film: bytes) -> Iterator[LiveServer]:
    """A server with one film, until the end of the block."""
    with serving(LiveServer(film)) as server:
        yield server


@contextmanager
def serving(server: Served) -> Iterator[Served]:
    """A server that can `cut()` what it plays, until the end of the block."""
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield server
    finally:
        server.cut()
        server.shutdown()
        thread.join()
        server.server_close()
