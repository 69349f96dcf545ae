"""One console for each home: who holds it, and whether whoever held it last left with a word.

The system itself lets go of the lock when a process ends, however it ends: a stale one cannot be. Until a run says
goodbye a number stands in the file: how many runs in a row, this one included, would have ended soon after their start
if it ended now. It needs no disk to survive a crash of ours; one of the whole computer may take it, and then nobody
says anything.
"""

from __future__ import annotations

import contextlib
import logging
import os
import sys
from pathlib import Path

from desktop.core.small_file import refuse_pipe

log = logging.getLogger(__name__)

_FAR = 1 << 30  # the byte that Windows locks: what is before it can still be read
_MOST_BYTES = 20


class HomeLock:
    """Held from `take` until `goodbye`, or until the process ends. Main thread only."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor: int | None = None
        self.crashed = False  # whoever held it last did not say goodbye
        self.early_crashes = 0  # so many times in a row, each soon after its start

    def take(self) -> bool:
        """False while another console has this home. Where the disk knows no locks everybody is let in."""
        try:
            refuse_pipe(self._path)
            descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
        except OSError as error:
            log.warning("the home cannot be locked: %s", error.strerror)
            return True
        try:
            _lock(descriptor)
        except (BlockingIOError, PermissionError):
            os.close(descriptor)
            return False
        except OSError as error:
            log.warning("the home cannot be locked: %s", error.strerror)
        self._descriptor = descriptor
        former = _read(descriptor)
        self.crashed = former is not None
        self.early_crashes = former or 0
        self._write(self.early_crashes + 1)
        return True

    def settle(self) -> None:
        """This run has stood for a while: should it crash now, its start was not to blame."""
        self._write(0)

    def goodbye(self) -> None:
        """All is saved: nothing has to be told to the next run, which may begin."""
        if self._descriptor is None:
            return
        with contextlib.suppress(OSError):
            os.ftruncate(self._descriptor, 0)
        self.let_go()

    def let_go(self) -> None:
        """Without a word."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def _write(self, early: int) -> None:
        if self._descriptor is None:
            return
        text = str(early).encode()
        try:
            os.lseek(self._descriptor, 0, os.SEEK_SET)
            os.write(self._descriptor, text)
            os.ftruncate(self._descriptor, len(text))
        except OSError as error:
            log.warning("what a crash would leave could not be written: %s", error.strerror)


def _read(descriptor: int) -> int | None:
    """The number that the last run left; None if it said goodbye, or if there was none."""
    try:
        text = os.read(descriptor, _MOST_BYTES)
        return max(0, int(text)) if text else None
    except (OSError, ValueError):  # somebody's garbage: still no goodbye
        return 0


if sys.platform == "win32":

    def _lock(descriptor: int) -> None:
        import msvcrt  # noqa: PLC0415 - Windows alone

        os.lseek(descriptor, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        finally:
            os.lseek(descriptor, 0, os.SEEK_SET)

else:

    def _lock(descriptor: int) -> None:
        import fcntl  # noqa: PLC0415 - not on Windows

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
