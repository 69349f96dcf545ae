"""“Collect diagnostics”: what would go to support, part by part, before anything is saved."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QProgressBar,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from desktop.control.diagnostics import BUSY, WITH_PARTS, Part, Stage
from desktop.ui import formats
from desktop.ui.dialogs import on_screen
from desktop.ui.fields import push_button
from desktop.ui.i18n import isolate, tr
from desktop.ui.theme import Theme, dress

SIZE = (900, 600)
LIST_WIDTH = 260
_FULL = 1000  # steps of the bar


class DiagnosticsDialog(QDialog):
    """`show_stage` and `show_parts`; made anew each time it is opened."""

    save_wanted = Signal(list)  # names of the parts that are left out
    stop_wanted = Signal()  # give up what is under way

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._parts: tuple[Part, ...] = ()
        self._stage = Stage.IDLE
        self._where = ""
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(on_screen(self, theme, SIZE))
        self._said, self.note = QLabel(), QLabel()
        self.list, self.view, self.bar = QListWidget(), QPlainTextEdit(), QProgressBar()
        self.bar.setRange(0, _FULL)
        self.save, self.close_button = push_button("", look="primary"), push_button("")
        self._lay_out(theme)
        self.list.currentRowChanged.connect(self._show_text)
        self.list.itemChanged.connect(self._judge)
        self.save.clicked.connect(lambda: self.save_wanted.emit(self.left_out))
        self.close_button.clicked.connect(self._stop_or_close)
        self._retranslate()

    @property
    def left_out(self) -> list[str]:
        """Names of the parts that are not to be saved."""
        items = [self.list.item(row) for row in range(self.list.count())]
        return [
            part.name
            for part, item in zip(self._parts, items, strict=True)
            if item.checkState() is not Qt.CheckState.Checked
        ]

    def show_stage(self, stage: Stage, done: float, where: str = "") -> None:
        """How it goes; `where`: the file it was saved as, or why it could not be."""
        self._stage, self._where = stage, where
        self.bar.setValue(round(done * _FULL))
        self._judge()

    def show_parts(self, parts: Sequence[Part]) -> None:
        """All of them, each to be saved unless it is left out."""
        self._parts = tuple(parts)
        self.list.blockSignals(True)  # an item that is not yet what it will be says nothing
        self.list.clear()
        for _ in self._parts:
            item = QListWidgetItem()
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            self.list.addItem(item)
        self._name_parts()
        self.list.blockSignals(False)
        self.list.setCurrentRow(0 if self._parts else -1)
        self.list.setFocus()
        self._judge()

    def reject(self) -> None:
        if self._stage in BUSY:
            self.stop_wanted.emit()
        super().reject()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _stop_or_close(self) -> None:
        """While it is being saved only that is given up; the parts can still be looked at."""
        if self._stage is Stage.SAVING:
            self.stop_wanted.emit()
        else:
            self.reject()

    def _show_text(self, row: int) -> None:
        self.view.setPlainText(self._parts[row].text if 0 <= row < len(self._parts) else "")

    def _judge(self, _item: object = None) -> None:
        busy = self._stage in BUSY
        some = len(self.left_out) < len(self._parts)
        self.save.setEnabled(self._stage in WITH_PARTS and some)
        self.bar.setVisible(busy)
        self.list.setEnabled(self._stage is not Stage.SAVING)
        self.close_button.setText(tr("Diagnostics", "Cancel") if busy else tr("Diagnostics", "Close"))
        self.note.setText(self._note())
        self.note.setVisible(not busy)

    def _note(self) -> str:
        if self._stage is Stage.SAVED:
            return tr("Diagnostics", "Saved as {file}.").format(file=isolate(self._where))
        if self._stage is Stage.FAILED:
            said = tr("Diagnostics", "It could not be saved: {reason}. Choose another folder.")
            return said.format(reason=isolate(self._where))
        if self._stage is not Stage.READY:
            return ""
        chosen = sum(part.size for part in self._parts if part.name not in self.left_out)
        return tr("Diagnostics", "{size} of text, before it is packed.").format(size=formats.size(chosen))

    def _name_parts(self) -> None:
        for row, part in enumerate(self._parts):
            words, size = _words(part.name), formats.size(part.size)
            self.list.item(row).setText(f"{words}\n{part.name}, {size}" if words else f"{part.name}\n{size}")

    def _retranslate(self) -> None:
        self.setWindowTitle(tr("Diagnostics", "Collect diagnostics"))
        self._said.setText(
            tr(
                "Diagnostics",
                "This is what support would see. Keys, tokens and the secret parts of addresses are taken out. "
                "Names of sources, channels and folders are in it. Uncheck what you do not want to give away.",
            )
        )
        self.list.setAccessibleName(tr("Diagnostics", "Parts"))
        self.view.setAccessibleName(tr("Diagnostics", "Text of the chosen part"))
        self.bar.setAccessibleName(tr("Diagnostics", "Progress"))
        self.save.setText(tr("Diagnostics", "Save…"))
        self._name_parts()
        self._judge()

    def _lay_out(self, theme: Theme) -> None:
        self._said.setWordWrap(True)
        dress(self._said, tone="secondary")
        dress(self.note, tone="secondary")
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setWordWrap(True)
        self.list.setSpacing(theme.px(2))
        dress(self.view, role="mono")
        self.view.setReadOnly(True)
        self.view.setTabChangesFocus(True)
        self.view.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.view.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        split = QSplitter()
        split.addWidget(self.list)
        split.addWidget(self.view)
        split.setStretchFactor(1, 1)
        split.setSizes([theme.px(LIST_WIDTH), theme.px(SIZE[0] - LIST_WIDTH)])
        split.setChildrenCollapsible(False)
        row = QHBoxLayout()
        row.addWidget(self.bar, 1)
        row.addWidget(self.note, 1)
        row.addWidget(self.save)
        row.addWidget(self.close_button)
        box = QVBoxLayout(self)
        margin = theme.space(5)
        box.setContentsMargins(margin, margin, margin, margin)
        box.setSpacing(theme.space(3))
        box.addWidget(self._said)
        box.addWidget(split, 1)
        box.addLayout(row)


def _words(name: str) -> str:
    """What a part is; empty where its name has to say it."""
    if name.startswith("airdesk.log"):
        return tr("Diagnostics", "Log") if name == "airdesk.log" else tr("Diagnostics", "Older log")
    made = {
        "versions.txt": tr("Diagnostics", "Versions"),
        "state.json": tr("Diagnostics", "State of the desk"),
        "settings.json": tr("Diagnostics", "Settings, without secrets"),
        "streams.json": tr("Diagnostics", "How the streams go"),
        "health.csv": tr("Diagnostics", "Health of the last hour"),
        "notices.txt": tr("Diagnostics", "Notices"),
        "crash.log": tr("Diagnostics", "Traces of crashes"),
    }
    return made.get(name, "")
