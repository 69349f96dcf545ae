from __future__ import annotations

import math
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QLocale

from desktop.settings.schema import Clock
from desktop.ui import formats
from desktop.ui.i18n import Languages

pytestmark = pytest.mark.usefixtures("languages")
MOMENT = datetime(2026, 11, 20, 21, 32, 5).astimezone()


@pytest.mark.parametrize(("seconds", "text"), [(462, "7:42"), (0.4, "0:00"), (-3, "0:00"), (3725, "1:02:05")])
def test_countdown(seconds: float, text: str) -> None:
    assert formats.countdown(seconds) == text


@pytest.mark.parametrize(("seconds", "text"), [(2530, "42:10"), (571, "09:31"), (3725, "1:02:05")])
def test_elapsed(seconds: float, text: str) -> None:
    assert formats.elapsed(seconds) == text


def test_clock_always_has_hours() -> None:
    assert formats.clock(2538) == "00:42:18"


@pytest.mark.parametrize(
    ("count", "text"),
    [(0, "0 B"), (999, "999 B"), (1_240_000_000, "1.24 GB"), (402_000_000, "402 MB"), (31_400_000, "31.4 MB"),
     (999_600, "1.00 MB"), (182e9, "182 GB")],
)  # fmt: skip
def test_size_has_three_digits(count: float, text: str) -> None:
    assert formats.size(count) == text


def test_a_number_has_a_true_minus_and_the_sign_of_the_language() -> None:
    assert [formats.number(5.94, 1), formats.number(-3.0), formats.number(1200.0)] == ["5.9", "−3", "1200"]
    QLocale.setDefault(QLocale("vi"))
    assert formats.number(5.94, 1) == "5,9"


def test_size_has_the_sign_of_the_language_and_decibels_the_point() -> None:
    QLocale.setDefault(QLocale("vi_VN"))
    assert formats.size(1_240_000_000) == "1,24 GB"
    assert formats.number(0.6, 1) == "0,6"
    assert formats.decibel(-9.8) == "−9.8"
    assert formats.percent(0.14, 1) == "0.1 %"


@pytest.mark.parametrize(("value", "text"), [(-9.84, "−9.8"), (-math.inf, "−∞"), (0.0, "0.0"), (-0.01, "0.0")])
def test_decibel_has_a_true_minus(value: float, text: str) -> None:
    assert formats.decibel(value) == text


def test_small_numbers() -> None:
    assert formats.percent(117.6) == "118 %"
    assert formats.percent(0.14, 1) == "0.1 %"
    assert formats.milliseconds(412.3) == "412 ms"
    assert formats.milliseconds(-30) == "−30 ms"
    assert formats.about(41.9 * 3600) == "41 h"
    assert formats.about(1100) == "18 min"


def test_time_of_day_by_choice() -> None:
    assert formats.time_of_day(MOMENT) == "21:32"
    assert formats.time_of_day(MOMENT, seconds=True) == "21:32:05"
    formats.TimeStyle.clock = Clock.H12
    assert formats.time_of_day(MOMENT).startswith("9:32 ")


def test_times_are_shown_in_the_zone_of_the_operator() -> None:
    utc = datetime(2026, 11, 20, 21, 32, tzinfo=UTC)
    assert formats.time_of_day(utc) == utc.astimezone().strftime("%H:%M")


def test_dates_are_written_out(languages: Languages) -> None:
    assert formats.date(MOMENT) == "20 Nov 2026"
    assert formats.week_date(MOMENT) == "Fri 20 Nov"
