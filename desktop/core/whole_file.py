"""Files of ours are written whole or not at all: beside their place, and then put into it.

What cannot be finished leaves nothing behind, and what stood in the place before stays. Recordings are not written like
this: of them every byte counts as it comes.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from desktop.core.small_file import sync_folder

_FLAGS = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)


def replace_file(path: Path, data: bytes, *, lasting: bool = True) -> None:
    """Put these bytes there. Raises OSError; then all is as it was. Blocks, as `whole_file` does."""
    with whole_file(path, lasting=lasting) as file:
        file.write(data)


@contextmanager
def whole_file(path: Path, *, lasting: bool = True) -> Iterator[BinaryIO]:
    """A file that takes its place when the block ends well, for this user's eyes only. Raises OSError.

    `lasting` waits for the disk, which may take seconds on a busy one: not needed for what is made anew when the power
    fails. A link stays a link.
    """
    target = path.resolve()
    beside = target.with_name(f".{target.name}.{os.urandom(6).hex()}")
    descriptor = os.open(beside, _FLAGS, 0o600)
    try:
        with os.fdopen(descriptor, "w+b") as file:
            yield file
            file.flush()
            if lasting:
                os.fsync(file.fileno())
        beside.replace(target)
    except BaseException:
        with suppress(OSError):  # what went wrong first is what counts
            beside.unlink(missing_ok=True)
        raise
    if lasting:
        with suppress(OSError):  # it stands there already: a file system that cannot promise more has not failed
            sync_folder(target.parent)
