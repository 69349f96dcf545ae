from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desktop.settings.schema import Listen, Monitoring, Settings
from desktop.ui.settings.monitoring_page import MonitoringPage
from desktop.ui.theme import Theme

DEVICES = (("hw:0", "Studio interface"), ("hw:1", "Headset"))


@pytest.fixture
def page(theme: Theme, qtbot: QtBot) -> MonitoringPage:
    found = MonitoringPage(theme)
    qtbot.addWidget(found)
    found.show_devices(DEVICES)
    found.show_settings(Settings())
    return found


def test_outputs_are_offered_and_the_chosen_one_is_kept(page: MonitoringPage, qtbot: QtBot) -> None:
    assert [page.device.itemText(i) for i in range(page.device.count())][1:] == ["Studio interface", "Headset"]
    page.device.choose("hw:1")
    with qtbot.waitSignal(page.edited) as saved:
        page.device.activated.emit(2)
    assert saved.args == ["monitoring", Monitoring(device="hw:1")]
    page.show_devices(DEVICES[:1])
    assert page.device.chosen == "hw:1"
    assert page.device.currentText().startswith("Not connected")


def test_no_output_is_no_error(page: MonitoringPage) -> None:
    page.show_devices(())
    assert page.device_note.text == "No sound output found. Pictures and recordings are not affected."
    assert page.device.count() == 1


def test_every_row_reaches_the_setting(page: MonitoringPage, qtbot: QtBot) -> None:
    page.buffer.setValue(300)
    page.stalled.setValue(12)
    page.hardware.click()
    page.listen.choose(Listen.EVERYTHING)
    with qtbot.waitSignal(page.edited) as saved:
        page.listen.activated.emit(2)
    wanted = Monitoring(buffer_ms=300, stalled_after_s=12, hardware_decoding=False, listen=Listen.EVERYTHING)
    assert saved.args[1] == wanted


def test_showing_is_not_editing(page: MonitoringPage, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(page.edited):
        page.show_settings(Settings(monitoring=Monitoring(buffer_ms=500, stalled_after_s=9, hardware_decoding=False)))
    assert page.buffer.value() == 500
