from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from desktop.ui.i18n import Languages
from desktop.ui.onair.fitting import fitting
from desktop.ui.onair.state_lamp import ON_AIR, WORD_SIZES, LampFace, LampState, StateLamp, lamp_sub_line, lamp_word
from desktop.ui.theme import Theme


@pytest.fixture
def lamp(theme: Theme, qtbot: QtBot) -> StateLamp:
    found = StateLamp(theme)
    qtbot.addWidget(found)
    found.resize(found.sizeHint())
    return found


def red(lamp: StateLamp) -> bool:
    """Whether the lamp is filled with the tally's red."""
    return lamp.grab().toImage().pixelColor(6, lamp.height() // 2).name() == "#" + _tally(lamp)


def _tally(lamp: StateLamp) -> str:
    return lamp._theme.colour("tally.fill").name().lstrip("#")


@pytest.mark.parametrize("state", list(LampState))
def test_red_and_the_words_on_air_appear_together_and_only_on_air(lamp: StateLamp, state: LampState) -> None:
    lamp.show_face(LampFace(state, seconds=12))
    assert red(lamp) is (state in ON_AIR)
    assert (lamp_word(state) == "ON AIR") is (state in ON_AIR)
    named_on_air = lamp.accessibleName().startswith("Broadcast: on air")
    assert named_on_air is (state in ON_AIR)


@pytest.mark.parametrize("compact", [False, True])
@pytest.mark.parametrize("language", ["en", "vi"])
def test_every_word_fits(lamp: StateLamp, theme: Theme, languages: Languages, compact: bool, language: str) -> None:
    languages.use(language)
    lamp.set_compact(compact)
    room = lamp.sizeHint().width() - theme.px(40 if compact else 50) - theme.px(6)
    for state in LampState:
        word = lamp_word(state)
        assert (
            QFontMetrics(fitting(theme.font("strong", "bold"), WORD_SIZES, theme, word, room)).horizontalAdvance(word)
            <= room
        )


@pytest.mark.parametrize("compact", [False, True])
@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize("state", [state for state in LampState if state is not LampState.STOPPING])
def test_under_the_word_the_demo_is_named_and_the_state_is_whole(
    lamp: StateLamp, theme: Theme, languages: Languages, compact: bool, language: str, state: LampState
) -> None:
    languages.use(language)
    lamp.set_compact(compact)
    room = lamp._line_room(state)
    lamp.show_face(LampFace(state, seconds=12 * 60 + 34, demo=True))
    font, text = lamp._fitting_line(room)
    assert text.startswith("DEMO · ")
    assert QFontMetrics(font).horizontalAdvance(text) <= room


def test_a_long_reason_gives_way_to_the_demo(lamp: StateLamp, theme: Theme) -> None:
    lamp.set_compact(True)
    room = lamp._line_room(LampState.OFF)
    lamp.show_face(LampFace(LampState.OFF, "The playlist is empty and nothing follows", demo=True))
    font, text = lamp._fitting_line(room)
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room)
    assert shown.startswith("DEMO · The")


def test_the_sub_line_says_how_long_and_the_demo_says_so() -> None:
    assert lamp_sub_line(LampFace(LampState.ON_AIR, seconds=42 * 60 + 18)) == "00:42:18"
    assert lamp_sub_line(LampFace(LampState.CONNECTING, seconds=12)) == "0:12 · not on air"
    assert lamp_sub_line(LampFace(LampState.OFF, "Nothing to play")) == "Nothing to play"
    assert lamp_sub_line(LampFace(LampState.READY, demo=True)) == "DEMO · Ready to go live"
    assert lamp_sub_line(LampFace(LampState.READY, demo=True), short=True) == "DEMO · Ready"
    assert lamp_sub_line(LampFace(LampState.OFF, "Nothing to play"), short=True) == "Nothing to play"


def test_a_click_opens_the_log_and_the_focus_passes_by(lamp: StateLamp, qtbot: QtBot) -> None:
    with qtbot.waitSignal(lamp.log_wanted):
        qtbot.mouseClick(lamp, Qt.MouseButton.LeftButton)
    assert lamp.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_its_size_is_the_designs(lamp: StateLamp) -> None:
    assert lamp.sizeHint() == QSize(184, 56)
    lamp.set_compact(True)
    assert lamp.sizeHint() == QSize(160, 48)
