from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton

from desktop.core.errors import Code, Trouble
from desktop.core.model import IngestState, Reach
from desktop.ui.bind.status import CORES
from desktop.ui.info_popover import InfoPopover
from desktop.ui.main_window import MainWindow
from tests.ui.fake_desk import FakeDesk


def popover(window: MainWindow, button: QToolButton) -> InfoPopover:
    button.click()
    found = [one for one in window.findChildren(InfoPopover) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def words(found: InfoPopover) -> str:
    return " ".join(label.text() for label in found.findChildren(QLabel))


def buttons(found: InfoPopover) -> dict[str, QPushButton]:
    return {button.text(): button for button in found.findChildren(QPushButton)}


def test_readings_are_shown_as_they_come(window: MainWindow, desk: FakeDesk) -> None:
    assert window.status.message.text() == "Nothing is being recorded"
    desk.vitals.show(cpu_percent=41.0 * CORES, recording_count=3, disk_hours_left=10.0)
    assert window.status.cpu.text() == "CPU 41 %"
    assert "3" in window.status.message.text()
    assert "10 h left" in window.status.disk.text()


def test_what_went_well_is_said_below_while_something_worse_stands_above(window: MainWindow, desk: FakeDesk) -> None:
    desk.notices.raise_(Code.BOT_LOBBY, name="Field")
    assert window.status.message.text() == "Nothing is being recorded"
    done = desk.notices.raise_(Code.COPIED_ADDRESS)
    assert window.status.message.text() == "Copied, including the secret part."
    desk.notices.close(done)
    assert window.status.message.text() == "Nothing is being recorded"


def test_the_ingest_popover_checks_and_copies(window: MainWindow, desk: FakeDesk) -> None:
    found = popover(window, window.status.ingest)
    assert desk.ingest.shown_address in words(found)
    buttons(found)["Check"].click()
    assert desk.wishes == [("check",)]
    assert not found.isVisible()


def test_what_a_check_found_is_said_where_it_was_asked_for(
    window: MainWindow, desk: FakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk.ingest, "check", lambda: desk.ingest.show(reach=Reach.CHECKING))
    buttons(popover(window, window.status.ingest))["Check"].click()
    assert not window.status.has_hint
    desk.ingest.show(reach=Reach.REACHABLE, checked_at=datetime.now(UTC))
    assert window.status.message.text() == "Checked just now: it leads here."
    window.status.show_hint("")
    desk.ingest.show(reach=Reach.NOT_REACHABLE)
    assert not window.status.has_hint, "that was asked elsewhere"


def test_a_taken_port_offers_to_choose_another(window: MainWindow, desk: FakeDesk) -> None:
    desk.ingest.show(state=IngestState.FAILED, trouble=Trouble(Code.INGEST_PORT, port=8787), shown_address="")
    found = popover(window, window.status.sending)
    assert "Port 8787" in words(found)
    assert set(buttons(found)) == {"Choose another…"}
    buttons(found)["Choose another…"].click()
    dialog = window.binding.settings.dialog
    assert dialog is not None
    assert dialog.pages["ingest"].isVisible()


@pytest.mark.parametrize("group", ["cpu", "disk"])
def test_the_computer_and_the_disk_explain_themselves(window: MainWindow, desk: FakeDesk, group: str) -> None:
    found = popover(window, getattr(window.status, group))
    expected = "of all cores" if group == "cpu" else str(desk.recordings.folder)
    assert expected in words(found)
