"""A popover of facts: lines of name and value, and buttons under them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from desktop.ui.fields import column_in, push_button
from desktop.ui.popover import Popover
from desktop.ui.theme import Theme, dress

WIDTH = 380


class InfoPopover(Popover):
    """Made for one look and thrown away when it closes."""

    def __init__(
        self,
        theme: Theme,
        parent: QWidget,
        title: str,
        lines: Sequence[tuple[str, str]],
        buttons: Sequence[tuple[str, Callable[[], object]]],
        sentence: str = "",
    ) -> None:
        super().__init__(theme, parent)
        self.closed.connect(self.deleteLater)
        box = column_in(self, theme, 4)
        box.setSpacing(theme.px(8))
        heading = QLabel(title)
        dress(heading, role="strong", weight="semibold")
        box.addWidget(heading)
        if sentence:
            said = QLabel(sentence)
            said.setWordWrap(True)
            said.setTextFormat(Qt.TextFormat.PlainText)
            said.setMinimumHeight(said.heightForWidth(theme.px(WIDTH) - 2 * theme.space(4)))
            box.addWidget(said)
        box.addLayout(self._grid(lines))
        if buttons:
            row = QHBoxLayout()
            row.addStretch(1)
            for text, act in buttons:
                button = push_button(text)
                button.clicked.connect(self.hide)
                button.clicked.connect(lambda _=False, act=act: act())
                row.addWidget(button)
            box.addLayout(row)
        self.setFixedWidth(theme.px(WIDTH))
        self.setAccessibleName(title)

    def _grid(self, lines: Sequence[tuple[str, str]]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(self.theme.space(4))
        grid.setVerticalSpacing(self.theme.px(4))
        grid.setColumnStretch(1, 1)
        for number, (name, value) in enumerate(lines):
            label, shown = QLabel(name), QLabel(value)
            dress(label, role="small", tone="secondary")
            dress(shown, role="small")
            shown.setTextFormat(Qt.TextFormat.PlainText)
            shown.setWordWrap(True)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(label, number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(shown, number, 1)
        return grid
