"""What kind of file its first bytes show: Ogg with Opus, WebM with Opus, or none the service plays. Pure.

RFC 3533 (Ogg), RFC 7845 (Opus in Ogg), the WebM container's EBML. Whatever the bytes are, nothing is
raised and the work is bounded by their number.
"""

from __future__ import annotations

import struct

from msgspec.structs import replace

from desktop.core.programme import Clip, ClipFault
from desktop.services.mezon.clip_silence import silent_s
from desktop.services.mezon.ebml import EBML, ENTRY, INFO, SCALE, SEGMENT, TRACKS, elements

_DOCTYPE, _DURATION = 0x4282, 0x4489
_CODEC, _CHANNELS, _AUDIO, _CLUSTER = 0x86, 0x9F, 0xE1, 0x1F43B675
_HOLDERS = (EBML, SEGMENT, INFO, TRACKS, ENTRY, _AUDIO)
_PICTURES = (b"V_VP8", b"V_VP9")
_OGG_RATE = 48000
_LONGEST_S = 7 * 24 * 3600.0


def look(head: bytes, tail: bytes, ending: str) -> Clip:
    """A file from its first and (for an Ogg file's length) its last bytes; `ending` is that of its address."""
    if head.startswith(b"OggS"):
        clip, endings = _ogg(head, tail), [".ogg", ".opus"]
    elif head.startswith(EBML.to_bytes(4, "big")):
        clip, endings = _webm(head), [".webm"]
    else:
        return Clip(ClipFault.NO_CLIP)
    if clip.fault or ending not in endings:
        return clip if clip.fault else Clip(ClipFault.ENDING)
    return replace(clip, sound=True, silent_s=silent_s(head))  # either kind is refused without Opus in it


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
    for number, value in elements(head, _HOLDERS):
        if number == _CLUSTER:
            break
        if number == _DOCTYPE:
            doctype = value.rstrip(b"\0")
        elif number == SCALE:
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


def _length(seconds: float) -> float | None:
    return seconds if 0 < seconds <= _LONGEST_S else None
