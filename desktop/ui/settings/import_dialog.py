"""“Import settings”: what would change, before anything does."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from desktop.ui.dialogs import on_screen
from desktop.ui.fields import button_row, column_in, push_button
from desktop.ui.i18n import isolate, tr
from desktop.ui.plain_table import lay_out_table
from desktop.ui.theme import Theme, dress

SIZE = (760, 480)


class ImportDialog(QDialog):
    """Accepted: apply it. Made anew for each file."""

    def __init__(
        self, theme: Theme, name: str, lines: Sequence[tuple[str, str, str]], left_out: int, parent: QWidget
    ) -> None:
        """`lines` are (setting, now, then); `left_out` settings of the file are not known to this version."""
        super().__init__(parent)
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Import", "Import settings"))
        self.resize(on_screen(self, theme, SIZE))
        said = tr("Import", "%n settings change with {file}:", "", len(lines)).format(file=isolate(name))
        if not lines:
            said = tr("Import", "Everything in {file} is in force here already.").format(file=isolate(name))
        self.lead = _text(said)
        self.table = _table(theme, lines)
        self.table.setVisible(bool(lines))
        note = tr("Import", "They are in force at once. Keys, passwords and what the file leaves out stay as they are.")
        if left_out:
            strange = tr(
                "Import", "%n settings of the file are not known to this Airdesk and are passed over.", "", left_out
            )
            note = f"{note} {strange}"
        self.note = _text(note)
        dress(self.note, role="small", tone="secondary")
        self.cancel = push_button(tr("Import", "Cancel") if lines else tr("Import", "Close"))
        self.apply = push_button(tr("Import", "Import"), look="primary")
        self.apply.setVisible(bool(lines))
        self.cancel.clicked.connect(self.reject)
        self.apply.clicked.connect(self.accept)
        self._lay_out(theme)

    def open(self) -> None:
        """Show it, without making any window wait; nothing is applied by a slip of Enter."""
        self.show()
        self.cancel.setFocus(Qt.FocusReason.TabFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        """What would change is named in the language of the moment it was opened: another one takes it back."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.reject()

    def _lay_out(self, theme: Theme) -> None:
        buttons = button_row(self.cancel, self.apply)
        box = column_in(self, theme, 5, 3)
        box.addWidget(self.lead)
        box.addWidget(self.table, 1)
        box.addWidget(self.note)
        if self.table.isHidden():
            box.addStretch(1)
        box.addLayout(buttons)


def _text(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def _table(theme: Theme, lines: Sequence[tuple[str, str, str]]) -> QTableWidget:
    table = QTableWidget(len(lines), 3)
    table.setHorizontalHeaderLabels([tr("Import", "Setting"), tr("Import", "Now"), tr("Import", "Then")])
    table.setAccessibleName(tr("Import", "What changes"))
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    lay_out_table(table, theme.px(28))
    head = table.horizontalHeader()
    head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    head.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
    for row, line in enumerate(lines):
        for column, text in enumerate(line):
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            table.setItem(row, column, item)
    return table
