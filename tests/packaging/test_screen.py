"""XWD in, PNG out."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest

import screen

COLOURS = [(255, 0, 0), (0, 255, 0), (0, 0, 255), (1, 2, 3), (250, 128, 7), (0, 0, 0)]


def dump(width: int, height: int, little: bool = True, bits: int = 32, version: int = 7) -> bytes:
    """A dump as Xvfb writes it: header, window name, colour map, padded rows."""
    name, colours, padding = b"screen\0\0", 3, 8
    words = [0] * screen.HEADER_WORDS
    words[0], words[1], words[4], words[5], words[7] = 100 + len(name), version, width, height, 0 if little else 1
    words[11], words[12], words[19] = bits, width * 4 + padding, colours
    order = (lambda r, g, b: bytes((b, g, r, 9))) if little else (lambda r, g, b: bytes((9, r, g, b)))
    row = b"".join(order(*COLOURS[x % len(COLOURS)]) for x in range(width)) + b"#" * padding
    return struct.pack(f">{len(words)}I", *words) + name + b"c" * 12 * colours + row * height


def read_png(data: bytes) -> tuple[int, int, bytes]:
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    place, parts = 8, {}
    while place < len(data):
        (size,), kind = struct.unpack_from(">I", data, place), data[place + 4 : place + 8]
        body = data[place + 8 : place + 8 + size]
        assert struct.unpack_from(">I", data, place + 8 + size) == (zlib.crc32(kind + body),)
        parts[kind], place = body, place + 12 + size
    width, height = struct.unpack_from(">II", parts[b"IHDR"])
    return width, height, zlib.decompress(parts[b"IDAT"])


@pytest.mark.parametrize("little", [True, False])
def test_colours_survive_either_byte_order(tmp_path: Path, little: bool) -> None:
    (tmp_path / "Xvfb_screen0").write_bytes(dump(6, 4, little))
    assert screen.save(tmp_path, tmp_path / "x.png")
    width, height, data = read_png((tmp_path / "x.png").read_bytes())
    assert (width, height) == (6, 4)
    assert data == (b"\0" + bytes(value for colour in COLOURS for value in colour)) * 4


def test_no_display_yet_is_no_picture(tmp_path: Path) -> None:
    assert not screen.save(tmp_path, tmp_path / "x.png")
    assert not (tmp_path / "x.png").exists()


@pytest.mark.parametrize("wrong", [{"bits": 16}, {"version": 6}])
def test_another_kind_of_dump_is_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="not a 32 bit XWD dump"):
        screen.pixels(dump(2, 2, **wrong))
