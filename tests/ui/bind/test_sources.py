from __future__ import annotations

import time

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.core.errors import Code
from desktop.core.model import NOT_RECORDING, RecordingState, RecordingView, SourceState
from desktop.ui.info_popover import InfoPopover
from desktop.ui.main_window import MainWindow
from desktop.ui.rename_popover import RenamePopover
from tests.ui.fake_desk import SECRET_PATH, FakeDesk, receiving

RECORDING = RecordingView(RecordingState.RECORDING, time.monotonic(), 571.0, 1_240_000_000)


@pytest.fixture
def one(window: MainWindow, desk: FakeDesk) -> MainWindow:
    desk.sources.put(receiving("a", "Field – Da Nang", recording=RECORDING))
    window.binding.wall.refresh()
    return window


def words(window: MainWindow) -> str:
    return " ".join(label.text() for label in window.binding.confirm.findChildren(QLabel))


def press(window: MainWindow, text: str) -> None:
    buttons = window.binding.confirm.findChildren(QPushButton)
    next(button for button in buttons if button.text() == text).click()


def test_starting_asks_nothing_and_stopping_asks_with_numbers(one: MainWindow, desk: FakeDesk, qtbot: QtBot) -> None:
    one.binding.sources.record("a")
    assert "Stop recording" in words(one)
    assert "09:31, 1.24 GB so far." in words(one)
    qtbot.keyClick(one.binding.confirm, Qt.Key.Key_Return)
    assert desk.wishes == []
    one.binding.sources.record("a")
    press(one, "Stop")
    assert desk.wishes == [("stop", "a")]
    one.binding.sources.record("a")
    assert desk.wishes[-1] == ("record", "a")


def test_removing_a_bot_asks_and_an_ended_tile_goes_at_once(one: MainWindow, desk: FakeDesk) -> None:
    one.binding.sources.remove("a")
    assert "from the meeting?" in words(one)
    assert "(09:31) is saved" in words(one)
    press(one, "Remove bot")
    assert desk.wishes == [("remove", "a")]
    desk.sources.change("a", state=SourceState.ENDED)
    one.binding.sources.remove("a")
    assert desk.wishes[-1] == ("remove_tile", "a")
    one.binding.sources.undo.undo()
    assert desk.sources.ids == ("a",)
    assert not one.binding.sources.undo.can_undo


def test_a_new_order_and_a_new_name_are_taken_back(one: MainWindow, desk: FakeDesk) -> None:
    desk.sources.put(receiving("b", "Studio A"))
    desk.sources.put(receiving("c", "Panel"))
    one.wall.move_wanted.emit("c", 0)
    assert desk.sources.ids == ("c", "a", "b")
    one.wall.move_wanted.emit("c", 0)  # where it stands already: nothing to take back
    one.binding.sources.rename("c")
    popover = one.findChild(RenamePopover)
    assert popover is not None
    popover.renamed.emit("Guests")
    assert desk.sources.view("c").name == "Guests"
    one.binding.sources.undo.undo()
    assert desk.sources.view("c").name == "Panel"
    one.binding.sources.undo.undo()
    assert desk.sources.ids == ("a", "b", "c")
    one.binding.sources.undo.redo()
    assert desk.sources.ids == ("c", "a", "b")


def test_the_numbers_of_an_open_question_follow_the_state(one: MainWindow, desk: FakeDesk) -> None:
    def recorded(seconds: float, size: int) -> None:
        recording = replace(desk.sources.view("a").recording, seconds=seconds, bytes_on_disk=size)
        desk.sources.change("a", recording=recording)
        one.binding.wall.refresh()

    one.binding.sources.record("a")
    assert "09:31, 1.24 GB so far." in words(one)
    recorded(580, 1_250_000_000)
    assert "09:40, 1.25 GB so far." in words(one)
    one.binding.confirm.refuse()
    one.binding.sources.record_all()
    desk.sources.put(receiving("b", "Panel", recording=desk.sources.view("a").recording))
    one.binding.wall.refresh()
    assert "Panel" in words(one)
    for source_id in ("a", "b"):
        desk.sources.change(source_id, recording=NOT_RECORDING)
    one.binding.wall.refresh()
    assert not one.binding.confirm.isVisible()
    assert desk.wishes == []


