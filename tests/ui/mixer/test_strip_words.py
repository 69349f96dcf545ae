from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.core.mix import Origin, StripState
from desktop.ui.i18n import Languages
from desktop.ui.mixer.strip_words import fader_value, origin_words, spoken, state_tip, state_words
from tests.ui.mixer.made import APPLIED, BED, GONE, NOW, SENDING, strip

pytestmark = pytest.mark.usefixtures("languages")


def plain(text: str) -> str:
    return text.replace("\u2068", "").replace("\u2069", "")


def test_where_the_sound_comes_from(languages: Languages) -> None:
    assert plain(origin_words(APPLIED, None)) == "Room · thao"
    assert plain(origin_words(APPLIED, 2)) == "Source 2 · thao"
    assert plain(origin_words(BED, None)) == "URL · FLV"
    assert plain(origin_words(replace(BED, key="rtmp://x/y"), 4)) == "Source 4 · RTMP"
    assert plain(origin_words(strip("other", origin=Origin.STREAM), None)) == "Stream · other"


def test_every_state_has_an_icon_words_and_a_tip() -> None:
    seen = set()
    for state in StripState:
        words = state_words(SENDING, state, NOW)
        assert words.icon
        assert words.text
        assert words.short
        assert len(words.short) <= len(words.text)
        assert state_tip(SENDING, state)
        assert spoken(state)
        seen.add((words.icon, words.text))
    assert len(seen) == len(StripState)


def test_one_who_is_away_counts() -> None:
    assert state_words(GONE, StripState.GONE, NOW).text == "Gone 0:12"


def test_what_is_over_the_nine_says_so() -> None:
    assert state_words(strip(over=True), StripState.WAITING, NOW).text == "Not mixed"
    assert "nine" in state_tip(strip(over=True), StripState.WAITING)


def test_what_a_screen_reader_hears() -> None:
    assert fader_value(APPLIED, 100, StripState.APPLIED) == "100 percent, applied"
    assert fader_value(SENDING, 118, StripState.SENDING) == "118 percent, sending; listeners hear 100 percent"
    muted = strip("field", muted=True)
    assert fader_value(muted, 100, StripState.APPLIED) == "100 percent, muted, applied"
