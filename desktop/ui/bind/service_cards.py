"""The cards of all services in one dialog, between who is asked and who answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.ui.settings.secret_field import SecretField

if TYPE_CHECKING:
    from desktop.control.desk import Desk
    from desktop.ui.asking_dialog import AskingDialog
    from desktop.ui.bind.settings import SettingsBinding
    from desktop.ui.settings.cards import Cards


class ServiceCards(QObject):
    """Lives as long as the card of Mezon, which is off until somebody can hear it."""

    def __init__(self, cards: Cards, desk: Desk, settings: SettingsBinding, dialog: AskingDialog) -> None:
        super().__init__(cards.mezon)
        self._cards, self._desk = cards, desk
        self._mezon, self._settings, self._dialog = cards.mezon, settings, dialog
        for section, service in settings.services.items():
            service.join_card(getattr(cards, section), dialog)
        settings.account_joined.connect(self._join_mezon)
        self._join_mezon()
        desk.secrets.changed.connect(self._show_keeping)
        cards.mezon.destroyed.connect(self._leave)
        self._show_keeping()

    def _show_keeping(self) -> None:
        for card in self._cards:
            for field in card.findChildren(SecretField):
                field.keeping = self._desk.secrets.keeping

    def _leave(self) -> None:
        self._desk.secrets.changed.disconnect(self._show_keeping)

    def _join_mezon(self) -> None:
        account = self._settings.account
        self._mezon.setEnabled(account is not None)
        if account is not None:
            from desktop.ui.bind.mezon_card import MezonCardBinding  # noqa: PLC0415 - loads what only it needs

            MezonCardBinding(self._mezon, account, self._dialog)
