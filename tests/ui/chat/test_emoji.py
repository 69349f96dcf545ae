from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontMetrics

from desktop.ui.chat import emoji
from desktop.ui.chat.emoji import EMOJI, QUICK, can_draw, drawn, legible, shown, words

pytestmark = pytest.mark.usefixtures("languages")


def test_known_names_are_signs_and_others_stay() -> None:
    assert shown(":heart:") == "❤️"
    assert shown(":of-a-clan:") == ":of-a-clan:"
    assert len(set(QUICK)) == 6


@pytest.mark.parametrize("sign", EMOJI.values())
def test_each_has_words(sign: str) -> None:
    assert words(sign)
    assert words(sign) != sign


def test_what_no_font_has_is_written_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    metrics = QFontMetrics(QFont())
    assert drawn("a", metrics) == "a"
    assert not can_draw("\U0010fffe", metrics)
    monkeypatch.setattr(emoji, "can_draw", lambda _sign, _metrics: False)
    assert drawn("👍", metrics) == "thumbs up"
    assert drawn(":of-a-clan:", metrics) == ":of-a-clan:"


def test_a_text_keeps_the_signs_that_can_be_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    metrics = QFontMetrics(QFont())
    assert legible("plain", metrics) == "plain"
    monkeypatch.setattr(emoji, "can_draw", lambda sign, _metrics: sign == "🔥")
    assert legible("đêm nay 🔥 👏", metrics) == "đêm nay 🔥 (applause)"
