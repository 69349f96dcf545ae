"""What was asked for when the console was started."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from desktop.core.lean_msgspec import import_msgspec

import_msgspec()  # here, because nothing of ours that uses it is imported sooner
import msgspec  # noqa: E402


class SecretsKind(StrEnum):
    """Where keys are kept."""

    KEYRING = "keyring"
    MEMORY = "memory"


class Launch(msgspec.Struct, frozen=True):
    """The command line, understood. None means: as the settings say."""

    demo: bool = False
    demo_on_air: bool = False  # its programme goes on air by itself
    ingest_port: int | None = None
    open_ingest: bool = False
    secrets: SecretsKind | None = None
    screenshot: Path | None = None
    exit_after_s: float | None = None
    print_state: Path | None = None
    developer: bool = False
    safe: bool = False  # nothing that could be to blame for a crash: see README
