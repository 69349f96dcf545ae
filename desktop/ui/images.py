"""Icons: the drawn set, tinted and sharp at every ratio.

Knows no theme: `Theme.icon` and `Theme.pixmap` call it with the colours of the moment.
"""

from __future__ import annotations

import logging
from pathlib import Path
from zlib import crc32

from PySide6.QtCore import QBuffer, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap

from desktop.core.whole_file import replace_file

_MIRRORED = frozenset({"chevron-left", "chevron-right", "reply", "send", "external", "door-wait", "playlist", "log"})
_Key = tuple[str, int, float, float, bool]
_Shape = tuple[str, float, float, bool]

log = logging.getLogger(__name__)


class Images:
    """Renders `folder/*.svg` (currentColor) and caches by name, colour, size and ratio. Main thread.

    `kept` gets the drawn shapes: the next start only loads them, without the library that draws.
    """

    def __init__(self, folder: Path, kept: Path) -> None:
        self._folder = folder
        self._kept = kept
        self._pixmaps: dict[_Key, QPixmap] = {}
        self._shapes: dict[_Shape, QPixmap] = {}
        self._refused = False  # that the disk takes nothing has been said

    def pixmap(self, name: str, colour: QColor, size: float, ratio: float) -> QPixmap:
        """One icon of `size` device-independent pixels for a screen of `ratio`."""
        mirrored = name in _MIRRORED and QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
        key = (name, colour.rgba(), size, ratio, mirrored)
        found = self._pixmaps.get(key)
        if found is None:
            found = self._pixmaps[key] = self._tinted(name, colour, size, ratio, mirrored)
        return found

    def icon(self, name: str, normal: QColor, disabled: QColor, size: float, on: QColor | None = None) -> QIcon:
        """An icon with Normal and Disabled pictures, and one for the checked state if `on` is given."""
        icon = QIcon()
        for ratio in {1.0, _largest_ratio()}:
            icon.addPixmap(self.pixmap(name, normal, size, ratio), QIcon.Mode.Normal)
            icon.addPixmap(self.pixmap(name, disabled, size, ratio), QIcon.Mode.Disabled)
            if on is not None:
                icon.addPixmap(self.pixmap(name, on, size, ratio), QIcon.Mode.Normal, QIcon.State.On)
        return icon

    def tinted_file(self, name: str, colour: QColor, folder: Path) -> Path:
        """The icon as a file in one colour, for style sheets, which need real files.

        On a disk that is full or cannot be written there is none: better a window without some marks than no window.
        """
        path = folder / f"{name}-{colour.name()[1:]}.svg"
        whole = self._source(name, colour)
        if not _is_there(path, len(whole)):
            self._write(path, whole)
        return path

    def clear(self) -> None:
        """Forget every picture: the colours have changed."""
        self._pixmaps.clear()

    def _source(self, name: str, colour: QColor) -> bytes:
        return (self._folder / f"{name}.svg").read_bytes().replace(b"currentColor", colour.name().encode())

    def _tinted(self, name: str, colour: QColor, size: float, ratio: float, mirrored: bool) -> QPixmap:
        """The shape is drawn once and filled with each colour: reading the SVG again would take ten times as long."""
        key = (name, size, ratio, mirrored)
        shape = self._shapes.get(key)
        if shape is None:
            shape = self._shapes[key] = self._shape(name, max(1, round(size * ratio)), mirrored)
        pixmap = QPixmap(shape)
        painter = QPainter(pixmap)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRect(pixmap.rect())  # no fillRect: see `theme.fill`
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap

    def _shape(self, name: str, pixels: int, mirrored: bool) -> QPixmap:
        source = self._source(name, QColor("black"))
        kept = self._kept / f"{name}-{pixels}{'-mirrored' if mirrored else ''}-{crc32(source):08x}.png"
        shape = QPixmap()
        if not shape.load(str(kept)):
            shape = _drawn(source, pixels, mirrored)
            whole = QBuffer()
            if shape.save(whole, "PNG"):
                self._write(kept, bytes(whole.data().data()))
        return shape

    def _write(self, path: Path, whole: bytes) -> None:
        """A disk that takes nothing costs only the time to draw it again."""
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            replace_file(path, whole, lasting=False)
        except OSError as error:
            if not self._refused:
                log.warning("icons are not kept: %s", error.strerror)
            self._refused = True


def _drawn(source: bytes, pixels: int, mirrored: bool) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415 - all that an idle desk shows was drawn at an earlier start

    pixmap = QPixmap(pixels, pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    if mirrored:
        painter.translate(pixels, 0)
        painter.scale(-1, 1)
    QSvgRenderer(source).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    return pixmap


def _is_there(path: Path, size: int) -> bool:
    try:
        return path.stat().st_size == size
    except OSError:
        return False


def _largest_ratio() -> float:
    app = QGuiApplication.instance()
    return app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0
