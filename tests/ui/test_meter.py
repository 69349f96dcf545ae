"""Check 19.13 of UI.md: fed with −20.0, −9.0, −0.1 and nothing, the rows are at the right place."""

from __future__ import annotations

import math

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QEnterEvent, QImage, QPaintEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.core.model import NO_LEVEL, Level, LevelKind
from desktop.settings.schema import Appearance
from desktop.ui.meter import Meter
from desktop.ui.theme import Theme
from tests.ui.samples import level

HEIGHT, TOP = 244, 4  # 240 rows for 60 dB: four rows a decibel
SILENT = -math.inf


@pytest.fixture
def meter(theme: Theme, qtbot: QtBot) -> Meter:
    found = Meter(theme, bar=5)
    qtbot.addWidget(found)
    found.resize(18, HEIGHT)
    found.show()
    qtbot.waitExposed(found)
    return found


def at(value: float, **more: bool) -> Level:
    return Level(LevelKind.PCM, value, value, SILENT, SILENT, **more)


def column(meter: Meter, x: int = 4) -> list[str]:
    image: QImage = meter.grab().toImage()
    return [image.pixelColor(x, y).name() for y in range(image.height())]


def first_lit(meter: Meter, theme: Theme) -> int:
    lit = {theme.colour(f"meter.{name}").name() for name in ("green", "yellow", "red")}
    return next((y for y, colour in enumerate(column(meter)) if colour in lit), HEIGHT)


@pytest.mark.parametrize(("value", "row"), [(-20.0, 84), (-9.0, 40), (-0.1, TOP), (-30.0, 124), (-59.0, 240)])
def test_the_bar_ends_at_its_row(meter: Meter, theme: Theme, value: float, row: int) -> None:
    meter.set_level(at(value))
    # at −20 and −9 the notch lies over the first row of the bar
    assert abs(first_lit(meter, theme) - row) <= 1
    assert meter.row_of(value) == row


def test_zones_have_their_colours_and_notches(meter: Meter, theme: Theme) -> None:
    meter.set_level(at(0.0))
    seen = column(meter)
    assert seen[TOP + 2] == theme.colour("meter.red").name()
    assert seen[60] == theme.colour("meter.yellow").name()
    assert seen[200] == theme.colour("meter.green").name()
    for notch in (40, 84):
        assert theme.colour("tile.line").name() in seen[notch - 1 : notch + 1]


def test_the_red_zone_is_wider_outwards(meter: Meter, theme: Theme) -> None:
    meter.set_level(at(0.0))
    image = meter.grab().toImage()
    red, green = (theme.colour(f"meter.{name}").name() for name in ("red", "green"))
    width_of_red = sum(image.pixelColor(x, 20).name() == red for x in range(18))
    width_of_green = sum(image.pixelColor(x, 200).name() == green for x in range(18))
    assert (width_of_red, width_of_green) == (14, 10)


def test_the_over_lamp_is_white_only_while_over(meter: Meter, theme: Theme) -> None:
    clip = theme.colour("meter.clip").name()
    meter.set_level(at(-0.1, over=True))
    assert column(meter)[:3] == [clip] * 3
    meter.set_level(at(-0.1))
    assert clip not in column(meter)[:3]


def test_a_click_on_the_lamp_clears_it(meter: Meter, qtbot: QtBot) -> None:
    meter.set_level(at(-0.1, over=True))
    with qtbot.waitSignal(meter.over_cleared):
        qtbot.mouseClick(meter, Qt.MouseButton.LeftButton)


def test_no_level_is_hatched_not_zero(meter: Meter, theme: Theme) -> None:
    meter.set_level(at(SILENT))
    silent = set(column(meter)[TOP + 90 : HEIGHT - 4])
    meter.set_level(NO_LEVEL)
    hatched = column(meter)[TOP + 90 : HEIGHT - 4]
    assert silent == {theme.colour("meter.trough").name()}
    assert len(set(hatched)) > 1
    assert theme.colour("meter.peak").name() not in hatched


def test_muted_is_grey_without_hold_and_still_moves(meter: Meter, theme: Theme) -> None:
    muted = theme.colour("meter.muted").name()
    meter.set_level(level(-5.0, -5.0, -3.0, muted=True))
    seen = column(meter)
    assert seen[60] == seen[200] == muted
    assert theme.colour("meter.peak").name() not in seen
    assert seen.index(muted) == meter.row_of(-5.0)
    meter.set_level(level(-30.0, -30.0, -3.0, muted=True))
    assert column(meter).index(muted) == meter.row_of(-30.0)


