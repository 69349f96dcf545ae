"""How this program is started once more, for what needs a process of its own: from a checkout, or frozen."""

from __future__ import annotations

import sys
from pathlib import Path


def is_frozen() -> bool:
    """Whether an installer's program runs, instead of a checkout or a wheel."""
    return bool(getattr(sys, "frozen", False))


def command() -> list[str]:
    """What is typed, without arguments."""
    return [sys.executable] if is_frozen() else [sys.executable, "-m", "desktop"]


def folder() -> Path | None:
    """Where it is typed; None where that does not matter."""
    return None if is_frozen() else Path(__file__).parents[2]
