"""The two containers of pictures, and what is drawn into them."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

import app_icon
from app_icon import DRAWING, ICNS_KINDS, ICO_SIZES, drawn, icns, ico, side


def test_the_drawing_becomes_pictures_of_every_size() -> None:
    for size in (16, 256):
        image = QImage.fromData(drawn(DRAWING, size))
        assert (image.width(), image.height()) == (size, size)
        assert QColor(image.pixelColor(0, 0)).alpha() < 128  # a round corner
        assert QColor(image.pixelColor(size // 2, size // 8)).alpha() == 255
        colours = {image.pixel(x, y) for x in range(size) for y in range(size)}
        assert len(colours) > 8


def test_no_drawing_is_said(tmp_path: Path) -> None:
    (tmp_path / "x.svg").write_text("nothing")
    with pytest.raises(ValueError, match="no drawing"):
        drawn(tmp_path / "x.svg", 16)


def test_windows_finds_every_picture_by_its_entry() -> None:
    data = ico([(16, b"small"), (256, b"the large one")])
    assert struct.unpack_from("<HHH", data) == (0, 1, 2)
    found = []
    for place in (6, 22):
        width, height, _, _, planes, bits, length, at = struct.unpack_from("<BBBBHHII", data, place)
        assert (planes, bits) == (1, 32)
        found.append((width, height, data[at : at + length]))
    assert found == [(16, 16, b"small"), (0, 0, b"the large one")]


def test_apple_finds_every_picture_by_its_kind() -> None:
    data = icns([("ic07", b"one"), ("ic10", b"the other")])
    assert data[:4] == b"icns"
    assert struct.unpack_from(">I", data, 4) == (len(data),)
    assert data[8:12] == b"ic07"
    (length,) = struct.unpack_from(">I", data, 12)
    assert data[16 : 8 + length] == b"one"
    assert data[8 + length :][:4] == b"ic10"


def test_the_side_of_the_setup_program_has_its_size() -> None:
    image = QImage.fromData(side(DRAWING))
    assert (image.width(), image.height(), image.hasAlphaChannel()) == (164, 314, False)
    assert image.pixelColor(0, 0) != image.pixelColor(82, 112)


def test_the_files_are_written(tmp_path: Path) -> None:
    assert app_icon.main([str(tmp_path / "made")]) == 0
    first = struct.unpack_from("<HHH", (tmp_path / "made" / "airdesk.ico").read_bytes())
    assert first == (0, 1, len(ICO_SIZES))
    whole = (tmp_path / "made" / "airdesk.icns").read_bytes()
    assert all(kind.encode() in whole for kind, _ in ICNS_KINDS)
    image = QImage(str(tmp_path / "made" / "airdesk.ico"))  # Qt reads what Windows reads
    assert not image.isNull()
    assert (tmp_path / "made" / "airdesk.bmp").read_bytes()[:2] == b"BM"
    assert app_icon.main([]) == 2