def test_the_hold_line_has_two_rows(meter: Meter, theme: Theme) -> None:
    meter.set_level(level(-30.0, -30.0, -10.0))
    row = meter.row_of(-10.0)
    peak = theme.colour("meter.peak").name()
    assert [y for y, colour in enumerate(column(meter)) if colour == peak] == [row, row + 1]


def test_the_other_colours(meter: Meter, theme: Theme) -> None:
    theme.apply(Appearance(alternative_meters=True))
    meter.set_level(at(0.0))
    assert column(meter)[200] == theme.colour("meter.alt.green").name()


def test_only_changed_rows_are_painted(theme: Theme, qtbot: QtBot) -> None:
    painted: list[QRect] = []

    class Watched(Meter):
        def paintEvent(self, event: QPaintEvent) -> None:
            painted.append(event.region().boundingRect())
            super().paintEvent(event)

    meter = Watched(theme)
    qtbot.addWidget(meter)
    meter.resize(18, HEIGHT)
    meter.show()
    qtbot.waitExposed(meter)
    meter.set_level(at(-20.0))
    QApplication.processEvents()
    painted.clear()
    meter.set_level(at(-21.0))
    QApplication.processEvents()
    assert [(rect.top(), rect.height()) for rect in painted] == [(84, 4)]
    painted.clear()
    meter.set_level(at(-21.0))
    QApplication.processEvents()
    assert painted == []


def test_words_for_who_cannot_see_it(meter: Meter) -> None:
    meter.set_source("Studio A")
    assert meter.accessibleName() == "Level of Studio A"
    meter.set_level(at(-30.0))
    assert meter.accessibleDescription() == "good"
    meter.set_level(at(-3.0))
    assert meter.accessibleDescription() == "good"  # at most once a second


@pytest.mark.parametrize(
    ("shown", "words"),
    [(at(SILENT), "silent"), (at(-5.0), "high"), (at(-0.1, over=True), "over"), (at(-9.0, muted=True), "muted"),
     (at(-40.0), "good")],
)  # fmt: skip
def test_every_zone_has_its_word(theme: Theme, qtbot: QtBot, shown: Level, words: str) -> None:
    meter = Meter(theme)
    qtbot.addWidget(meter)
    meter.resize(18, HEIGHT)
    meter.set_level(shown)
    assert meter.accessibleDescription() == words


def test_the_tooltip_says_where_the_level_comes_from_while_the_mouse_is_there(meter: Meter, qtbot: QtBot) -> None:
    meter.set_level(level(-12.0, -12.0, -9.8))
    QApplication.sendEvent(meter, QEnterEvent(QPointF(5, 5), QPointF(5, 5), QPointF(meter.mapToGlobal(QPoint(5, 5)))))
    assert meter.toolTip() == "Peak −9.8 dBFS, measured in Airdesk"
    meter.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    meter.set_level(level(-12.0, -12.0, -6.0))
    assert meter.toolTip() == "Peak −6.0 dBFS, measured in Airdesk"
    meter.set_level(NO_LEVEL)
    assert meter.toolTip() == "No level arrives for this source."


def test_another_language_says_the_zone_anew(meter: Meter) -> None:
    meter.set_level(at(-30.0))
    meter.setAccessibleDescription("")
    QApplication.sendEvent(meter, QEvent(QEvent.Type.LanguageChange))
    assert meter.accessibleDescription() == "good"


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_bars_end_at_their_row_on_dense_screens(theme: Theme, qtbot: QtBot, ratio: float) -> None:
    class Dense(Meter):
        def devicePixelRatioF(self) -> float:
            return ratio

    meter = Dense(theme)
    qtbot.addWidget(meter)
    meter.resize(18, HEIGHT)
    meter.set_level(at(-30.0))
    image = QImage(meter.size() * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    meter.render(image)
    green = theme.colour("meter.green")
    lit = [y for y in range(image.height()) if image.pixelColor(round(5 * ratio), y) == green]
    assert abs(lit[0] - meter.row_of(-30.0) * ratio) <= 1
    assert lit == list(range(lit[0], lit[-1] + 1))
    assert abs(lit[-1] + 1 - (HEIGHT - 2) * ratio) <= 1  # there the hold line of silence begins