def test_a_question_closes_when_its_source_changes(one: MainWindow, desk: FakeDesk) -> None:
    one.binding.sources.remove("a")
    assert one.binding.confirm.isVisible()
    desk.sources.change("a", state=SourceState.FAILED)
    one.binding.wall.refresh()
    assert not one.binding.confirm.isVisible()
    assert "has changed meanwhile" in one.status.message.text()
    assert desk.wishes == []


def test_all_recordings_start_and_are_named_before_they_stop(one: MainWindow, desk: FakeDesk) -> None:
    one.binding.sources.record_all()
    assert "Field – Da Nang" in words(one)
    press(one, "Stop all")
    assert desk.wishes == [("stop_all",)]
    desk.sources.views["a"] = replace(desk.sources.views["a"], recording=RecordingView(RecordingState.OFF))
    one.binding.sources.record_all()
    assert desk.wishes[-1] == ("record_all",)


def test_what_is_copied(one: MainWindow, desk: FakeDesk) -> None:
    clipboard = QGuiApplication.clipboard()
    one.binding.sources.copy_host_text("a")
    assert clipboard.text() == ("Please admit “Airdesk” to the meeting. It brings the picture and sound to our studio.")
    one.binding.sources.copy_diagnostics("a")
    assert SECRET_PATH not in clipboard.text()
    assert desk.notices.history()[0].code is Code.COPIED_TEXT
    one.binding.sources.copy_address("a")
    assert clipboard.text() == desk.bots.address_of("a")
    assert desk.notices.history()[0].code is Code.COPIED_ADDRESS
    one.binding.sources.copy_address(None)
    assert clipboard.text() == desk.ingest.spare_address()


def test_pause_and_resume_follow_the_state(one: MainWindow, desk: FakeDesk) -> None:
    one.binding.sources.pause_or_resume("a")
    desk.sources.change("a", state=SourceState.PAUSED)
    one.binding.sources.pause_or_resume("a")
    desk.sources.change("a", state=SourceState.RECEIVING, can_pause=False)
    one.binding.sources.pause_or_resume("a")
    assert desk.wishes == [("pause", "a"), ("resume", "a")]


def test_renaming_beside_the_tile(one: MainWindow, desk: FakeDesk, qtbot: QtBot) -> None:
    one.binding.sources.rename("a")
    popover = one.findChild(RenamePopover)
    assert popover is not None
    popover.field.setText("Huế")
    qtbot.keyClick(popover.field, Qt.Key.Key_Return)
    assert desk.wishes == [("rename", "a", "Huế")]


def test_details_show_the_raw_word_of_the_service(one: MainWindow, desk: FakeDesk) -> None:
    desk.sources.change("a", state=SourceState.FAILED, reason=Code.BOT_DENIED, raw_reason="bot.denied")
    one.binding.sources.show_details("a")
    popover = one.findChild(InfoPopover)
    assert popover is not None
    texts = [label.text() for label in popover.findChildren(QLabel)]
    assert "Turned away by the host" in texts
    assert "bot.denied" in texts


def test_an_id_that_a_stranger_made_up_is_shown_short_and_turns_nothing_round(one: MainWindow, desk: FakeDesk) -> None:
    desk.sources.change("a", bot_id="bot\u202e\x1b[2J" + "x" * 4000)
    one.binding.sources.show_details("a")
    popover = one.findChild(InfoPopover)
    assert popover is not None
    (shown,) = [label.text() for label in popover.findChildren(QLabel) if "xxx" in label.text()]
    assert len(shown) == 120
    assert shown.startswith("bot[2Jxxx")


def test_a_source_that_is_gone_is_no_error(one: MainWindow, desk: FakeDesk) -> None:
    sources = one.binding.sources
    for act in (sources.record, sources.remove, sources.rename, sources.copy_host_text, sources.pause_or_resume,
                sources.show_details):  # fmt: skip
        act("gone")
    assert sources.view("gone") is None
    assert desk.wishes == []
