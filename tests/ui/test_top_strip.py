from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.settings.schema import Clock
from desktop.ui.formats import TimeStyle
from desktop.ui.theme import Theme
from desktop.ui.top_strip import TopStrip


@pytest.mark.parametrize(("demo", "open_ingest"), [(False, False), (True, False), (False, True)])
def test_it_says_what_is_special_about_this_run(theme: Theme, qtbot: QtBot, demo: bool, open_ingest: bool) -> None:
    strip = TopStrip(theme, demo, open_ingest)
    qtbot.addWidget(strip)
    strip.show()
    assert strip.demo_chip.isVisible() == demo
    assert strip.open_chip.isVisible() == open_ingest
    assert strip.demo_chip.text() == "DEMO"
    assert "this computer only" in strip.open_chip.toolTip()


def test_the_clock_follows_the_settings(theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    strip = TopStrip(theme, False, False)
    qtbot.addWidget(strip)
    monkeypatch.setattr(TimeStyle, "clock", Clock.H24)
    monkeypatch.setattr(TimeStyle, "seconds", True)
    strip.show()
    clock = strip.findChildren(QLabel)[-1]
    assert clock.text().count(":") == 2
    monkeypatch.setattr(TimeStyle, "seconds", False)
    strip.show_time()
    assert clock.text().count(":") == 1
    monkeypatch.setattr(TimeStyle, "clock", Clock.H12)
    strip.show_time()
    assert clock.text()[-1].lower() == "m"
