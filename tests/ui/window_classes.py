"""The classes of windows beside the main one, read from the sources: what a list of them must not forget."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

_UI = Path(__file__).resolve().parents[2] / "desktop" / "ui"
_ROOTS = {"QDialog", "Popover"}
BASES = {"AskingDialog", "AskingPopover", "NamedAddressPopover"}  # nobody opens these themselves


@cache
def classes() -> dict[str, tuple[str, frozenset[str]]]:
    """Every class of the window: its module and its bases, by name."""
    found = {}
    for file in sorted(_UI.rglob("*.py")):
        module = ".".join(file.relative_to(_UI.parent.parent).with_suffix("").parts)
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef):
                found[node.name] = (module, frozenset(ast.unparse(base) for base in node.bases))
    return found


@cache
def window_classes() -> dict[str, str]:
    """Every dialog and popover that is opened, and its module."""
    wanted, before = set(_ROOTS), set[str]()
    while wanted != before:  # dialogs of dialogs
        before = set(wanted)
        wanted |= {name for name, (_, bases) in classes().items() if bases & before}
    return {name: classes()[name][0] for name in sorted(wanted - _ROOTS - BASES)}
