"""The dialog that joins a call."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.core.call import Call, CallRoom, CallState, Devices, Ending, JoinWish, Provider, Switch
from desktop.core.call_kind import CallKind
from desktop.core.errors import Code
from desktop.ui.calls.device_fields import DeviceFields
from desktop.ui.calls.join_dialog import JoinDialog
from desktop.ui.calls.page_words import InUse
from desktop.ui.theme import Theme

JOINING = Call(
    CallState.JOINING, JoinWish("night"), CallRoom(Provider.AGORA, "night"), microphone=Switch(True), state_since=1.0
)
Make = Callable[..., JoinDialog]


@pytest.fixture
def dialog(theme: Theme, qtbot: QtBot) -> Make:
    QGuiApplication.clipboard().clear()
    window = QWidget()
    qtbot.addWidget(window)

    def make(starting: bool = False, kind: CallKind = CallKind.AUDIO, channel: str = "newsroom") -> JoinDialog:
        made = JoinDialog(theme, window, DeviceFields(theme, Devices()), kind, starting, "Mai", channel)
        made.keep = window  # type: ignore[attr-defined]  # its parent lives as long
        qtbot.addWidget(made)
        made.show()
        return made

    return make


def wishes(dialog: JoinDialog) -> list[tuple[JoinWish, bool]]:
    found: list[tuple[JoinWish, bool]] = []
    dialog.join_wanted.connect(lambda wish, tell: found.append((wish, tell)))
    return found


def test_a_call_is_joined_by_its_id(dialog: Make) -> None:
    shown = dialog()
    found = wishes(shown)
    shown.id.edit.setText(" Night-Desk ")
    shown.footer.join.click()
    assert found == [(JoinWish("Night-Desk", name="Mai"), False)]
    shown.video.click()
    shown.footer.muted.click()
    assert found[1][0] == JoinWish("Night-Desk", CallKind.VIDEO, name="Mai", microphone=False, camera=True)


def test_an_invitation_in_the_clipboard_is_taken(dialog: Make) -> None:
    QGuiApplication.clipboard().setText("airdesk://call/night-panel?type=video")
    shown = dialog()
    found = wishes(shown)
    shown.footer.join.click()
    assert found[0][0].call_id == "night-panel"
    QGuiApplication.clipboard().setText("any word")
    assert dialog().id.edit.text() == ""


def test_what_is_no_call_is_told_beside_the_field(dialog: Make) -> None:
    shown = dialog()
    found = wishes(shown)
    shown.id.edit.setText("two words")
    shown.footer.join.click()
    assert not found
    assert shown.id.note.text.startswith("A call id ")
    shown.id.edit.setText("night")
    assert shown.id.note.text == ""


def test_starting_proposes_an_id_and_tells_the_channel(dialog: Make) -> None:
    shown = dialog(starting=True)
    found = wishes(shown)
    assert shown.id.edit.text().startswith("call-20")
    shown.footer.join.click()
    assert found[0][0].started_here
    assert found[0][1] is True
    assert dialog(starting=True, channel="").footer.tell_channel is False


def test_the_steps_stand_while_joining(dialog: Make, qtbot: QtBot) -> None:
    shown = dialog()
    assert not shown.steps.isVisible()
    shown.show_call(JOINING, 5.0, 0.0)
    assert shown.steps.isVisible()
    assert not shown.id.edit.isEnabled()
    with qtbot.waitSignal(shown.stop_wanted):
        shown.footer.cancel.click()
    with qtbot.waitSignal(shown.stop_wanted):
        shown.reject()


def test_a_failure_stays_and_can_be_tried_again(dialog: Make) -> None:
    shown = dialog()
    shown.show_call(replace(JOINING, state=CallState.ENDED, ending=Ending.SERVICE, trouble=Code.CALL_MISSING), 5.0, 0.0)
    assert shown.box.title == "There is no call with this id."
    assert shown.footer.join.text() == "Try again"
    refused = replace(JOINING, state=CallState.ENDED, ending=Ending.SERVICE, trouble=Code.CALL_RIGHTS)
    shown.show_call(replace(refused, trouble_values={"starting": 1}), 5.0, 0.0)
    assert shown.box.title.startswith("You may not start calls here.")
    slow = replace(JOINING, state=CallState.ENDED, ending=Ending.SLOW, trouble=Code.CALL_CONNECT)
    shown.show_call(replace(slow, trouble_values={"name": "Agora", "seconds": 20}), 5.0, 0.0)
    assert "Agora" in shown.box.title
    assert "did not connect in 20 s" in shown.box.title
    assert shown.id.edit.isEnabled()


def test_the_box_says_who_hears_what(dialog: Make) -> None:
    shown = dialog()
    assert shown.box.title == "Your voice will be heard as soon as you join."
    shown.fields.mute.click()
    assert shown.box.title == "You join with the microphone off."
    shown.fields.talk.click()
    assert shown.box.title == "You are heard only while the key is held."


def test_a_retired_service_offers_a_bot_instead(dialog: Make, qtbot: QtBot) -> None:
    shown = dialog()
    shown.show_retired()
    assert shown.box.title == "This service has retired calls."
    with qtbot.waitSignal(shown.bot_wanted):
        shown.footer.bot.click()


def test_who_carries_the_call_is_the_services_word_or_the_operators(dialog: Make) -> None:
    shown = dialog()
    found = wishes(shown)
    assert shown.service.isVisible()
    assert shown.service.currentText() == "Automatic"
    shown.show_call(JOINING, 5.0, 0.0)
    assert shown.service.currentText() == "Automatic: Agora"
    assert not shown.service.isEnabled()
    shown.show_call(replace(JOINING, state=CallState.ENDED, ending=Ending.FAILED, trouble=Code.CALL_FAILED), 5.0, 0.0)
    shown.service.choose(Provider.HMS)
    shown.id.edit.setText("night")
    shown.footer.join.click()
    assert found[0][0].provider is Provider.HMS
    assert not dialog(starting=True).service.isVisible()


def test_a_page_of_100ms_is_opened_in_the_browser(dialog: Make) -> None:
    shown = dialog()
    found, opened = wishes(shown), list[str]()
    shown.browser_wanted.connect(opened.append)
    assert not shown.footer.browser.isVisible()
    address = "https://studio.app.100ms.live/meeting/abc-defg-hij"
    shown.id.edit.setText(address)
    shown.footer.join.click()
    assert not found
    assert shown.id.note.text.startswith("This is a page of 100ms")
    shown.footer.browser.click()
    assert opened == [address]
    shown.id.edit.setText("night")
    assert not shown.footer.browser.isVisible()


def test_a_call_whose_page_is_known_can_be_opened_there(dialog: Make) -> None:
    shown = dialog()
    opened = list[str]()
    shown.browser_wanted.connect(opened.append)
    room = CallRoom(Provider.HMS, "night", web="https://studio.app.100ms.live/meeting/r/guest")
    shown.show_call(replace(JOINING, room=room), 5.0, 0.0)
    shown.footer.browser.click()
    assert opened == [room.web]
    shown.show_retired()
    assert not shown.footer.browser.isVisible()


def test_why_there_is_no_picture_stands_in_its_place(dialog: Make) -> None:
    shown = dialog(kind=CallKind.VIDEO)
    assert shown.picture.accessibleName() == "Camera is off"
    shown.show_used(InUse("camera", False, fault="busy"))
    assert shown.picture.accessibleName() == "The camera is used by another program."
    shown.show_used(InUse("camera", True))
    assert shown.picture.accessibleName() == "Camera is off"


def test_the_camera_is_asked_for_with_video_only(dialog: Make, qtbot: QtBot) -> None:
    shown = dialog()
    assert not shown.fields.camera_on
    assert not shown.picture.isVisible()
    with qtbot.waitSignal(shown.devices_changed):
        shown.video.click()
    assert shown.fields.camera_on
    assert shown.picture.isVisible()
