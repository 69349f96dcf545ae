"""One outside party in the window: its lamp in the status bar, its cards, and the facts behind the lamp."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.control.services import ServiceStatus
from desktop.core.model import ServiceState
from desktop.ui import formats
from desktop.ui.i18n import tr
from desktop.ui.notices.wording import sentence
from desktop.ui.popover import Question

if TYPE_CHECKING:
    from desktop.control.desk import Desk
    from desktop.control.services import ServiceCheck
    from desktop.core.signal import SignalInstance
    from desktop.ui.asking_dialog import AskingDialog
    from desktop.ui.bind.settings import SettingsBinding
    from desktop.ui.main_window import MainWindow
    from desktop.ui.settings.service_card import ServiceCard


class ServiceBinding(QObject):
    """Lives as long as the window. Who inherits says what this service is and says."""

    section: str  # of the settings, and of its lamp
    service: str  # its name in a sentence
    secrets: tuple[str, ...]  # in the order of the fields of its card

    def __init__(self, window: MainWindow, desk: Desk, settings: SettingsBinding) -> None:
        super().__init__(window)
        self._window, self._desk, self._settings = window, desk, settings
        self._check: ServiceCheck | None = None
        self._cards: list[ServiceCard] = []  # of the settings, and of the way through them
        self._heard: list[SignalInstance] = []
        settings.services[self.section] = self
        window.status.pressed.connect(self._pressed)
        window.retranslated.connect(self.show)
        self._hear(desk.secrets.changed)
        self._hear(desk.store.changed)
        self.show()

    def join(self, check: ServiceCheck) -> None:
        """It can tell from now on."""
        self._check = check
        self._hear(check.changed)
        self.show()

    def close(self) -> None:
        """The window is about to go; who is heard may outlast it."""
        for changed in self._heard:
            changed.disconnect(self.show)

    def join_card(self, card: ServiceCard, dialog: AskingDialog) -> None:
        """A card in `dialog`, which is made anew with every language."""
        self._cards.append(card)
        card.test_wanted.connect(self.test)
        card.destroyed.connect(lambda: self._cards.remove(card))
        for name, field in zip(self.secrets, card.secrets, strict=True):
            field.replaced.connect(lambda value, name=name: self._desk.secrets.set(name, value))
            field.forget_wanted.connect(lambda button, name=name: self._ask_forget(dialog, button, name))
        self.show()

    def test(self) -> None:
        """Ask the service now."""
        if self._check is not None:
            self._check.test()

    def show(self) -> None:
        """Lamp and cards as it stands."""
        status, secrets = self.status, self._desk.secrets
        self._show_lamp(status.state, "" if status.latency_ms is None else formats.milliseconds(status.latency_ms))
        for card in self._cards:
            for name, field in zip(self.secrets, card.secrets, strict=True):
                field.set_state(secrets.is_set(name), secrets.stored_at(name))
            card.show_status(status.state, self._sentence(), may_test=self._may_test)

    @property
    def status(self) -> ServiceStatus:
        """How it does, as far as anybody has asked."""
        if self._check is not None:
            return self._check.status
        return ServiceStatus(ServiceState.UNTESTED if self._is_set_up else ServiceState.NOT_SET_UP)

    @property
    def _is_set_up(self) -> bool:
        """Whether there is enough to ask it."""
        raise NotImplementedError

    @property
    def _may_test(self) -> bool:
        return self._check is not None and self._is_set_up

    def _show_lamp(self, state: ServiceState, latency: str) -> None:
        raise NotImplementedError

    def _title(self) -> str:
        """What its facts stand under."""
        return self.service

    def _facts(self) -> list[tuple[str, str]]:
        raise NotImplementedError

    def _asking(self) -> str:
        raise NotImplementedError

    def _missing(self) -> str:
        """What is to be stored before it can be asked."""
        raise NotImplementedError

    def _accepted(self, status: ServiceStatus, when: str) -> str:
        """That all is well."""
        raise NotImplementedError

    def _forgetting(self, secret: str) -> tuple[str, str]:
        """The question before a secret is forgotten, and what follows from it."""
        raise NotImplementedError

    def _sentence(self) -> str:
        """What the last test said, with its time."""
        status = self.status
        when = "" if status.checked_at is None else moment_text(status.checked_at)
        if status.trouble is not None:
            text = sentence(status.trouble.code, {"service": self.service, **status.trouble.values})
            return f"{text} ({when})" if when else text
        if status.state is ServiceState.CHECKING:
            return self._asking()
        if status.state is ServiceState.WORKING and when:
            return self._accepted(status, when)
        return tr("Services", "Not tested yet.") if self._is_set_up else self._missing()

    def _ask_forget(self, dialog: AskingDialog, button: QWidget, secret: str) -> None:
        title, text = self._forgetting(secret)
        question = Question(title, text, tr("Services", "Keep"), tr("Services", "Forget"))
        dialog.ask(button, question, lambda: self._desk.secrets.forget(secret))

    def _pressed(self, group: str, anchor: QWidget) -> None:
        if group == self.section:
            self._open_facts(anchor)

    def _open_facts(self, anchor: QWidget) -> None:
        from desktop.ui.info_popover import InfoPopover  # noqa: PLC0415 - not before somebody asks

        buttons: list[tuple[str, Callable[[], object]]] = [
            (tr("Status", "Open settings"), lambda: self._settings.open("services"))
        ]
        if self._may_test:
            buttons.insert(0, (tr("Services", "Test"), self.test))
        window = self._window
        InfoPopover(window.theme, window, self._title(), self._facts(), buttons, self._sentence()).open_at(anchor)

    def _hear(self, changed: SignalInstance) -> None:
        changed.connect(self.show)
        self._heard.append(changed)


def moment_text(moment: datetime) -> str:
    """“today 21:40”, or the date before the time."""
    clock = formats.time_of_day(moment)
    if moment.astimezone().date() == datetime.now(UTC).astimezone().date():
        return tr("Services", "today {clock}").format(clock=clock)
    return f"{formats.date(moment)} {clock}"
