"""The journal of a recording: a small file beside it for as long as it is being written.

A console that ends in order takes its journals away. What the next start finds was left by a
console that died, unless another console still holds the lock on it. Writing the recording
itself is in `part.py`.
"""

from __future__ import annotations

import errno
import json
import logging
import os
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

log = logging.getLogger(__name__)

ENDING = ".recording"
MISSING_AT_MOST_S = 1.0  # bytes go to the system many times a second, and to the disk once a second
_CONTENT_LIMIT = 64 * 1024
_HELD = (errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK)
_LOCK_AT = 1 << 30  # Windows locks bytes against reading too: lock one that is never there


@dataclass(frozen=True, slots=True)
class RecoveredRecording:
    """A file that a console left unfinished; all of it is as received, the last second may be missing."""

    path: Path
    source: str  # the name of the source, "" if the journal cannot be read
    started: datetime | None
    bytes_on_disk: int
    missing_s: float = MISSING_AT_MOST_S  # at most


class Journal:
    """The journal of one file, locked until `remove` or `leave`, or until the process is gone."""

    def __init__(self, path: Path, handle: int) -> None:
        self._path = path
        self._handle = handle

    @classmethod
    def create(cls, recording: Path, source: str, started: datetime) -> Journal:
        """Raises FileExistsError if there is one for this file already, OSError if it cannot be written."""
        path = journal_of(recording)
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | _PLAIN, 0o600)
        if _lock(handle) is False or not _is_at(path, handle):
            os.close(handle)
            raise FileExistsError(f"another console has just taken {path.name} for a dead one's")
        try:
            os.write(handle, json.dumps({"source": source, "started": started.isoformat()}).encode())
        except OSError:
            _remove(path, handle)
            raise
        return cls(path, handle)

    def remove(self) -> None:
        """The file is complete, or was never begun."""
        _remove(self._path, self._handle)

    def leave(self) -> None:
        """The file is not known to be complete: the next start shall list it."""
        os.close(self._handle)


def journal_of(recording: Path) -> Path:
    return recording.with_name(recording.name + ENDING)


def recovered(folder: Path) -> list[RecoveredRecording]:
    """What dead consoles left in `folder`, oldest first; each is listed once. Touches the disk.

    A recording of a console that still runs is left alone, and so is one in a folder whose
    file system knows no locks.
    """
    try:
        journals = sorted(path for path in folder.iterdir() if path.name.endswith(".mp4" + ENDING))
    except OSError:
        return []  # no folder yet
    found = [_recover(path) for path in journals]
    return [recording for recording in found if recording is not None]


def _recover(path: Path) -> RecoveredRecording | None:
    try:
        handle = os.open(path, os.O_RDWR | _PLAIN)
    except OSError:
        return None  # gone meanwhile, or not ours to open
    if _lock(handle) is not True or not _is_at(path, handle):
        os.close(handle)
        return None
    recording = path.with_name(path.name.removesuffix(ENDING))  # never what the content says
    source, started = _content(handle)
    size = _size(recording)
    if size == 0:  # killed between creating and the first byte; the journal proves that the file is ours
        recording.unlink(missing_ok=True)
    _remove(path, handle)
    log.info("recovered %s: %s bytes", recording.name, size)
    return RecoveredRecording(recording, source, started, size) if size else None


def _content(handle: int) -> tuple[str, datetime | None]:
    os.lseek(handle, 0, os.SEEK_SET)
    try:
        content = json.loads(os.read(handle, _CONTENT_LIMIT))
        return str(content["source"]), datetime.fromisoformat(content["started"])
    except (OSError, ValueError, KeyError, TypeError):
        return "", None  # the machine died while it was written


def _size(recording: Path) -> int | None:
    """None if there is no such file, or something else of that name."""
    if recording.is_symlink() or not recording.is_file():
        return None
    return recording.stat().st_size


def _is_at(path: Path, handle: int) -> bool:
    """False if somebody removed it between opening and locking."""
    try:
        return os.path.samestat(path.lstat(), os.fstat(handle))
    except FileNotFoundError:
        return False


if sys.platform == "win32":
    _PLAIN = os.O_BINARY | os.O_NOINHERIT

    def _lock(handle: int) -> bool | None:
        os.lseek(handle, _LOCK_AT, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            return False if error.errno in _HELD else None
        finally:
            os.lseek(handle, 0, os.SEEK_SET)
        return True

    def _remove(path: Path, handle: int) -> None:
        os.close(handle)  # an open file cannot be removed here
        path.unlink(missing_ok=True)

else:
    _PLAIN = os.O_CLOEXEC | os.O_NOFOLLOW

    def _lock(handle: int) -> bool | None:
        """True if it is ours now, False if somebody holds it, None if there are no locks on this disk."""
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            return False if error.errno in _HELD else None
        return True

    def _remove(path: Path, handle: int) -> None:
        path.unlink(missing_ok=True)  # still locked: nobody can take it for a dead one
        os.close(handle)
