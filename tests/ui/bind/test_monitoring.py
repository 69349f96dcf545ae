from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from desktop.core.errors import Code, Trouble
from desktop.ui.bind.monitoring import MonitoringBinding
from desktop.ui.i18n import isolate
from desktop.ui.settings.monitoring_page import MonitoringPage
from desktop.ui.theme import Theme
from tests.ui.fake_desk import FakeDesk

if TYPE_CHECKING:
    from desktop.control.desk import Desk
    from desktop.ui.sound import SoundOutput


class Output(QObject):
    """Sound without a device."""

    devices_changed = Signal()
    trouble_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.devices: tuple[tuple[str, str], ...] = (("hw:0", "Studio interface"),)
        self.trouble: Trouble | None = None
        self.stands_in = False
        self.playing_on = ""


@pytest.fixture
def output() -> Output:
    return Output()


@pytest.fixture
def page(theme: Theme, desk: FakeDesk, output: Output, qtbot: QtBot) -> MonitoringPage:
    found = MonitoringPage(theme)
    qtbot.addWidget(found)
    MonitoringBinding(found, cast("Desk", desk), cast("SoundOutput", output))
    return found


def test_the_test_tone_is_asked_of_the_desk(page: MonitoringPage, desk: FakeDesk) -> None:
    page.test.click()
    assert desk.wishes == [("play_test",)]


def test_a_stand_in_is_told_until_the_chosen_output_is_back(page: MonitoringPage, output: Output) -> None:
    assert page.device_note.text == ""
    output.stands_in, output.playing_on = True, "Built-in"
    output.devices_changed.emit()
    said = f"The chosen output is not connected. {isolate('Built-in')} is used until it is back."
    assert page.device_note.text == said
    output.stands_in = False
    output.devices_changed.emit()
    assert page.device_note.text == ""


def test_trouble_is_told_and_goes(page: MonitoringPage, output: Output) -> None:
    output.trouble = Trouble(Code.SOUND_NONE)
    output.trouble_changed.emit()
    assert page.device_note.text.startswith("No sound output was found.")
    output.trouble = None
    output.trouble_changed.emit()
    assert page.device_note.text == ""


def test_without_any_output_there_is_nothing_to_test(page: MonitoringPage, output: Output) -> None:
    output.devices = ()
    output.devices_changed.emit()
    assert not page.test.isEnabled()
    assert page.test.toolTip() == "There is no output to play it on."
