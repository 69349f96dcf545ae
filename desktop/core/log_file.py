"""The log on disk: kept short, and quiet about a disk that does not take it."""

from __future__ import annotations

import contextlib
import logging
import os
import sys
from io import TextIOWrapper
from itertools import pairwise
from pathlib import Path

from desktop.core.small_file import refuse_pipe

LOG_BYTES = 5_000_000
KEPT = 3  # files besides the present one


class LogFile(logging.FileHandler):
    """Lines that cannot be written are lost: that is said once on the terminal, and in the log when it goes on.

    Python's own rotating file loads sockets, pickles and queues with it, which is felt at each start.
    """

    def __init__(self, path: Path, most_bytes: int = LOG_BYTES) -> None:
        """Touches the disk with the first line only."""
        super().__init__(path, encoding="utf-8", delay=True)
        self._path = path
        self._most_bytes = most_bytes
        self._lost = 0

    def emit(self, record: logging.LogRecord) -> None:
        """Write a line."""
        before = self._lost
        try:
            if self.stream is not None and self._is_elsewhere(self.stream):
                self._close_stream()
            if self.stream is not None and self.stream.tell() > self._most_bytes:
                self._begin_anew()
            self.stream = self.stream or self._open()
        except OSError:
            self.handleError(record)
            return
        super().emit(record)
        if before and self._lost == before:
            self._lost = 0
            self.emit(_line(record, f"the log could not be written for a while: {before} lines are missing"))

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name for it
        """Begin the file anew with the next line; a fault of ours is shown as usual."""
        error = sys.exc_info()[1]
        if not isinstance(error, OSError):
            super().handleError(record)
            return
        if not self._lost:
            with contextlib.suppress(OSError, AttributeError):  # there may be no terminal
                sys.stderr.write(f"airdesk: the log cannot be written: {error.strerror}. Airdesk goes on without it.\n")
        self._lost += 1
        self._close_stream()

    def _open(self) -> TextIOWrapper:
        refuse_pipe(self._path)
        return super()._open()

    def _is_elsewhere(self, stream: TextIOWrapper) -> bool:
        """Somebody took the file away: what is written would be seen by nobody."""
        try:
            return not os.path.samestat(self._path.stat(), os.fstat(stream.fileno()))
        except FileNotFoundError:
            return True

    def _begin_anew(self) -> None:
        """The present file becomes the first of those kept. Where it cannot be moved, it goes on as it is."""
        self._close_stream()
        names = [self._path, *(self._path.with_name(f"{self._path.name}.{n}") for n in range(1, KEPT + 1))]
        for older, newer in reversed(list(pairwise(names))):
            with contextlib.suppress(OSError):
                older.replace(newer)

    def _close_stream(self) -> None:
        stream, self.stream = self.stream, None
        if stream is not None:
            with contextlib.suppress(OSError):  # it holds the line that the disk did not take
                stream.close()


def _line(after: logging.LogRecord, text: str) -> logging.LogRecord:
    return logging.LogRecord(__name__, logging.WARNING, after.pathname, 0, text, (), None)
