"""The registry of actions: one QAction for each command, its keys, and why it is off.

Menus, buttons and the shortcut sheet read it, so that a command has one name, one key and
one state everywhere. What an action does is connected in `bind.py`.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from desktop.ui.commands import Command


class ActionRegistry(QObject):
    """Owns the actions. `home` is the window whose focus the narrower shortcuts need."""

    def __init__(self, commands: Iterable[Command], home: QWidget) -> None:
        super().__init__(home)
        self._commands = {command.id: command for command in commands}
        self._single_keys = True
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
        self._single_keys = on
        for command in self._commands.values():
            self._actions[command.id].setShortcuts(self._shortcuts(command))

    def retranslate(self) -> None:
        """Take every text from the table again."""
        for command in self._commands.values():
            action = self._actions[command.id]
            action.setText(command.text())
            action.setToolTip(action.statusTip() or action.text())

    def key_text(self, command_id: str) -> str:
        """The first key as people write it here; empty without one."""
        command = self._commands[command_id]
        key = command.keys[0] if command.keys else command.widget_key
        return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)

    def _make(self, command: Command, home: QWidget) -> QAction:
        action = QAction(home)
        action.setObjectName(command.id)
        action.setCheckable(command.checkable)
        action.setAutoRepeat(command.repeats)
        action.setMenuRole(QAction.MenuRole.NoRole)
        anywhere = command.anywhere and not command.single
        context = Qt.ShortcutContext.ApplicationShortcut if anywhere else Qt.ShortcutContext.WindowShortcut
        action.setShortcutContext(context)
        action.setShortcuts(self._shortcuts(command))
        home.addAction(action)
        return action

    def _shortcuts(self, command: Command) -> list[QKeySequence]:
        if command.single and not self._single_keys:
            return []
        return [QKeySequence(key) for key in command.keys]
