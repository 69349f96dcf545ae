"""Words that the window would show without `tr`: nobody could translate them, and no extraction sees them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

# Calls whose first argument is read by people.
SHOWING = {
    "setText", "setToolTip", "setWindowTitle", "setAccessibleName", "setAccessibleDescription", "setStatusTip",
    "setPlaceholderText", "setWhatsThis", "setTitle", "setSuffix", "setPrefix", "addAction", "addMenu", "addItem",
    "addTab", "setTabText", "setTabToolTip", "setItemText", "showMessage", "say", "say_error", "set_words",
    "set_title", "announce", "QLabel", "QPushButton", "push_button", "QCheckBox", "QRadioButton", "QGroupBox",
    "QAction", "ElidedLabel", "Question",
}  # fmt: skip
# The same in every language: names of services and keys, units, examples of ids.
NAMES = {
    "Airdesk", "Mezon", "MeetStream", "ZEGOCLOUD", "Stream Chat", "Enter", "mix-main,",
    "ms", "kbit/s", "MiB", "GB", "LUFS", "dBFS", "fps",
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]{2,}")
_ADDRESS = re.compile(r"\S+(://|\.\w+\.|:)\S+|\S+://\S+")


def bare(source: str) -> list[tuple[int, str]]:
    """Line and text of each in a source."""
    found = []
    for call in ast.walk(ast.parse(source)):
        if isinstance(call, ast.Call) and _name(call.func) in SHOWING and call.args:
            found += [(call.lineno, text) for text in _literals(call.args[0]) if _is_said(text)]
    return sorted(found)


def _literals(argument: ast.expr) -> Iterator[str]:
    """Strings as they stand, and what stands between the values of an f-string; not what a call is given."""
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        yield argument.value
    elif isinstance(argument, ast.JoinedStr):
        yield from (part for value in argument.values for part in _literals(value) if isinstance(value, ast.Constant))
    elif isinstance(argument, ast.IfExp):
        yield from (*_literals(argument.body), *_literals(argument.orelse))
    elif isinstance(argument, ast.BinOp):
        yield from (*_literals(argument.left), *_literals(argument.right))


def _is_said(text: str) -> bool:
    if text.strip() in NAMES:
        return False
    return any(_WORD.search(word) and word not in NAMES and not _ADDRESS.fullmatch(word) for word in text.split())


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
