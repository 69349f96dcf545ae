"""Pictures of strangers, made fit to be painted: read off the main thread, small, bounded, never trusted.

The kind is told by the first bytes, and only four kinds are read: nothing that could run, load or be a
document. What is broken or too large gives no picture, and its message stays text.
"""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QRunnable, QSize, Qt, QThreadPool, Signal
from PySide6.QtGui import QImage, QImageReader

THUMB_PX = 224  # the larger side, in pixels of the screen: enough for twice the interface and twice the ratio
FULL_PX = 2560
MOST_PIXELS = 40_000_000
ALLOCATION_MB = 192
KEPT_BYTES = 16 * 1024 * 1024
_REFUSED = 500
_KINDS = ((b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpeg"), (b"GIF8", "gif"), (b"RIFF", "webp"))


class Pictures(QObject):
    """`thumb(address)` is for painters: it wishes for what is not here, once, and `changed` tells that it is."""

    wanted = Signal(str)  # an address whose bytes are needed
    changed = Signal(str)
    opened = Signal(str, QImage)  # a large one; null where it is none

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept: OrderedDict[str, QImage] = OrderedDict()
        self._size = 0
        self._wished: OrderedDict[str, None] = OrderedDict()
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._read = _Read()
        self._read.done.connect(self._take)
        QImageReader.setAllocationLimit(ALLOCATION_MB)

    def thumb(self, address: str) -> QImage | None:
        """A small one if it is here."""
        found = self._kept.get(address)
        if found is not None:
            self._kept.move_to_end(address)
            return found
        if address not in self._wished:
            self._wished[address] = None
            if len(self._wished) > _REFUSED:
                self._wished.popitem(last=False)
            self.wanted.emit(address)
        return None

    def put(self, address: str, data: bytes) -> None:
        """The bytes have come: make it small."""
        if address not in self._kept:
            self._pool.start(_Job(self._read, address, data, THUMB_PX))

    def open(self, address: str, data: bytes) -> None:
        """Make it as large as a screen shows; `opened` tells when."""
        self._pool.start(_Job(self._read, address, data, FULL_PX))

    def finish(self) -> None:
        """Wait for what is being read."""
        self._pool.clear()
        self._pool.waitForDone()

    def _take(self, address: str, edge: int, image: QImage) -> None:
        if edge == FULL_PX:
            self.opened.emit(address, image)
        elif not image.isNull() and address not in self._kept:
            self._kept[address] = image
            self._size += image.sizeInBytes()
            while self._size > KEPT_BYTES:
                gone, small = self._kept.popitem(last=False)
                self._size -= small.sizeInBytes()
                self._wished.pop(gone, None)
            self.changed.emit(address)


class _Read(QObject):
    """Carries what a thread has read to the main thread."""

    done = Signal(str, int, QImage)


class _Job(QRunnable):
    def __init__(self, read: _Read, address: str, data: bytes, edge: int) -> None:
        super().__init__()
        self._read, self._address, self._data, self._edge = read, address, data, edge

    def run(self) -> None:
        self._read.done.emit(self._address, self._edge, decoded(self._data, self._edge))


def decoded(data: bytes, edge: int) -> QImage:
    """The first picture in `data`, no side longer than `edge`; null where there is none. Any thread."""
    kind = next((kind for start, kind in _KINDS if data.startswith(start)), "")
    if not kind:
        return QImage()
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(kind.encode()))
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > MOST_PIXELS:
        return QImage()
    if max(size.width(), size.height()) > edge:
        reader.setScaledSize(size.scaled(QSize(edge, edge), Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1)))
    image = reader.read()
    return image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied) if not image.isNull() else image
