"""FLV of sound alone: what a mix is sent as over HTTP, and what an input's address is read as.

AAC and MP3 are written as ever, Opus as Enhanced RTMP has it. Only AAC is found when reading.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from desktop.sim.zego.encoding import Codec, Track

_AUDIO, _SCRIPT = 8, 18
_AAC = 0xAF  # AAC; rate, size and channels of this byte are constants for AAC
_MP3 = 0x2E  # MP3, 44.1 kHz, 16 bits; the last bit is for stereo
_OPUS = (0x90, b"Opus")  # the low bits are the kind of packet, as the second byte of AAC is
_NUMBERS = {Codec.AAC_LC: 10.0, Codec.MP3: 2.0, Codec.OPUS: float(int.from_bytes(b"Opus", "big"))}
_LARGEST_TAG = 1 << 20


def head(track: Track) -> bytes:
    """What every listener gets first: file header, metadata and the configuration, where the codec has one."""
    header = b"FLV\x01\x04\x00\x00\x00\x09" + bytes(4)
    config = _tag(_AUDIO, _named(track, 0) + track.config, 0) if track.config else b""
    return header + _tag(_SCRIPT, _metadata(track), 0) + config


def sound(track: Track, payload: bytes, time_ms: int) -> bytes:
    """One frame."""
    return _tag(_AUDIO, _named(track, 1) + payload, time_ms)


def _named(track: Track, kind: int) -> bytes:
    """What a piece of sound begins with; `kind` 0 is the configuration, 1 a frame."""
    if track.codec is Codec.MP3:
        return bytes((_MP3 | (track.channels == 2),))
    if track.codec is Codec.OPUS:
        return bytes((_OPUS[0] | kind,)) + _OPUS[1]
    return bytes((_AAC, kind))


def _tag(kind: int, body: bytes, time_ms: int) -> bytes:
    size, low, high = len(body).to_bytes(3, "big"), (time_ms & 0xFFFFFF).to_bytes(3, "big"), time_ms >> 24 & 0xFF
    return bytes((kind,)) + size + low + bytes((high, 0, 0, 0)) + body + struct.pack(">I", len(body) + 11)


def _metadata(track: Track) -> bytes:
    numbers = {"audiocodecid": _NUMBERS[track.codec], "audiosamplerate": float(track.rate), "audiosamplesize": 16.0}
    pairs = b"".join(_word(name) + b"\x00" + struct.pack(">d", value) for name, value in numbers.items())
    pairs += _word("stereo") + b"\x01" + bytes((track.channels == 2,))
    return b"\x02" + _word("onMetaData") + b"\x08" + struct.pack(">I", len(numbers) + 1) + pairs + b"\x00\x00\x09"


def _word(text: str) -> bytes:
    return struct.pack(">H", len(text)) + text.encode()


class NotFlv(ValueError):
    """What came is no FLV."""


class Reader:
    """Any pieces in, AAC out: the config as (0, bytes), each frame as (1, bytes)."""

    def __init__(self) -> None:
        self._left = b""
        self._begun = False

    def feed(self, data: bytes) -> Iterator[tuple[int, bytes]]:
        """Raises NotFlv."""
        self._left += data
        if not self._begun:
            if len(self._left) < 13:
                return
            if self._left[:3] != b"FLV":
                raise NotFlv("no FLV header")
            self._left, self._begun = self._left[int.from_bytes(self._left[5:9], "big") + 4 :], True
        while len(self._left) >= 11:
            size = int.from_bytes(self._left[1:4], "big")
            if size > _LARGEST_TAG:
                raise NotFlv("a tag is too large")
            if len(self._left) < 11 + size + 4:
                return
            kind, body = self._left[0] & 0x1F, self._left[11 : 11 + size]
            self._left = self._left[11 + size + 4 :]
            if kind == _AUDIO and size > 2 and body[0] >> 4 == 10:
                yield body[1], body[2:]
