"""A live sound as an RTSP server sends it: AAC in RTP, within the connection of RTSP itself, in real time.

No RTSP server can be had as a Python package, and libavformat is none; the player in these tests is libavformat's.
Source: RFC 2326 (RTSP), RFC 3640 (AAC in RTP).
"""

from __future__ import annotations

import io
import socketserver
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import av

from tests.media.flv import RATE, recorded, serving

SAMPLES = 1024  # of one frame
TYPE = 96  # of the payload
SOURCE = 0x00C0FFEE


class SoundServer(socketserver.ThreadingTCPServer):
    """Plays the same sound to whoever asks for `/live`; anything else is not found. `cut()` ends every play."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, seconds: float) -> None:
        super().__init__(("127.0.0.1", 0), _Player)
        self.config, self.frames = _aac(seconds)
        self.cuts = threading.Event()
        self.asked: list[str] = []

    @property
    def address(self) -> str:
        return f"rtsp://127.0.0.1:{self.server_address[1]}/live"

    def cut(self) -> None:
        self.cuts.set()
        self.cuts = threading.Event()

    def handle_error(self, request: object, client_address: object) -> None:
        """A player that hangs up is no trouble."""


class _Player(socketserver.StreamRequestHandler):
    server: SoundServer

    def handle(self) -> None:
        while head := self._head():
            method, address, _ = head[0].split(" ", 2)
            self.server.asked.append(method)
            fields = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:])}
            number = fields["cseq"]
            if "/live" not in address:
                self._answer(number, "404 Not Found")
            elif method == "OPTIONS":
                self._answer(number, "200 OK", "Public: OPTIONS, DESCRIBE, SETUP, PLAY, TEARDOWN")
            elif method == "DESCRIBE":
                self._answer(number, "200 OK", "Content-Type: application/sdp", body=self._description())
            elif method == "SETUP":
                where = "Transport: RTP/AVP/TCP;unicast;interleaved=0-1"
                self._answer(number, "200 OK", where, "Session: 7;timeout=60")
            elif method == "PLAY":
                self._answer(number, "200 OK", "Session: 7")
                self._play()
                return
            else:
                self._answer(number, "200 OK")

    def _head(self) -> list[str]:
        lines = []
        while line := self.rfile.readline().decode().strip():
            lines.append(line)
        return lines

    def _answer(self, number: str, status: str, *fields: str, body: bytes = b"") -> None:
        lines = [f"RTSP/1.0 {status}", f"CSeq: {number}", *fields, f"Content-Length: {len(body)}", "", ""]
        self.wfile.write("\r\n".join(lines).encode() + body)

    def _description(self) -> bytes:
        form = f"streamtype=5;profile-level-id=1;mode=AAC-hbr;config={self.server.config.hex()}"
        lines = (
            *("v=0", "o=- 0 0 IN IP4 127.0.0.1", "s=live", "c=IN IP4 127.0.0.1", "t=0 0"),
            *(f"m=audio 0 RTP/AVP {TYPE}", f"a=rtpmap:{TYPE} MPEG4-GENERIC/{RATE}/2"),
            *(f"a=fmtp:{TYPE} {form};sizelength=13;indexlength=3;indexdeltalength=3", "a=control:sound", ""),
        )
        return "\r\n".join(lines).encode()

    def _play(self) -> None:
        cut = self.server.cuts
        for number, frame in enumerate(self.server.frames):
            if number and cut.wait(SAMPLES / RATE):
                return
            head = struct.pack(">BBHII", 0x80, 0x80 | TYPE, number & 0xFFFF, number * SAMPLES, SOURCE)
            packet = head + struct.pack(">HH", 16, len(frame) << 3) + frame  # one frame, its size in 13 bits
            self.wfile.write(b"$\x00" + struct.pack(">H", len(packet)) + packet)


def _aac(seconds: float) -> tuple[bytes, list[bytes]]:
    """The AudioSpecificConfig, and each frame."""
    with av.open(io.BytesIO(recorded(seconds, picture=False)), format="flv") as film:
        (sound,) = film.streams.audio
        return bytes(sound.codec_context.extradata or b""), [bytes(one) for one in film.demux(sound) if one.size]


@contextmanager
def sounding(seconds: float) -> Iterator[SoundServer]:
    """A server with a sound of so many seconds, until the end of the block."""
    with serving(SoundServer(seconds)) as server:
        yield server
