"""What the operator does in a call."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.core.call import Call, CallState, JoinWish, Switch
from desktop.core.call_kind import CallKind
from desktop.ui.calls.cough import Cough
from desktop.ui.calls.panel_buttons import PanelButtons
from desktop.ui.theme import Theme

CALL = Call(
    CallState.IN_CALL, JoinWish("night-desk", CallKind.VIDEO), microphone=Switch(True, True), camera=Switch(True, True)
)


@pytest.fixture
def buttons(theme: Theme, qtbot: QtBot) -> PanelButtons:
    found = PanelButtons(theme)
    qtbot.addWidget(found)
    found.show_call(CALL, Cough.UP)
    found.show()
    return found


def test_each_button_wishes_the_opposite_of_what_is(buttons: PanelButtons) -> None:
    heard: list[object] = []
    buttons.microphone_wanted.connect(heard.append)
    buttons.camera_wanted.connect(heard.append)
    buttons.mute.click()
    buttons.camera.click()
    assert heard == [False, False]
    assert buttons.mute.text() == "Mute"  # until the state says otherwise
    buttons.show_call(replace(CALL, microphone=Switch(False, True)), Cough.UP)
    assert (buttons.mute.text(), buttons.mute.property("look")) == ("MUTED", "muted")
    buttons.mute.click()
    assert heard[-1] is True


def test_cough_is_held(buttons: PanelButtons, qtbot: QtBot) -> None:
    heard: list[str] = []
    buttons.cough_pressed.connect(lambda: heard.append("down"))
    buttons.cough_released.connect(lambda: heard.append("up"))
    qtbot.mousePress(buttons.cough, Qt.MouseButton.LeftButton)
    assert heard == ["down"]
    qtbot.mouseRelease(buttons.cough, Qt.MouseButton.LeftButton)
    assert heard == ["down", "up"]
    buttons.show_call(replace(CALL, push_to_talk=True), Cough.UP)
    assert buttons.cough.text() == "Talk"


def test_volume_is_a_wish_and_shows_the_state(buttons: PanelButtons) -> None:
    heard: list[int] = []
    buttons.volume_wanted.connect(heard.append)
    buttons.show_call(replace(CALL, volume=40), Cough.UP)
    assert (buttons.volume.value(), heard) == (40, [])
    buttons.volume.setValue(55)
    assert heard == [55]


def test_outside_a_call_only_leaving_what_is_under_way(buttons: PanelButtons) -> None:
    buttons.show_call(replace(CALL, state=CallState.JOINING), Cough.UP)
    assert not buttons.mute.isEnabled()
    assert buttons.leave.isEnabled()
    buttons.show_call(replace(CALL, state=CallState.ENDED), Cough.UP)
    assert not buttons.leave.isEnabled()
    buttons.show_call(replace(CALL, wish=JoinWish("night-desk")), Cough.UP)
    assert buttons.camera.isHidden()


def test_who_hears_nothing_is_reminded(buttons: PanelButtons) -> None:
    heard: list[bool] = []
    buttons.silence_wanted.connect(heard.append)
    buttons.show_call(CALL, Cough.UP)
    buttons.hear.click()
    buttons.show_call(replace(CALL, silent=True), Cough.UP)
    assert buttons.hear.accessibleName() == "Hear the call again"
    buttons.hear.click()
    assert heard == [True, False]
    buttons.show_call(replace(CALL, heard=False), Cough.UP)
    assert buttons.hear.accessibleName() == "Hear the call again"
    buttons.hear.click()
    assert heard == [True, False, False]
