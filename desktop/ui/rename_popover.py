"""A small popover for one new name, beside the thing that gets it."""

from __future__ import annotations

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.ui.fields import column_in, label_of
from desktop.ui.i18n import tr
from desktop.ui.popover import Popover
from desktop.ui.theme import Theme

WIDTH, LONGEST = 300, 80


class RenamePopover(Popover):
    """Enter takes the name, Esc leaves the old one."""

    renamed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget, name: str, asked: str = "") -> None:
        """`asked`: whose name it is; without it that of a source."""
        super().__init__(theme, parent)
        self.closed.connect(self.deleteLater)
        self.field = QLineEdit(name)
        self.field.setMaxLength(LONGEST)
        label = label_of(self.field, asked or tr("Rename", "Source name on the wall"))
        self.setAccessibleName(label.text())
        box = column_in(self, theme, 4)
        box.addWidget(label)
        box.addWidget(self.field)
        self.setFixedWidth(theme.px(WIDTH))
        self.field.returnPressed.connect(self._done)

    def open_at(self, anchor: QWidget | QRect) -> None:
        """Open with the whole name selected."""
        super().open_at(anchor)
        self.field.selectAll()
        self.field.setFocus()

    def _done(self) -> None:
        name = self.field.text().strip()
        self.hide()
        if name:
            self.renamed.emit(name)
