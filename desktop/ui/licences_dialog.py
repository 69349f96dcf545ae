"""“Licences”: the parts of others that Airdesk is made of, their licences, and where the sources are."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QLabel, QPlainTextEdit, QWidget

from desktop.ui.dialogs import on_screen
from desktop.ui.fields import button_row, column_in, push_button
from desktop.ui.i18n import tr
from desktop.ui.theme import Theme, dress

SIZE = (800, 640)


class LicencesDialog(QDialog):
    """Made anew each time it is opened; `show_text` fills it when the text has been read."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(on_screen(self, theme, SIZE))
        self._is_read = self._is_lost = False
        self._said = QLabel()
        self._said.setWordWrap(True)
        dress(self._said, tone="secondary")
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.text.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # licences are in English
        dress(self.text, role="mono")
        self._copy, self._close = push_button(""), push_button("")
        self._copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text.toPlainText()))
        self._close.clicked.connect(self.accept)
        self._close.setDefault(True)
        buttons = button_row(self._close, aside=(self._copy,))
        box = column_in(self, theme, 5, 3)
        box.addWidget(self._said)
        box.addWidget(self.text, 1)
        box.addLayout(buttons)
        self._refresh()

    def show_text(self, text: str) -> None:
        """What was read; empty if it could not be."""
        self._is_read, self._is_lost = bool(text), not text
        self.text.setPlainText(text)
        self._refresh()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._refresh()

    def _refresh(self) -> None:
        self.setWindowTitle(tr("Licences", "Licences"))
        self.text.setAccessibleName(tr("Licences", "Licences"))
        self._copy.setText(tr("About", "Copy"))
        self._copy.setEnabled(self._is_read)
        self._close.setText(tr("About", "Close"))
        if self._is_lost:
            self._said.setText(tr("Licences", "The licences could not be read. The log says why."))
        elif self._is_read:
            self._said.setText(
                tr("Licences", "What Airdesk is made of, on which terms, and where the sources are. In English only.")
            )
        else:
            self._said.setText(tr("Licences", "Reading the licences…"))
