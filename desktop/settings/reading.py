"""What a settings file says, read leniently. Who keeps and writes it is `store.py`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from desktop.core.small_file import read_small
from desktop.settings.schema import Settings

Tree = dict[str, Any]


def glance(path: Path) -> Settings:
    """What the file says as far as it can be read, to show a window by; the store tells what is wrong with it."""
    try:
        return decode(read_small(path))[0]
    except OSError:
        return Settings()


def decode(text: bytes) -> tuple[Settings, Tree, list[str]]:
    """Settings, the tree they came from, and what was wrong with it. Never raises for any bytes."""
    try:
        tree = msgspec.json.decode(text)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        return Settings(), {}, [f"not JSON: {error}"]
    if not isinstance(tree, dict):
        return Settings(), {}, ["not a JSON object"]
    wrong: list[str] = []
    sections: Tree = {}
    for field in msgspec.structs.fields(Settings):
        if field.name not in tree:
            continue
        try:
            sections[field.name] = msgspec.convert(tree[field.name], field.type)
        except msgspec.ValidationError as error:
            wrong.append(f"{field.name}: {error}")
    return Settings(**sections), tree, wrong
