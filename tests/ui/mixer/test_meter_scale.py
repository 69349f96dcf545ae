from __future__ import annotations

from pytestqt.qtbot import QtBot

from desktop.ui.meter import Meter
from desktop.ui.mixer.meter_scale import MeterScale
from desktop.ui.theme import Theme


def test_the_figures_stand_at_the_rows_of_the_meter(theme: Theme, qtbot: QtBot) -> None:
    meter = Meter(theme)
    qtbot.addWidget(meter)
    meter.resize(24, 220)
    scale = MeterScale(theme, meter)
    qtbot.addWidget(scale)
    scale.resize(scale.width(), 220)
    rows = scale.rows()
    assert list(rows) == [0, -9, -20, -30, -40, -60]
    assert rows[-20] == meter.row_of(-20)
    assert rows[0] >= 7
    assert rows[-60] <= 213
    assert not scale.grab().isNull()
