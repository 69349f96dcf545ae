"""How this program is started once more, for what needs a process of its own: from a checkout, or frozen; its end."""

from __future__ import annotations

import subprocess
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


def ended(process: subprocess.Popen[bytes], within_s: float) -> int:
    """The status of a process that was asked to end; one that does not is killed. Waits: on a thread of its own."""
    try:
        return process.wait(within_s)
    except subprocess.TimeoutExpired:
        process.kill()
        return process.wait()
