from __future__ import annotations

from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from desktop.ui.hatch import hatch


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
