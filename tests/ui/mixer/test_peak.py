from __future__ import annotations

import math

from desktop.core.model import NO_LEVEL, Level, LevelKind
from desktop.ui import formats
from desktop.ui.mixer.peak import Peak


def level(peak: float) -> Level:
    return Level(LevelKind.PCM, peak, peak, peak, peak)


def test_the_highest_of_three_seconds() -> None:
    peak = Peak()
    assert peak.text(level(-9.8), 0.0) == "\u22129.8"
    assert peak.text(level(-30.0), 2.9) == "\u22129.8"
    assert peak.text(level(-30.0), 3.1) == "\u221230.0"
    assert peak.text(level(-3.0), 3.2) == "\u22123.0"


def test_silence_is_not_what_nobody_knows() -> None:
    peak = Peak()
    assert peak.text(level(-math.inf), 0.0) == "\u2212∞"
    peak.text(level(-5.0), 1.0)
    assert peak.text(NO_LEVEL, 1.1) == formats.UNKNOWN
    assert peak.text(level(-20.0), 1.2) == "\u221220.0"
