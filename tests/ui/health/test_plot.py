"""The plot: what is painted where, gaps, the cursor by key and by mouse, what is read aloud."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.control.trend import SHORT_S, Span
from desktop.settings.schema import Appearance
from desktop.settings.schema import Theme as Scheme
from desktop.ui.health.faces import delay_face, rate_face
from desktop.ui.health.plot import Plot
from desktop.ui.theme import Theme

NEWEST = datetime(2026, 11, 21, 21, 0, 0).astimezone()
PIECES = 360


@pytest.fixture
def plot(theme: Theme, qtbot: QtBot) -> Plot:
    found = Plot(theme, rate_face())
    qtbot.addWidget(found)
    found.resize(440, 160)
    found.show()
    found.activateWindow()
    found.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(found.hasFocus)
    return found


def hour(*known: tuple[int, Span]) -> list[Span | None]:
    spans: list[Span | None] = [None] * PIECES
    for place, span in known:
        spans[place] = span
    return spans


def columns(plot: Plot, tone: QColor) -> list[int]:
    """Columns of pixels in which the line is."""
    image: QImage = plot.grab().toImage()
    area = plot._area().toRect()
    found = []
    for x in range(area.left(), area.right()):
        for y in range(area.top(), area.bottom()):
            colour = image.pixelColor(x, y)
            near = (
                abs(colour.red() - tone.red()),
                abs(colour.green() - tone.green()),
                abs(colour.blue() - tone.blue()),
            )
            if max(near) < 40:
                found.append(x)
                break
    return found


def test_a_gap_is_empty(plot: Plot, theme: Theme) -> None:
    spans: list[Span | None] = [(4.0, 4.0)] * PIECES
    spans[120:240] = [None] * 120
    plot.show_spans(spans, NEWEST)
    area = plot._area().toRect()
    drawn = columns(plot, theme.colour("accent.text"))
    third = area.width() // 3
    assert len([x for x in drawn if x < area.left() + third]) > third - 6
    assert [x for x in drawn if area.left() + third + 3 < x < area.left() + 2 * third - 3] == []
    assert len([x for x in drawn if x > area.left() + 2 * third]) > third - 6


def test_one_known_moment_between_gaps_is_seen(plot: Plot, theme: Theme) -> None:
    plot.show_spans(hour((180, (4.0, 4.0))), NEWEST)
    assert columns(plot, theme.colour("accent.text"))


def test_in_every_theme_it_is_painted(plot: Plot, theme: Theme) -> None:
    plot.show_spans([(4.0, 6.0)] * PIECES, NEWEST)
    for appearance in (
        Appearance(theme=Scheme.LIGHT),
        Appearance(interface_size=150),
        Appearance(theme=Scheme.LIGHT, more_contrast=True),
    ):
        theme.apply(appearance)
        assert len(columns(plot, theme.colour("accent.text"))) > plot.room - 12


def test_nothing_known_is_said(plot: Plot) -> None:
    plot.show_spans(hour(), NEWEST)
    assert plot.reading() == "unknown"
    assert plot.accessibleDescription() == "unknown"


def test_what_is_read_aloud(plot: Plot) -> None:
    plot.show_spans(hour((100, (8.0, 9.5)), (PIECES - 1, (5.9, 5.9))), NEWEST)
    assert plot.accessibleName() == "Bit rate, Mbit/s"
    assert plot.accessibleDescription() == "5.9 Mbit/s; highest in the last hour 9.5 Mbit/s"


def test_arrows_read_values_and_escape_ends_it(plot: Plot, qtbot: QtBot) -> None:
    moves: list[int | None] = []
    plot.cursor_moved.connect(moves.append)
    plot.show_spans(hour((PIECES - 1, (5.0, 6.0)), (PIECES - 2, (2.0, 2.0))), NEWEST)
    keys = Qt.Key
    for key in (keys.Key_Left, keys.Key_Left):
        qtbot.keyClick(plot, key)
    assert plot.reading() == "20:59:50: 2.0 Mbit/s"
    qtbot.keyClick(plot, keys.Key_Right)
    assert plot.reading() == "21:00:00: 5.0 Mbit/s to 6.0 Mbit/s"
    qtbot.keyClick(plot, keys.Key_Right)
    qtbot.keyClick(plot, keys.Key_PageUp)
    assert plot.reading() == "20:55:00: unknown"
    qtbot.keyClick(plot, keys.Key_Home)
    assert plot.reading().startswith("20:00:10")
    qtbot.keyClick(plot, keys.Key_End)
    qtbot.keyClick(plot, keys.Key_Escape)
    assert moves == [0, 1, 0, 30, 359, 0, None]


def test_arrows_keep_their_side_where_words_run_from_the_right(plot: Plot, qtbot: QtBot) -> None:
    QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    plot.show_spans(hour((PIECES - 2, (2.0, 2.0))), NEWEST)
    for _ in range(2):
        qtbot.keyClick(plot, Qt.Key.Key_Left)
    assert plot.reading().endswith("2.0 Mbit/s")


def test_the_mouse_reads_the_place_under_it(plot: Plot, qtbot: QtBot) -> None:
    plot.show_spans([(float(place), float(place)) for place in range(PIECES)], NEWEST)
    area = plot._area().toRect()
    qtbot.mouseMove(plot, QPoint(area.left() + area.width() // 2, area.center().y()))
    qtbot.waitUntil(lambda: plot._cursor is not None)
    assert plot._cursor is not None
    assert abs(plot._cursor - PIECES // 2) <= 1


def test_of_a_shorter_time_the_moments_are_right(plot: Plot, qtbot: QtBot) -> None:
    plot.show_spans([(1.0, 1.0)] * 150, NEWEST, SHORT_S)
    plot.grab()
    qtbot.keyClick(plot, Qt.Key.Key_Home)
    assert plot.reading().startswith("20:50:04")


def test_the_cursor_stays_inside_when_the_pieces_become_fewer(plot: Plot, qtbot: QtBot) -> None:
    plot.show_spans([(1.0, 1.0)] * PIECES, NEWEST)
    qtbot.keyClick(plot, Qt.Key.Key_Home)
    plot.show_spans([(1.0, 1.0)] * 120, NEWEST)
    assert plot.reading().startswith("20:00:30")


def test_a_delay_may_be_below_nothing(theme: Theme, qtbot: QtBot) -> None:
    plot = Plot(theme, delay_face())
    qtbot.addWidget(plot)
    plot.show_spans([(-30.0, 180.0)] * PIECES, NEWEST)
    plot.grab()
    assert plot.reading() == "−30 ms to 180 ms"
