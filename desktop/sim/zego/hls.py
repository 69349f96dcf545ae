"""A mix as HLS: packed AAC or MP3 in segments of about two seconds, the last few of them in a playlist. Not Opus.

It begins with the first request of the playlist and ends when nobody has asked for it for a while.
"""

from __future__ import annotations

import asyncio
import struct
from collections import OrderedDict
from collections.abc import Callable

from desktop.sim.zego.encoding import Codec, Track
from desktop.sim.zego.tones import RATE

FRAMES = 86  # of a segment
KEPT = 6  # segments; the playlist shows the last three
_SHOWN = 3
_FORGOTTEN_S = 15.0
_TIMESTAMP = b"com.apple.streaming.transportStreamTimestamp\x00"
_ADTS_44100, _ADTS_LC = 4, 1


class Hls:
    """A tap of one mix (`air.py`). Belongs to one loop; `clock` is the loop's."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self.gone = False
        self._clock = clock
        self._asked_s = clock()
        self._track = Track(Codec.AAC_LC, b"", RATE, 1, 1024)
        self._frames: list[bytes] = []
        self._began_ms = 0
        self._made = 0
        self._segments: OrderedDict[int, bytes] = OrderedDict()
        self._ready = asyncio.Event()

    def head(self, track: Track) -> None:
        """ADTS repeats it with each frame of AAC, MP3 has it in itself."""
        self._track = track

    def frame(self, payload: bytes, time_ms: int) -> None:
        """One more; a segment is closed when it is full."""
        if not self._frames:
            self._began_ms = time_ms
        self._frames.append(payload if self._track.codec is Codec.MP3 else adts(payload, self._track.channels))
        if len(self._frames) == FRAMES:
            self._segments[self._made] = timestamp(self._began_ms) + b"".join(self._frames)
            self._made += 1
            self._frames.clear()
            while len(self._segments) > KEPT:
                self._segments.popitem(last=False)
            self._ready.set()
        if self._clock() - self._asked_s > _FORGOTTEN_S:
            self.end()

    def end(self) -> None:
        """No more segments."""
        self.gone = True
        self._ready.set()

    async def playlist(self) -> str:
        """Waits for the first segment; "" if there will be none."""
        self._asked_s = self._clock()
        await self._ready.wait()
        shown = list(self._segments)[-_SHOWN:]
        if not shown:
            return ""
        kind = "mp3" if self._track.codec is Codec.MP3 else "aac"
        lines = ["#EXTM3U", "#EXT-X-VERSION:3", "#EXT-X-TARGETDURATION:2", f"#EXT-X-MEDIA-SEQUENCE:{shown[0]}"]
        for number in shown:
            lines += [f"#EXTINF:{self._track.time_ms(FRAMES) / 1000:.3f},", f"{number}.{kind}"]
        return "\n".join([*lines, *(["#EXT-X-ENDLIST"] if self.gone else []), ""])

    def segment(self, number: int) -> bytes | None:
        """One that is still kept."""
        return self._segments.get(number)


def adts(payload: bytes, channels: int) -> bytes:
    """One frame with its header of seven bytes."""
    size = len(payload) + 7
    head = (0xFFF1 << 40) | (_ADTS_LC << 38) | (_ADTS_44100 << 34) | (channels << 30) | (size << 13) | (0x7FF << 2)
    return head.to_bytes(7, "big") + payload


def timestamp(time_ms: int) -> bytes:
    """The ID3 tag with which a segment of packed audio says when it begins."""
    body = _TIMESTAMP + struct.pack(">Q", time_ms * 90 & (2**33 - 1))
    return b"ID3\x04\x00\x00" + _syncsafe(len(body) + 10) + b"PRIV" + _syncsafe(len(body)) + b"\x00\x00" + body


def _syncsafe(size: int) -> bytes:
    return bytes(size >> shift & 0x7F for shift in (21, 14, 7, 0))
