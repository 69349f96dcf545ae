"""The largest of some sizes in which a word fits: what must not be elided gets smaller instead."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QFont, QFontMetrics

from desktop.ui.theme import Theme


def fitting(font: QFont, sizes: Sequence[int], theme: Theme, word: str, room: int) -> QFont:
    """`font` in the first of `sizes` (pixels of the design, largest first) in which `word` takes `room` at most."""
    found = QFont(font)
    for size in sizes:
        found.setPixelSize(theme.px(size))
        if QFontMetrics(found).horizontalAdvance(word) <= room:
            break
    return found
