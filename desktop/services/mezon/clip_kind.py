"""What kind of file its first bytes show: Ogg with Opus, WebM with Opus, or none the service plays. Pure.

RFC 3533 (Ogg), RFC 7845 (Opus in Ogg), the WebM container's EBML. Whatever the bytes are, nothing is
raised and the work is bounded by their number.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from desktop.core.programme import Clip, ClipFault

_EBML, _DOCTYPE, _SEGMENT = 0x1A45DFA3, 0x4282, 0x18538067
_INFO, _SCALE, _DURATION = 0x1549A966, 0x2AD7B1, 0x4489
_TRACKS, _ENTRY, _CODEC, _CHANNELS, _AUDIO = 0x1654AE6B, 0xAE, 0x86, 0x9F, 0xE1
_CLUSTER = 0x1F43B675
_PICTURES = (b"V_VP8", b"V_VP9")
_OGG_RATE = 48000
_LONGEST_S = 7 * 24 * 3600.0


def look(head: bytes, tail: bytes, ending: str) -> Clip:
    """A file from its first and (for an Ogg file's length) its last bytes; `ending` is that of its address."""
    if head.startswith(b"OggS"):
        clip, endings = _ogg(head, tail), [".ogg", ".opus"]
    elif head.startswith(_EBML.to_bytes(4, "big")):
        clip, endings = _webm(head), [".webm"]
    else:
        return Clip(ClipFault.NO_CLIP)
    return clip if clip.fault or ending in endings else Clip(ClipFault.ENDING)


def _ogg(head: bytes, tail: bytes) -> Clip:
    first = _page(head, 0)
    if first is None:
        return Clip(ClipFault.NO_CLIP)
    packet, after = first
    if not packet.startswith(b"OpusHead") or len(packet) < 19:
        return Clip(ClipFault.CODEC)
    if len(head) > after + 5 and head[after : after + 4] == b"OggS" and head[after + 5] & 2:
        return Clip(ClipFault.CODEC)  # another stream begins beside it: pictures
    if packet[9] > 2 or packet[18] != 0:
        return Clip(ClipFault.CHANNELS)
    last = tail.rfind(b"OggS")
    if last < 0 or len(tail) < last + 14:
        return Clip()
    (skipped,) = struct.unpack_from("<H", packet, 10)
    (position,) = struct.unpack_from("<q", tail, last + 6)
    return Clip(length_s=_length((position - skipped) / _OGG_RATE))


def _page(data: bytes, at: int) -> tuple[bytes, int] | None:
    """What a page holds, and where the next begins."""
    if len(data) < at + 27:
        return None
    start = at + 27 + data[at + 26]
    size = sum(data[at + 27 : start])
    return data[start : start + size], start + size


def _webm(head: bytes) -> Clip:
    codecs: list[bytes] = []
    doctype, scale, duration, channels = b"", 1_000_000, 0.0, 1
    for number, value in _elements(head):
        if number == _DOCTYPE:
            doctype = value.rstrip(b"\0")
        elif number == _SCALE:
            scale = int.from_bytes(value[:8], "big")
        elif number == _DURATION and len(value) in (4, 8):
            (duration,) = struct.unpack(">f" if len(value) == 4 else ">d", value)
        elif number == _CODEC:
            codecs.append(value.rstrip(b"\0"))
        elif number == _CHANNELS:
            channels = max(channels, int.from_bytes(value[:8], "big"))
    if doctype != b"webm":
        return Clip(ClipFault.NO_CLIP)
    pictures = [codec for codec in codecs if codec != b"A_OPUS"]
    if codecs.count(b"A_OPUS") != 1 or any(codec not in _PICTURES for codec in pictures):
        return Clip(ClipFault.CODEC)
    return Clip(ClipFault.CHANNELS) if channels > 2 else Clip(length_s=_length(duration * scale / 1e9))


def _elements(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Every element before the first cluster; those that hold others are gone into."""
    at = 0
    while at < len(data):
        number, at = _number(data, at, keep_mark=True)
        size, at = _number(data, at, keep_mark=False)
        if number is None or size is None or number == _CLUSTER:
            return
        if number in (_EBML, _SEGMENT, _INFO, _TRACKS, _ENTRY, _AUDIO):
            continue
        yield number, data[at : at + size]
        at += size


def _number(data: bytes, at: int, *, keep_mark: bool) -> tuple[int | None, int]:
    """A number of variable length, and where it ends."""
    if at >= len(data) or data[at] == 0:
        return None, at
    length = 9 - data[at].bit_length()
    if at + length > len(data):
        return None, at
    value = int.from_bytes(data[at : at + length], "big")
    return (value if keep_mark else value & ~(1 << 7 * length)), at + length


def _length(seconds: float) -> float | None:
    return seconds if 0 < seconds <= _LONGEST_S else None
