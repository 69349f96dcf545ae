"""The call service: its lamp in the status bar and its card in the settings. There before the desk of calls is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.control.call_setup import is_set_up
from desktop.control.secrets_desk import CALLS_SECRET, CALLS_TOKEN
from desktop.control.services import ServiceStatus
from desktop.core.model import ServiceState
from desktop.ui import formats
from desktop.ui.bind.settings import moment_text
from desktop.ui.i18n import tr
from desktop.ui.notices.wording import sentence
from desktop.ui.popover import Question

if TYPE_CHECKING:
    from desktop.control.call_desk import CallDesk
    from desktop.control.desk import Desk
    from desktop.ui.asking_dialog import AskingDialog
    from desktop.ui.bind.settings import SettingsBinding
    from desktop.ui.main_window import MainWindow
    from desktop.ui.settings.calls_card import CallsCard

SERVICE = "Stream Chat"


class CallServiceBinding(QObject):
    """Lives as long as the window. A test makes the desk of calls."""

    def __init__(self, window: MainWindow, desk: Desk, settings: SettingsBinding, need: Callable[[], CallDesk]) -> None:
        """`need` gives the desk of calls, which joins itself here."""
        super().__init__(window)
        self._window, self._desk, self._settings, self._need = window, desk, settings, need
        self._calls: CallDesk | None = None
        self._cards: list[CallsCard] = []  # of the settings, and of the way through them
        settings.calls = self
        desk.secrets.changed.connect(self.show)
        desk.store.changed.connect(self.show)
        window.status.pressed.connect(self._pressed)
        window.retranslated.connect(self.show)
        self.show()

    def join(self, calls: CallDesk) -> None:
        """It can tell from now on."""
        self._calls = calls
        calls.changed.connect(self.show)
        self.show()

    def close(self) -> None:
        """The desk may outlast the window."""
        self._desk.secrets.changed.disconnect(self.show)
        self._desk.store.changed.disconnect(self.show)

    def join_card(self, card: CallsCard, dialog: AskingDialog) -> None:
        """A card in `dialog`, which is made anew with every language."""
        self._cards.append(card)
        secrets = self._desk.secrets
        card.test_wanted.connect(self.test)
        card.destroyed.connect(lambda: self._cards.remove(card))
        card.token_replaced.connect(lambda value: secrets.set(CALLS_TOKEN, value))
        card.secret_replaced.connect(lambda value: secrets.set(CALLS_SECRET, value))
        card.forget_token_wanted.connect(
            lambda button: dialog.ask(button, _before_forget(), lambda: secrets.forget(CALLS_TOKEN))
        )
        card.forget_secret_wanted.connect(
            lambda button: dialog.ask(button, _before_forget_secret(), lambda: secrets.forget(CALLS_SECRET))
        )
        self.show()

    def test(self) -> None:
        """Ask the service now."""
        self._need().test()

    def show(self) -> None:
        """Lamp and card as it stands."""
        status, secrets = self.status, self._desk.secrets
        latency = "" if status.latency_ms is None else formats.milliseconds(status.latency_ms)
        self._window.status.show_calls(status.state, latency)
        for card in self._cards:
            names = (CALLS_TOKEN, CALLS_SECRET)
            card.show_secrets(*((secrets.is_set(name), secrets.stored_at(name)) for name in names))
            card.show_status(status.state, self._sentence(), may_test=self._is_set_up)

    @property
    def status(self) -> ServiceStatus:
        """How it does, as far as anybody has asked."""
        if self._calls is not None:
            return self._calls.status
        return ServiceStatus(ServiceState.UNTESTED if self._is_set_up else ServiceState.NOT_SET_UP)

    @property
    def _is_set_up(self) -> bool:
        return is_set_up(self._desk.store.settings.calls, self._desk.secrets)

    def _sentence(self) -> str:
        """What the last test said, with its time."""
        status = self.status
        if status.trouble is not None:
            text = sentence(status.trouble.code, {"service": SERVICE, **status.trouble.values})
            when = "" if status.checked_at is None else moment_text(status.checked_at)
            return f"{text} ({when})" if when else text
        if status.state is ServiceState.CHECKING:
            return tr("Services", "Asking the call service…")
        if status.state is not ServiceState.WORKING or status.checked_at is None:
            if self._is_set_up:
                return tr("Services", "Not tested yet.")
            return tr("Services", "Store the API key of the app, your user and its token.")
        when = moment_text(status.checked_at)
        if status.latency_ms is None:  # a call was joined
            return tr("Services", "Key and user accepted, {when}.").format(when=when)
        text = tr("Services", "Key and user accepted, answered in {time}, {when}.")
        return text.format(time=formats.milliseconds(status.latency_ms), when=when)

    def _pressed(self, group: str, anchor: QWidget) -> None:
        if group == "calls":
            self._open_facts(anchor)

    def _open_facts(self, anchor: QWidget) -> None:
        from desktop.ui.info_popover import InfoPopover  # noqa: PLC0415 - not before somebody asks

        chosen = self._desk.store.settings.calls
        lines = [
            (tr("Services", "User"), chosen.user_id or formats.UNKNOWN),
            (tr("Services", "Channel"), chosen.channel or formats.UNKNOWN),
        ]
        buttons: list[tuple[str, Callable[[], object]]] = [
            (tr("Status", "Open settings"), lambda: self._settings.open("services"))
        ]
        if self._is_set_up:
            buttons.insert(0, (tr("Services", "Test"), self.test))
        window = self._window
        InfoPopover(window.theme, window, tr("Services", "Calls"), lines, buttons, self._sentence()).open_at(anchor)


def _before_forget() -> Question:
    return Question(
        tr("Services", "Forget the user token of the call service?"),
        tr(
            "Services",
            "No call can be started or joined until it is stored again. A call goes on until its token ends.",
        ),
        tr("Services", "Keep"),
        tr("Services", "Forget"),
    )


def _before_forget_secret() -> Question:
    return Question(
        tr("Services", "Forget the API secret of the call service?"),
        tr("Services", "No token can be made here until it is stored again."),
        tr("Services", "Keep"),
        tr("Services", "Forget"),
    )
