"""Files of ours that are small: what stands there instead of one must not fill the memory."""

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
