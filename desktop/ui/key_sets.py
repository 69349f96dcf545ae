"""Sets of keys to begin with, and what of a set from elsewhere can be used here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from desktop.settings.schema import Shortcut, Shortcuts
from desktop.ui.keys import MOST, clashing, is_air, is_widgets


class Preset(StrEnum):
    """Whose habits the keys follow. UI.md's “OBS-like” differs in nothing that the console can do yet."""

    AIRDESK = "airdesk"
    VMIX = "vmix"


# F1 to F7 are sources there; who had them before moves to Ctrl.
_VMIX = {f"source.focus.{n}": (str(n), f"F{n}") for n in range(1, 8)} | {
    "help.here": ("Ctrl+F1",),
    "source.rename": ("Ctrl+F2",),
    "window.notices": ("Ctrl+F4",),
    "window.next_panel": ("Ctrl+F6",),
}


def keys_of(preset: Preset) -> Shortcuts:
    """The choices that make a preset."""
    return _sorted(_VMIX if preset is Preset.VMIX else {})


def preset_of(chosen: Shortcuts) -> Preset | None:
    """Which preset these choices are; None for keys of one's own."""
    return next((preset for preset in Preset if keys_of(preset) == _sorted(_by_command(chosen))), None)


def usable(found: Shortcuts, first_keys: Mapping[str, tuple[str, ...]]) -> tuple[Shortcuts, int]:
    """Of choices from elsewhere those that can be in force here, and how many keys cannot.

    `first_keys` has every command with the keys it begins with. A key that another command has stays there.
    """
    wanted = {command: keys for command, keys in _by_command(found).items() if command in first_keys}
    left_out = sum(len(one.keys) for one in found.chosen if one.command not in first_keys)
    taken = {command: keys for command, keys in first_keys.items() if command not in wanted}
    kept: dict[str, tuple[str, ...]] = {}
    for command, keys in wanted.items():
        good = tuple(key for key in _fit(keys[:MOST]) if not clashing(key, command, taken | kept))
        left_out += len(keys) - len(good)
        kept[command] = good
    return _sorted({command: keys for command, keys in kept.items() if keys != first_keys[command]}), left_out


def _fit(keys: Iterable[str]) -> list[str]:
    return [key for key in keys if key and not is_widgets(key) and not is_air(key)]


def _by_command(shortcuts: Shortcuts) -> dict[str, tuple[str, ...]]:
    return {one.command: one.keys for one in shortcuts.chosen}


def _sorted(keys: Mapping[str, tuple[str, ...]]) -> Shortcuts:
    return Shortcuts(tuple(Shortcut(command, keys[command]) for command in sorted(keys)))
