"""The call under the wall."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.core.call import Call, CallState, JoinWish, Participant
from desktop.ui.calls.monitor_strip import MonitorStrip
from desktop.ui.theme import Theme

ME = Participant("1", "Mai", own=True, microphone=True, level=1.0)
GUESTS = (Participant("8", "Lan", microphone=True, level=0.1), Participant("9", "Bao", microphone=True, level=0.01))
CALL = Call(CallState.IN_CALL, JoinWish("night-desk"), participants=(ME, *GUESTS), volume=60)


@pytest.fixture
def strip(theme: Theme, qtbot: QtBot) -> MonitorStrip:
    found = MonitorStrip(theme)
    qtbot.addWidget(found)
    found.resize(700, 36)
    found.show_call(CALL)
    return found


def test_it_is_there_while_the_call_is_joined(strip: MonitorStrip) -> None:
    assert strip.isVisible()
    strip.show_call(replace(CALL, state=CallState.RECONNECTING))
    assert strip.isVisible()
    for state in (CallState.JOINING, CallState.LEAVING, CallState.ENDED):
        strip.show_call(replace(CALL, state=state))
        assert not strip.isVisible()
    assert strip.level.level is None


def test_its_level_is_that_of_the_others_alone(strip: MonitorStrip) -> None:
    assert strip.level.level == pytest.approx(-20)
    strip.show_call(replace(CALL, participants=(ME,)))
    assert strip.level.level is None  # nobody is there to be measured


def test_wishes(strip: MonitorStrip, qtbot: QtBot) -> None:
    wishes: list[object] = []
    strip.volume_wanted.connect(wishes.append)
    strip.mute_wanted.connect(wishes.append)
    strip.listen_wanted.connect(wishes.append)
    assert (strip.volume.value(), wishes) == (60, [])
    strip.volume.setValue(55)
    strip.mute.click()
    strip.show_call(replace(CALL, silent=True))
    strip.mute.click()
    qtbot.mouseClick(strip.listen, Qt.MouseButton.LeftButton)
    assert wishes == [55, True, False, False]


def test_shift_adds(strip: MonitorStrip, monkeypatch: pytest.MonkeyPatch) -> None:
    wishes: list[bool] = []
    strip.listen_wanted.connect(wishes.append)
    monkeypatch.setattr(QApplication, "keyboardModifiers", lambda: Qt.KeyboardModifier.ShiftModifier)
    strip.listen.click()
    assert wishes == [True]


def test_the_wheel_over_the_headphones_turns_the_volume(strip: MonitorStrip) -> None:
    wishes: list[int] = []
    strip.volume_wanted.connect(wishes.append)
    at, none = QPointF(4, 4), QPoint()
    turn = QWheelEvent(
        at, at, none, QPoint(0, 120), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(strip.listen, turn)
    assert wishes == [65]


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (CALL, ""),
        (replace(CALL, silent=True), "Silenced for you"),
        (replace(CALL, heard=False), "Not listened to"),
        (replace(CALL, volume=0), "Volume 0"),
    ],
)
def test_it_says_why_the_call_is_not_heard(strip: MonitorStrip, call: Call, words: str) -> None:
    strip.show_call(call)
    assert strip._words.text() == words


def test_a_slider_in_the_hand_is_not_moved(strip: MonitorStrip) -> None:
    strip.volume.setSliderDown(True)
    strip.show_call(replace(CALL, volume=10))
    assert strip.volume.value() == 60
