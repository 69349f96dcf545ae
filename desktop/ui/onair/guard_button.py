"""The guarded button: held until its amber fill is full it acts, tapped it asks first.

What counts as held or tapped is `guard_rule`; what happens then is up to whoever listens.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from msgspec import Struct
from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QSizePolicy, QWidget

from desktop.ui import formats
from desktop.ui.i18n import tr
from desktop.ui.leading import Leading
from desktop.ui.onair.fitting import fitting
from desktop.ui.onair.guard_rule import GuardRule, Press
from desktop.ui.theme import Theme

_FRAME_MS = 16
_HINT_MS = 2000
_TITLE_SIZES = (14, 13, 12, 11)
_LINE_SIZES = (12, 11)
_KEYS = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class GuardFace(Struct, frozen=True):
    """What a guarded button shows while nobody holds it."""

    title: str
    line: str
    icon: str
    edge: str = "line.control"  # a token: green for what is ready to go live
    held_title: str = ""


class GuardButton(QAbstractButton):
    """`act` when it was held to the end, `ask` when it was tapped or pressed by a screen reader."""

    act = Signal()
    ask = Signal()

    def __init__(
        self,
        theme: Theme,
        hold_s: float,
        parent: QWidget | None = None,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._leading = Leading(theme, self)
        self._now = now
        self._rule = GuardRule(hold_s)
        self._face = GuardFace("", "", "on-air")
        self._compact = False
        self._early = False
        self._always_ask = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._filling = QTimer(self, interval=_FRAME_MS)
        self._filling.timeout.connect(self._advance)
        self._hint = QTimer(self, interval=_HINT_MS, singleShot=True)
        self._hint.timeout.connect(self._end_hint)
        self.clicked.connect(self.ask)  # a screen reader's press; ours never reaches QAbstractButton
        theme.changed.connect(self._restyle)

    def show_face(self, face: GuardFace) -> None:
        """Show `face`; its title is the accessible name."""
        if face == self._face:
            return
        self._face = face
        self.setAccessibleName(face.title)
        self.setAccessibleDescription(face.line)
        self.update()

    def set_always_ask(self, always: bool) -> None:
        """The setting "Guarded buttons: Ask": a press of any length asks."""
        self._always_ask = always

    def set_compact(self, compact: bool) -> None:
        """The smaller button of narrow windows."""
        self._compact = compact
        self._restyle()

    def renew(self) -> None:
        """It takes another's place: dead for a moment and until what is held down is let go."""
        held = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        self._rule.renew(self._now(), held)
        self._stop()

    def press(self, but: Qt.MouseButton = Qt.MouseButton.NoButton) -> None:
        """Its key went down, wherever the focus is; or a mouse button did, `but` which no other is down."""
        if not self.isEnabled():
            return
        still_held = bool(QApplication.mouseButtons() & ~but)
        if self._always_ask:
            self.ask.emit()
        elif self._rule.press(self._now(), still_held):
            self._early = False
            self._filling.start()
            self.update()

    def let_go(self) -> None:
        """Its key went up."""
        self._follow(self._rule.release(self._now()))

    def cancel(self) -> None:
        """Nothing happened: the fill empties at once."""
        self._rule.cancel()
        self._stop()

    def sizeHint(self) -> QSize:
        width, height = self._theme.token("size", "guardCompact" if self._compact else "guard")
        return QSize(self._theme.px(width), self._theme.px(height))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    # Hands

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.press(event.button())
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.let_go()
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._rule.is_held and not self.rect().contains(event.position().toPoint()):
            self.cancel()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _KEYS:
            if not event.isAutoRepeat():
                self.press()
        elif event.key() == Qt.Key.Key_Escape and self._rule.is_held:
            self.cancel()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() not in _KEYS:
            super().keyReleaseEvent(event)
        elif not event.isAutoRepeat():
            self.let_go()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.cancel()
        super().focusOutEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        gone = event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow()
        if gone or (event.type() == QEvent.Type.EnabledChange and not self.isEnabled()):
            self.cancel()

    def _advance(self) -> None:
        self._follow(self._rule.tick(self._now()))
        self.update()

    def _follow(self, press: Press) -> None:
        if press is Press.NOTHING and self._rule.is_held:
            return
        self._stop()
        if press is Press.EARLY:
            self._early = True
            self._hint.start()
        elif press is Press.ASK:
            self.ask.emit()
        elif press is Press.ACT:
            self.act.emit()

    def _stop(self) -> None:
        self._filling.stop()
        self.update()

    def _end_hint(self) -> None:
        self._early = False
        self.update()

    # Paint

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._theme
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        shape = QPainterPath()
        shape.addRoundedRect(box, theme.px(6), theme.px(6))
        painter.fillPath(shape, theme.colour("bg.control" if self.isEnabled() else "bg.panel"))
        part = self._rule.part(self._now())
        tone = "text.primary" if self.isEnabled() else "text.disabled"
        self._paint_words(painter, tone, part)
        if part > 0:
            painter.save()
            fill = QRectF(self.rect())
            fill.setWidth(fill.width() * part)
            painter.setClipRect(fill)
            painter.fillPath(shape, theme.colour("warn.fill"))
            self._paint_words(painter, "on.warn", part)
            painter.restore()
        edge = "line.focus" if self.hasFocus() else self._face.edge if self.isEnabled() else "line.soft"
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour(edge), theme.px(2)))
        painter.drawPath(shape)

    def _paint_words(self, painter: QPainter, tone: str, part: float) -> None:
        theme, face = self._theme, self._face
        icon = theme.px(16)
        mark = "ready.text" if tone == "text.primary" and face.edge == "ready.text" else tone
        pixmap = theme.pixmap(face.icon, mark, 16, self.devicePixelRatioF())
        at = self._leading.placed(self.rect(), theme.px(8 if self._compact else 12), icon).left()
        painter.drawPixmap(at, (self.height() - icon) // 2, pixmap)
        left = theme.px(30 if self._compact else 38)
        box = self._leading.placed(self.rect(), left, self.width() - left - theme.px(4 if self._compact else 8))
        title = face.held_title if part > 0 and face.held_title else face.title
        line = self._line(part)
        painter.setPen(theme.colour(tone))
        half = self.height() // 2 if line else 0
        painter.setFont(fitting(theme.font("strong", "semibold"), _TITLE_SIZES, theme, title, box.width()))
        self._leading.text(painter, box.adjusted(0, theme.px(5) if line else 0, 0, -half), title)
        small = fitting(theme.font("small"), _LINE_SIZES, theme, line, box.width())
        painter.setFont(small)
        self._leading.elided(painter, box.adjusted(0, half, 0, -theme.px(6)), line)

    def _line(self, part: float) -> str:
        if part > 0:
            return tr("Guard", "{n} s").format(n=formats.number(self._rule.hold_s * (1 - part), 1))
        return tr("Guard", "Keep holding") if self._early else self._face.line

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
