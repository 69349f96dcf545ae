"""Settings › Services: a card for each outside party; each has a file of its own."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel

from desktop.core.model import Keeping
from desktop.settings.schema import Settings
from desktop.ui.fields import push_button
from desktop.ui.i18n import tr
from desktop.ui.settings.calls_card import CallsCard
from desktop.ui.settings.cards import Cards
from desktop.ui.settings.meetstream_card import MeetStreamCard
from desktop.ui.settings.mezon_card import MezonCard
from desktop.ui.settings.page import Page
from desktop.ui.settings.zego_card import ZegoCard
from desktop.ui.theme import Theme, dress


class ServicesPage(Page):
    """The cards of all services, one below the other."""

    section = "meetstream"
    way_wanted = Signal()  # through the services, one after the other

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("Services", "Services"))
        self.way = push_button(tr("Connect", "Connect services…"))
        self.way.clicked.connect(self.way_wanted)
        self.lead = QLabel()
        self._put_lead()
        self.cards = Cards(MezonCard(self), MeetStreamCard(self), ZegoCard(self), CallsCard(self))
        self.mezon, self.meetstream, self.zego, self.calls = self.cards
        self.parts["zego"] = self.zego
        for section, card in zip(Cards._fields, self.cards, strict=True):
            self.column.addWidget(card)
            card.edited.connect(lambda value, section=section: self.edited.emit(section, value))
        self.finish()
        self.show_keeping(Keeping.KEYRING)

    def show_keeping(self, keeping: Keeping) -> None:
        """Say where keys go."""
        words = {
            Keeping.KEYRING: tr("Services", "Keys go into this computer’s keyring and are never shown again."),
            Keeping.MEMORY: tr("Services", "Keys are kept in memory until Airdesk is closed, and never shown again."),
            Keeping.REFUSED: tr(
                "Services",
                "This computer’s keyring did not take all keys: the others are kept in memory until Airdesk is closed.",
            ),
        }
        self.lead.setText(words[keeping])

    def show_settings(self, settings: Settings) -> None:
        """Show what is set of each."""
        for section, card in zip(Cards._fields, self.cards, strict=True):
            card.show_settings(getattr(settings, section))

    def _put_lead(self) -> None:
        icon = QLabel()
        icon.setPixmap(self.theme.pixmap("shield", "text.secondary", 16, self.devicePixelRatioF()))
        self.lead.setWordWrap(True)
        dress(self.lead, tone="secondary")
        line = QHBoxLayout()
        line.setSpacing(self.theme.space(3))
        line.addWidget(icon, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.lead, 1)
        line.addWidget(self.way)
        self.column.addLayout(line)
