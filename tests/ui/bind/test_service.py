"""What all services have in common; what each says is tested with it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.control.secrets_desk import NAMES, ZEGO_SECRET
from desktop.control.services import ServiceStatus
from desktop.core.errors import Code, Trouble
from desktop.core.model import ServiceState
from desktop.settings.schema import Zego
from desktop.ui.bind.service import ServiceBinding, moment_text
from desktop.ui.bind.zego import ZegoBinding
from desktop.ui.main_window import MainWindow
from desktop.ui.settings.page import Page
from desktop.ui.settings.services_page import ServicesPage
from desktop.ui.settings.zego_card import ZegoCard
from desktop.ui.theme import Theme
from tests.ui.bind.call_fixtures import call as call
from tests.ui.bind.call_window import CallWindow
from tests.ui.fake_desk import FakeCheck, FakeDesk

if TYPE_CHECKING:
    from desktop.control.desk import Desk
    from desktop.control.services import ServiceCheck
    from desktop.ui.asking_dialog import AskingDialog
    from desktop.ui.bind.settings import SettingsBinding


class Bar(QObject):
    """A status bar of one lamp."""

    pressed = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.lamps: list[ServiceState] = []

    def show_zego(self, state: ServiceState, _latency: str) -> None:
        self.lamps.append(state)


class BareWindow(QWidget):
    retranslated = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.status = Bar()


class Scene:
    def __init__(self, desk: FakeDesk) -> None:
        self.window, self.check = BareWindow(), FakeCheck([])
        self.pages: list[Page] = []
        self.bar = self.window.status
        settings = cast("SettingsBinding", SimpleNamespace(services={}))
        self.binding = ZegoBinding(cast("MainWindow", self.window), cast("Desk", desk), settings)

    def join(self) -> None:
        self.binding.join(cast("ServiceCheck", self.check))

    def card(self, theme: Theme, holder: QtBot) -> ZegoCard:
        page = Page(theme, "Services")
        holder.addWidget(page)
        card = ZegoCard(page)
        page.column.addWidget(card)
        self.pages.append(page)
        self.binding.join_card(card, cast("AskingDialog", None))
        return card


def destroy(widget: QWidget) -> None:
    widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def set_up(desk: FakeDesk) -> None:
    desk.store.update(zego=Zego(app_id=7))
    desk.secrets.set(ZEGO_SECRET, "s")


@pytest.fixture
def scene(languages: object, desk: FakeDesk) -> Scene:
    return Scene(desk)


def test_before_anybody_can_ask_it_tells_whether_it_is_set_up(scene: Scene, desk: FakeDesk) -> None:
    assert scene.binding.status.state is ServiceState.NOT_SET_UP
    set_up(desk)
    assert scene.binding.status.state is ServiceState.UNTESTED
    scene.binding.test()
    scene.join()
    scene.binding.test()
    assert scene.check.wishes == [("test",)]
    scene.check.show(ServiceStatus(ServiceState.WORKING))
    assert scene.bar.lamps[-2:] == [ServiceState.NOT_SET_UP, ServiceState.WORKING]


def test_a_trouble_is_told_with_its_time(scene: Scene, desk: FakeDesk, theme: Theme, qtbot: QtBot) -> None:
    scene.join()
    card = scene.card(theme, qtbot)
    trouble = Trouble(Code.SERVICE_OFFLINE)
    scene.check.show(ServiceStatus(ServiceState.DOWN, trouble=trouble))
    untimed = card.sentence
    assert "ZEGOCLOUD" in untimed
    scene.check.show(ServiceStatus(ServiceState.DOWN, datetime.now(UTC), trouble=trouble))
    assert card.sentence.startswith(f"{untimed} (today ")


def test_a_card_that_is_gone_is_shown_nothing_more(scene: Scene, desk: FakeDesk, theme: Theme, qtbot: QtBot) -> None:
    scene.join()
    gone, card = scene.card(theme, qtbot), scene.card(theme, qtbot)
    destroy(gone)
    scene.check.show(ServiceStatus(ServiceState.DOWN))
    assert card.state is ServiceState.DOWN


def test_a_window_that_is_gone_is_told_nothing_more(scene: Scene, desk: FakeDesk) -> None:
    scene.join()
    scene.binding.close()
    destroy(scene.window)
    told = len(scene.bar.lamps)
    set_up(desk)
    scene.check.show(ServiceStatus(ServiceState.WORKING))
    assert len(scene.bar.lamps) == told


def test_every_secret_is_stored_and_forgotten_after_asking(call: CallWindow, desk: FakeDesk) -> None:
    window = call.window
    window.wait_for_mixer()
    settings = window.binding.settings
    settings.open("services")
    dialog = settings.dialog
    assert dialog is not None
    page = dialog.pages["services"]
    assert isinstance(page, ServicesPage)
    for section, service in settings.services.items():
        card: Any = getattr(page, section)
        for name, field in zip(service.secrets, card.secrets, strict=True):
            field.replaced.emit(f"of {name}")
            assert desk.secrets.values == {name: f"of {name}"}
            field._forget.click()
            next(b for b in dialog.findChildren(QPushButton) if b.text() == "Forget" and b.isVisible()).click()
            assert desk.secrets.values == {}
    known: list[ServiceBinding] = list(settings.services.values())
    assert {name for one in known for name in one.secrets} == set(NAMES)


def test_moments_of_today_say_so(window: MainWindow) -> None:
    now = datetime.now(UTC)
    assert moment_text(now).startswith("today ")
    assert not moment_text(now - timedelta(days=2)).startswith("today ")
