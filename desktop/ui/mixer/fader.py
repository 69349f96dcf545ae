"""A fader of the mix: 0-200 %, caught at 100, moved by its cap alone, never by accident.

It shows what it is told and says what is wished; while a hand is on the cap, the hand is followed.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from desktop.core.mix_setup import MOST_VOLUME, UNCHANGED
from desktop.ui.mixer.fader_law import caught, percent_at, place_of
from desktop.ui.mixer.fader_painter import FaderFace, FaderPainter
from desktop.ui.theme import Theme

GESTURE_MS = 700  # keys and wheel: what comes closer together is one movement
_NOTCH = 120  # of a wheel

_STEPS = {
    Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 10, Qt.Key.Key_PageDown: -10,
}  # fmt: skip
_UNITY = (Qt.Key.Key_Home, Qt.Key.Key_0)


class _Drag(NamedTuple):
    y: float
    place: float  # may be beyond the ends, so that the cap waits for the hand to come back
    before: int


class Fader(QSlider):
    """`set_face(...)`; `moved` is a wish, `gesture` a whole movement (from, to), for taking it back.

    `typed` carries the first digit of a value that somebody types, or nothing where F2 was pressed.
    """

    moved = Signal(int)
    gesture = Signal(int, int)
    typed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._theme = theme
        self._painter = FaderPainter(theme, self)
        self._face = FaderFace()
        self._drag: _Drag | None = None
        self._from: int | None = None  # where a movement by key or wheel began
        self._telling = False
        self._wheel = 0
        self._snap = float(theme.token("fader", "detentSnapPct"))
        self._end = QTimer(self)
        self._end.setSingleShot(True)
        self._end.setInterval(GESTURE_MS)
        self._end.timeout.connect(self._end_gesture)
        self.setRange(0, MOST_VOLUME)
        self.setSingleStep(1)
        self.setPageStep(10)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._tell(UNCHANGED)
        self.valueChanged.connect(self._changed)
        theme.changed.connect(self._restyle)

    @property
    def face(self) -> FaderFace:
        """What it was told last."""
        return self._face

    def set_face(self, face: FaderFace) -> None:
        """Show `face`; a value that comes during a drag waits for its end."""
        before, self._face = self._face, face
        self.setEnabled(not face.locked)
        if face.locked:
            self._drag = None
        if self._drag is None:
            self._tell(face.value)
        if (before.locked, before.dimmed, before.figures) != (face.locked, face.dimmed, face.figures):
            self.updateGeometry()
            self.update()
        elif before.confirmed != face.confirmed:
            for percent in (before.confirmed, face.confirmed):
                if percent is not None:
                    self.update(self._painter.mark_rect(percent))

    def sizeHint(self) -> QSize:
        return self._painter.size_hint(self._face.figures)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        self._painter.paint(self._face, self.value(), event.rect())

    def event(self, event: QEvent) -> bool:
        """Claim the keys that are the fader's: window shortcuts of digits and arrows would take them."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_ours(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._is_ours(event):
            event.ignore()
            return
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self._cancel()
        elif key in _UNITY:
            self._step_to(UNCHANGED)
        elif key in _STEPS:
            self._step_to(self.value() + _STEPS[key])
        elif key != Qt.Key.Key_End:
            self._end_gesture()
            self.typed.emit(event.text() if event.text().isdigit() else "")

    def wheelEvent(self, event: QWheelEvent) -> None:
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if not (self.hasFocus() or held) or not self.isEnabled():
            event.ignore()
            return
        self._wheel += event.angleDelta().y() or event.angleDelta().x()
        steps = int(self._wheel / _NOTCH)
        self._wheel -= steps * _NOTCH
        if steps:
            self._step_to(self.value() + steps)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        on_cap = self._painter.cap_rect(self.value()).contains(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and on_cap:
            self._end_gesture()
            self._drag = _Drag(event.position().y(), place_of(self.value()), self.value())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        drag = self._drag
        if drag is None:
            return
        y, held = event.position().y(), event.modifiers()
        share = float(self._theme.token("fader", "fineWithShift")) if held & Qt.KeyboardModifier.ShiftModifier else 1.0
        place = drag.place + (drag.y - y) / max(1, self._painter.travel) * share
        self._drag = drag._replace(y=y, place=place)
        free = bool(held & Qt.KeyboardModifier.AltModifier)
        self.setValue(caught(percent_at(place), 0 if free else self._snap))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()
        drag, self._drag = self._drag, None
        if drag is not None:
            self._finish(drag.before)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()
        if event.button() is Qt.MouseButton.LeftButton and self.isEnabled():
            self._step_to(UNCHANGED)
            self._end_gesture()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._end_gesture()
        self.update()

    def set_value_from_entry(self, percent: int) -> None:
        """What was typed."""
        self._step_to(percent)
        self._end_gesture()

    def _is_ours(self, event: QKeyEvent) -> bool:
        if event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier):
            return False
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            return self._drag is not None
        return key in _STEPS or key in (*_UNITY, Qt.Key.Key_End, Qt.Key.Key_F2) or event.text().isdigit()

    def _step_to(self, percent: int) -> None:
        """By key, wheel or number: a movement that ends when nothing more comes."""
        if self._from is None:
            self._from = self.value()
        self.setValue(percent)
        self._end.start()

    def _end_gesture(self) -> None:
        self._end.stop()
        before, self._from = self._from, None
        if before is not None:
            self._finish(before)

    def _finish(self, before: int) -> None:
        after = self.value()
        if self._face.value != after:  # nobody took the wish
            self._tell(self._face.value)
        if before != after:
            self.gesture.emit(before, after)

    def _cancel(self) -> None:
        drag, self._drag = self._drag, None
        if drag is not None:
            self.setValue(drag.before)

    def _changed(self, value: int) -> None:
        self.update(self._painter.moved_rect)
        if not self._telling:
            self.moved.emit(value)

    def _tell(self, value: int) -> None:
        """Show a value that is nobody's wish."""
        self._telling = True
        try:
            self.setValue(value)
        finally:
            self._telling = False

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()

    def cap_centre(self) -> QPoint:
        """Where the cap is, for the mouse."""
        return self._painter.cap_rect(self.value()).center()
