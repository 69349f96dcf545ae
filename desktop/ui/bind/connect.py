"""The way through the services, between the store, the cards and who answers them. Loaded when somebody takes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.settings.schema import Settings
from desktop.ui.bind.service_cards import ServiceCards
from desktop.ui.kept_window import KeptWindow
from desktop.ui.settings.connect_dialog import ConnectDialog

if TYPE_CHECKING:
    from desktop.control.desk import Desk
    from desktop.ui.bind.settings import SettingsBinding
    from desktop.ui.main_window import MainWindow

NAME = "connect"


class ConnectBinding(QObject):
    """One for the main window, made once; closing only hides it."""

    def __init__(self, window: MainWindow, desk: Desk, settings: SettingsBinding) -> None:
        super().__init__(window)
        self._desk, self._settings = desk, settings
        self.dialog = ConnectDialog(window.theme, window)
        KeptWindow(window, NAME, self.dialog)
        self.dialog.edited.connect(lambda section, value: desk.store.update(**{section: value}))
        self.dialog.pages_made.connect(self._join_cards)
        desk.store.changed.connect(self._changed)
        self.dialog.show_settings(desk.store.settings)
        self._join_cards()

    def open(self) -> None:
        """Show it, at the first service that is not connected."""
        self.dialog.open_first()

    def _changed(self, new: Settings) -> None:
        self.dialog.show_settings(new)

    def _join_cards(self) -> None:
        ServiceCards(self.dialog.cards, self._desk, self._settings, self.dialog)
