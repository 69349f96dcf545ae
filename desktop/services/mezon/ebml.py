"""The boxes of a WebM file: its EBML elements, as far as the bytes go (RFC 8794). Pure; nothing is raised."""

from __future__ import annotations

from collections.abc import Collection, Iterator

EBML, SEGMENT = 0x1A45DFA3, 0x18538067
INFO, SCALE = 0x1549A966, 0x2AD7B1
TRACKS, ENTRY = 0x1654AE6B, 0xAE


def elements(data: bytes, holders: Collection[int]) -> Iterator[tuple[int, bytes]]:
    """Every element with its bytes, the last perhaps cut short; those named in `holders` are gone into instead."""
    at = 0
    while at < len(data):
        number, at = _number(data, at, keep_mark=True)
        size, at = _number(data, at, keep_mark=False)
        if number is None or size is None:
            return
        if number in holders:
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
