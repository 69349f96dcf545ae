from __future__ import annotations

from PySide6.QtGui import QFontMetrics

from desktop.ui.onair.fitting import fitting
from desktop.ui.theme import Theme


def test_the_largest_that_fits_else_the_smallest(theme: Theme) -> None:
    font = theme.font("strong", "bold")
    assert fitting(font, (18, 15, 13), theme, "ON AIR", 500).pixelSize() == 18
    assert fitting(font, (18, 15, 13), theme, "ON AIR", 1).pixelSize() == 13
    font.setPixelSize(15)
    room = QFontMetrics(font).horizontalAdvance("RECONNECTING")
    assert fitting(font, (18, 15, 13), theme, "RECONNECTING", room).pixelSize() == 15
