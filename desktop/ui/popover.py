"""Popovers: frames anchored to the control that opened them, never in the middle of the screen.

`Popover` is menu-like and closes by itself when something else is clicked; put any layout
in it and call `open_at`. `ConfirmPopover` asks before something that cannot be undone.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct
from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QFrame, QLabel, QPushButton, QWidget
from shiboken6 import isValid

from desktop.ui.fields import button_row, column_in
from desktop.ui.i18n import tr
from desktop.ui.theme import Theme, dress


class Popover(QFrame):
    """A menu-like frame: `Popover(theme, window)`, fill it, `open_at(button)`."""

    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget, flags: Qt.WindowType = Qt.WindowType.Popup) -> None:
        super().__init__(parent, flags | Qt.WindowType.FramelessWindowHint)
        self.theme = theme
        self._return_focus: QWidget | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        dress(self, panel="popover")

    def open_at(self, anchor: QWidget | QRect) -> None:
        """Show it beside `anchor` (a widget, or a rectangle on the screen), inside the screen."""
        focused = QApplication.focusWidget()  # it may be part of a popover that is closed and about to be destroyed
        self._return_focus = focused if focused is not None and focused.isVisible() else None
        self.adjustSize()
        self.move(_place(self, _on_screen(anchor)))
        self.show()
        self.raise_()
        self.activateWindow()
        if self.focusWidget() is None:  # so that it is read out; Tab goes on to its first control
            self.setFocus(Qt.FocusReason.PopupFocusReason)

    def refuse(self) -> None:
        """Leave all as it is."""
        self.hide()

    def changeEvent(self, event: QEvent) -> None:
        """Its words are those of the moment it was opened: another language ends it, and the next one speaks that."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self.isVisible():
            self.refuse()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        target, self._return_focus = self._return_focus, None
        if target is not None and isValid(target) and target.isVisible():  # it may be gone, with its dialog
            target.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()


class AskingPopover(Popover):
    """One that stays while something else is clicked, until it is answered. Esc is the harmless answer."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent, Qt.WindowType.Tool)

    def event(self, event: QEvent) -> bool:
        """Claim Esc: while a tool window is active, the shortcuts of its parent go on working, Esc among them."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.refuse()
            return
        super().keyPressEvent(event)


class Question(Struct, frozen=True):
    """What is asked: the object by its name, the consequence in numbers, two verbs."""

    title: str
    text: str
    harmless: str
    acting: str
    repeats: bool = False  # whether it may be the last time: never for what touches the air


class ConfirmPopover(AskingPopover):
    """`ask(anchor, Question(...), act)`: `act` is called once if the operator agrees.

    The harmless answer has the focus, is Enter and Esc; the acting one needs a click or
    Tab and Space. Blocks nothing. Call `close()` when what it asks about has changed.
    One popover may be used again for other questions.
    """

    answered = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._act: Callable[[], None] | None = None
        self.number = 0  # of the question: another one has another
        self._title, self._text = QLabel(self), QLabel(self)
        self._never = QCheckBox(self)
        self._harmless, self._acting = QPushButton(self), QPushButton(self)
        self._lay_out()
        self._harmless.clicked.connect(self.refuse)
        self._acting.clicked.connect(self._agree)

    def ask(self, anchor: QWidget | QRect, question: Question, act: Callable[[], None]) -> None:
        """Show the question; a former one that is still open counts as refused."""
        if self.isVisible():
            self.refuse()
        self._act = act
        self.number += 1
        self._harmless.setText(question.harmless)
        self._acting.setText(question.acting)
        self._never.setText(tr("Question", "Do not ask again until Airdesk is closed"))
        self._never.setChecked(False)
        self._never.setVisible(question.repeats)
        self.say(question)
        self.setFixedWidth(max(self.theme.px(340), self._buttons.sizeHint().width() + 2 * self.theme.space(4)))
        self.open_at(anchor)
        self._harmless.setFocus(Qt.FocusReason.TabFocusReason)

    def say(self, question: Question) -> None:
        """The same question with the numbers of now; its buttons and its place stay."""
        if (question.title, question.text) == (self._title.text(), self._text.text()):
            return
        inner = self.theme.px(340) - 2 * self.theme.space(4)
        for label, words in ((self._title, question.title), (self._text, question.text)):
            label.setText(words)
            label.setMinimumHeight(label.heightForWidth(inner))
        self.setAccessibleName(question.title)
        self.setAccessibleDescription(question.text)

    def insert(self, widget: QWidget) -> None:
        """Something between the sentence and the buttons."""
        self._column.insertWidget(2, widget)

    def allow(self, allowed: bool) -> None:
        """Whether the operator can agree at the moment."""
        self._acting.setEnabled(allowed)

    @property
    def question(self) -> tuple[str, str]:
        """What is asked: the title and the sentence."""
        return self._title.text(), self._text.text()

    @property
    def in_the_way(self) -> str:
        """Why the operator cannot agree at the moment, where that is known."""
        return ""

    @property
    def act_button(self) -> QPushButton:
        """The button that acts."""
        return self._acting

    @property
    def never_again(self) -> QCheckBox:
        """Whether the operator wants no such question any more."""
        return self._never

    def refuse(self) -> None:
        """The harmless answer."""
        if self._act is not None:
            self._act = None
            self.answered.emit(False)
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.refuse()
            return
        super().keyPressEvent(event)

    def _agree(self) -> None:
        act, self._act = self._act, None
        self.hide()
        if act is not None:
            self.answered.emit(True)
            act()

    def _lay_out(self) -> None:
        dress(self._title, role="strong", weight="semibold")
        dress(self._text, tone="secondary")
        for label in (self._title, self._text):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        for button in (self._harmless, self._acting):
            button.setAutoDefault(False)
        self._buttons = button_row(self._harmless, self._acting)
        self._column = layout = column_in(self, self.theme, 4, 3)
        layout.addWidget(self._title)
        layout.addWidget(self._text)
        layout.addWidget(self._never)
        layout.addSpacing(self.theme.space(2))
        layout.addLayout(self._buttons)


def _on_screen(anchor: QWidget | QRect) -> QRect:
    if isinstance(anchor, QRect):
        return anchor
    return QRect(anchor.mapToGlobal(QPoint(0, 0)), anchor.size())


def _place(popover: QWidget, anchor: QRect) -> QPoint:
    """Below the anchor if there is room, else above; never off the screen."""
    screen = QApplication.screenAt(anchor.center()) or popover.screen()
    free = screen.availableGeometry()
    size, gap = popover.size(), 4
    y = anchor.bottom() + gap
    if y + size.height() > free.bottom():
        y = anchor.top() - gap - size.height()
    x = anchor.right() - size.width() + 1 if anchor.center().x() > free.center().x() else anchor.left()
    return QPoint(
        max(free.left(), min(x, free.right() - size.width())), max(free.top(), min(y, free.bottom() - size.height()))
    )
