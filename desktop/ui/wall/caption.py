"""The caption under a picture: number, name, state, what is known of the stream, REC."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.core.model import NOT_RECORDING, RecordingView
from desktop.ui.leading import Leading
from desktop.ui.theme import Theme
from desktop.ui.wall.face import Face
from desktop.ui.wall.rec_chip import RecChip, RecRoom


class Caption(QWidget):
    """Two lines (48 or 40 high), or one (24). In the focus tile the second line ends where the controls begin."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._leading = Leading(theme, self)
        self._face: Face | None = None
        self._recording = NOT_RECORDING
        self._focus = self._one_line = self._selected = False
        self._reserved = 0
        self._chip = RecChip(theme, self)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.changed.connect(self._place_chip)

    @property
    def chip(self) -> RecChip:
        """The REC chip."""
        return self._chip

    def set_face(self, face: Face, recording: RecordingView) -> None:
        """Show these words."""
        if face != self._face:
            self._face = face
            self.update()
        if recording != self._recording:
            self._recording = recording
            self._place_chip()

    def set_form(self, *, focus: bool, one_line: bool, reserved: int) -> None:
        """The size of the type, and how much of line 2 the controls take."""
        self._focus, self._one_line, self._reserved = focus, one_line, reserved
        self._place_chip()

    def set_selected(self, selected: bool) -> None:
        """A blue number box."""
        if selected != self._selected:
            self._selected = selected
            self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_chip()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("tile.umd"))
        if self._face is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_number(painter, self._face.number)
        if self._one_line:
            self._paint_one_line(painter, self._face)
        else:
            self._paint_two_lines(painter, self._face)

    def _px(self, value: float) -> int:
        return self._theme.px(value)

    def _number_box(self) -> QRect:
        if self._focus:
            return QRect(self._px(9), self._px(8), self._px(32), self._px(32))
        side = self._px(18)
        return QRect(self._px(7), (self.height() - side) // 2 if self._one_line else self._px(4), side, side)

    def _paint_number(self, painter: QPainter, number: int) -> None:
        theme, box = self._theme, self._leading.turned(self._number_box())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("tile.focus" if self._selected else "tile.line"))
        painter.drawRoundedRect(box, self._px(3), self._px(3))
        painter.setPen(theme.colour("on.warn" if self._selected else "umd.text"))
        painter.setFont(theme.font("title" if self._focus else "micro", "semibold"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number))

    def _paint_two_lines(self, painter: QPainter, face: Face) -> None:
        left = self._px(53 if self._focus else 33)
        line = self._px(20 if self._focus else 17)
        top = self._px(4)
        end = self._chip_left() - self._px(8)
        font = self._theme.font("strong" if self._focus else "small", "semibold")
        self._text(painter, QRect(left, top, end - left, line), face.name, font, "umd.text")
        self._paint_state(
            painter, QRect(left, top + line, self.width() - self._px(6) - self._reserved - left, line), face
        )

    def _paint_state(self, painter: QPainter, rect: QRect, face: Face) -> None:
        """State icon, state word (the short one rather than a cut one), then as much of the rest as fits."""
        theme = self._theme
        icon = self._px(12 if not self._focus else 14)
        self._icon(
            painter,
            QRect(rect.x() + 1, rect.y(), icon, rect.height()),
            face.icon,
            face.icon_tone,
            12 if not self._focus else 14,
        )
        role = "small" if self._focus else "micro"
        x = rect.x() + icon + self._px(6)
        bold = theme.font(role, "semibold")
        room = QRect(x, rect.y(), rect.right() - x, rect.height())
        fits = QFontMetrics(bold).horizontalAdvance(face.word) <= room.width()
        x += self._text(painter, room, face.word if fits else face.short_word, bold, face.tone)
        x += self._px(12)
        font = theme.font(role, "regular")
        self._paint_meta(painter, QRect(x, rect.y(), rect.right() - x, rect.height()), face, font)

    def _paint_meta(self, painter: QPainter, room: QRect, face: Face, font: QFont) -> None:
        metrics = QFontMetrics(font)
        warn = self._px(16) if face.slow else 0
        found = next((words for words in face.endings if metrics.horizontalAdvance(words) + warn <= room.width()), "")
        before = found.removesuffix(face.latency) if face.latency else found
        if not found:
            return
        x = room.x()
        self._text(painter, room, self._ordered(before), font, "umd.text2")
        x += metrics.horizontalAdvance(before)
        if face.slow:
            self._icon(painter, QRect(x, room.y(), self._px(12), room.height()), "state-warn", "umd.warn", 12)
            x += warn
        rest = QRect(x, room.y(), room.right() - x + 1, room.height())
        self._text(painter, rest, self._ordered(face.latency), font, "umd.warn" if face.slow else "umd.text2")

    def _paint_one_line(self, painter: QPainter, face: Face) -> None:
        icon = self._px(14)
        icon_x = self._chip_left() - self._px(8) - icon
        left = self._px(31)
        name = QRect(left, 0, icon_x - self._px(6) - left, self.height())
        self._text(painter, name, face.name, self._theme.font("micro", "semibold"), "umd.text")
        self._icon(painter, QRect(icon_x, 0, icon, self.height()), face.icon, face.icon_tone, 14)

    def _text(self, painter: QPainter, rect: QRect, text: str, font: QFont, tone: str) -> int:
        """Draw one elided line; returns the width it took."""
        if not text or rect.width() <= 0:
            return 0
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.setFont(font)
        painter.setPen(self._theme.colour(tone))
        self._leading.text(painter, self._leading.turned(rect), shown)
        return metrics.horizontalAdvance(shown)

    def _ordered(self, text: str) -> str:
        """Sizes and times read left to right also where the line does not."""
        if self.layoutDirection() == Qt.LayoutDirection.LeftToRight:
            return text
        return "\u200f" + " · ".join(f"\u2066{part}\u2069" if part else "" for part in text.split(" · "))

    def _icon(self, painter: QPainter, rect: QRect, name: str, tone: str, size: int) -> None:
        side = self._px(size)
        place = self._leading.turned(QRect(rect.x(), rect.y() + (rect.height() - side) // 2, side, side))
        painter.drawPixmap(place.topLeft(), self._theme.pixmap(name, tone, size, self.devicePixelRatioF()))

    def _chip_left(self) -> int:
        """Where the chip begins, counted from the start of the line."""
        if self._chip.isHidden():
            return self.width() - self._px(2)
        return self.width() - self._px(8) - self._chip.sizeHint().width()

    def _place_chip(self) -> None:
        room = RecRoom.FULL if self._focus else RecRoom.WORD if self._one_line else RecRoom.TIME
        self._chip.set_recording(self._recording, room)
        size = self._chip.sizeHint()
        if room is RecRoom.FULL and size.width() > self.width() // 2:
            self._chip.set_recording(self._recording, RecRoom.TIME)
            size = self._chip.sizeHint()
        y = (self.height() - size.height()) // 2 if self._one_line else self._px(4)
        self._chip.setGeometry(
            self._leading.turned(QRect(self.width() - self._px(8) - size.width(), y, size.width(), size.height()))
        )
        self.update()
