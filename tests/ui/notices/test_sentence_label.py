from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from desktop.ui.notices.sentence_label import SentenceLabel
from desktop.ui.theme import Theme

LOST = "The link to the service was lost. Listeners may hear silence. Connecting again."


@pytest.fixture
def label(theme: Theme, qtbot: QtBot) -> SentenceLabel:
    found = SentenceLabel(theme)
    qtbot.addWidget(found)
    found.setText(LOST)
    found.resize(900, 28)
    found.show()
    return found


def test_where_there_is_room_it_is_one_line(label: SentenceLabel) -> None:
    assert label._lines() == [LOST]
    assert not label.is_elided


def test_what_fits_in_one_small_line_stands_in_the_middle(label: SentenceLabel) -> None:
    large, small = label.fontMetrics(), QFontMetrics(label._small)
    label.resize((large.horizontalAdvance(LOST) + small.horizontalAdvance(LOST)) // 2, 28)
    assert label._lines() == [LOST]
    assert not label.is_elided
    image = label.grab().toImage()
    ground = image.pixelColor(image.width() - 1, 0)
    inked = [y for y in range(28) if any(image.pixelColor(x, y) != ground for x in range(image.width()))]
    assert abs((inked[0] + inked[-1]) / 2 - 13.5) <= 2.5, "not in the upper half, as the first of two"


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_before_anything_is_cut_off_it_is_two(label: SentenceLabel, direction: Qt.LayoutDirection) -> None:
    label.setLayoutDirection(direction)
    label.resize(330, 28)
    lines = label._lines()
    assert " ".join(lines) == LOST
    assert len(lines) == 2
    assert not label.is_elided
    assert not label.grab().isNull()


def test_what_is_longer_still_is_cut_off_and_told_in_the_tooltip(label: SentenceLabel) -> None:
    label.resize(120, 28)
    assert label.is_elided
    label.setText("🎉" * 200)  # no place between words, and two units each
    assert label.is_elided
    assert label.text() == "🎉" * 200
