from __future__ import annotations

import time

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.core.model import Loudness, LoudnessLine, Platform, SourceState, SourceView
from desktop.core.pull import PullFault
from desktop.ui.info_popover import InfoPopover
from desktop.ui.main_window import MainWindow
from desktop.ui.wall.face import TileButton, face
from tests.ui.fake_desk import FakeDesk, receiving

LOUD = Loudness(-18.4, -20.06, -21.0, -1.25)


def pulled() -> SourceView:
    view = receiving("p", "Return", loudness=LOUD, loudness_line=LoudnessLine.SHORT_TERM)
    place = "https://play.example.net"
    return replace(view, platform=Platform.ADDRESS, meeting_link=place, can_pause=False, latency_ms=None)


def test_an_address_is_asked_for_and_added(window: MainWindow, desk: FakeDesk, qtbot: QtBot) -> None:
    window.actions_.action("source.pull").trigger()
    popover = window.binding.pulls.popover
    assert popover is not None
    popover.address.setText("rtmp://play.example.net/live/x")
    popover.name.setText("Return")
    popover.record.setChecked(False)
    qtbot.keyClick(popover.name, Qt.Key.Key_Return)
    assert desk.wishes == [("pull", "rtmp://play.example.net/live/x", "Return", False)]
    assert window.binding.pulls.popover is None


def test_what_failed_is_tried_again_by_whoever_brought_it(window: MainWindow, desk: FakeDesk) -> None:
    desk.pulls.known = {"p"}
    for source_id in ("p", "a"):
        desk.sources.put(receiving(source_id, source_id))
    window.binding.wall.refresh()
    window.wall.button.emit("p", TileButton.INVITE_AGAIN)
    window.wall.button.emit("a", TileButton.INVITE_AGAIN)
    assert desk.wishes == [("pull again", "p"), ("invite_again", "a")]


def test_leaving_an_address_asks(window: MainWindow, desk: FakeDesk) -> None:
    desk.sources.put(pulled())
    window.binding.wall.refresh()
    window.binding.sources.remove("p")
    words = " ".join(label.text() for label in window.binding.confirm.findChildren(QLabel))
    assert "Disconnect" in words
    assert "play.example.net" in words
    buttons = window.binding.confirm.findChildren(QPushButton)
    next(button for button in buttons if button.text() == "Disconnect").click()
    assert desk.wishes == [("pull end", "p")]


def test_the_details_tell_all_four_figures_and_the_distance_from_the_target(window: MainWindow, desk: FakeDesk) -> None:
    desk.sources.put(pulled())
    window.binding.wall.refresh()
    window.binding.sources.show_details("p")
    popover = window.findChild(InfoPopover)
    assert popover is not None
    words = " ".join(label.text() for label in popover.findChildren(QLabel))
    for figure in ("−18.4 LUFS", "−20.1 LUFS", "−21.0 LUFS", "−1.2 dBTP", "+2.0 LU", "−23.0 LUFS"):
        assert figure in words


def test_the_tile_says_how_loud_it_is_and_nothing_of_a_ping() -> None:
    shown = face(pulled(), time.monotonic())
    assert (shown.loudness, shown.latency) == ("S −20.1 LUFS", "")
    for line, words in ((LoudnessLine.MOMENTARY, "M −18.4 LUFS"), (LoudnessLine.INTEGRATED, "I −21.0 LUFS")):
        assert face(replace(pulled(), loudness_line=line), time.monotonic()).loudness == words
    assert face(replace(pulled(), loudness_line=LoudnessLine.OFF), time.monotonic()).loudness == ""
    bot = face(replace(pulled(), platform=Platform.TEAMS, latency_ms=412.0), time.monotonic())
    assert (bot.loudness, bot.latency) == ("S −20.1 LUFS", "412 ms")


def test_the_tile_says_what_it_waits_for() -> None:
    waiting = replace(pulled(), state=SourceState.INVITED, since=100.0)
    first = face(waiting, 103.0)
    assert first.word == "Connecting 0:03"
    assert first.card is not None
    assert "play.example.net" in first.card.line
    later = face(replace(waiting, raw_reason=PullFault.REFUSED), 103.0)
    assert later.card is not None
    assert later.card.line == "nobody sends there"
    failed = face(replace(waiting, state=SourceState.FAILED, raw_reason=PullFault.CODING), 103.0)
    assert failed.card is not None
    assert failed.card.line == "its coding cannot be read here"
    assert (TileButton.INVITE_AGAIN, "Try again") in failed.card.buttons


def test_a_tile_without_a_picture_says_so() -> None:
    shown = face(replace(pulled(), sound_only=True, format=None), time.monotonic())
    assert shown.card is not None
    assert shown.card.title == "Sound only"
    assert shown.word == "Receiving"
