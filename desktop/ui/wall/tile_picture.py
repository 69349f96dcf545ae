"""The picture of a tile: blitted 1:1 as the decoder made it; grey and hatched when it stalls."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.core.model import Picture
from desktop.ui.hatch import hatch
from desktop.ui.theme import Theme

_DARKER = 0.47
_NEARLY = 2  # device pixels by which a picture may miss its place and still be drawn 1:1


class _Seat(NamedTuple):
    """Where pictures of one size lie: worked out once, because a picture comes 25 times a second or more."""

    size: QSize
    ratio: float
    exact: bool  # drawn 1:1; else a fitted copy of it
    at: QPoint  # in device pixels, as the margins
    margins: tuple[QRect, ...]
    covered: QRect | None  # by the picture alone, in the widget's own pixels; None if its edges are no whole ones


class TilePicture(QWidget):
    """Holds the newest Picture (not copied; kept alive as long as it is shown) and paints it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._picture: Picture | None = None
        self._image: QImage | None = None
        self._fitted: QImage | None = None
        self._seat: _Seat | None = None
        self._stalled = False
        self._grey: QImage | None = None
        self._band = ""
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.changed.connect(self._forget_sizes)

    @property
    def wanted_size(self) -> QSize:
        """The size in device pixels at which a picture is drawn 1:1; even numbers."""
        ratio = self.devicePixelRatioF()
        return QSize(round(self.width() * ratio) & ~1, round(self.height() * ratio) & ~1)

    def set_picture(self, picture: Picture) -> None:
        """Show `picture` from the next paint on."""
        self._picture = picture
        self._image = QImage(picture.data, picture.width, picture.height, picture.stride, QImage.Format.Format_RGB32)
        self._fitted = self._grey = None
        seat = self._seat
        if seat is not None and seat.covered is not None and seat.size == self._image.size() and not self._stalled:
            self.update(seat.covered)
        else:
            self.update()

    def clear(self) -> None:
        """Black, and let go of the last picture."""
        if self._image is not None:
            self._picture = self._image = self._fitted = self._grey = None
            self.update()

    def set_stalled(self, band: str) -> None:
        """Grey the last picture under an amber band with this text; "" shows it as it is."""
        if band == self._band:
            return
        if bool(band) != self._stalled:
            self._stalled, self._grey = bool(band), None
            self.update()
        self._band = band
        self.update(self._band_rect())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._forget_sizes()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, image = QPainter(self), self._image
        if self._stalled:
            grey = self._grey_image()
            self._blit(painter, grey, self._seated(grey.size()))
            self._paint_band(painter)
        elif image is not None:
            seat = self._seat_of(image)
            self._blit(painter, image if seat.exact else self._fitting(image), seat, event.rect())
        else:
            painter.fillRect(self.rect(), self._theme.colour("tile.picture"))

    def _forget_sizes(self) -> None:
        self._fitted = self._grey = self._seat = None
        self.update()

    def _device_size(self) -> QSize:
        ratio = self.devicePixelRatioF()
        return QSize(round(self.width() * ratio), round(self.height() * ratio))

    def _blit(self, painter: QPainter, image: QImage, seat: _Seat, asked: QRect | None = None) -> None:
        """Draw in device pixels, so that nothing is scaled; black where the picture does not reach."""
        painter.save()
        painter.scale(1 / seat.ratio, 1 / seat.ratio)
        if asked is None or seat.covered is None or not seat.covered.contains(asked):
            # Only the margins: filling the whole place first costs as much as the picture itself.
            black = self._theme.colour("tile.picture")
            for margin in seat.margins:
                painter.fillRect(margin, black)
        painter.drawImage(seat.at, image)
        painter.restore()

    def _seat_of(self, image: QImage) -> _Seat:
        found, ratio = self._seat, self.devicePixelRatioF()
        if found is None or found.ratio != ratio or found.size != image.size():
            found = self._seat = self._seated(image.size())
        return found

    def _seated(self, size: QSize) -> _Seat:
        ratio, place = self.devicePixelRatioF(), self._device_size()
        width, height = place.width(), place.height()
        exact = self._fits(size)
        drawn = size if exact else size.scaled(place, Qt.AspectRatioMode.KeepAspectRatio)
        x, y = (width - drawn.width()) // 2, (height - drawn.height()) // 2
        right, bottom = x + drawn.width(), y + drawn.height()
        margins = (QRect(0, 0, width, y), QRect(0, bottom, width, height - bottom),
                   QRect(0, y, x, drawn.height()), QRect(right, y, width - right, drawn.height()))  # fmt: skip
        own = QRectF(x / ratio, y / ratio, drawn.width() / ratio, drawn.height() / ratio)
        covered = own.toRect() if QRectF(own.toRect()) == own else None
        return _Seat(size, ratio, exact, QPoint(x, y), tuple(one for one in margins if not one.isEmpty()), covered)

    def _fits(self, size: QSize) -> bool:
        place = self._device_size()
        spare_w, spare_h = place.width() - size.width(), place.height() - size.height()
        return spare_w >= -1 and spare_h >= -1 and (spare_w <= _NEARLY or spare_h <= _NEARLY)

    def _fitting(self, image: QImage) -> QImage:
        """The picture itself when it has the right size, else one quick copy until the next one comes."""
        if self._fits(image.size()):
            return image
        if self._fitted is None:
            self._fitted = image.scaled(
                self._device_size(), Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.FastTransformation
            )
        return self._fitted

    def _grey_image(self) -> QImage:
        """Made once when the source stalls, and again only for another size."""
        if self._grey is None:
            place = self._device_size()
            if self._image is not None:
                grey = self._fitting(self._image).convertToFormat(QImage.Format.Format_Grayscale8)
                grey = grey.convertToFormat(QImage.Format.Format_RGB32)
            else:
                grey = QImage(place, QImage.Format.Format_RGB32)
                grey.fill(self._theme.colour("tile.picture"))
            painter = QPainter(grey)
            painter.fillRect(grey.rect(), QColor.fromRgbF(0, 0, 0, _DARKER))
            ratio = self.devicePixelRatioF()
            pitch = round(self._theme.px(22) * ratio)
            painter.fillRect(grey.rect(), hatch(self._theme.colour("hatch"), pitch, pitch * 0.45, 1.0))
            painter.end()
            self._grey = grey
        return self._grey

    def _band_rect(self) -> QRect:
        height = min(self.height(), self._theme.px(22 if self.height() < self._theme.px(300) else 32))
        return QRect(0, (self.height() - height) // 2, self.width(), height)

    def _paint_band(self, painter: QPainter) -> None:
        theme, rect = self._theme, self._band_rect()
        painter.fillRect(rect, theme.colour("warn.fill"))
        painter.setFont(theme.font("small" if rect.height() < theme.px(30) else "strong", "medium"))
        metrics = painter.fontMetrics()
        icon, gap = theme.px(14), theme.px(8)
        if metrics.horizontalAdvance(self._band) + icon + 2 * gap > rect.width():
            icon = gap = 0  # the words come first; the same icon stands in the caption
        text = metrics.elidedText(self._band, Qt.TextElideMode.ElideRight, rect.width() - icon - 2 * gap)
        total = icon + gap + metrics.horizontalAdvance(text)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = (rect.width() - total) // 2
        icon_x, text_x = (left + total - icon, left) if rtl else (left, left + icon + gap)
        if icon:
            pixmap = theme.pixmap("stalled", "on.warn", 14, self.devicePixelRatioF())
            painter.drawPixmap(icon_x, rect.y() + (rect.height() - icon) // 2, pixmap)
        painter.setPen(theme.colour("on.warn"))
        text_rect = QRect(text_x, rect.y(), total - icon - gap + 1, rect.height())
        painter.drawText(text_rect, Qt.AlignmentFlag.AlignVCenter, text)
