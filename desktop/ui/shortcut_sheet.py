"""All keys on one sheet, read from the registry of actions, with a filter."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.core.finding import plain
from desktop.ui.actions import ActionRegistry
from desktop.ui.commands import MAX_NUMBERED, Menu, menu_title
from desktop.ui.dialogs import on_screen
from desktop.ui.empty_state import EmptyState
from desktop.ui.i18n import isolate, tr
from desktop.ui.keys import native
from desktop.ui.search_field import SearchField
from desktop.ui.theme import Theme, dress

SIZE = (720, 640)
_NUMBERED = {Menu.SOURCES_FOCUS: "1…9", Menu.SOURCES_LISTEN: "Shift+1…9"}  # one line for nine commands


class ShortcutSheet(QDialog):
    """Made anew each time it is opened."""

    def __init__(self, theme: Theme, actions: ActionRegistry, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._actions = actions
        self._lines: list[tuple[str, list[QWidget]]] = []
        self._groups_shown: list[list[QWidget]] = []  # each with its heading first
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(on_screen(self, theme, SIZE))
        self.filter = SearchField(theme, "")
        self.filter.textChanged.connect(self._filtered)
        self._none = EmptyState(theme, "search")
        self._none.primary_pressed.connect(self.filter.clear)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        column = QVBoxLayout(self)
        margin = theme.space(5)
        column.setContentsMargins(margin, margin, margin, margin)
        column.addWidget(self.filter)
        column.addWidget(self._area, 1)
        column.addWidget(self._none, 1)
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._fill()

    def _fill(self) -> None:
        self.setWindowTitle(tr("Shortcuts", "Shortcuts"))
        self._area.setAccessibleName(tr("Shortcuts", "Shortcuts"))  # it takes the keyboard, to be scrolled
        self.filter.setPlaceholderText(tr("Shortcuts", "Filter commands and keys"))
        self.filter.setAccessibleName(tr("Shortcuts", "Filter commands and keys"))
        sheet = QWidget()
        grid = QGridLayout(sheet)
        grid.setContentsMargins(0, 0, self._theme.space(3), 0)
        grid.setHorizontalSpacing(self._theme.space(5))
        grid.setVerticalSpacing(self._theme.px(4))
        grid.setColumnStretch(0, 1)
        self._lines, self._groups_shown = [], []
        line = 0
        for title, pairs in self._groups():
            heading = QLabel(title)
            dress(heading, role="strong", weight="semibold")
            heading.setContentsMargins(0, self._theme.space(3), 0, 0)
            grid.addWidget(heading, line, 0, 1, 2)
            line += 1
            group: list[QWidget] = [heading]
            for text, keys in pairs:
                name, shown = QLabel(text), QLabel(keys)
                dress(shown, role="mono", tone="secondary")
                shown.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
                grid.addWidget(name, line, 0)
                grid.addWidget(shown, line, 1)
                self._lines.append((plain(f"{text} {keys}"), [name, shown]))
                group.append(name)
                line += 1
            self._groups_shown.append(group)
        grid.setRowStretch(line, 1)
        self._area.setWidget(sheet)
        self._filtered(self.filter.text())

    def _filtered(self, text: str) -> None:
        wanted = plain(text.strip())
        for words, widgets in self._lines:
            for widget in widgets:
                widget.setVisible(wanted in words)
        for heading, *names in self._groups_shown:
            heading.setVisible(any(not name.isHidden() for name in names))
        nothing = all(group[0].isHidden() for group in self._groups_shown)
        self._area.setVisible(not nothing)
        self._none.setVisible(nothing)
        said = tr("Shortcuts", "Nothing matches “{text}”.").format(text=isolate(text.strip()))
        self._none.set_words(said, "", tr("Shortcuts", "Clear filter"))

    def _groups(self) -> list[tuple[str, list[tuple[str, str]]]]:
        groups: dict[str, list[tuple[str, str]]] = {}
        for command_id in self._actions.ids:
            command, action = self._actions.command(command_id), self._actions.action(command_id)
            if command.menu in _NUMBERED and self._actions.keys(command_id) == command.keys:
                continue
            keys = [*self._actions.keys(command_id), *([command.widget_key] if command.widget_key else [])]
            if keys and action.isVisible():
                shown = "   ".join(native(key) for key in keys)
                top = Menu(command.menu.split("/")[0])
                name = action.text().rstrip("…")
                if command.menu is Menu.VIEW_SIZE:  # “Larger” says nothing without its menu
                    name = f"{menu_title(command.menu)} › {name}"
                groups.setdefault(menu_title(top), []).append((name, shown))
        sources = groups.setdefault(menu_title(Menu.SOURCES), [])
        sources += [(f"{menu_title(menu)} 1…{MAX_NUMBERED}", key) for menu, key in _NUMBERED.items()]
        return [*groups.items(), (tr("Shortcuts", "On the wall"), _wall_keys())]


def _wall_keys() -> list[tuple[str, str]]:
    """Keys that the wall handles itself, while it has the focus."""
    return [
        (tr("Shortcuts", "Move the selection"), "← ↑ → ↓"),
        (tr("Shortcuts", "Focus the selected source"), native("Return")),
        (tr("Shortcuts", "Back to the grid"), f"{native('0')}   {native('Esc')}"),
        (tr("Shortcuts", "Headphone volume of the selected source"), f"{native('[')}   {native(']')}"),
        (tr("Shortcuts", "Remove the bot or the tile"), native("Delete")),
    ]
