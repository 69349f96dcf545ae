"""ZEGOCLOUD as a service: its lamp in the status bar and its card in the settings. There before the mixer is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.control.secrets_desk import ZEGO_CALLBACK_SECRET, ZEGO_SECRET
from desktop.control.services import ServiceStatus
from desktop.core.model import ServiceState
from desktop.ui import formats
from desktop.ui.bind.settings import moment_text
from desktop.ui.i18n import tr
from desktop.ui.notices.wording import sentence
from desktop.ui.popover import Question

if TYPE_CHECKING:
    from desktop.control.desk import Desk
    from desktop.control.mix_check import MixCheck
    from desktop.ui.asking_dialog import AskingDialog
    from desktop.ui.bind.settings import SettingsBinding
    from desktop.ui.main_window import MainWindow
    from desktop.ui.settings.zego_card import ZegoCard


class ZegoBinding(QObject):
    """Lives as long as the window. Nothing can be tested before `join`."""

    def __init__(self, window: MainWindow, desk: Desk, settings: SettingsBinding) -> None:
        super().__init__(window)
        self._window, self._desk, self._settings = window, desk, settings
        self._check: MixCheck | None = None
        self._cards: list[ZegoCard] = []  # of the settings, and of the way through them
        settings.zego = self
        desk.secrets.changed.connect(self.show)
        desk.store.changed.connect(self.show)
        window.status.pressed.connect(self._pressed)
        window.retranslated.connect(self.show)
        self.show()

    def join(self, check: MixCheck) -> None:
        """It can be asked from now on."""
        self._check = check
        check.changed.connect(self.show)
        self.show()

    def join_card(self, card: ZegoCard, dialog: AskingDialog) -> None:
        """A card in `dialog`, which is made anew with every language."""
        self._cards.append(card)
        secrets = self._desk.secrets
        card.test_wanted.connect(self.test)
        card.destroyed.connect(lambda: self._cards.remove(card))
        card.secret_replaced.connect(lambda value: secrets.set(ZEGO_SECRET, value))
        card.callback_replaced.connect(lambda value: secrets.set(ZEGO_CALLBACK_SECRET, value))
        card.forget_wanted.connect(
            lambda button: dialog.ask(button, _before_forget(), lambda: secrets.forget(ZEGO_SECRET))
        )
        card.forget_callback_wanted.connect(
            lambda button: dialog.ask(button, _before_forget_callback(), lambda: secrets.forget(ZEGO_CALLBACK_SECRET))
        )
        self.show()

    def test(self) -> None:
        """Ask the service now."""
        if self._check is not None:
            self._check.test()

    def show(self) -> None:
        """Lamp and card as it stands."""
        status, secrets = self._status, self._desk.secrets
        latency = "" if status.latency_ms is None else formats.milliseconds(status.latency_ms)
        self._window.status.show_zego(status.state, latency)
        for card in self._cards:
            names = (ZEGO_SECRET, ZEGO_CALLBACK_SECRET)
            card.show_secrets(*((secrets.is_set(name), secrets.stored_at(name)) for name in names))
            may_test = self._check is not None and self._is_set_up
            card.show_status(status.state, self._sentence(), may_test=may_test)

    @property
    def _is_set_up(self) -> bool:
        return bool(self._desk.store.settings.zego.app_id) and self._desk.secrets.is_set(ZEGO_SECRET)

    @property
    def _status(self) -> ServiceStatus:
        return self._check.status if self._check is not None else ServiceStatus()

    def _sentence(self) -> str:
        """What the last test said, with its time."""
        status = self._status
        if status.trouble is not None:
            return sentence(status.trouble.code, {"service": "ZEGOCLOUD", **status.trouble.values})
        if status.state is ServiceState.CHECKING:
            return tr("Services", "Asking ZEGOCLOUD…")
        if status.state is not ServiceState.WORKING or status.checked_at is None:
            if self._is_set_up:
                return tr("Services", "Not tested yet.")
            return tr("Services", "Store the App ID of your project and its server secret.")
        answered = formats.milliseconds(status.latency_ms or 0.0)
        text = tr("Services", "App ID and secret accepted, answered in {time}, {when}.")
        return text.format(time=answered, when=moment_text(status.checked_at))

    def _pressed(self, group: str, anchor: QWidget) -> None:
        if group == "zego":
            self._open_facts(anchor)

    def _open_facts(self, anchor: QWidget) -> None:
        from desktop.ui.info_popover import InfoPopover  # noqa: PLC0415 - not before somebody asks

        chosen = self._desk.store.settings.zego
        lines = [
            (tr("Services", "App ID"), str(chosen.app_id) if chosen.app_id else formats.UNKNOWN),
            (tr("Services", "Room"), chosen.room or formats.UNKNOWN),
        ]
        buttons: list[tuple[str, Callable[[], object]]] = [
            (tr("Status", "Open settings"), lambda: self._settings.open("services"))
        ]
        if self._check is not None and self._is_set_up:
            buttons.insert(0, (tr("Services", "Test"), self.test))
        window = self._window
        InfoPopover(window.theme, window, "ZEGOCLOUD", lines, buttons, self._sentence()).open_at(anchor)


def _before_forget() -> Question:
    return Question(
        tr("Services", "Forget the server secret of ZEGOCLOUD?"),
        tr("Services", "No mix can be started, changed or stopped until it is stored again. A running mix goes on."),
        tr("Services", "Keep"),
        tr("Services", "Forget"),
    )


def _before_forget_callback() -> Question:
    return Question(
        tr("Services", "Forget the callback secret of ZEGOCLOUD?"),
        tr("Services", "Who comes and goes is then seen within 10 seconds instead of at once."),
        tr("Services", "Keep"),
        tr("Services", "Forget"),
    )
