"""How a second start asks the first console to show itself: a small file in the home, which the first one watches.

No socket: a path may be too long for one, it would have to be cleaned up, and it is one thing more that listens.
"""

from __future__ import annotations

import contextlib
import logging
import time
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from desktop.core.small_file import refuse_pipe

log = logging.getLogger(__name__)

PATIENCE_S = 5.0
LOOK_EVERY_S = 0.02
_MOST_CHARS = 200
_RING = "ring"


class Answer(StrEnum):
    """What came of a second start."""

    SHOWN = "shown"  # the first console has shown itself
    LEFT = "left"  # it was just leaving: the home is ours now
    SILENT = "silent"  # it is there and does not answer
    UNASKED = "unasked"  # it is there, and nothing can be written where it would see it


def ring(bell: Path, take: Callable[[], bool], token: str = "", patience_s: float = PATIENCE_S) -> Answer:
    """Ask the console that has the home to show itself, until it has, or `take` gets the home. Blocks.

    `token` is what the desktop gave this process to show a window; the first console uses it in its place.
    """
    try:
        refuse_pipe(bell)
        bell.write_text(token[:_MOST_CHARS] if token.isprintable() and token else _RING, encoding="utf-8")
    except OSError as error:
        log.warning("the console that runs already cannot be asked: %s", error.strerror)
        return Answer.UNASKED
    until_s = time.monotonic() + patience_s
    while time.monotonic() < until_s:
        if not _size(bell):
            return Answer.SHOWN
        if take():
            hang_up(bell)
            return Answer.LEFT
        time.sleep(LOOK_EVERY_S)
    hang_up(bell)
    return Answer.SILENT


def answer(bell: Path) -> str | None:
    """Whether somebody has rung since the last time, and with which token; then they are told that it was heard."""
    try:
        refuse_pipe(bell)
        with bell.open(encoding="utf-8", errors="replace") as file:
            word = file.read(_MOST_CHARS)
    except OSError:
        return None
    if not word:
        return None
    hang_up(bell)
    return "" if word == _RING or not word.isprintable() else word


def hang_up(bell: Path) -> None:
    """Nobody rings; the file is there to be watched."""
    with contextlib.suppress(OSError):
        refuse_pipe(bell)
        bell.write_bytes(b"")


def _size(bell: Path) -> int:
    try:
        return bell.stat().st_size
    except OSError:  # somebody took it away; it is asked again with the next start
        return 1
