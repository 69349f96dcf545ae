"""One file of a recording, from its exclusive creation to its last byte.

Every method may wait for the disk. Who calls them when is in `writer.py` and `keeper.py`.
"""

from __future__ import annotations

import errno
import itertools
import os
import stat
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from desktop.core.small_file import sync_folder
from desktop.media.file_name import file_name
from desktop.media.journal import Journal

Buffer = bytes | memoryview
Creator = Callable[[Path], int]  # a new file, never an old one; returns its handle

if sys.platform == "win32":
    _FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_BINARY | os.O_NOINHERIT
else:
    _FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC | os.O_NOFOLLOW

# Linux 6.14: the bytes leave the system's cache as soon as they are on disk. Hours of recording then do not push
# everything else out of memory, the sync each second finds little left to do, and no new pages are needed for each
# mebibyte: in a virtual machine that gets its memory on demand 4.6 GB instead of 0.4 GB per CPU second (measured).
# Not for small writes: each becomes a disk access of its own.
_RWF_DONTCACHE = 0x80
_PAST_CACHE_BYTES = 512 * 1024


class TakenAway(FileNotFoundError):
    """The file is not at its path any more: deleted, with all that is in it, or whole at another place."""

    def __init__(self, *, deleted: bool) -> None:
        self.deleted = deleted
        how = "deleted" if deleted else "moved or renamed, with its folder or alone,"
        super().__init__(errno.ENOENT, f"{how} while it was being written")


def create(path: Path) -> int:
    """Create the file for this user only. Raises FileExistsError rather than touch another's bytes."""
    return os.open(path, _FLAGS, 0o600)


class Part:
    """An open file that grows at its end, with its journal beside it."""

    def __init__(self, path: Path, handle: int, journal: Journal) -> None:
        self.path = path
        self.bytes_on_disk = 0  # what os.write has returned for
        self.bytes_synced = 0
        self.first_write_at: float | None = None
        self.last_write_at: float | None = None
        self.taken_away: TakenAway | None = None  # seen while it was open
        self.syncing = False  # a keeper is at it, perhaps for ever
        self._handle = handle
        self._journal = journal
        self._folder_synced = False
        self._past_cache = True  # until this disk says that it cannot

    @classmethod
    def open(cls, folder: Path, stem: str, number: int, source: str, started: datetime, create: Creator) -> Part:
        """A new file of a name that is not taken; makes the folder, for this user only, if there is none."""
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for copy in itertools.count(1):
            path = folder / file_name(stem, number, copy)
            if path.is_symlink() or path.exists():
                continue
            try:
                journal = Journal.create(path, source, started)
            except FileExistsError:
                continue
            try:
                return cls(path, create(path), journal)
            except FileExistsError:
                journal.remove()
            except OSError:
                journal.remove()
                raise
        raise AssertionError("counting has no end")

    @property
    def lost(self) -> bool:
        """It was deleted, with all that was in it."""
        return self.taken_away is not None and self.taken_away.deleted

    @property
    def seconds(self) -> float:
        """From the first write to the last."""
        if self.first_write_at is None or self.last_write_at is None:
            return 0.0
        return self.last_write_at - self.first_write_at

    def append(self, batch: Sequence[Buffer]) -> int:
        """Write in one call; returns how many bytes went, which may be fewer than given."""
        if sys.platform == "win32":
            return os.write(self._handle, b"".join(batch))
        if sys.platform == "linux" and self._past_cache and sum(map(len, batch)) >= _PAST_CACHE_BYTES:
            try:
                return os.pwritev(self._handle, batch, -1, _RWF_DONTCACHE)
            except OSError as error:
                if error.errno not in (errno.EOPNOTSUPP, errno.EINVAL, errno.ENOSYS, errno.ESPIPE):
                    raise
                self._past_cache = False
        return os.writev(self._handle, batch)

    def wrote(self, count: int, now: float) -> None:
        """Note evidence; no disk call."""
        if self.first_write_at is None:
            self.first_write_at = now
        self.last_write_at = now
        self.bytes_on_disk += count

    def sync(self) -> None:
        """Have the disk itself keep what was written, for the case that the power fails.

        Raises TakenAway if the file was deleted or moved meanwhile: it still takes bytes, and a
        deleted one loses them all.
        """
        self._look_at_path()
        self._sync()
        if not self._folder_synced:
            try:
                sync_folder(self.path.parent)
            except FileNotFoundError:  # taken away between the two
                self._look_at_path()
                raise
            self._folder_synced = True

    def close(self) -> None:
        """Sync, close, take the journal away; an empty file goes with it.

        If that fails the file is closed all the same, and its journal stays for the next start.
        """
        try:
            try:
                self._look()
                if self.bytes_synced < self.bytes_on_disk:
                    self._sync()
            finally:
                os.close(self._handle)
        except OSError:
            self._journal.leave()
            raise
        if self.bytes_on_disk == 0:
            self.path.unlink(missing_ok=True)
        self._journal.remove()

    def _sync(self) -> None:
        until = self.bytes_on_disk
        try:
            _sync(self._handle)
        except OSError as error:
            if error.errno != errno.EINVAL:  # a pipe or a device: there is no disk behind it
                raise
        self.bytes_synced = until

    def _look(self) -> None:
        if os.fstat(self._handle).st_nlink == 0:
            raise TakenAway(deleted=True)

    def _look_at_path(self) -> None:
        self._look()
        if not self._is_at_its_path():
            raise TakenAway(deleted=False)

    def _is_at_its_path(self) -> bool:
        """True also where nobody can tell. Windows lets nobody move a file that is open."""
        ours = os.fstat(self._handle)
        if sys.platform == "win32" or not stat.S_ISREG(ours.st_mode):
            return True
        try:
            return os.path.samestat(self.path.lstat(), ours)
        except (FileNotFoundError, NotADirectoryError):
            return False
        except OSError:
            return True


if sys.platform == "linux":
    _sync = os.fdatasync  # the length too, but not the times
else:
    _sync = os.fsync
