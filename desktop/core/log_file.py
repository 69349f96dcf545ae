"""The log on disk: kept short, and quiet about a disk that does not take it."""

from __future__ import annotations

import contextlib
import logging
import logging.handlers
import sys
from pathlib import Path

LOG_BYTES = 5_000_000
KEPT = 3  # files besides the present one


class LogFile(logging.handlers.RotatingFileHandler):
    """Lines that cannot be written are lost: that is said once on the terminal, and in the log when it goes on."""

    def __init__(self, path: Path) -> None:
        """Touches the disk with the first line only."""
        super().__init__(path, maxBytes=LOG_BYTES, backupCount=KEPT, encoding="utf-8", delay=True)
        self._lost = 0

    def emit(self, record: logging.LogRecord) -> None:
        """Write a line."""
        before = self._lost
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
        stream, self.stream = self.stream, None
        if stream is not None:
            with contextlib.suppress(OSError):  # it holds the line that the disk did not take
                stream.close()


def _line(after: logging.LogRecord, text: str) -> logging.LogRecord:
    return logging.LogRecord(__name__, logging.WARNING, after.pathname, 0, text, (), None)
