"""Settings › Remote control: whether control surfaces may dial in, with which token, from where."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urlsplit

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit

from desktop.core.remote import RemoteState
from desktop.settings.schema import Remote, Settings
from desktop.ui import formats
from desktop.ui.fields import FieldNote, NumberBox, mark_fault, push_button, when_left
from desktop.ui.i18n import tr
from desktop.ui.settings.page import Page
from desktop.ui.theme import Theme, dress

PORTS = (1024, 65535)
_SCHEMES = ("http", "https")


class RemotePage(Page):
    """A token is shown once, right after it was made; later only that there is one."""

    section = "remote"
    copy_wanted = Signal(str)
    renew_wanted = Signal(object)  # the button that asks, as an anchor

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("Remote", "Remote control"))
        self._section = Remote()
        self._token = ""
        self.enabled = QCheckBox(tr("Remote", "Let control surfaces connect"))
        self.state = FieldNote(theme)
        self.port = NumberBox(*PORTS)
        self.token = QLineEdit()
        self.token.setReadOnly(True)
        dress(self.token, role="mono")
        self.copy = push_button(tr("Remote", "Copy"))
        self.renew = push_button(tr("Remote", "Renew token…"), look="quiet")
        self.token_note = FieldNote(theme)
        self.others = QCheckBox(tr("Remote", "Let other computers connect"))
        self.others_note = FieldNote(theme)
        self.origins = QLineEdit()
        self.origins.setPlaceholderText(tr("Remote", "none"))
        self.origins_note = FieldNote(theme)
        for field in (self.token, self.origins):
            field.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._lay_out()
        self.finish()
        self._connect()
        self.show_token("", None)

    def show_settings(self, settings: Settings) -> None:
        """Show the values of the section; a field that is being typed in is left alone."""
        self._section = value = settings.remote
        self.enabled.setChecked(value.enabled)
        self.others.setChecked(value.other_computers)
        blocked = self.port.blockSignals(True)
        self.port.setValue(value.port)
        self.port.blockSignals(blocked)
        if not self.origins.hasFocus():
            self.origins.setText(", ".join(value.origins))
        self._warn()

    def show_state(self, state: RemoteState, surfaces: int, trouble: str) -> None:
        """Whether it listens, who is connected, or why not."""
        if state is RemoteState.FAILED:
            self.state.say(trouble, "error")
        elif state is RemoteState.STARTING:
            self.state.say(tr("Remote", "Starting…"), "info", quiet=True)
        elif state is RemoteState.LISTENING:
            said = tr("Remote", "Listening, %n surface(s) connected.", "", surfaces)
            self.state.say(said, "ok", quiet=True)
        else:
            self.state.say("", "info")

    def show_token(self, new: str, stored_at: datetime | None, known: bool = False) -> None:
        """A token that was just made, the one time it is shown; or that there is one, and since when."""
        self._token = new
        if new:
            text = new
        elif stored_at is not None:
            text = tr("Remote", "Stored in the keyring · {date}").format(date=formats.date(stored_at))
        elif known:
            text = tr("Remote", "Kept in memory until Airdesk is closed")
        else:
            text = tr("Remote", "Not made yet")
        self.token.setText(text)
        self.token.setCursorPosition(0)
        said = tr("Remote", "new, shown this once") if new else text
        self.token.setAccessibleName(tr("Remote", "Token: {state}").format(state=said))
        self.copy.setEnabled(bool(new))
        self.copy.setToolTip("" if new else tr("Remote", "A token can be copied right after it was made."))
        there = bool(new) or known or stored_at is not None
        self.renew.setEnabled(there)
        self.renew.setToolTip(
            "" if there else tr("Remote", "The first one is made when remote control is switched on.")
        )
        once = tr("Remote", "Copy it now: it is shown this once.")
        self.token_note.say(once if new else "", "warn")

    def _lay_out(self) -> None:
        card = self.card(tr("Remote", "Control surfaces"))
        hint = tr(
            "Remote", "Programs and button boxes can then do what the keys of this desk do. Questions stay questions."
        )
        self.row(card, tr("Remote", "Remote control"), self.enabled, hint=hint, note=self.state)
        self.row(card, tr("Remote", "Port"), self.port)
        hint = tr(
            "Remote",
            "Whoever has it controls the desk. Surfaces that use the old one are hung up on when it is renewed.",
        )
        self.row(card, tr("Remote", "Token"), self.token, self.copy, self.renew, hint=hint, note=self.token_note,
                 stretch=True)  # fmt: skip
        card = self.card(tr("Remote", "From where"))
        self.row(card, tr("Remote", "Other computers"), self.others, note=self.others_note)
        hint = tr("Remote", "Web pages that may connect, such as https://panel.example.net, separated by commas.")
        self.row(card, tr("Remote", "Web pages"), self.origins, hint=hint, note=self.origins_note, stretch=True)

    def _connect(self) -> None:
        for box in (self.enabled, self.others):
            box.clicked.connect(self._edited)
        self.port.valueChanged.connect(self._edited)
        when_left(self.origins, self, self._edited)
        self.copy.clicked.connect(lambda: self.copy_wanted.emit(self._token))
        self.renew.clicked.connect(lambda: self.renew_wanted.emit(self.renew))

    def _warn(self) -> None:
        said = tr(
            "Remote",
            "The connection is not encrypted: whoever can listen in the network can read the token. "
            "Use it in a network of your own only.",
        )
        self.others_note.say(said if self.others.isChecked() else "", "warn")

    def _edited(self) -> None:
        self._warn()
        origins, wrong = _origins(self.origins.text())
        said = tr("Remote", "“{text}” is not the address of a web page’s server.").format(text=wrong) if wrong else ""
        mark_fault(self.origins, self.origins_note, said)
        new = msgspec.structs.replace(
            self._section,
            enabled=self.enabled.isChecked(),
            port=self.port.value(),
            other_computers=self.others.isChecked(),
            origins=self._section.origins if wrong else origins,
        )
        if new != self._section:
            self._section = new
            self.edited.emit(self.section, new)


def _origins(text: str) -> tuple[tuple[str, ...], str]:
    """The origins in `text`, and the first word that is none."""
    words = [word.strip() for word in text.replace(";", ",").split(",") if word.strip()]
    found = tuple(map(_origin, words))
    wrong = next((word for word, origin in zip(words, found, strict=True) if not origin), "")
    return ((), wrong) if wrong else (found, "")


def _origin(word: str) -> str:
    """Scheme and host, as browsers name them; empty for anything else, and where something stands behind."""
    try:
        parts = urlsplit(word)
        plain = parts.path in ("", "/") and not (parts.query or parts.fragment or parts.username)
        return f"{parts.scheme}://{parts.netloc}" if parts.scheme in _SCHEMES and parts.hostname and plain else ""
    except ValueError:
        return ""
