"""The cards of all services in one dialog, between who is asked and who answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from desktop.ui.asking_dialog import AskingDialog
    from desktop.ui.bind.settings import SettingsBinding
    from desktop.ui.settings.cards import Cards


class ServiceCards(QObject):
    """Lives as long as the card of Mezon, which is off until somebody can hear it."""

    def __init__(self, cards: Cards, settings: SettingsBinding, dialog: AskingDialog) -> None:
        super().__init__(cards.mezon)
        self._mezon, self._settings, self._dialog = cards.mezon, settings, dialog
        for section, service in settings.services.items():
            service.join_card(getattr(cards, section), dialog)
        settings.account_joined.connect(self._join_mezon)
        self._join_mezon()

    def _join_mezon(self) -> None:
        account = self._settings.account
        self._mezon.setEnabled(account is not None)
        if account is not None:
            from desktop.ui.bind.mezon_card import MezonCardBinding  # noqa: PLC0415 - loads what only it needs

            MezonCardBinding(self._mezon, account, self._dialog)
