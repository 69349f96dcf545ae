"""A small file that says: whoever made this is alive. It is locked until it is removed or its process is gone.

The lock is the system's own, so neither a kill nor another program with the same number can fool it.
What the file says and whom it concerns is the business of its owner.
"""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_HELD = (errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK)
_LOCK_AT = 1 << 30  # Windows locks bytes against reading too: lock one that is never there


class Claim:
    """One such file, ours until `remove` or `leave`, or until the process is gone. No thread of its own."""

    def __init__(self, path: Path, handle: int, *, sure: bool) -> None:
        self._path = path
        self.handle = handle
        self.sure = sure  # false on a disk without locks: there nobody can tell a dead process from a living one

    @classmethod
    def create(cls, path: Path) -> Claim:
        """Raises FileExistsError if there is one already, OSError if it cannot be written."""
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | _PLAIN, 0o600)
        locked = _lock(handle)
        if locked is False or not _is_at(path, handle):
            os.close(handle)
            raise FileExistsError(f"another console has just taken {path.name} for a dead one's")
        return cls(path, handle, sure=locked is True)

    @classmethod
    def inherit(cls, path: Path) -> Claim | None:
        """That of a process that died; None if it lives, if there is no such file, or no lock on this disk."""
        try:
            handle = os.open(path, os.O_RDWR | _PLAIN)
        except OSError:
            return None  # gone meanwhile, or not ours to open
        if _lock(handle) is not True or not _is_at(path, handle):
            os.close(handle)
            return None
        return cls(path, handle, sure=True)

    def remove(self) -> None:
        """The file goes with the claim."""
        _remove(self._path, self.handle)

    def leave(self) -> None:
        """The file stays, for whoever inherits it."""
        os.close(self.handle)


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
