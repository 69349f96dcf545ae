"""Shortcuts as a file of their own, to be taken to another desk."""

from __future__ import annotations

from pathlib import Path

import msgspec

from desktop.core.errors import Code, Trouble
from desktop.core.small_file import read_small
from desktop.core.whole_file import replace_file
from desktop.settings.schema import Shortcuts


def save_keys(path: Path, shortcuts: Shortcuts) -> None:
    """Write the choices, whole or not at all. Raises Trouble."""
    try:
        replace_file(path, msgspec.json.format(msgspec.json.encode(shortcuts), indent=2) + b"\n")
    except OSError as error:
        raise Trouble(Code.KEYS_SAVE, str(error), reason=error.strerror or type(error).__name__) from error


def load_keys(path: Path) -> Shortcuts:
    """Read them. Raises Trouble for a file that holds none."""
    try:
        return msgspec.json.decode(read_small(path), type=Shortcuts)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Trouble(Code.KEYS_BROKEN, str(error), file=path.name) from error
