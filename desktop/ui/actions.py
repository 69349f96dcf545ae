"""The registry of actions: one QAction for each command, its keys, and why it is off.

Menus, buttons and the shortcut sheet read it, so that a command has one name, one key and
one state everywhere. What an action does is connected in `bind.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from desktop.ui.commands import Command
from desktop.ui.keys import is_single, native


class ActionRegistry(QObject):
    """Owns the actions. `home` is the window whose focus the narrower shortcuts need."""

    keys_changed = Signal()

    def __init__(self, commands: Iterable[Command], home: QWidget) -> None:
        super().__init__(home)
        self._commands = {command.id: command for command in commands}
        self._single_keys = True
        self._chosen: dict[str, tuple[str, ...]] = {}
        self._actions = {command.id: self._make(command, home) for command in self._commands.values()}
        self.retranslate()

    @property
    def ids(self) -> tuple[str, ...]:
        """Every id, in the order of the menus."""
        return tuple(self._commands)

    def action(self, command_id: str) -> QAction:
        """The action of a command. Raises KeyError for an unknown one."""
        return self._actions[command_id]

    def command(self, command_id: str) -> Command:
        """The line of the table."""
        return self._commands[command_id]

    def set_enabled(self, command_id: str, enabled: bool, reason: str = "") -> None:
        """Switch a command; a disabled one says why in its tooltip and status text."""
        action = self._actions[command_id]
        action.setEnabled(enabled)
        shown = "" if enabled else reason
        action.setToolTip(shown or action.text())
        action.setStatusTip(shown)

    def set_text(self, command_id: str, text: str) -> None:
        """Another wording for the state the command now has; `retranslate` returns to the table's."""
        self._actions[command_id].setText(text)

    def set_single_keys(self, on: bool) -> None:
        """Whether letters and digits alone act; the other keys stay."""
        if on != self._single_keys:
            self._single_keys = on
            self._give_keys()
            self.keys_changed.emit()

    def set_keys(self, chosen: Mapping[str, tuple[str, ...]]) -> None:
        """The operator's keys by command; a command that is not named has its first ones."""
        if dict(chosen) != self._chosen:
            self._chosen = dict(chosen)
            self._give_keys()
            self.keys_changed.emit()

    def keys(self, command_id: str) -> tuple[str, ...]:
        """The keys in force, the first one being shown in menus."""
        return self._chosen.get(command_id, self._commands[command_id].keys)

    def retranslate(self) -> None:
        """Take every text from the table again."""
        for command in self._commands.values():
            action = self._actions[command.id]
            action.setText(command.text())
            action.setToolTip(action.statusTip() or action.text())

    def key_text(self, command_id: str) -> str:
        """The first key in force as people write it here; empty without one."""
        keys = [key for key in self.keys(command_id) if self._single_keys or not is_single(key)]
        return native(keys[0] if keys else self._commands[command_id].widget_key)

    def _make(self, command: Command, home: QWidget) -> QAction:
        action = QAction(home)
        action.setObjectName(command.id)
        action.setCheckable(command.checkable)
        action.setAutoRepeat(command.repeats)
        action.setMenuRole(QAction.MenuRole.NoRole)
        self._give(action, command)
        home.addAction(action)
        return action

    def _give_keys(self) -> None:
        for command in self._commands.values():
            self._give(self._actions[command.id], command)

    def _give(self, action: QAction, command: Command) -> None:
        keys = self.keys(command.id)
        anywhere = command.anywhere and not any(is_single(key) for key in keys)
        context = Qt.ShortcutContext.ApplicationShortcut if anywhere else Qt.ShortcutContext.WindowShortcut
        if context != action.shortcutContext():
            action.setShortcutContext(context)
        action.setShortcuts([QKeySequence(key) for key in keys if self._single_keys or not is_single(key)])
