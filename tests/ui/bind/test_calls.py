"""The call in the window: panel, keys, commands."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QApplication

from desktop.core.call import CallState, Devices, Ending, Switch
from desktop.ui.calls.cough import Cough
from desktop.ui.calls.page_words import Devices as Found
from desktop.ui.calls.page_words import InUse, Levels
from desktop.ui.main_window import MainWindow
from tests.ui.bind.call_fixtures import call as call
from tests.ui.bind.call_window import JOINED, CallWindow


@pytest.fixture
def joined(call: CallWindow) -> CallWindow:
    """In a call, whose page is the preview's."""
    call.do("call.join")
    assert call.binding.dialog is not None
    call.binding.dialog.dialog.id.edit.setText("night")
    call.binding.dialog.dialog.footer.join.click()
    call.calls.show(JOINED)
    call.calls.wishes.clear()
    return call


def press(window: MainWindow, kind: QEvent.Type) -> None:
    target = QApplication.focusWidget() or window
    QApplication.sendEvent(target, QKeyEvent(kind, Qt.Key.Key_F8, Qt.KeyboardModifier.NoModifier))


def test_the_dock_comes_with_the_call_and_goes_after_it(joined: CallWindow, window: MainWindow) -> None:
    dock = window.docks.call
    assert dock is not None
    assert dock.isVisible()
    assert dock.y() < window.docks.chat.y()
    assert joined.page.setup.picture_width > 0
    joined.calls.show(replace(JOINED, state=CallState.ENDED, ending=Ending.LEFT))
    assert joined.page.is_over
    assert joined.binding.head.chip.text() == "ENDED"
    joined.binding._hide()
    assert not dock.isVisible()


def test_the_panel_follows_the_call(joined: CallWindow) -> None:
    binding = joined.binding
    joined.calls.show(JOINED, state=CallState.RECONNECTING)
    assert binding.head.chip.text() == "RECONNECTING"
    joined.page.picture.emit("8", QImage(16, 9, QImage.Format.Format_RGB32))
    assert "8" in binding.panel._tiles


def test_a_preview_that_was_closed_leaves_no_picture(call: CallWindow) -> None:
    call.do("call.join")
    call.page.picture.emit("me", QImage(16, 9, QImage.Format.Format_RGB32))
    assert call.binding.dialog is not None
    call.binding.dialog.dialog.reject()
    call.do("call.join")
    call.calls.show(JOINED)
    assert not call.binding.panel._tiles


def test_keys_and_buttons_wish_the_same(joined: CallWindow) -> None:
    joined.do("call.microphone")
    joined.binding.panel.buttons.mute.click()
    joined.do("call.camera")
    joined.binding.panel.buttons.volume.setValue(40)
    assert joined.calls.wishes == [
        ("set_microphone", False),
        ("set_microphone", False),
        ("set_camera", False),
        ("set_volume", 40),
    ]


def test_leaving_asks_only_in_a_call_that_was_started_here(joined: CallWindow) -> None:
    joined.do("call.leave")
    assert joined.calls.wishes == [("leave",)]
    joined.calls.wishes.clear()
    assert JOINED.wish is not None
    joined.calls.show(replace(JOINED, wish=replace(JOINED.wish, started_here=True)))
    joined.binding.panel.buttons.leave.click()
    assert joined.binding.confirm.isVisible()
    assert not joined.calls.wishes
    joined.binding.confirm.act_button.click()
    assert joined.calls.wishes == [("leave",)]


def test_the_key_is_held_to_cough(joined: CallWindow, window: MainWindow) -> None:
    press(window, QEvent.Type.KeyPress)
    assert joined.calls.wishes == [("set_cough", True)]
    assert joined.binding.head.cough.text() == "COUGH"
    press(window, QEvent.Type.KeyRelease)
    assert joined.calls.wishes[-1] == ("set_cough", False)
    press(window, QEvent.Type.KeyPress)
    joined.binding.cough.key._state_changed(Qt.ApplicationState.ApplicationInactive)
    assert joined.binding.cough.state is Cough.STRANDED
    assert joined.calls.wishes[-1] == ("set_cough", True)
    assert joined.binding.panel.note.text == "Your microphone is still off. Press F8 to turn it on."
    assert joined.binding.cough.mark.isVisible()
    assert joined.binding.cough.mark.toolTip() == joined.binding.panel.note.text
    joined.calls.show(replace(JOINED, state=CallState.ENDED, ending=Ending.LOST))
    assert joined.binding.cough.state is Cough.UP
    assert not joined.binding.cough.mark.isVisible()


def test_the_button_is_held_too(joined: CallWindow) -> None:
    buttons = joined.binding.panel.buttons
    buttons.cough.pressed.emit()
    buttons.cough.released.emit()
    assert joined.calls.wishes == [("set_cough", True), ("set_cough", False)]


