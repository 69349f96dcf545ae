from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desktop.core.model import NOT_RECORDING, RecordingState
from desktop.ui.theme import Theme
from desktop.ui.wall.rec_chip import RecChip, RecRoom, rec_words
from tests.ui.samples import recording

pytestmark = pytest.mark.usefixtures("languages")


@pytest.mark.parametrize(
    ("room", "text"), [(RecRoom.FULL, "REC 00:42:10 · 1.24 GB"), (RecRoom.TIME, "42:10"), (RecRoom.WORD, "REC")]
)
def test_bytes_on_disk_have_the_red_dot(room: RecRoom, text: str) -> None:
    words = rec_words(recording(2530), room)
    assert (words.text, words.icon, words.icon_tone) == (text, "record", "dark:rec.dot")


@pytest.mark.parametrize("state", [state for state in RecordingState if state is not RecordingState.RECORDING])
def test_nothing_else_has_it(state: RecordingState) -> None:
    for room in RecRoom:
        words = rec_words(recording(20, state=state), room)
        assert words.icon != "record"
        assert "rec.dot" not in words.icon_tone


@pytest.mark.parametrize(
    ("state", "text", "tone"),
    [
        (RecordingState.IDLE, "no bytes", "umd.warn"),
        (RecordingState.HELD, "REC held", "umd.warn"),
        (RecordingState.FAILED, "REC failed", "umd.warn"),
        (RecordingState.SAVING, "Saving…", "umd.text2"),
        (RecordingState.STARTING, "Starting…", "umd.text2"),
        (RecordingState.SAVED, "", "umd.text"),
        (RecordingState.OFF, "", "umd.text"),
    ],
)
def test_the_words_of_the_states(state: RecordingState, text: str, tone: str) -> None:
    words = rec_words(recording(20, state=state), RecRoom.TIME)
    assert (words.text, words.tone) == (text, tone)


def test_it_hides_when_nothing_is_recorded(theme: Theme, qtbot: QtBot) -> None:
    chip = RecChip(theme)
    qtbot.addWidget(chip)
    chip.set_recording(recording(2530), RecRoom.TIME)
    assert not chip.isHidden()
    chip.set_recording(NOT_RECORDING, RecRoom.TIME)
    assert chip.isHidden()
