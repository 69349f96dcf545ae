"""The card of Mezon in Settings › Services: who is signed in, who publishes, sessions as files. Emits wishes."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from desktop.core.account import Role, Seat, SeatState
from desktop.settings.schema import Mezon
from desktop.ui.account_words import AccountFace, seat_line
from desktop.ui.elided_label import ElidedLabel
from desktop.ui.fields import ChoiceBox, FieldNote, mark_fault, push_button, when_left
from desktop.ui.i18n import tr
from desktop.ui.settings.address_faults import streaming_fault
from desktop.ui.settings.page import Page
from desktop.ui.settings.service_card import ServiceCard

_LONGEST = 2_048


class MezonCard(ServiceCard):
    """`show_face` whenever it is another one; until then nothing can be pressed."""

    sign_in_wanted = Signal(object)  # Role
    sign_out_wanted = Signal(object, object)  # a Role, the button
    export_wanted = Signal(object, object)
    restore_wanted = Signal(object)
    publisher_chosen = Signal(object)

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.host = QLabel()
        self.streaming = QLineEdit()
        self.streaming_note = FieldNote(page.theme)
        self._section = Mezon()
        self.publisher = ChoiceBox((Role.BOT, tr("Services", "The bot")), (Role.USER, tr("Services", "The person")))
        self.seats = {role: _SeatLine() for role in Role}
        self._lay_out(page)
        self._connect()
        self.setEnabled(False)

    def show_face(self, face: AccountFace) -> None:
        """Who is signed in, and how that stands."""
        self.setEnabled(True)
        self.show_state(face.state, face.sentence)
        self.host.setText(face.host)
        self.seats[Role.USER].show_seat(face.user)
        self.seats[Role.BOT].show_seat(face.bot)
        self.publisher.choose(face.publisher)

    def show_settings(self, section: Mezon) -> None:
        """Where one goes live."""
        self._section = section
        self._show_text(self.streaming, section.streaming, self.streaming_note)

    def show_check(self, sentence: str, tone: str) -> None:
        """What a test found, instead of how it stands otherwise."""
        self.say(sentence, tone)

    def _edited(self) -> None:
        address = self.streaming.text().strip()
        fault = streaming_fault(address)
        mark_fault(self.streaming, self.streaming_note, fault)
        if not fault:
            self._take(replace(self._section, streaming=address))

    def _connect(self) -> None:
        for role, line in self.seats.items():
            line.sign_in.clicked.connect(lambda _=False, role=role: self.sign_in_wanted.emit(role))
            line.restore.clicked.connect(lambda _=False, role=role: self.restore_wanted.emit(role))
            for button, wish in ((line.sign_out, self.sign_out_wanted), (line.export, self.export_wanted)):
                button.clicked.connect(lambda _=False, r=role, b=button, w=wish: w.emit(r, b))
        self.publisher.activated.connect(lambda _: self.publisher_chosen.emit(self.publisher.chosen))
        when_left(self.streaming, self, self._edited)

    def _lay_out(self, page: Page) -> None:
        card = self._head("chat", "Mezon", self.host)
        for role, label, hint in (
            (Role.USER, tr("Services", "Person"), tr("Services", "Reads channels and writes in the chat.")),
            (Role.BOT, tr("Services", "Bot"), tr("Services", "Recommended for broadcasting: stays signed in.")),
        ):
            page.row(card, label, self.seats[role], hint=hint, stretch=True)
        hint = tr("Services", "Who goes live. If this one is not signed in, the other one does.")
        page.row(card, tr("Services", "Publish as"), self.publisher, hint=hint)
        self.streaming.setPlaceholderText(tr("Services", "made from the server"))
        self.streaming.setMaxLength(_LONGEST)
        hint = tr("Services", "Where you go live. Empty: Mezon’s own service. Applies to the next broadcast.")
        note, label = self.streaming_note, tr("Services", "Streaming address")
        page.row(card, label, self.streaming, hint=hint, note=note, stretch=True)
        self._foot(card)


class _SeatLine(QWidget):
    """One of the two who may be signed in: the name, and what can be done."""

    def __init__(self) -> None:
        super().__init__()
        self.name = ElidedLabel()
        self.sign_in, self.restore = self._button(tr("Services", "Sign in…")), self._button(tr("Services", "Restore…"))
        self.export, self.sign_out = self._button(tr("Services", "Export…")), self._button(tr("Services", "Sign out…"))
        self.restore.setToolTip(tr("Services", "Take up a sign-in that was exported to a file"))
        self.export.setToolTip(tr("Services", "Keep this sign-in as a file, for another program"))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.name, 1)
        for button in (self.sign_in, self.restore, self.export, self.sign_out):
            line.addWidget(button)
        self.show_seat(Seat())

    def show_seat(self, seat: Seat) -> None:
        """Who sits there."""
        seated, dead = seat.taken, seat.state is SeatState.DEAD
        self.name.setText(seat_line(seat))
        self.sign_in.setVisible(not seated or dead)
        self.restore.setVisible(not seated)
        self.export.setVisible(seated and not dead)
        self.sign_out.setVisible(seated)

    @staticmethod
    def _button(words: str) -> QPushButton:
        return push_button(words)