def test_with_push_to_talk_the_key_opens_the_microphone(joined: CallWindow, window: MainWindow) -> None:
    joined.calls.show(JOINED, push_to_talk=True)
    press(window, QEvent.Type.KeyPress)
    press(window, QEvent.Type.KeyRelease)
    press(window, QEvent.Type.KeyPress)
    joined.binding.cough.key._state_changed(Qt.ApplicationState.ApplicationInactive)
    talking = [on for name, on in joined.calls.wishes if name == "set_talking"]
    assert talking == [True, False, True, False]


def test_commands_follow_the_state(joined: CallWindow, window: MainWindow) -> None:
    actions = window.actions_
    assert actions.action("call.leave").isEnabled()
    joined.calls.show(replace(JOINED, state=CallState.ENDED, ending=Ending.LEFT))
    assert not actions.action("call.microphone").isEnabled()
    joined.made[0].retire()
    assert not actions.action("call.start").isEnabled()
    assert "retired" in actions.action("call.start").toolTip()


def test_other_devices_while_in_the_call(joined: CallWindow) -> None:
    joined.calls.show(JOINED, microphone=Switch(True, True))
    joined.binding.panel.buttons.devices.click()
    popover = joined.binding.devices
    assert popover is not None
    joined.page.devices_found.emit(Found(("Scarlett", "Other")))
    joined.page.levels.emit(Levels(-9.0))
    joined.page.device_used.emit(InUse("microphone", True))
    popover.fields.boxes["microphone"].choose("Other")
    assert joined.calls.wishes[-1] == ("set_devices", Devices(microphone="Other"))
    assert joined.desk.store.settings.calls.microphone == "Other"
    popover.fields.test.click()
    assert joined.page.tested == 1
    popover.hide()
    assert joined.binding.devices is None


def test_push_to_talk_is_chosen_in_the_call_and_for_the_next_one(joined: CallWindow, window: MainWindow) -> None:
    joined.binding.choose_devices()
    assert joined.binding.devices is not None
    joined.binding.devices.fields.talk.click()
    assert joined.calls.wishes[-1] == ("set_push_to_talk", True)
    assert joined.desk.store.settings.calls.push_to_talk
    joined.binding.devices.hide()
    joined.calls.show(JOINED, push_to_talk=True)
    buttons, microphone = joined.binding.panel.buttons, window.actions_.action("call.microphone")
    joined.binding._show_commands()
    assert (buttons.mute.text(), buttons.mute.isEnabled(), microphone.isEnabled()) == ("MUTED", False, False)
    joined.calls.show(JOINED, push_to_talk=True, talking=True)
    assert buttons.mute.text() == "Mute"


def test_a_second_wish_during_a_call_shows_the_panel(joined: CallWindow, window: MainWindow) -> None:
    dock = window.docks.call
    assert dock is not None
    dock.close()
    joined.do("call.join")
    assert joined.binding.dialog is None
    assert dock.isVisible()


def test_the_call_that_is_under_way_has_a_name(call: CallWindow) -> None:
    assert call.porch.call_name == ""
    call.do("call.join")
    assert call.porch.call_name == ""
    call.calls.show(JOINED)
    assert call.porch.call_name == "night"
    call.calls.show(JOINED, state=CallState.ENDED)
    assert call.porch.call_name == ""


def test_volume_is_kept_for_the_next_call(joined: CallWindow) -> None:
    joined.binding.panel.buttons.hear.click()
    assert joined.calls.wishes[-1] == ("set_silent", True)
    joined.calls.show(JOINED, state=CallState.ENDED, volume=40)
    assert joined.desk.store.settings.calls.volume == 40


def test_the_call_is_a_strip_under_the_wall(joined: CallWindow, window: MainWindow) -> None:
    strip, ears = joined.binding.strip, joined.made[0].ears
    assert strip.isVisible()
    assert strip.mapTo(window, strip.rect().topLeft()).y() >= window.wall.mapTo(window, window.wall.rect().center()).y()
    strip.volume.setValue(30)
    strip.mute.click()
    assert joined.calls.wishes == [("set_volume", 30), ("set_silent", True)]
    strip.listen.click()
    strip.listen_wanted.emit(True)
    assert ears.wishes == [("hear_only",), ("toggle",)]
    joined.calls.show(JOINED, state=CallState.ENDED)
    assert not strip.isVisible()


def test_hearing_again_takes_back_whatever_silenced_the_call(joined: CallWindow) -> None:
    joined.calls.show(JOINED, heard=False)
    joined.binding.panel.buttons.hear.click()
    assert joined.made[0].ears.wishes == [("hear_again",)]


def test_without_a_dialog_the_panel_shows_that_a_call_is_joined(joined: CallWindow, window: MainWindow) -> None:
    joined.calls.show(JOINED, state=CallState.ENDED, ending=Ending.LOST)
    joined.binding._hide()
    dock = window.docks.call
    assert dock is not None
    joined.calls.show(JOINED, state=CallState.JOINING)
    assert dock.isVisible()
    assert joined.binding.head.chip.text() == "JOINING"
