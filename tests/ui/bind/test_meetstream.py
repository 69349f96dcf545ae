"""The card of MeetStream by itself; in the settings it is tested in test_settings_window.py."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from desktop.control.secrets_desk import MEETSTREAM_KEY
from desktop.control.services import ServiceStatus
from desktop.core.model import ServiceState
from desktop.ui.bind.meetstream_card import MeetStreamCardBinding
from desktop.ui.main_window import MainWindow
from desktop.ui.popover import Question
from desktop.ui.settings.meetstream_card import MeetStreamCard
from desktop.ui.settings.page import Page
from tests.ui.fake_desk import FakeDesk

if TYPE_CHECKING:
    from desktop.control.desk import Desk


class Scene:
    def __init__(self, window: MainWindow, desk: FakeDesk, qtbot: QtBot) -> None:
        self.page = Page(window.theme, "Services")
        qtbot.addWidget(self.page)
        self.card = MeetStreamCard(self.page)
        self.page.column.addWidget(self.card)
        self.asked: list[Question] = []
        MeetStreamCardBinding(self.card, cast("Desk", desk), window.binding.settings, self._ask)

    def _ask(self, _anchor: object, question: Question, act: object) -> None:
        self.asked.append(question)
        assert callable(act)
        act()


@pytest.fixture
def scene(window: MainWindow, desk: FakeDesk, qtbot: QtBot) -> Scene:
    return Scene(window, desk, qtbot)


def test_a_key_is_stored_tested_and_forgotten_after_asking(scene: Scene, desk: FakeDesk) -> None:
    assert not scene.card.test.isEnabled()
    scene.card.key_replaced.emit("k")
    assert desk.secrets.values == {MEETSTREAM_KEY: "k"}
    scene.card.test.click()
    assert desk.wishes == [("test",)]
    desk.services.show(ServiceStatus(ServiceState.WORKING, datetime.now(UTC), 90.0))
    assert (scene.card.state, "Key accepted" in scene.card.sentence) == (ServiceState.WORKING, True)
    scene.card.forget_wanted.emit(scene.card)
    assert len(scene.asked) == 1
    assert desk.secrets.values == {}


def test_a_card_that_is_gone_hears_nothing_more(scene: Scene, desk: FakeDesk) -> None:
    scene.card.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    desk.services.show(ServiceStatus(ServiceState.DOWN))
