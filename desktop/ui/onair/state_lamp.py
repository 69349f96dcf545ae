"""The state lamp: the one word that says whether the console is on air.

It shows what it is given, in one paint: fill, icon, word and sub-line change together.
"""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct
from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.ui import formats
from desktop.ui.announce import announce
from desktop.ui.i18n import isolate, tr
from desktop.ui.leading import Leading
from desktop.ui.onair.fitting import fitting
from desktop.ui.theme import Theme

WORD_SIZES = (18, 15, 13, 12, 11)
_LINE_SIZES = (12, 11)
_CHIP_HEIGHT = 18
_CHIP_GAP = 3
_CHIP_PARTS = 12 + 4 * _CHIP_GAP  # its triangle, and what is left free around it and the words


class LampState(StrEnum):
    """The faces of the lamp, in the order of a broadcast."""

    OFF = "off"  # cannot go live; the sub-line says why
    READY = "ready"
    DOUBTFUL = "doubtful"  # one may try to go live; the sub-line says what speaks against it
    CONNECTING = "connecting"
    RECONNECTING = "reconnecting"
    ON_AIR = "on-air"
    PAUSED = "paused"
    SILENT = "silent"
    STOPPING = "stopping"
    FAILED = "failed"


ON_AIR = frozenset({LampState.ON_AIR, LampState.PAUSED, LampState.SILENT})
_ICONS = {
    LampState.OFF: "off-air",
    LampState.READY: "off-air",
    LampState.DOUBTFUL: "off-air",
    LampState.CONNECTING: "hourglass",
    LampState.RECONNECTING: "hourglass",
    LampState.ON_AIR: "on-air",
    LampState.PAUSED: "pause",
    LampState.SILENT: "on-air",
    LampState.STOPPING: "hourglass",
    LampState.FAILED: "state-error",
}
_EDGES = {
    LampState.OFF: "line.control",
    LampState.READY: "ready.text",
    LampState.FAILED: "error.text",
}


class LampFace(Struct, frozen=True):
    """What the lamp shows. `seconds` runs with the state: on air, paused, silent, connecting."""

    state: LampState = LampState.OFF
    sub_line: str = ""  # instead of the state's own words: why it is off, what the failure left
    seconds: float = 0.0
    channel: str = ""
    demo: bool = False


def lamp_word(state: LampState) -> str:
    """The word, in capitals, translated."""
    if state in ON_AIR:
        return tr("Lamp", "ON AIR")
    words = {
        LampState.OFF: tr("Lamp", "OFF AIR"),
        LampState.READY: tr("Lamp", "OFF AIR"),
        LampState.DOUBTFUL: tr("Lamp", "OFF AIR"),
        LampState.CONNECTING: tr("Lamp", "CONNECTING"),
        LampState.RECONNECTING: tr("Lamp", "RECONNECTING"),
        LampState.STOPPING: tr("Lamp", "STOPPING"),
        LampState.FAILED: tr("Lamp", "FAILED"),
    }
    return words[state]


def lamp_sub_line(face: LampFace, short: bool = False) -> str:
    """The line under the word; `short` for where it has no room. The demo is told in each: nobody may mistake it."""
    text = face.sub_line or (_short_sub_line(face) if short else _own_sub_line(face))
    return tr("Lamp", "DEMO · {text}").format(text=text) if face.demo else text


def _short_sub_line(face: LampFace) -> str:
    """What the word above does not say already."""
    span = formats.countdown(face.seconds)
    lines = {
        LampState.OFF: tr("Lamp", "No channel"),
        LampState.READY: tr("Lamp", "Ready"),
        LampState.CONNECTING: span,
        LampState.RECONNECTING: span,
        LampState.PAUSED: tr("Lamp", "PAUSED"),
        LampState.SILENT: tr("Lamp", "SILENT"),
    }
    return lines.get(face.state) or _own_sub_line(face)


def _own_sub_line(face: LampFace) -> str:
    span = formats.countdown(face.seconds)
    lines = {
        LampState.OFF: tr("Lamp", "No channel chosen"),
        LampState.READY: tr("Lamp", "Ready to go live"),
        LampState.DOUBTFUL: tr("Lamp", "Not on air"),
        LampState.CONNECTING: tr("Lamp", "{time} · not on air").format(time=span),
        LampState.RECONNECTING: tr("Lamp", "link lost {n} s ago").format(n=int(face.seconds)),
        LampState.ON_AIR: formats.clock(face.seconds),
        LampState.PAUSED: tr("Lamp", "PAUSED {time}").format(time=span),
        LampState.SILENT: tr("Lamp", "SILENT {time}").format(time=span),
        LampState.STOPPING: tr("Lamp", "may still be heard"),
        LampState.FAILED: tr("Lamp", "Not on air"),
    }
    return lines[face.state]


def log_words() -> str:
    """What a click on the lamp does."""
    return tr("Lamp", "A click opens the as-run log.")


