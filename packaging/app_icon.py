"""`app_icon.py FOLDER`: writes airdesk.ico, airdesk.icns and airdesk.bmp, drawn from airdesk.svg, into a folder.

Runs in an environment with PySide6, which draws. The first two are plain containers of PNG pictures; the third stands
at the left of the setup program for Windows.
"""

from __future__ import annotations

import struct
import sys
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

DRAWING = Path(__file__).with_name("airdesk.svg")
ICO_SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
# Apple's names of the pictures; the second of a size is the one for screens of twice the density.
ICNS_KINDS = (
    ("icp4", 16), ("icp5", 32), ("ic07", 128), ("ic08", 256), ("ic09", 512),
    ("ic11", 32), ("ic12", 64), ("ic13", 256), ("ic14", 512), ("ic10", 1024),
)  # fmt: skip
SIDE, SIDE_ICON, SIDE_COLOUR = (164, 314), 112, "#232930"
ICO_HEAD, ICO_ENTRY = struct.Struct("<HHH"), struct.Struct("<BBBBHHII")


def main(arguments: list[str]) -> int:
    """Draw and write. Returns the exit status."""
    if len(arguments) != 1:
        print(__doc__)
        return 2
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    pictures = {size: drawn(DRAWING, size) for size in {*ICO_SIZES, *(size for _, size in ICNS_KINDS)}}
    (folder / "airdesk.ico").write_bytes(ico((size, pictures[size]) for size in ICO_SIZES))
    (folder / "airdesk.icns").write_bytes(icns((kind, pictures[size]) for kind, size in ICNS_KINDS))
    (folder / "airdesk.bmp").write_bytes(side(DRAWING))
    return 0


def drawn(drawing: Path, size: int) -> bytes:
    """A square PNG of `size` pixels. Raises ValueError if the drawing cannot be read."""
    renderer = QSvgRenderer(str(drawing))
    if not renderer.isValid():
        raise ValueError(f"{drawing} is no drawing")
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return saved(image, "PNG")


def side(drawing: Path) -> bytes:
    """The picture at the left of the setup program, as NSIS wants it: a BMP without transparency."""
    image = QImage(*SIDE, QImage.Format.Format_RGB888)
    image.fill(QColor(SIDE_COLOUR))
    painter = QPainter(image)
    painter.drawImage((SIDE[0] - SIDE_ICON) // 2, SIDE_ICON // 2, QImage.fromData(drawn(drawing, SIDE_ICON)))
    painter.end()
    return saved(image, "BMP")


def saved(image: QImage, kind: str) -> bytes:
    """The bytes of a file of this kind."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, kind)  # type: ignore[call-overload]  # its stub wants bytes where Qt wants a name
    return bytes(data.data())


def ico(pictures: Iterable[tuple[int, bytes]]) -> bytes:
    """Windows' container, of sizes up to 256 with their PNG."""
    pictures = list(pictures)
    head, at = ICO_HEAD.pack(0, 1, len(pictures)), ICO_HEAD.size + ICO_ENTRY.size * len(pictures)
    for size, png in pictures:
        side = size % 256  # 0 says 256
        head += ICO_ENTRY.pack(side, side, 0, 0, 1, 32, len(png), at)
        at += len(png)
    return head + b"".join(png for _, png in pictures)


def icns(pictures: Iterable[tuple[str, bytes]]) -> bytes:
    """Apple's container, of kinds with their PNG."""
    body = b"".join(kind.encode() + struct.pack(">I", 8 + len(png)) + png for kind, png in pictures)
    return b"icns" + struct.pack(">I", 8 + len(body)) + body


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
