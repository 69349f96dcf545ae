"""One console for each home: who holds it, and whether whoever held it last left with a word.

The system itself lets go of the locks when a process ends, however it ends: a stale one cannot be. The folder is locked
as well as the file in it: it needs no right to write, so that a home on a disk that is read-only has one console too.

Until a run says goodbye a number stands in the file: how many runs in a row, this one included, would have ended soon
after their start if it ended now. It needs no disk to survive a crash of ours; one of the whole computer may take it,
and then nobody says anything.
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
        self._place: int | None = None  # descriptor of the folder, or of what stands for it
        self._descriptor: int | None = None  # of the file; None where it cannot be written
        self.crashed = False  # whoever held it last did not say goodbye
        self.early_crashes = 0  # so many times in a row, each soon after its start

    def take(self) -> bool:
        """False while another console has this home. Where the disk knows no locks everybody is let in."""
        self._descriptor = _opened(self._path)
        self._place = _open_place(self._path.parent, self._descriptor is None)
        answers = [_try(one) for one in (self._place, self._descriptor) if one is not None]
        if False in answers:
            self.let_go()
            return False
        if True not in answers:
            log.warning("the home cannot be locked: another console would not be noticed")
        if self._descriptor is None:
            return True
        former = _read(self._descriptor)
        self.crashed = former is not None
        self.early_crashes = former or 0
        self._write(self.early_crashes + 1)
        return True

    def settle(self) -> None:
        """This run has stood for a while: should it crash now, its start was not to blame."""
        self._write(0)

    def goodbye(self) -> None:
        """All is saved: nothing has to be told to the next run, which may begin."""
        if self._descriptor is not None:
            with contextlib.suppress(OSError):
                os.ftruncate(self._descriptor, 0)
        self.let_go()

    def let_go(self) -> None:
        """Without a word."""
        held, self._place, self._descriptor = (self._place, self._descriptor), None, None
        for descriptor in held:
            if descriptor is not None:
                os.close(descriptor)

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


def _opened(path: Path) -> int | None:
    """The file, made if it is not there; None where it cannot be written."""
    try:
        refuse_pipe(path)
        return os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
    except OSError as error:
        log.warning("the home cannot be written, and no crash will be noticed: %s", error.strerror)
        return None


def _try(descriptor: int) -> bool | None:
    """Whether it is locked for us now; None where the disk knows no locks."""
    try:
        _lock(descriptor)
    except (BlockingIOError, PermissionError):
        return False
    except OSError as error:
        log.info("a lock of the home: %s", error.strerror)
        return None
    return True


def _read(descriptor: int) -> int | None:
    """The number that the last run left; None if it said goodbye, or if there was none."""
    try:
        text = os.read(descriptor, _MOST_BYTES)
        return max(0, int(text)) if text else None
    except (OSError, ValueError):  # somebody's garbage: still no goodbye
        return 0


if sys.platform == "win32":

    def _open_place(folder: Path, needed: bool) -> int | None:
        """Folders cannot be opened here: where one is `needed`, a file of this user's own stands for it."""
        if not needed:
            return None
        import tempfile  # noqa: PLC0415 - hardly any home is like this
        from zlib import crc32  # noqa: PLC0415

        mark = crc32(os.path.normcase(folder.resolve()).encode())
        return _opened(Path(tempfile.gettempdir(), f"airdesk-{mark:08x}.lock"))

    def _lock(descriptor: int) -> None:
        import msvcrt  # noqa: PLC0415 - Windows alone

        os.lseek(descriptor, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        finally:
            os.lseek(descriptor, 0, os.SEEK_SET)

else:

    def _open_place(folder: Path, _needed: bool) -> int | None:
        """Always: whoever could not write the file, and whoever can by now, find each other here."""
        try:
            return os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        except OSError:
            return None

    def _lock(descriptor: int) -> None:
        import fcntl  # noqa: PLC0415 - not on Windows

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
