"""The card “The bot will send to”: the address with its secret dotted, and whether it leads here."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit

from desktop.core.model import AddressFault, Reach
from desktop.ui.address_words import fault_sentence, reach_look, reach_sentence, reach_word
from desktop.ui.chip import Chip
from desktop.ui.fields import FieldNote, column_in, push_button
from desktop.ui.i18n import tr
from desktop.ui.theme import Theme, dress


class AddressCard(QFrame):
    """Shows what it is told. `blocked` if no picture can arrive whatever a check says."""

    copy_wanted = Signal()
    check_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._reach = Reach.NOT_CHECKED
        self._checked_at: datetime | None = None
        self._fault, self._trouble = AddressFault.NONE, ""
        dress(self, panel="raised")
        self._title, self._chip = QLabel(), Chip(theme, height=20)
        self._address = QLineEdit()
        self._address.setReadOnly(True)
        dress(self._address, role="mono")
        self.copy, self.check = push_button(""), push_button("")
        self._note = FieldNote(theme, keep_room=True)
        self._lay_out()
        self.copy.clicked.connect(self.copy_wanted)
        self.check.clicked.connect(self.check_wanted)
        self._retranslate()

    @property
    def blocked(self) -> bool:
        """The ingest does not listen."""
        return bool(self._trouble)

    def show_address(self, shown: str, fault: AddressFault, trouble: str) -> None:
        """The dotted address, what speaks against it, and why the ingest does not listen."""
        self._fault, self._trouble = fault, trouble
        self._address.setText(shown)
        self._address.setCursorPosition(0)
        for button in (self.copy, self.check):
            button.setEnabled(bool(shown))
        self._say()

    def show_reach(self, reach: Reach, checked_at: datetime | None) -> None:
        """What the last check found."""
        self._reach, self._checked_at = reach, checked_at
        self.check.setEnabled(reach is not Reach.CHECKING and bool(self._address.text()))
        self._say()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _say(self) -> None:
        icon, tone = reach_look(self._reach)
        self._chip.set_state(reach_word(self._reach), icon=icon, tone=tone)
        fault = self._trouble or fault_sentence(self._fault)
        if fault:
            self._note.say(fault, "error" if self._trouble else "warn")
            return
        wrong = self._reach is Reach.NOT_REACHABLE
        said = reach_sentence(self._reach, self._checked_at)
        if not wrong:
            said = f"{said} {tr('Invite', 'The hidden part keeps strangers out; copying includes it.')}"
        self._note.say(said, "error" if wrong else "info", quiet=not wrong)

    def _lay_out(self) -> None:
        theme = self._theme
        icon = QLabel()
        icon.setPixmap(theme.pixmap("antenna", "ready.text", 16, self.devicePixelRatioF()))
        dress(self._title, weight="semibold")
        head = QHBoxLayout()
        head.setSpacing(theme.px(10))
        head.addWidget(icon)
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._chip)
        line = QHBoxLayout()
        line.setSpacing(theme.px(6))
        line.addWidget(self._address, 1)
        for button, name in ((self.copy, "copy"), (self.check, "reload")):
            button.setIcon(theme.icon(name))
            button.setIconSize(theme.icon_size())
        line.addWidget(self.copy)
        line.addWidget(self.check)
        box = column_in(self, theme, 4)
        box.setSpacing(theme.px(6))
        box.addLayout(head)
        box.addLayout(line)
        box.addWidget(self._note)

    def _retranslate(self) -> None:
        self._title.setText(tr("Invite", "The bot will send to"))
        self.copy.setText(tr("Invite", "Copy address"))
        self.check.setText(tr("Invite", "Check"))
        self._address.setAccessibleName(tr("Invite", "Address, the secret part hidden"))
        self._say()
