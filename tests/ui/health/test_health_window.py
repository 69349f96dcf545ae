"""The health window by itself: which source is shown, how finely, in which order Tab goes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from desktop.control.trend import HOUR_S, SHORT_S
from desktop.settings.schema import Appearance
from desktop.ui.health.health_window import Figure, HealthWindow
from desktop.ui.i18n import Languages
from desktop.ui.theme import Theme

NEWEST = datetime(2026, 11, 21, 21, 0, 0).astimezone()


@pytest.fixture
def view(theme: Theme, parent: QMainWindow, qtbot: QtBot) -> Iterator[HealthWindow]:
    found = HealthWindow(theme, parent)
    found.show()
    qtbot.waitExposed(found)
    yield found
    found.close()


def test_without_a_source_it_says_what_will_come(view: HealthWindow) -> None:
    assert view.none.isVisible()
    assert not view.sources.isVisible()
    assert not view.plots[Figure.RATE].isVisible()
    assert view.plots[Figure.CPU].isVisible()


def test_a_source_is_chosen_by_the_operator_only(view: HealthWindow) -> None:
    wanted: list[str] = []
    view.source_chosen.connect(wanted.append)
    view.show_sources([("1", "Field"), ("2", "Studio")], "2")
    assert view.sources.currentText() == "Studio"
    view.show_sources([("1", "Field"), ("2", "Studio B")], "2")
    assert view.sources.currentText() == "Studio B"
    assert wanted == []
    view.sources.setCurrentIndex(0)
    assert wanted == ["1"]


def test_the_hour_is_cut_by_pixel_columns_within_reason(view: HealthWindow) -> None:
    view.show_sources([("1", "Field")], "1")
    assert 120 <= view.pieces(HOUR_S) <= 900
    assert 120 <= view.pieces(SHORT_S) <= 150
    view.resize(2600, 800)
    view.layout().activate()
    assert view.pieces(HOUR_S) > 800
    assert view.pieces(SHORT_S) == 150


def test_all_plots_read_the_same_moment(view: HealthWindow, qtbot: QtBot) -> None:
    view.show_sources([("1", "Field")], "1")
    view.show_figures({figure: [(1.0, 1.0)] * 360 for figure in Figure}, NEWEST, HOUR_S)
    view.plots[Figure.RATE].setFocus()
    for _ in range(3):
        qtbot.keyClick(view.plots[Figure.RATE], Qt.Key.Key_Left)
    assert view.plots[Figure.CPU].reading().startswith("20:59:40")


def test_escape_first_ends_the_reading_then_closes(view: HealthWindow, qtbot: QtBot) -> None:
    view.show_figures({figure: [(1.0, 1.0)] * 360 for figure in Figure}, NEWEST, HOUR_S)
    plot = view.plots[Figure.CPU]
    plot.setFocus()
    qtbot.keyClick(plot, Qt.Key.Key_Left)
    qtbot.keyClick(plot, Qt.Key.Key_Escape)
    assert view.isVisible()
    qtbot.keyClick(plot, Qt.Key.Key_Escape)
    assert not view.isVisible()


def test_every_part_has_a_name_and_the_words_follow_the_language(view: HealthWindow, languages: Languages) -> None:
    for plot in view.plots.values():
        assert plot.accessibleName()
    before = view.plots[Figure.CPU].accessibleName()
    languages.use("pseudo")
    view._retranslate()
    assert view.plots[Figure.CPU].accessibleName() != before


def test_it_fits_at_every_interface_size(theme: Theme, view: HealthWindow) -> None:
    view.show_sources([("1", "Field")], "1")
    theme.apply(Appearance(interface_size=150))
    view.layout().activate()
    assert view.minimumSizeHint().height() < 900
