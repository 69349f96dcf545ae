"""One output of the mix: whether it is sent, how, and its addresses to copy."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from desktop.core.mix import PlayAddress
from desktop.core.mix_setup import Output
from desktop.ui.elided_label import ElidedLabel
from desktop.ui.fields import push_button
from desktop.ui.i18n import isolate, tr
from desktop.ui.mixer.master_words import output_words
from desktop.ui.theme import Theme, dress


class OutputState(StrEnum):
    """What is known of an output."""

    OFF = "off"  # nothing is mixed
    SENT = "sent"  # the service confirmed it
    PENDING = "pending"  # asked for, or in force after a restart
    UNKNOWN = "unknown"  # the mix is lost


class OutputFace(NamedTuple):
    """What a row shows. `play` is None where the service has named no addresses."""

    output: Output
    state: OutputState = OutputState.OFF
    play: PlayAddress | None = None
    listening: bool = False


_ICONS = {
    OutputState.OFF: ("state-off", "text.secondary"),
    OutputState.SENT: ("state-ok", "ready.text"),
    OutputState.PENDING: ("hourglass", "warn.text"),
    OutputState.UNKNOWN: ("state-error", "error.text"),
}
_KINDS = ("RTMP", "HLS", "FLV")


class OutputRow(QWidget):
    """`show_face(face)`; `copy_wanted(address, kind)`, `menu_wanted` at the “…” button."""

    copy_wanted = Signal(str, str)
    menu_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._face = OutputFace(Output())
        self._compact = False
        self._icon, self._name, self._how = QLabel(self), ElidedLabel("", self), QLabel(self)
        self.copies: dict[str, QPushButton] = {kind: push_button(kind, "strip") for kind in _KINDS}
        self.more = QToolButton(self)
        self._lay_out()
        for kind, button in self.copies.items():
            button.clicked.connect(lambda _=False, kind=kind: self.copy_wanted.emit(self._address(kind), kind))
        self.more.clicked.connect(self.menu_wanted)
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def face(self) -> OutputFace:
        """What is shown."""
        return self._face

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """In the order of the Tab key."""
        return (*self.copies.values(), self.more)

    def show_face(self, face: OutputFace, compact: bool) -> None:
        """Show it; `compact` leaves the icons of the buttons out."""
        if (face, compact) != (self._face, self._compact):
            self._face, self._compact = face, compact
            self._restyle()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._restyle()

    def _address(self, kind: str) -> str:
        play = self._face.play
        if play is None:
            return ""
        return {"RTMP": play.rtmp, "HLS": play.hls, "FLV": play.flv}[kind]

    def _lay_out(self) -> None:
        dress(self._name, role="small", weight="semibold")
        dress(self._how, role="small", tone="secondary")
        dress(self.more, look="quiet")
        self.more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        upper, lower = QHBoxLayout(), QHBoxLayout()
        upper.addWidget(self._icon)
        upper.addWidget(self._name, 1)
        upper.addWidget(self._how)
        for button in self.copies.values():
            lower.addWidget(button)
        lower.addStretch(1)
        lower.addWidget(self.more)
        lower.setSpacing(self._theme.px(4))
        self._lower = lower
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(upper)
        column.addLayout(lower)

    def _restyle(self) -> None:
        theme, face = self._theme, self._face
        icon, tone = _ICONS[face.state]
        self._icon.setPixmap(theme.pixmap(icon, tone, 14, self.devicePixelRatioF()))
        self._icon.setFixedWidth(theme.px(16))
        self._lower.setContentsMargins(theme.px(20), 0, 0, 0)
        name = isolate(face.output.target)
        self._name.setText(face.output.target)
        self._how.setText(output_words(face.output, self._compact))
        self._icon.setToolTip(_state_words(face.state))
        self.setAccessibleName(tr("Mixer", "Output {name}, {state}").format(name=name, state=_state_words(face.state)))
        self.setAccessibleDescription(self._how.text())
        for kind, button in self.copies.items():
            there = bool(self._address(kind))
            button.setEnabled(there)
            if not self._compact:
                button.setIcon(theme.icon("copy", "text.secondary"))
            button.setIconSize(theme.icon_size(0 if self._compact else 12))
            words = tr("Mixer", "Copy the {kind} play address of {name}").format(kind=kind, name=name)
            button.setAccessibleName(words)
            button.setToolTip(
                words if there else tr("Mixer", "The service has named no {kind} address.").format(kind=kind)
            )
        self.more.setIcon(theme.icon("more", "text.secondary"))
        self.more.setIconSize(theme.icon_size(14))
        self.more.setFixedSize(theme.px(28), theme.px(24))
        self.more.setAccessibleName(tr("Mixer", "More for output {name}").format(name=name))


def _state_words(state: OutputState) -> str:
    return {
        OutputState.OFF: lambda: tr("Mixer", "not sent"),
        OutputState.SENT: lambda: tr("Mixer", "sent"),
        OutputState.PENDING: lambda: tr("Mixer", "not confirmed yet"),
        OutputState.UNKNOWN: lambda: tr("Mixer", "not known"),
    }[state]()
