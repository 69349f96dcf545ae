"""The parts of a collection for support, each as a text. What is secret in them is taken out later, of all alike."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from desktop.core.log_file import KEPT
from desktop.core.model import Notice
from desktop.core.redaction import HIDDEN
from desktop.core.small_file import refuse_pipe
from desktop.settings.schema import Settings

if TYPE_CHECKING:
    from desktop.control.sources import Sources

LOG_BYTES = 512 * 1024  # the end of each file of the log
# What these settings hold is for another service: nobody here knows whether it is a key.
_FREE_TEXTS = frozenset({"user_data", "value"})
LIBRARIES = ("aiohttp", "aiortc", "av", "keyring", "msgspec", "numpy", "protobuf", "psutil", "qasync", "websockets")


def logs(present: Path) -> list[Path]:
    """The files of the log, the newest first."""
    return [present, *(present.with_name(f"{present.name}.{number}") for number in range(1, KEPT + 1))]


def end_of(path: Path, most_bytes: int = LOG_BYTES) -> str:
    """The last lines of a file; nothing if there is none. Blocks."""
    try:
        refuse_pipe(path)
        with path.open("rb") as file:
            size = file.seek(0, 2)
            file.seek(max(0, size - most_bytes))
            data = file.read(most_bytes)
    except FileNotFoundError:
        return ""
    if size > most_bytes:  # the first line is cut, and with it perhaps the name that tells a secret
        data = data.partition(b"\n")[2]
    return data.decode("utf-8", "replace")


def versions(facts: str) -> str:
    """`facts`, and the libraries. Blocks for some hundredths of a second."""
    from importlib import metadata  # noqa: PLC0415 - brings much along

    lines = [facts]
    for name in LIBRARIES:
        try:
            lines.append(f"{name} {metadata.version(name)}")
        except metadata.PackageNotFoundError:  # a frozen build may have left that out
            lines.append(f"{name} ?")
    return "\n".join(lines) + "\n"


def settings(chosen: Settings) -> str:
    """What the operator chose; keys that only a newer version knows are not among it."""
    return json.dumps(_without_free_texts(msgspec.to_builtins(chosen)), indent=2, ensure_ascii=False) + "\n"


def notices(told: Iterable[Notice]) -> str:
    """What the operator was told, the newest first."""
    lines = []
    for one in told:
        stands = "solved" if one.solved else "open" if one.open else "closed"
        values = " ".join(f"{name}={value!r}" for name, value in one.values.items())
        head = f"{one.raised_at.isoformat(timespec='seconds')} {one.kind.value} {one.code.value} x{one.count} {stands}"
        lines.append(" ".join(filter(None, (head, values, one.details))))
    return "".join(f"{line}\n" for line in lines)


def streams(sources: Sources) -> str:
    """How each stream goes, or went."""
    return "".join(f"{sources.diagnostics(source_id)}\n" for source_id in sources.ids)


def _without_free_texts(tree: Any) -> Any:
    if isinstance(tree, dict):
        return {
            key: HIDDEN if key in _FREE_TEXTS and isinstance(value, str) and value else _without_free_texts(value)
            for key, value in tree.items()
        }
    if isinstance(tree, (list, tuple)):
        return [_without_free_texts(one) for one in tree]
    return tree
