"""TLS of the ingest: off, or an own certificate with its key."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.ui import formats
from desktop.ui.dialogs import choose_file
from desktop.ui.fields import ChoiceBox, FieldNote, push_button
from desktop.ui.i18n import tr
from desktop.ui.theme import Theme

SOON = timedelta(days=14)


class TlsField(QWidget):
    """`certificate` and `key` are paths; both are empty when TLS is off."""

    edited = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.certificate = ""
        self.key = ""
        self._mode = ChoiceBox((False, tr("Tls", "Off (ws://)")), (True, tr("Tls", "Own certificate (wss://)")))
        self._mode.setAccessibleName(tr("Tls", "TLS"))
        self._note = FieldNote(theme)
        self._until: datetime | None = None
        self._files = QWidget()
        self._certificate, choose_certificate = self._file(tr("Tls", "Certificate"))
        self._key, choose_key = self._file(tr("Tls", "Key of the certificate"))
        grid = QGridLayout(self._files)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.px(6))
        for line, (field, button) in enumerate(((self._certificate, choose_certificate), (self._key, choose_key))):
            grid.addWidget(field, line, 0)
            grid.addWidget(button, line, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(self._mode)
        column.addWidget(self._files)
        column.addWidget(self._note)
        self.setFocusProxy(self._mode)
        self._mode.activated.connect(self._mode_chosen)
        choose_certificate.clicked.connect(lambda: self._choose(True))
        choose_key.clicked.connect(lambda: self._choose(False))
        self.set_files("", "")

    def set_files(self, certificate: str, key: str) -> None:
        """Show both paths."""
        self.certificate, self.key = certificate, key
        on = bool(certificate or key) or (self._mode.chosen is True and self._mode.hasFocus())
        self._mode.choose(on)
        self._show()

    def show_until(self, until: datetime | None) -> None:
        """When the certificate ends with which the ingest listens; None while it listens without one."""
        self._until = until
        self._show()

    def _show(self) -> None:
        on = self._mode.chosen is True
        self._files.setVisible(on)
        for field, path in ((self._certificate, self.certificate), (self._key, self.key)):
            field.setText(path)
            field.setCursorPosition(0)
        fault = self._fault() if on else ""
        if fault or not on or self._until is None:
            self._note.say(fault, "warn")
        else:
            self._say_until(self._until)

    def _say_until(self, until: datetime) -> None:
        left = until - datetime.now(UTC)
        date = formats.date(until)
        if left <= timedelta():
            self._note.say(tr("Tls", "The certificate ended on {date}. Bots refuse it.").format(date=date), "error")
        elif left < SOON:
            said = tr("Tls", "Valid until {date}. That is soon: have another one made.")
            self._note.say(said.format(date=date), "warn")
        else:
            self._note.say(tr("Tls", "Valid until {date}.").format(date=date), "ok", quiet=True)

    def _fault(self) -> str:
        """What is missing; whether both fit together is found out when the ingest listens with them."""
        if not self.certificate or not self.key:
            return tr("Tls", "Choose the certificate and its key. Until then the ingest listens without TLS.")
        for path in (self.certificate, self.key):
            if not Path(path).is_file():
                return tr("Tls", "The file {name} is not there.").format(name=Path(path).name)
        return ""

    def _mode_chosen(self) -> None:
        if self._mode.chosen is False and (self.certificate or self.key):
            self.certificate = self.key = ""
            self.edited.emit()
        self._show()

    def _file(self, name: str) -> tuple[QLineEdit, QPushButton]:
        field = QLineEdit()
        field.setReadOnly(True)
        field.setAccessibleName(name)
        field.setPlaceholderText(name)
        button = push_button(tr("Tls", "Choose file…"))
        button.setAccessibleName(tr("Tls", "Choose file: {name}").format(name=name))
        return field, button

    def _choose(self, certificate: bool) -> None:
        title = tr("Tls", "Certificate") if certificate else tr("Tls", "Key of the certificate")
        start = str(Path(self.certificate or self.key or Path.home()).parent)
        chooser = choose_file(self.window(), title, start, "PEM (*.pem *.crt *.cer *.key);;* (*)")
        chooser.fileSelected.connect(lambda path: self._chosen(path, certificate))

    def _chosen(self, path: str, certificate: bool) -> None:
        if certificate:
            self.certificate = path
        else:
            self.key = path
        self._show()
        self.edited.emit()
