"""What the booth's process prints, kept until it has ended: where it broke, if it broke.

Python writes there which thread a signal hit, and libraries what they found impossible.
"""

from __future__ import annotations

import contextlib
import os
import re
import sys
import tempfile
from typing import BinaryIO, cast

MOST_BYTES = 256 * 1024
TOLD_LINES = 12

_THREAD = re.compile(rb"^Current thread 0x([0-9a-f]+)", re.MULTILINE)


class LastWords:
    """A file without a name. `file` is for the process, the rest for when it has ended."""

    def __init__(self) -> None:
        self.file: BinaryIO | None = None
        with contextlib.suppress(OSError):  # no room for it: pictures are worth more than their last words
            self.file = _nameless()
        self._words = b""

    def close(self) -> None:
        """Take what was written, and let go of the file."""
        if self.file is not None:
            with contextlib.suppress(OSError), self.file as file:
                file.seek(0)
                self._words = file.read(MOST_BYTES).rstrip(b"\0")
            self.file = None

    @property
    def thread(self) -> int | None:
        """Which one broke, as `threading.get_ident` names it; None if none did."""
        found = _THREAD.search(self._words)
        return None if found is None else int(found[1], 16)

    @property
    def text(self) -> str:
        """The first lines."""
        return "\n".join(self._words.decode("utf-8", "replace").strip().splitlines()[:TOLD_LINES])


def _nameless() -> BinaryIO:
    if sys.platform != "linux":
        return cast(BinaryIO, tempfile.TemporaryFile())
    import fcntl  # noqa: PLC0415 - not everywhere

    fd = os.memfd_create("airdesk booth", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
    os.ftruncate(fd, MOST_BYTES)
    fcntl.fcntl(fd, fcntl.F_ADD_SEALS, fcntl.F_SEAL_GROW)  # a library that talks all evening costs no more
    return os.fdopen(fd, "w+b")
