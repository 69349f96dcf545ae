"""What a virtual X display shows, as a PNG file: Xvfb keeps its frame buffer in a file (-fbdir), in XWD format."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

HEADER_WORDS = 25
COLOUR_BYTES = 12


def save(frames: Path, picture: Path) -> bool:
    """Save the first screen; false if there is none yet."""
    buffer = frames / "Xvfb_screen0"
    try:
        dump = buffer.read_bytes()
    except FileNotFoundError:
        return False
    width, height, rows = pixels(dump)
    picture.write_bytes(png(width, height, rows))
    return True


def pixels(dump: bytes) -> tuple[int, int, list[bytes]]:
    """Width, height and rows of RGB from an XWD dump of 32 bits a pixel. Raises ValueError for another kind."""
    words = struct.unpack_from(f">{HEADER_WORDS}I", dump)
    size, version, width, height, little, bits, stride, colours = (
        words[0], words[1], words[4], words[5], words[7] == 0, words[11], words[12], words[19],
    )  # fmt: skip
    if version != 7 or bits != 32:
        raise ValueError(f"not a 32 bit XWD dump: version {version}, {bits} bits")
    start = size + colours * COLOUR_BYTES
    red, green, blue = (2, 1, 0) if little else (1, 2, 3)
    rows = []
    for y in range(height):
        line = dump[start + y * stride : start + y * stride + width * 4]
        row = bytearray(width * 3)
        row[0::3], row[1::3], row[2::3] = line[red::4], line[green::4], line[blue::4]
        rows.append(bytes(row))
    return width, height, rows


def png(width: int, height: int, rows: list[bytes]) -> bytes:
    """A PNG of 8 bit RGB."""
    data = zlib.compress(b"".join(b"\0" + row for row in rows), 6)
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", data) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
