"""The number under a fader, “118 %”: pressed, it takes another one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QStackedLayout, QWidget

from desktop.core.mix_setup import MOST_VOLUME
from desktop.ui import formats
from desktop.ui.fields import mark_wrong
from desktop.ui.i18n import isolate, tr
from desktop.ui.theme import Theme, dress

_LONGEST = 5


class PercentField(QWidget):
    """`entered` carries a number of 0-200; Esc, or leaving it, changes nothing. `left` tells that the
    keyboard is to go back."""

    entered = Signal(int)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._value = 0
        self._typing = False
        self.shown, self.field = QPushButton(self), QLineEdit(self)
        self.shown.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        dress(self.shown, look="figure")
        dress(self.field, look="figure")
        self.field.setMaxLength(_LONGEST)
        self.field.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.field.installEventFilter(self)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.shown)
        self._stack.addWidget(self.field)
        self.shown.clicked.connect(lambda: self.begin(""))
        self.field.returnPressed.connect(self._take)
        self.field.textEdited.connect(lambda _text: mark_wrong(self.field, False))

    @property
    def typing(self) -> bool:
        """Whether a number is being typed."""
        return self._typing

    def show_value(self, percent: int, name: str) -> None:
        """The volume, and whose."""
        self._value = percent
        self.shown.setText(isolate(formats.percent(percent)))
        self.shown.setAccessibleName(tr("Mixer", "Type the volume of {name}").format(name=name))
        self.field.setAccessibleName(tr("Mixer", "Volume of {name}, 0 to 200 percent").format(name=name))

    def begin(self, digit: str) -> None:
        """Type a number, which `digit` begins; without one the present number is there to be typed over."""
        if not self.shown.isEnabled():
            return
        self._typing = True
        self._stack.setCurrentWidget(self.field)
        self.field.setText(digit or str(self._value))
        if not digit:
            self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        if digit:
            self.field.end(False)

    def set_live(self, live: bool) -> None:
        """Whether a number can be typed at all."""
        self.shown.setEnabled(live)
        if not live:
            self._close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc gives up and is nobody else's; so does leaving the field."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.KeyPress:
                self._go_back()
            event.accept()
            return True
        if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() != Qt.FocusReason.PopupFocusReason:
            self._close()
        return super().eventFilter(watched, event)

    def _take(self) -> None:
        text = self.field.text().replace("%", "").strip()
        if not (text.isascii() and text.isdigit() and int(text) <= MOST_VOLUME):
            mark_wrong(self.field, True)
            self.field.setToolTip(tr("Mixer", "A whole number from 0 to 200"))
            return
        self._go_back()
        self.entered.emit(int(text))

    def _close(self) -> None:
        if not self.typing:
            return
        self._typing = False  # before the field is hidden, which takes its focus
        self._stack.setCurrentWidget(self.shown)
        mark_wrong(self.field, False)
        self.field.setToolTip("")

    def _go_back(self) -> None:
        """The keyboard goes back to where it came from; not if somebody took it elsewhere."""
        if self.typing:
            self._close()
            self.left.emit()
