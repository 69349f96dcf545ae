"""A person's round face in a call: two letters on a colour of their own. The providers know no pictures of people."""

from __future__ import annotations

import zlib

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.chat.message_painter import hue, initials
from desktop.ui.theme import Theme

SIZE = 26


class CallFace(QWidget):
    """`show_person`; the colour is that of the id, whatever the name."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._person = ("", "")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_person(self, person_id: str, name: str) -> None:
        """Somebody else, or the same by another name."""
        if (person_id, name) != self._person:
            self._person = person_id, name
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(SIZE), self._theme.px(SIZE))

    def paintEvent(self, event: QPaintEvent) -> None:
        person_id, name = self._person
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(hue(zlib.crc32(person_id.encode())))
        painter.drawEllipse(QRectF(self.rect()))
        painter.setFont(self._theme.font("micro", "bold"))
        painter.setPen(QColor("#ffffff"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, initials(name or "?"))
