"""How long a file is silent at its beginning, by the sizes of its Opus packets: nothing is decoded. Pure.

An encoder with a variable rate writes digital silence as packets of three bytes and less, too small for any sound
(RFC 6716, 2.1 and 3.2.1). So what is called silent here is silent; quiet noise, or silence at a constant rate, is not
seen. Whatever the bytes are, nothing is raised and the work is bounded by their number.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from desktop.services.mezon.ebml import ENTRY, INFO, SCALE, SEGMENT, TRACKS, elements

_SILENT_BYTES = 3
_OGG_RATE = 48000
_CLUSTER, _CLUSTER_TIME, _GROUP, _BLOCK, _SIMPLE = 0x1F43B675, 0xE7, 0xA0, 0xA1, 0xA3
_TRACK_NUMBER, _CODEC = 0xD7, 0x86
_LACED = 0x06


def silent_s(head: bytes) -> float:
    """Seconds from the first packet to the first that may be heard, or to the end of `head`."""
    moments = _ogg(head) if head.startswith(b"OggS") else _webm(head)
    silent = 0.0
    for at_s, size in moments:
        if size > _SILENT_BYTES:
            break
        silent = at_s
    return silent


def _ogg(data: bytes) -> Iterator[tuple[float, int]]:
    """Of each page: where it ends, and its largest packet."""
    at = seen = size = 0
    skipped = 0
    while data[at : at + 4] == b"OggS" and len(data) >= at + 27:
        laces = data[at + 27 : at + 27 + data[at + 26]]
        body = at + 27 + len(laces)
        if seen == 0 and len(data) >= body + 12:
            (skipped,) = struct.unpack_from("<H", data, body + 10)
        largest = 0
        for lace in laces:
            size += lace
            if lace < 255:
                seen, largest = seen + 1, max(largest, size if seen >= 2 else 0)  # behind the two headers
                size = 0
        (position,) = struct.unpack_from("<q", data, at + 6)
        at = body + sum(laces)
        if len(data) < at:
            return
        if seen > 2 and position >= 0:
            yield max(0.0, (position - skipped) / _OGG_RATE), max(largest, size)


def _webm(data: bytes) -> Iterator[tuple[float, int]]:
    """Of each sound packet: when it begins, and its size."""
    scale, began, track, sound = 1_000_000, 0, 0, -1
    for number, value in elements(data, (SEGMENT, INFO, TRACKS, ENTRY, _CLUSTER, _GROUP)):
        if number == SCALE:
            scale = int.from_bytes(value[:8], "big")
        elif number == _TRACK_NUMBER:
            track = int.from_bytes(value[:8], "big")
        elif number == _CODEC and value.rstrip(b"\0") == b"A_OPUS":
            sound = track
        elif number == _CLUSTER_TIME:
            began = int.from_bytes(value[:8], "big")
        elif number in (_SIMPLE, _BLOCK) and len(value) >= 4 and value[0] & 0x7F == sound:
            (after,) = struct.unpack_from(">h", value, 1)
            size = len(value) - 4 if not value[3] & _LACED else _SILENT_BYTES + 1
            yield max(0.0, (began + after) * scale / 1e9), size
