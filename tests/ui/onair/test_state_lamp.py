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
def test_the_state_under_the_word_is_whole_in_the_demo_too(
    lamp: StateLamp, theme: Theme, languages: Languages, compact: bool, language: str
) -> None:
    languages.use(language)
    lamp.set_compact(compact)
    room = lamp.sizeHint().width() - theme.px(40 if compact else 50) - theme.px(6 + 28)
    lamp.show_face(LampFace(LampState.SILENT, seconds=12 * 60 + 34, demo=True))
    font, text = lamp._fitting_line(room)
    assert "12:34" in text
    assert QFontMetrics(font).horizontalAdvance(text) <= room


def test_the_sub_line_says_how_long_and_the_demo_says_so() -> None:
    assert lamp_sub_line(LampFace(LampState.ON_AIR, seconds=42 * 60 + 18)) == "00:42:18"
    assert lamp_sub_line(LampFace(LampState.CONNECTING, seconds=12)) == "0:12 · not on air"
    assert lamp_sub_line(LampFace(LampState.OFF, "Nothing to play")) == "Nothing to play"
    assert lamp_sub_line(LampFace(LampState.READY, demo=True)).startswith("DEMO · ")


def test_a_click_opens_the_log_and_the_focus_passes_by(lamp: StateLamp, qtbot: QtBot) -> None:
    with qtbot.waitSignal(lamp.log_wanted):
        qtbot.mouseClick(lamp, Qt.MouseButton.LeftButton)
    assert lamp.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_its_size_is_the_designs(lamp: StateLamp) -> None:
    assert lamp.sizeHint() == QSize(184, 56)
    lamp.set_compact(True)
    assert lamp.sizeHint() == QSize(160, 48)
