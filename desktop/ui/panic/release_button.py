"""“Release (hold F12)”: the guarded button of one line, low enough for a header."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from desktop.ui.i18n import tr
from desktop.ui.onair.guard_button import GuardButton, GuardFace
from desktop.ui.theme import Theme

RELEASE_S = 0.7
_HEIGHT, _BESIDE = 28, 12


class ReleaseButton(GuardButton):
    """As wide as the longest of its words."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, RELEASE_S)
        self.show_key("")

    def show_key(self, key: str) -> None:
        """The key that is held instead."""
        name = tr("Panic", "Release")
        title = tr("Panic", "Release (hold {key})").format(key=key) if key else name
        self.show_face(GuardFace(title, "", "mute"))
        self.setAccessibleName(tr("Panic", "Release Mute all"))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._theme.font("body", "semibold"))
        width = max(map(metrics.horizontalAdvance, (self._face.title, tr("Guard", "Keep holding"))))
        return QSize(width + 2 * self._theme.px(_BESIDE), self._theme.px(_HEIGHT))

    def _paint_words(self, painter: QPainter, tone: str, part: float) -> None:
        words = tr("Guard", "Keep holding") if part > 0 or self._early else self._face.title
        painter.setPen(self._theme.colour(tone))
        painter.setFont(self._theme.font("body", "semibold"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, words)
