"""A secret: whether and when it was stored, “Replace…” and “Forget…”. Never the value.

What is typed lives in one password field of a small dialog, which is emptied before it closes.
"""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLabel, QLineEdit, QWidget

from desktop.core.model import Keeping
from desktop.ui import formats
from desktop.ui.fields import button_row, column_in, label_of, push_button
from desktop.ui.i18n import tr
from desktop.ui.theme import Theme, dress


class SecretField(QWidget):
    """One secret. `name` is what people call it: “API key”."""

    replaced = Signal(str)
    forget_wanted = Signal(object)  # the button that asks, as an anchor

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._name = name
        self.keeping = Keeping.KEYRING  # where a new value will go
        self._state = QLineEdit()
        self._state.setReadOnly(True)
        self._state.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._replace = push_button(tr("Secret", "Replace…"))
        self._forget = push_button(tr("Secret", "Forget…"), look="quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space(3))
        row.addWidget(self._state, 1)
        row.addWidget(self._replace)
        row.addWidget(self._forget)
        self.setFocusProxy(self._state)  # its first: Tab passes over what stands before the proxy
        self._replace.clicked.connect(self.ask)
        self._forget.clicked.connect(lambda: self.forget_wanted.emit(self._forget))
        self.set_state(False, None)

    def set_state(self, is_set: bool, stored_at: datetime | None) -> None:
        """Say whether there is one, and since when."""
        if not is_set:
            text = tr("Secret", "Not set")
        elif stored_at is None:
            text = tr("Secret", "Kept in memory until Airdesk is closed")
        else:
            text = tr("Secret", "Stored in the keyring · {date}").format(date=formats.date(stored_at))
        self._state.setText(text)
        self._state.setCursorPosition(0)
        self._forget.setEnabled(is_set)
        self._forget.setToolTip("" if is_set else tr("Secret", "There is nothing to forget."))
        self._state.setAccessibleName(f"{self._name}: {text}")

    def ask(self) -> None:
        """Open the dialog for a new value."""
        dialog = SecretDialog(self._theme, self._name, self.window(), self.keeping)
        dialog.saved.connect(self.replaced)
        dialog.open()


class SecretDialog(QDialog):
    """Takes one new value, hidden while it is typed."""

    saved = Signal(str)

    def __init__(self, theme: Theme, name: str, parent: QWidget, keeping: Keeping = Keeping.KEYRING) -> None:
        super().__init__(parent)
        self.setWindowTitle(name)
        self.setModal(False)
        self.setWindowModality(Qt.WindowModality.NonModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(theme.px(420))
        self._field = QLineEdit()
        self._field.setEchoMode(QLineEdit.EchoMode.Password)
        self._field.setAccessibleName(name)
        self._field.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self._shown = QCheckBox(tr("Secret", "Show while typing"))
        self._save = push_button(tr("Secret", "Save"), look="primary")
        self._save.setDefault(True)
        self._lay_out(theme, name, keeping)
        self._shown.toggled.connect(self._show)
        self._field.textChanged.connect(lambda text: self._save.setEnabled(bool(text.strip())))
        self._save.setEnabled(False)
        self._save.clicked.connect(self._done)
        self.finished.connect(self._field.clear)

    def open(self) -> None:
        """Show it, without making any window wait."""
        self.show()
        self._field.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """The page behind it is made anew in another language, and nobody would hear what is saved here."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.reject()

    def _lay_out(self, theme: Theme, name: str, keeping: Keeping) -> None:
        label = label_of(self._field, name)
        said = tr("Secret", "It goes into this computer’s keyring and is never shown again.")
        if keeping is not Keeping.KEYRING:
            said = tr("Secret", "It is kept in memory until Airdesk is closed, and never shown again.")
        note = QLabel(said)
        note.setWordWrap(True)
        dress(note, role="small", tone="tertiary")
        paste = push_button(tr("Secret", "Paste"))
        paste.clicked.connect(self._paste)
        cancel = push_button(tr("Secret", "Cancel"))
        cancel.clicked.connect(self.reject)
        line = QHBoxLayout()
        line.addWidget(self._field, 1)
        line.addWidget(paste)
        buttons = button_row(cancel, self._save)
        box = column_in(self, theme, 5)
        box.setSpacing(theme.px(6))
        box.addWidget(label)
        box.addLayout(line)
        box.addWidget(self._shown)
        box.addWidget(note)
        box.addSpacing(theme.px(8))
        box.addLayout(buttons)

    def _show(self, shown: bool) -> None:
        self._field.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    def _paste(self) -> None:
        self._field.setText(QGuiApplication.clipboard().text().strip())

    def _done(self) -> None:
        value = self._field.text().strip()
        self._field.clear()
        if value:
            self.saved.emit(value)
        self.accept()
