from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from desktop.settings.schema import Appearance
from desktop.settings.schema import Theme as Scheme
from desktop.ui.hatch import hatch, no_level
from desktop.ui.theme import Theme
from tests.ui.test_theme import luminance


def test_stripes_repeat_and_leave_gaps(qapp: QApplication) -> None:
    image = QImage(64, 64, QImage.Format.Format_ARGB32)
    image.fill(QColor("black"))
    painter = QPainter(image)
    painter.fillRect(image.rect(), hatch(QColor("white"), 16, 5, 1.0))
    painter.end()
    row = [image.pixelColor(x, 20).lightness() for x in range(64)]
    assert row[:16] == row[16:32] == row[32:48]
    assert max(row) > 200
    assert min(row) == 0
    assert 0.2 < sum(value > 100 for value in row) / 64 < 0.6


@pytest.mark.parametrize(("scheme", "contrast"), [(Scheme.DARK, 1.3), (Scheme.LIGHT, 3.0)])
@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_no_level_is_seen_as_stripes_in_both_themes(
    theme: Theme, scheme: Scheme, contrast: float, ratio: float
) -> None:
    theme.apply(Appearance(theme=scheme))
    image = QImage(64, 64, QImage.Format.Format_ARGB32)
    image.fill(theme.colour("meter.trough"))
    image.setDevicePixelRatio(ratio)
    painter = QPainter(image)
    painter.fillRect(image.rect(), no_level(theme, ratio))
    painter.end()
    row = [luminance(image.pixelColor(x, 20)) for x in range(64)]
    assert (max(row) + 0.05) / (luminance(theme.colour("meter.trough")) + 0.05) >= contrast
    assert min(row) == pytest.approx(luminance(theme.colour("meter.trough")), abs=0.002)
