"""Settings › Shortcuts: two keys for each command, recorded by pressing them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from desktop.core.finding import has_words, plain
from desktop.settings.schema import Settings, Shortcut, Shortcuts
from desktop.ui.actions import ActionRegistry
from desktop.ui.commands import Menu, menu_title
from desktop.ui.dialogs import choose_file, choose_target
from desktop.ui.fields import ChoiceBox, button_row, push_button
from desktop.ui.i18n import tr
from desktop.ui.key_sets import Preset, keys_of, preset_of
from desktop.ui.keys import MOST, clashing, is_air, is_widgets, native
from desktop.ui.plain_table import lay_out_table
from desktop.ui.settings.page import Page, hint_label
from desktop.ui.theme import Theme, dress

_ACTION, _FIRST, _NOTE = 0, 1, 1 + MOST
_ROWS_SHOWN = 12
FILE = "airdesk-shortcuts.json"
Index = QModelIndex | QPersistentModelIndex


class ShortcutsPage(Page):
    """A key that is taken, or that no command may have, changes nothing; its row says why."""

    section = "shortcuts"
    import_wanted = Signal(Path)
    export_wanted = Signal(Path, object)  # where to, Shortcuts

    def __init__(self, theme: Theme, actions: ActionRegistry) -> None:
        super().__init__(theme, tr("Shortcuts", "Shortcuts"))
        self._actions = actions
        self._section = Shortcuts()
        self._ids = [one for one in actions.ids if actions.action(one).isVisible()]
        self._wrong: dict[str, str] = {}  # why the last key of a command was not taken
        self.table = QTableWidget(len(self._ids), _NOTE + 1)
        self.default = push_button(tr("Shortcuts", "Back to its first keys"))
        self.preset = ChoiceBox(
            (Preset.AIRDESK, "Airdesk"),
            (Preset.VMIX, tr("Shortcuts", "vMix-like")),
            (None, tr("Shortcuts", "Your own")),
        )
        self.take_in = push_button(tr("Shortcuts", "Import…"))
        self.give_out = push_button(tr("Shortcuts", "Export…"))
        self._delegate = _Recorder(self.table)
        self._lay_out()
        self._delegate.recorded.connect(self._recorded)
        self.table.cellActivated.connect(self._record)
        self.table.currentCellChanged.connect(lambda *_cells: self._show_default())
        self.table.installEventFilter(self)
        self.preset.activated.connect(self._to_preset)
        self.take_in.clicked.connect(self._choose_source)
        self.give_out.clicked.connect(self._choose_target)
        self.default.clicked.connect(self._to_default)
        self._fill()

    def show_settings(self, settings: Settings) -> None:
        """Show the keys in force."""
        self._section = settings.shortcuts
        self._fill()

    def search(self, text: str) -> bool:
        """Only the rows that hold `text`."""
        wanted = plain(text).split()
        hits = [has_words(wanted, plain(" ".join(self._words(row)))) for row in range(len(self._ids))]
        titled = has_words(wanted, plain(self.title))
        for row, hit in enumerate(hits):
            self.table.setRowHidden(row, not (hit or titled))
        return any(hits) or titled

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Delete and Backspace take a key away."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            row, column = self.table.currentRow(), self.table.currentColumn()
            if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and _FIRST <= column < _NOTE:
                self._recorded(row, column, "")
                return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        said = tr("Shortcuts", "Enter on a key, then press what you want, one after the other. Delete takes it away.")
        self.column.addWidget(hint_label(said))
        self.column.addLayout(self._head())
        table = self.table
        table.setHorizontalHeaderLabels(
            [tr("Shortcuts", "Action"), tr("Shortcuts", "First key"), tr("Shortcuts", "Second key"), ""]
        )
        table.setAccessibleName(tr("Shortcuts", "Shortcuts"))
        table.setItemDelegate(self._delegate)
        table.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        lay_out_table(table, self.theme.px(28))
        table.setMinimumHeight(self.theme.px(28) * (_ROWS_SHOWN + 1))
        head = table.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for column in range(_FIRST, _NOTE):
            table.setColumnWidth(column, self.theme.px(112))
        table.setColumnWidth(_ACTION, self.theme.px(230))
        head.setSectionResizeMode(_NOTE, QHeaderView.ResizeMode.Stretch)
        self.column.addWidget(table, 100)  # all the room that the end of the page leaves
        under = QHBoxLayout()
        under.addWidget(self.default)
        self._said = QLabel()
        dress(self._said, role="small", tone="secondary")
        under.addWidget(self._said, 1)
        self.column.addLayout(under)
        self.finish()

    def _head(self) -> QHBoxLayout:
        self.preset.setAccessibleName(tr("Shortcuts", "Preset"))
        label = QLabel(tr("Shortcuts", "Preset"))
        label.setBuddy(self.preset)
        return button_row(self.take_in, self.give_out, aside=(label, self.preset))

    def _to_preset(self) -> None:
        if self.preset.chosen is None:  # keys of one's own are chosen in the table
            self.preset.choose(preset_of(self._section))
            return
        self._wrong.clear()
        self._choose(keys_of(self.preset.chosen))

    def _choose_source(self) -> None:
        words = tr("Shortcuts", "Import shortcuts"), tr("Shortcuts", "Shortcuts (*.json)")
        chooser = choose_file(self, words[0], str(Path.home()), words[1])
        chooser.fileSelected.connect(lambda file: self.import_wanted.emit(Path(file)))

    def _choose_target(self) -> None:
        words = tr("Shortcuts", "Export shortcuts"), tr("Shortcuts", "Shortcuts (*.json)")
        chooser = choose_target(self, words[0], str(Path.home() / FILE), words[1])
        chooser.fileSelected.connect(lambda file: self.export_wanted.emit(Path(file), self._section))

    def _fill(self) -> None:
        self.preset.choose(preset_of(self._section))
        for row, command_id in enumerate(self._ids):
            keys = self._actions.keys(command_id)
            note = self._wrong.get(command_id, "") or self._clash(command_id)
            words = [self._name(command_id)]
            words += [native(keys[n]) if n < len(keys) else "" for n in range(MOST)]
            for column, text in enumerate((*words, note)):
                item = self.table.item(row, column)
                if item is None:
                    item = QTableWidgetItem()
                    can = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
                    key = _FIRST <= column < _NOTE
                    item.setFlags(can | Qt.ItemFlag.ItemIsEditable if key else can)
                    self.table.setItem(row, column, item)
                item.setText(text)
                if column == _NOTE:
                    item.setForeground(self.theme.colour("warn.text"))
                item.setToolTip(text if column in (_ACTION, _NOTE) else "")
        self._show_default()

    def _name(self, command_id: str) -> str:
        """“Dark” says nothing without its menu; “Focus source 1” does."""
        name, menu = self._actions.action(command_id).text().rstrip("…"), self._actions.command(command_id).menu
        return f"{menu_title(menu)} › {name}" if menu in (Menu.VIEW_SIZE, Menu.VIEW_THEME) else name

    def _words(self, row: int) -> list[str]:
        items = [self.table.item(row, column) for column in range(_NOTE)]
        return [item.text() for item in items if item is not None]

    def _record(self, row: int, column: int) -> None:
        self.table.setCurrentCell(row, min(max(column, _FIRST), _NOTE - 1))
        self.table.edit(self.table.currentIndex())

    def _recorded(self, row: int, column: int, key: str) -> None:
        """A key was pressed, or taken away, in a cell."""
        command_id, place = self._ids[row], column - _FIRST
        keys = list(self._actions.keys(command_id))
        if key and key not in keys[place : place + 1]:
            self._wrong[command_id] = self._fault(command_id, key)
            if self._wrong[command_id]:
                self._fill()
                return
        kept = [one for n, one in enumerate(keys[:MOST]) if n != place and one != key]
        kept[place:place] = [key] if key else []
        self._wrong.pop(command_id, None)
        self._keep(command_id, tuple(kept))

    def _fault(self, command_id: str, key: str) -> str:
        if is_widgets(key):
            return tr("Shortcuts", "{key} is used by fields and lists.").format(key=native(key))
        for_air = command_id.startswith("air.")
        if is_air(key) and not for_air:
            return tr("Shortcuts", "Ctrl+Shift is kept for going on air.")
        if for_air and not is_air(key):
            return tr("Shortcuts", "What touches the air needs Ctrl+Shift.")
        other = clashing(key, command_id, self._all_keys())
        if other:
            name = self._name(other)
            return tr("Shortcuts", "{key} is used by “{name}”.").format(key=native(key), name=name)
        return ""

    def _clash(self, command_id: str) -> str:
        """Two commands may have one key after the file was edited by hand, or by a newer version's table."""
        for key in self._actions.keys(command_id):
            other = clashing(key, command_id, self._all_keys())
            if other:
                name = self._name(other)
                return tr("Shortcuts", "Also used by “{name}”.").format(name=name)
        return ""

    def _all_keys(self) -> dict[str, tuple[str, ...]]:
        return {one: self._actions.keys(one) for one in self._actions.ids}

    def _to_default(self) -> None:
        row = self.table.currentRow()
        if row >= 0:
            self._wrong.pop(self._ids[row], None)
            self._keep(self._ids[row], self._actions.command(self._ids[row]).keys)

    def _keep(self, command_id: str, keys: tuple[str, ...]) -> None:
        chosen = [one for one in self._section.chosen if one.command != command_id]
        if keys != self._actions.command(command_id).keys:
            chosen.append(Shortcut(command_id, keys))
        self._choose(Shortcuts(tuple(sorted(chosen, key=lambda one: one.command))))

    def _choose(self, new: Shortcuts) -> None:
        if new != self._section:
            self._section = new
            self.edited.emit(self.section, new)
        self._fill()

    def _show_default(self) -> None:
        row = self.table.currentRow()
        first = self._actions.command(self._ids[row]).keys if row >= 0 else ()
        self.default.setEnabled(row >= 0 and self._actions.keys(self._ids[row]) != first)
        none = tr("Shortcuts", "none")
        keys = ", ".join(native(key) for key in first) or none
        self._said.setText(tr("Shortcuts", "Its first keys: {keys}.").format(keys=keys) if row >= 0 else "")


class _Recorder(QStyledItemDelegate):
    """Lets the keys of a cell be pressed."""

    recorded = Signal(int, int, str)  # row, column, the keys as Qt writes them portably

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QKeySequenceEdit(parent)
        editor.setMaximumSequenceLength(MOST)
        field = editor.findChild(QLineEdit)
        if field is not None:
            field.setPlaceholderText(tr("Shortcuts", "press keys"))
        editor.editingFinished.connect(lambda: self._finish(editor))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Begins empty: what is pressed replaces the key."""

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QKeySequenceEdit):
            key = editor.keySequence().toString(QKeySequence.SequenceFormat.PortableText)
            if key:
                self.recorded.emit(index.row(), index.column(), key)

    def _finish(self, editor: QKeySequenceEdit) -> None:
        editor.editingFinished.disconnect()  # it is told again when the editor loses the focus
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
