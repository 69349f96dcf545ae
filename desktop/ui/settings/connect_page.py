"""One step on the way through the services: what it is for, what to get where, and its card. And the last page."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from desktop.core.model import ServiceState
from desktop.settings.schema import Settings
from desktop.ui.chip import Chip
from desktop.ui.i18n import tr
from desktop.ui.settings.cards import Cards
from desktop.ui.settings.connect_words import Service, purpose, service_name, whence
from desktop.ui.settings.page import Page
from desktop.ui.settings.service_card import ServiceCard
from desktop.ui.settings.service_words import chip_of, state_word
from desktop.ui.theme import Theme, dress


class ConnectPage(Page):
    """The card that it is to `hold` is the one of Settings › Services, with its own test."""

    def __init__(self, theme: Theme, service: Service) -> None:
        super().__init__(theme, service_name(service))
        self.section = service.value
        self._card: ServiceCard | None = None
        for text, tone in ((purpose(service), ""), (whence(service), "secondary")):
            self.column.addWidget(_text(text, tone))

    @property
    def state(self) -> ServiceState:
        """How its service does."""
        return ServiceState.NOT_SET_UP if self._card is None else self._card.state

    def hold(self, card: ServiceCard) -> None:
        """Its card, once."""
        self._card = card
        self.column.addWidget(card)
        self.column.addStretch(1)

    def show_settings(self, settings: Settings) -> None:
        """The card shows its part."""
        if self._card is not None:
            self._card.show_settings(getattr(settings, self.section))


class EndPage(Page):
    """What is connected, and what is not."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("Connect", "What is connected"))
        card = self.card()
        self.lines: list[tuple[Chip, QLabel]] = []
        for service in Service:
            chip, sentence = Chip(theme, height=20), _text("", "secondary")
            self.row(card, service_name(service), _line(chip, sentence), stretch=True)
            self.lines.append((chip, sentence))
        said = tr("Connect", "You can change and test each of them at any time in Settings › Services.")
        self.column.addWidget(_text(said, "secondary"))
        self.column.addStretch(1)

    def show_settings(self, settings: Settings) -> None:
        """It shows none."""

    def show_cards(self, cards: Cards) -> None:
        """As each card stands now."""
        for (chip, sentence), card in zip(self.lines, cards, strict=True):
            icon, token, _tone = chip_of(card.state)
            chip.set_state(state_word(card.state), icon=icon, tone=token)
            sentence.setText(card.sentence)


def _text(text: str, tone: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    dress(label, tone=tone)
    return label


def _line(chip: Chip, sentence: QLabel) -> QWidget:
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    line.addWidget(chip)
    line.addWidget(sentence, 1)
    return holder
