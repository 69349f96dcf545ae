"""Files of ours that are small: what stands there instead of one must not fill the memory, and a new one is to last."""

from __future__ import annotations

import errno
import os
from pathlib import Path

MOST_BYTES = 4 * 1024 * 1024


def read_small(path: Path, most_bytes: int = MOST_BYTES) -> bytes:
    """All of a file. Raises OSError, also for one that is larger than any of ours."""
    refuse_pipe(path)
    with path.open("rb") as file:
        data = file.read(most_bytes + 1)
    if len(data) > most_bytes:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
    return data


def refuse_other(path: Path) -> None:
    """Raises OSError where something else than a file stands: a file would take its place, a device's too."""
    if path.exists() and not path.is_file():
        raise OSError(errno.EINVAL, "Not a file", str(path))


def refuse_pipe(path: Path) -> None:
    """Raises OSError: opening a pipe would wait for whoever is at its other end, and keep the whole start waiting."""
    if path.is_fifo():
        raise OSError(errno.EINVAL, "Not a file", str(path))


def sync_folder(folder: Path) -> None:
    """Have the disk keep a new name in it too; Windows has no call for it and needs none. Raises OSError."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
