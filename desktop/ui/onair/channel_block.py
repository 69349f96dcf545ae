"""The channel that the broadcast goes to: its name, its clan, who watches. A button while it can be changed."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop.ui import formats
from desktop.ui.i18n import isolate, tr
from desktop.ui.leading import Leading
from desktop.ui.onair.fitting import fitting
from desktop.ui.theme import Theme

_WIDTH, _COMPACT = 188, 148  # of the words; the ring stands round them
_RING = 7
_EYE = 16  # with the gap behind it
_WISH_SIZES = (14, 13, 12, 11)


class ChannelFace(Struct, frozen=True):
    """What the block shows. `viewers` is None where the list failed."""

    name: str = ""
    clan: str = ""
    viewers: int | None = 0
    live: bool = False  # who is there watches; else they wait
    locked: bool = False  # from CONNECTING to STOPPING


def viewers_text(face: ChannelFace) -> str:
    """Who watches, or waits while nobody is live there."""
    if face.viewers is None:
        return tr("AirBar", "viewers unknown")
    if face.live:
        return tr("AirBar", "%n watching", "", face.viewers)
    return tr("AirBar", "%n waiting", "", face.viewers)


class ChannelBlock(QAbstractButton):
    """`show_face(ChannelFace(...))`; `clicked` asks for another channel."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._leading = Leading(theme, self)
        self._face = ChannelFace()
        self._compact = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self._restyle)
        self.retranslate()

    def show_face(self, face: ChannelFace) -> None:
        """Show `face`; a locked channel cannot be pressed."""
        if face != self._face:
            self._face = face
            self.retranslate()

    def set_compact(self, compact: bool) -> None:
        """Clan and viewers in one shorter line."""
        self._compact = compact
        self._restyle()

    def retranslate(self) -> None:
        """The words again."""
        face = self._face
        if not face.name:
            name = tr("AirBar", "Choose channel…")
        else:
            name = tr("AirBar", "Broadcast channel {name}").format(name=isolate(face.name))
        self.setAccessibleName(name)
        self.setAccessibleDescription(f"{isolate(face.clan)}, {viewers_text(face)}" if face.name else "")
        self.setToolTip(tr("AirBar", "The channel cannot change while on air.") if face.locked else face.name)
        self.setEnabled(not face.locked)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(
            self._theme.px((_COMPACT if self._compact else _WIDTH) + 2 * _RING), self._theme.size("airBarCompact")
        )

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, face = self._theme, self._face
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() and self.isEnabled():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("bg.hover"))
            painter.drawRoundedRect(QRectF(self.rect()), theme.px(4), theme.px(4))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("line.focus"), theme.px(2)))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), theme.px(4), theme.px(4))
        middle = self.height() // 2
        upper = QRect(theme.px(_RING), middle - theme.px(26), self.width() - theme.px(2 * _RING), theme.px(22))
        if not face.name:
            self._paint_wish(painter, upper)
            return
        self._paint_name(painter, upper)
        self._paint_second(painter, upper.translated(0, theme.px(29)))

    def _paint_wish(self, painter: QPainter, line: QRect) -> None:
        """What belongs here, and below it how to get it."""
        theme = self._theme
        painter.setFont(theme.font("small", "semibold"))
        painter.setPen(theme.colour("text.secondary"))
        self._leading.text(painter, line, tr("AirBar", "Streaming channel"))
        below, start = line.translated(0, theme.px(29)), theme.px(22)
        room = line.width() - start - theme.px(18)
        self._leading.icon(painter, below, 0, "channel-stream", "text.secondary", 16)
        wish = tr("AirBar", "Choose channel…")
        font = fitting(theme.font("strong"), _WISH_SIZES, theme, wish, room)
        painter.setFont(font)
        painter.setPen(theme.colour("text.primary"))
        self._leading.text(painter, self._leading.placed(below, start, room), wish)
        after = start + QFontMetrics(font).horizontalAdvance(wish) + theme.px(5)
        self._leading.icon(painter, below, after, "chevron-down", "text.secondary", 12)

    def _paint_name(self, painter: QPainter, line: QRect) -> None:
        theme, face = self._theme, self._face
        strong = theme.font("strong", "semibold")
        painter.setPen(theme.colour("text.primary"))
        self._leading.icon(painter, line, 0, "channel-stream", "text.primary", 16)
        start = theme.px(22)
        room = line.width() - start - theme.px(18)
        painter.setFont(strong)
        name = QFontMetrics(strong).elidedText(face.name, Qt.TextElideMode.ElideRight, room)
        self._leading.text(painter, self._leading.placed(line, start, room), name)
        mark = "lock" if face.locked else "chevron-down"
        self._leading.icon(
            painter,
            line,
            start + QFontMetrics(strong).horizontalAdvance(name) + theme.px(5),
            mark,
            "text.secondary",
            12,
        )

    def _paint_second(self, painter: QPainter, line: QRect) -> None:
        theme, face = self._theme, self._face
        small = theme.font("small")
        metrics = QFontMetrics(small)
        watching = viewers_text(face)
        if self._compact:
            watching = str(face.viewers) if face.viewers is not None else formats.UNKNOWN
        tail = metrics.horizontalAdvance(watching) + theme.px(_EYE)
        painter.setFont(small)
        painter.setPen(theme.colour("text.secondary"))
        clan = metrics.elidedText(face.clan, Qt.TextElideMode.ElideRight, max(0, line.width() - tail - theme.px(10)))
        width = metrics.horizontalAdvance(clan)
        self._leading.text(painter, self._leading.placed(line, 0, width + 1), clan)
        if clan:
            self._leading.text(painter, self._leading.placed(line, width + theme.px(3), theme.px(8)), "·")
            width += theme.px(10)
        self._leading.icon(painter, line, width, "eye", "text.secondary", 13)
        self._leading.text(painter, self._leading.placed(line, width + theme.px(_EYE), tail), watching)

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
