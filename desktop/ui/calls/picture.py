"""A picture of the call: somebody's newest one, fitted, or the words for why there is none."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.theme import Theme

WIDE, HIGH = 16, 9


class CallPicture(QWidget):
    """`show_image` for each new one, None when there is no more. A caption lies over it, words stand instead of it."""

    def __init__(self, theme: Theme, mirrored: bool = False) -> None:
        super().__init__()
        self._theme, self._mirrored = theme, mirrored
        self._image: QImage | None = None
        self._caption = self._words = ""
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        theme.changed.connect(self.update)

    @property
    def image(self) -> QImage | None:
        """What is shown."""
        return self._image

    def show_image(self, image: QImage | None) -> None:
        """From the next paint on."""
        if image is None and self._image is None:
            return
        turned = (image is None) is not (self._image is None)
        self._image = image
        if turned:
            self._name()
        self.update()

    def set_texts(self, caption: str, words: str) -> None:
        """What is said over a picture, and where there is none."""
        if (caption, words) != (self._caption, self._words):
            self._caption, self._words = caption, words
            self._name()
            self.update()

    def _name(self) -> None:
        self.setAccessibleName(self._words if self._image is None else self._caption)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(width * HIGH / WIDE)

    def sizeHint(self) -> QSize:
        width = self._theme.px(160)
        return QSize(width, self.heightForWidth(width))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), theme.colour("tile.bg"))
        if self._image is not None:
            self._paint_image(painter, self._image)
        text = self._caption if self._image is not None else self._words
        if text:
            self._paint_text(painter, text, over=self._image is not None)

    def _shown(self) -> QRectF:
        """Where the picture is; all of it without one."""
        if self._image is None:
            return QRectF(self.rect())
        size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
        return QRectF(left, top, size.width(), size.height())

    def _paint_image(self, painter: QPainter, image: QImage) -> None:
        at = self._shown()
        painter.save()
        if self._mirrored:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        painter.drawImage(at, image)
        painter.restore()

    def _paint_text(self, painter: QPainter, text: str, over: bool) -> None:
        theme = self._theme
        painter.setFont(theme.font("small", "medium"))
        metrics = painter.fontMetrics()
        pad, room = theme.px(6), self._shown()
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, round(room.width()) - 4 * pad))
        if not over:
            painter.setPen(theme.colour("dark:text.secondary"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, shown)
            return
        width, height = metrics.horizontalAdvance(shown) + 2 * pad, metrics.height() + pad
        ltr = self.layoutDirection() == Qt.LayoutDirection.LeftToRight
        left = room.left() + pad if ltr else room.right() - width - pad
        box = QRectF(left, room.bottom() - height - pad, width, height)
        ground = theme.colour("tile.bg")
        ground.setAlphaF(0.8)
        painter.fillRect(box, ground)
        painter.setPen(theme.colour("dark:text.primary"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown)
