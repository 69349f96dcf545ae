"""The field in which a message is written: one to five lines, Enter sends."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.core.chat import TEXT_LIMIT
from desktop.ui.i18n import isolate, tr
from desktop.ui.theme import Theme, dress

_COUNTED_FROM = 3_600
_MOST_LINES = 5


class _Field(QPlainTextEdit):
    """Grows with its text. Enter and Up in an empty field are wishes."""

    sent = Signal()
    edit_last_wanted = Signal()
    left = Signal()
    files_dropped = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self.sent.emit()
        elif event.key() == Qt.Key.Key_Up and plain and not self.toPlainText():
            self.edit_last_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasUrls() or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        files = [url.toLocalFile() for url in source.urls() if url.isLocalFile()]
        if files:
            self.files_dropped.emit(files)
        else:
            self.insertPlainText(source.text())


class Composer(QFrame):
    """`open_for(name)`, `set_text(draft)`; emits what was written, whole and within the limit."""

    send_wanted = Signal(str)
    attach_wanted = Signal()
    files_wanted = Signal(object)  # paths that were dropped or pasted
    edit_last_wanted = Signal()
    typed = Signal()
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._channel = ""
        self._reason = ""
        self.field = _Field()
        self.attach, self.send = QToolButton(), QToolButton()
        self._counter = QLabel()
        self._lay_out()
        self.field.textChanged.connect(self._changed)
        self.field.sent.connect(self._send)
        self.field.edit_last_wanted.connect(self.edit_last_wanted)
        self.field.left.connect(self.left)
        self.field.files_dropped.connect(self.files_wanted)
        self.attach.clicked.connect(self.attach_wanted)
        self.send.clicked.connect(self._send)
        theme.changed.connect(self._restyle)
        self._restyle()
        self._retranslate()

    @property
    def text(self) -> str:
        """What is written and not sent: the draft."""
        return self.field.toPlainText()

    def open_for(self, channel: str) -> None:
        """The channel that the message goes to."""
        self._channel = channel
        self._retranslate()

    def set_text(self, text: str) -> None:
        """A draft, or a message to edit; the cursor is at its end."""
        self.field.setPlainText(text)
        self.field.moveCursor(self.field.textCursor().MoveOperation.End)

    def forbid(self, reason: str) -> None:
        """Why nothing can be sent now; empty when it can. What is written stays."""
        self._reason = reason
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _send(self) -> None:
        text = self.text.strip()
        if text and len(text) <= TEXT_LIMIT and not self._reason:
            self.field.clear()
            self.send_wanted.emit(text)

    def _changed(self) -> None:
        count = len(self.text)
        over = count > TEXT_LIMIT
        self._counter.setVisible(count >= _COUNTED_FROM)
        self._counter.setText(tr("Chat", "{count} of {limit}").format(count=count, limit=TEXT_LIMIT))
        dress(self._counter, tone="error" if over else "tertiary")
        self.send.setEnabled(bool(self.text.strip()) and not over and not self._reason)
        self._grow()
        if count:
            self.typed.emit()

    def _grow(self) -> None:
        line = QFontMetrics(self.field.font()).lineSpacing()
        lines = max(1, min(_MOST_LINES, int(self.field.document().size().height())))
        self.field.setFixedHeight(line * lines + self._theme.px(14))

    def _lay_out(self) -> None:
        theme = self._theme
        dress(self, panel="panel")
        dress(self._counter, role="small", tone="tertiary")
        self._counter.hide()
        self.field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.field.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.field.setTabChangesFocus(True)
        row = QHBoxLayout()
        row.setSpacing(theme.space(1))
        for button in (self.attach, self.send):
            dress(button, look="quiet")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row.addWidget(self.attach, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self.field, 1)
        row.addWidget(self.send, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.space(2), theme.space(1), theme.space(2), theme.space(2))
        column.setSpacing(0)
        column.addWidget(self._counter, 0, Qt.AlignmentFlag.AlignRight)
        column.addLayout(row)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(272), super().sizeHint().height())

    def _restyle(self) -> None:
        theme = self._theme
        self.attach.setIcon(theme.icon("attach"))
        self.send.setIcon(theme.icon("send"))
        for button in (self.attach, self.send):
            button.setIconSize(theme.icon_size())
            button.setFixedSize(theme.px(28), theme.px(30))
        self._grow()

    def _retranslate(self) -> None:
        self.attach.setToolTip(tr("Chat", "Attach a file (Ctrl+U)"))
        self.attach.setAccessibleName(tr("Chat", "Attach a file"))
        self.send.setToolTip(tr("Chat", "Send (Enter)"))
        self.send.setAccessibleName(tr("Chat", "Send"))
        words = tr("Chat", "Message {name}").format(name=isolate(self._channel)) if self._channel else ""
        self.field.setPlaceholderText(self._reason or words)
        self.field.setAccessibleName(words or tr("Chat", "Message"))
        self.field.setAccessibleDescription(self._reason)
        self.setEnabled(bool(self._channel))
        self.field.setReadOnly(bool(self._reason))
        self.attach.setEnabled(not self._reason)
        self._changed()
