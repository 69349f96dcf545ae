"""Devices as they are chosen."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desktop.core.call import Devices
from desktop.core.call_kind import CallKind
from desktop.ui.calls.device_fields import DeviceFields
from desktop.ui.calls.page_words import Devices as Found
from desktop.ui.calls.page_words import InUse
from desktop.ui.theme import Theme

FOUND = Found(("Scarlett", "Webcam"), ("BRIO",), ("Headphones",))


@pytest.fixture
def fields(theme: Theme, qtbot: QtBot) -> DeviceFields:
    found = DeviceFields(theme, Devices(microphone="Webcam"))
    qtbot.addWidget(found)
    found.show_found(FOUND)
    found.set_kind(CallKind.VIDEO)
    found.show()
    return found


def test_the_kept_choice_is_shown_and_another_is_told(fields: DeviceFields, qtbot: QtBot) -> None:
    box = fields.boxes["microphone"]
    assert box.currentText() == "Webcam"
    with qtbot.waitSignal(fields.changed):
        box.setCurrentIndex(0)
    assert fields.devices == Devices()
    with qtbot.waitSignal(fields.changed):
        fields.boxes["speaker"].choose("Headphones")
    assert fields.devices == Devices(speaker="Headphones")


def test_a_device_that_is_gone_stays_chosen_and_says_so(fields: DeviceFields, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(fields.changed):
        fields.show_found(Found(("Scarlett",), (), ()))
    assert fields.boxes["microphone"].currentText() == "Webcam (not connected)"
    assert fields.devices.microphone == "Webcam"


def test_an_audio_call_has_no_camera(fields: DeviceFields) -> None:
    assert fields.camera_on
    fields.camera_off.setChecked(True)
    assert not fields.camera_on
    fields.camera_off.setChecked(False)
    fields.set_kind(CallKind.AUDIO)
    assert not fields.camera_on
    assert not fields.boxes["camera"].isVisible()


@pytest.mark.parametrize(
    ("kind", "fault", "words"),
    [
        ("microphone", "denied", "Airdesk may not use the microphone."),
        ("camera", "denied", "Airdesk may not use the camera."),
        ("microphone", "none", "No microphone found."),
        ("camera", "busy", "The camera is used by another program."),
        ("camera", "gone", "It was unplugged."),
        ("microphone", "failed", "It does not work."),
    ],
)
def test_each_fault_has_its_sentence(fields: DeviceFields, kind: str, fault: str, words: str) -> None:
    fields.show_used(InUse(kind, False, fault=fault))
    assert fields._notes[kind].text.startswith(words)
    fields.show_used(InUse(kind, True))
    assert fields._notes[kind].text == ""


def test_the_level_is_told_in_figures(fields: DeviceFields) -> None:
    fields.show_level(-11.2)
    assert fields._peak.text() == "−11.0 dBFS"
    fields.show_level(None)
    assert fields._peak.text() == "—"


def test_the_switch_is_the_microphone_before_joining(fields: DeviceFields, qtbot: QtBot) -> None:
    assert fields.microphone_on
    with qtbot.waitSignal(fields.changed):
        fields.mute.click()
    assert not fields.microphone_on
    with qtbot.waitSignal(fields.test_wanted):
        fields.test.click()


def test_push_to_talk_is_a_wish_with_its_key(theme: Theme, qtbot: QtBot) -> None:
    fields = DeviceFields(theme, Devices(), push_to_talk=True, key="F8")
    qtbot.addWidget(fields)
    assert fields.talk.isChecked()
    assert fields.talk.text() == "Push to talk: hold F8"
    with qtbot.waitSignal(fields.talk_wanted) as wish:
        fields.talk.click()
    assert wish.args == [False]
