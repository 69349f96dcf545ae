"""The steps of joining, one under the other."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from desktop.ui.calls.call_words import Mark, Step
from desktop.ui.theme import Theme, dress

_MARKS = {
    Mark.OPEN: ("state-off", "text.tertiary"),
    Mark.BUSY: ("state-busy", "warn.text"),
    Mark.DONE: ("state-ok", "ready.text"),
    Mark.FAILED: ("state-error", "error.text"),
}


class JoinSteps(QWidget):
    """Shows what it is given; the number of steps stays the same."""

    def __init__(self, theme: Theme, count: int = 4) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[Step, ...] = ()
        self._rows = [(QLabel(), QLabel(), QLabel()) for _ in range(count)]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(8))
        grid.setVerticalSpacing(theme.px(6))
        grid.setColumnStretch(1, 1)
        for n, row in enumerate(self._rows):
            for column, label in enumerate(row):
                grid.addWidget(label, n, column)
            row[1].setWordWrap(True)
            dress(row[2], tone="secondary")
        theme.changed.connect(self._paint)

    def show_steps(self, steps: tuple[Step, ...]) -> None:
        """As many as there are rows."""
        if steps != self._shown:
            self._shown = steps
            self._paint()

    def _paint(self) -> None:
        for (icon, text, note), step in zip(self._rows, self._shown, strict=False):
            name, tone = _MARKS[step.mark]
            icon.setPixmap(self._theme.pixmap(name, tone, 14, self.devicePixelRatioF()))
            text.setText(step.text)
            dress(text, weight="medium", tone="secondary" if step.mark is Mark.OPEN else "")
            note.setText(step.note)
        self.setAccessibleName(". ".join(f"{step.text} {step.note}".strip() for step in self._shown))
