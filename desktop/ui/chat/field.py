"""The text field of the composer: grows with its text, and what is no text becomes a wish."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QFocusEvent, QImage, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit

from desktop.ui.theme import dress

_LIST_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Escape)


class MessageField(QPlainTextEdit):
    """Enter sends, Up in the empty field edits the last message; files and pictures are handed on.

    While `choosing` is set, the keys of a list go to `list_key` first. While `answering` is set,
    Esc gives that up, before it does anything else in the window.
    """

    sent = Signal()
    edit_last_wanted = Signal()
    left = Signal()
    files_dropped = Signal(object)  # paths
    picture_pasted = Signal(QImage)
    attach_wanted = Signal()
    list_key = Signal(int)
    focused = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.choosing = False
        self.answering = False  # or changing
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(2)
        dress(self, look="bare")

    def event(self, event: QEvent) -> bool:
        """Claim Esc where it closes a list or gives up an answer: else the window's own Esc takes it first."""
        claimed = event.type() == QEvent.Type.ShortcutOverride and (self.choosing or self.answering)
        if claimed and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self.choosing and plain and event.key() in _LIST_KEYS:
            self.list_key.emit(int(event.key()))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self.sent.emit()
        elif event.key() == Qt.Key.Key_Up and plain and not self.toPlainText():
            self.edit_last_wanted.emit()
        elif event.key() == Qt.Key.Key_U and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.attach_wanted.emit()  # on X11 the field would take it for “delete the line”
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focused.emit(False)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() and self.isReadOnly():
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasUrls() or source.hasImage() or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        files = [url.toLocalFile() for url in source.urls() if url.isLocalFile()]
        if files:
            self.files_dropped.emit(files)
        elif source.hasImage() and not source.hasText():
            picture = source.imageData()
            if isinstance(picture, QImage) and not picture.isNull():
                self.picture_pasted.emit(picture)
        else:
            self.insertPlainText(source.text())
