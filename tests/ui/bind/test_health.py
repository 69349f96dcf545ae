"""The health window on a desk: opened from menu and status bar, drawn while it is visible, and only then."""

from __future__ import annotations

import time

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton

from desktop.control.health import OfDesk
from desktop.control.trend import HOUR_S, SHORT_S, Trend
from desktop.core.model import SourceState
from desktop.ui.bind.health import CORES, HealthBinding
from desktop.ui.health.health_window import Figure
from desktop.ui.info_popover import InfoPopover
from desktop.ui.main_window import MainWindow
from tests.ui.fake_desk import FakeDesk, receiving


def opened(window: MainWindow) -> HealthBinding:
    window.actions_.action("help.health").trigger()
    binding = window.binding.status.health
    assert binding is not None
    return binding


def test_the_menu_and_the_status_bar_open_the_same_window(window: MainWindow) -> None:
    binding = opened(window)
    assert binding.view.isVisible()
    binding.view.close()
    window.status.cpu.click()
    popover = next(one for one in window.findChildren(InfoPopover) if one.isVisible())
    next(one for one in popover.findChildren(QPushButton) if one.text() == "Health…").click()
    assert binding.view.isVisible()
    assert window.binding.status.health is binding


def test_a_source_is_drawn_and_said(window: MainWindow, desk: FakeDesk) -> None:
    desk.sources.put(receiving("1", "Field"))
    desk.health.take(time.monotonic() - 1)
    desk.sources.change("1", bytes_received=750_000, frames_shown=25)
    desk.health.take(time.monotonic())
    binding = opened(window)
    assert binding.view.sources.currentText() == "Field"
    assert "6.0 Mbit/s" in binding.view.plots[Figure.RATE].reading()
    assert "412 ms" in binding.view.summary.text()
    assert "0.0 %" in binding.view.summary.text()


def test_while_it_is_open_each_second_is_drawn(window: MainWindow, desk: FakeDesk) -> None:
    binding = opened(window)
    shown: list[str] = []
    binding.view.show_words = lambda source, computer: shown.append(source)  # type: ignore[method-assign]  # to count
    desk.health.take(time.monotonic())
    assert len(shown) == 1
    binding.view.close()
    desk.health.take(time.monotonic())
    assert len(shown) == 1


def test_the_chosen_source_stays_and_one_that_is_over_says_so(window: MainWindow, desk: FakeDesk) -> None:
    for source_id, name in (("1", "Field"), ("2", "Studio")):
        desk.sources.put(receiving(source_id, name))
    desk.health.take(time.monotonic())
    view = opened(window).view
    assert view.sources.currentText() == "Field"
    view.sources.setCurrentIndex(1)
    desk.sources.change("2", state=SourceState.ENDED)
    desk.health.take(time.monotonic())
    assert view.sources.currentText() == "Studio (over)"
    del desk.sources.views["2"]
    desk.health.take(time.monotonic())
    assert view.sources.currentText() == "Studio (over)"


def test_the_share_of_the_processor_is_of_all_cores(window: MainWindow, desk: FakeDesk) -> None:
    desk.vitals.show(cpu_percent=41.0 * CORES)
    view = opened(window).view
    assert "41 %" in view.computer.text()
    assert view.plots[Figure.CPU].reading() == "41 %"


def test_its_place_is_remembered(window: MainWindow) -> None:
    view = opened(window).view
    view.setGeometry(40, 50, 700, 500)
    view.close()
    view.resize(600, 480)
    assert window.layout_memory.restore("health", view)
    assert view.size() == QSize(700, 500)


def test_a_young_desk_shows_ten_minutes_and_an_older_one_the_hour(window: MainWindow, desk: FakeDesk) -> None:
    now = time.monotonic()
    desk.health.take(now - 500)
    plot = opened(window).view.plots[Figure.CPU]
    assert plot._length_s == SHORT_S
    window.binding.status.open_health()
    desk.health.desk = Trend(len(OfDesk))
    desk.health.take(now - 700)
    assert plot._length_s == HOUR_S
