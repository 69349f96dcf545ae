"""Keys as the operator may choose them: how they are written, which stay with the widgets, which collide."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

MOST = 2  # keys of one command

_WIDGETS = frozenset(
    {
        Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab,
        Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_0,
        Qt.Key.Key_BracketLeft, Qt.Key.Key_BracketRight,
    }
)  # fmt: skip
_CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def native(key: str) -> str:
    """A key as this system writes it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def with_key(text: str, key: str) -> str:
    """“Record all (Shift+F9)”; the text alone where there is no key."""
    return f"{text} ({key})" if key else text


def is_single(key: str) -> bool:
    """A letter, a digit or a sign alone or with Shift: text fields keep it, and it can be turned off."""
    pressed = _pressed(key)
    return len(pressed) == 1 and _plain(pressed[0]) and int(pressed[0].key()) < int(Qt.Key.Key_Escape)  # below F-keys


def is_widgets(key: str) -> bool:
    """Whether fields, lists and the wall use the key themselves, so that no command may take it."""
    return any(one.key() in _WIDGETS and _plain(one) for one in _pressed(key)[:1])


def is_air(key: str) -> bool:
    """Ctrl+Shift touches the air and nothing else does (UI.md 10.1)."""
    return any((one.keyboardModifiers() & _CTRL_SHIFT) == _CTRL_SHIFT for one in _pressed(key))


def clashing(key: str, command_id: str, keys: Mapping[str, Iterable[str]]) -> str:
    """The id of another command that has this key, or one that begins or continues it; empty if there is none."""
    wanted = _pressed(key)
    for other, taken in keys.items():
        if other != command_id and any(_meet(wanted, _pressed(one)) for one in taken):
            return other
    return ""


def _pressed(key: str) -> list[QKeyCombination]:
    sequence = QKeySequence(key)
    return [sequence[n] for n in range(sequence.count())]  # type: ignore[index]  # missing in the stub of PySide


def _plain(one: QKeyCombination) -> bool:
    return not one.keyboardModifiers() & ~Qt.KeyboardModifier.ShiftModifier


def _meet(one: list[QKeyCombination], other: list[QKeyCombination]) -> bool:
    least = min(len(one), len(other))
    return least > 0 and one[:least] == other[:least]