class StateLamp(QLabel):
    """`show_face(LampFace(...))`. Clicking it opens the as-run log, which has a key; the focus passes it by."""

    log_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._leading = Leading(theme, self)
        self._face = LampFace()
        self._compact = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self._restyle)
        self._name()

    @property
    def face(self) -> LampFace:
        """What is shown."""
        return self._face

    def show_face(self, face: LampFace) -> None:
        """Show `face`; a change of state is announced at once."""
        if face == self._face:
            return
        other_state = face.state is not self._face.state
        self._face = face
        self._name()
        self.update()
        if other_state:
            announce(self, self.accessibleName(), assertive=True)

    def set_compact(self, compact: bool) -> None:
        """The smaller lamp of narrow windows."""
        self._compact = compact
        self._restyle()

    def retranslate(self) -> None:
        """The words again, after a change of language."""
        self._name()
        self.update()

    def sizeHint(self) -> QSize:
        width, height = self._theme.token("size", "lampCompact" if self._compact else "lamp")
        return QSize(self._theme.px(width), self._theme.px(height))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.log_wanted.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, face = self._theme, self._face
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        filled = face.state in ON_AIR
        tone = "on.tally" if filled else _EDGES.get(face.state, "warn.text")
        self._paint_box(painter, filled, tone)
        icon, left = (20, 12) if self._compact else (26, 14)
        icon_tone = "text.secondary" if face.state is LampState.OFF else tone
        pixmap = theme.pixmap(_ICONS[face.state], icon_tone, icon, self.devicePixelRatioF())
        painter.drawPixmap(self._leading.turned(QRect(theme.px(left), 0, theme.px(icon), self.height())).left(),
                           (self.height() - theme.px(icon)) // 2, pixmap)  # fmt: skip
        self._paint_words(painter, icon_tone)

    def _paint_box(self, painter: QPainter, filled: bool, tone: str) -> None:
        theme = self._theme
        radius = theme.px(6)
        painter.setBrush(theme.colour("tally.fill") if filled else Qt.BrushStyle.NoBrush)
        painter.setPen(Qt.PenStyle.NoPen if filled else QPen(theme.colour(tone), theme.px(2)))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)

    def _paint_words(self, painter: QPainter, tone: str) -> None:
        theme, face = self._theme, self._face
        left, room = self._words_left, self._words_room
        half = self.height() // 2
        top = self._leading.turned(QRect(left, theme.px(4), room, half - theme.px(2)))
        below = self._leading.turned(QRect(left, half, room, half - theme.px(4)))
        word = lamp_word(face.state)
        painter.setFont(fitting(theme.font("strong", "bold"), WORD_SIZES, theme, word, room))
        painter.setPen(theme.colour(tone))
        self._leading.text(painter, top, word)
        small, text = self._fitting_line(self._line_room(face.state))
        painter.setFont(small)
        if face.state is LampState.SILENT:
            below = self._paint_chip(painter, below, text, small)
            painter.setPen(theme.colour("on.warn"))
        elif face.state not in ON_AIR and face.state is not LampState.READY:
            painter.setPen(theme.colour("text.primary" if face.state is not LampState.OFF else "text.secondary"))
        self._leading.elided(painter, below, text)

    def _line_room(self, state: LampState) -> int:
        """How wide the line under the word may be, in pixels."""
        return self._words_room - (self._theme.px(_CHIP_PARTS) if state is LampState.SILENT else 0)

    @property
    def _words_left(self) -> int:
        return self._theme.px(40 if self._compact else 50)

    @property
    def _words_room(self) -> int:
        return self.sizeHint().width() - self._words_left - self._theme.px(6)

    def _fitting_line(self, room: int) -> tuple[QFont, str]:
        """The line under the word and its font: smaller, then shorter, before anything is cut off at its end."""
        theme, face = self._theme, self._face
        font = theme.font("small", "semibold" if face.state in ON_AIR else "medium")
        small, text = font, ""
        for text in (lamp_sub_line(face), lamp_sub_line(face, short=True)):
            small = fitting(font, _LINE_SIZES, theme, text, room)
            if QFontMetrics(small).horizontalAdvance(text) <= room:
                break
        return small, text

    def _paint_chip(self, painter: QPainter, below: QRect, text: str, font: QFont) -> QRect:
        """Amber behind SILENT, with its triangle; returns where the text goes."""
        theme = self._theme
        icon, gap = theme.px(12), theme.px(_CHIP_GAP)
        width = min(below.width(), QFontMetrics(font).horizontalAdvance(text) + icon + 4 * gap)
        height = theme.px(_CHIP_HEIGHT)
        start = below.left() if not self._leading.mirrored else below.right() - width + 1
        chip = QRect(start, below.top() + (below.height() - height) // 2, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("warn.fill"))
        painter.drawRoundedRect(QRectF(chip), theme.px(3), theme.px(3))
        ratio = self.devicePixelRatioF()
        at = chip.left() + gap if not self._leading.mirrored else chip.right() - gap - icon + 1
        painter.drawPixmap(at, chip.top() + (height - icon) // 2, theme.pixmap("state-warn", "on.warn", 12, ratio))
        inner = chip.adjusted(icon + 2 * gap, 0, -gap, 0)
        return inner if not self._leading.mirrored else chip.adjusted(gap, 0, -icon - 2 * gap, 0)

    def _name(self) -> None:
        names = {
            LampState.OFF: tr("Lamp", "Broadcast: off air"),
            LampState.READY: tr("Lamp", "Broadcast: off air, ready to go live"),
            LampState.DOUBTFUL: tr("Lamp", "Broadcast: off air, going live is doubtful"),
            LampState.CONNECTING: tr("Lamp", "Broadcast: connecting, not on air"),
            LampState.RECONNECTING: tr("Lamp", "Broadcast: link lost, reconnecting, not on air"),
            LampState.ON_AIR: tr("Lamp", "Broadcast: on air"),
            LampState.PAUSED: tr("Lamp", "Broadcast: on air, paused"),
            LampState.SILENT: tr("Lamp", "Broadcast: on air, silent"),
            LampState.STOPPING: tr("Lamp", "Broadcast: stopping, may still be heard"),
            LampState.FAILED: tr("Lamp", "Broadcast: failed"),
        }
        self.setAccessibleName(names[self._face.state])
        parts = [isolate(self._face.channel)] if self._face.channel else []
        self.setAccessibleDescription(", ".join([*parts, lamp_sub_line(self._face)]))

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
