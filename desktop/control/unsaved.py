"""Tells the operator that a file by which the console remembers something cannot be written: once, until it can be."""

from __future__ import annotations

import logging

from desktop.control.notices import Notices
from desktop.core.errors import Code

log = logging.getLogger(__name__)


class Unsaved:
    """Of one file. Main loop only."""

    def __init__(self, file: str, notices: Notices | None) -> None:
        """`file` is its name; without `notices` only the log has it."""
        self._file, self._notices = file, notices
        self.failing = False  # the last time

    def hear(self, error: OSError | None) -> None:
        """How writing it went."""
        was, self.failing = self.failing, error is not None
        if error is None and was:
            log.info("%s is written again", self._file)
            if self._notices is not None:
                self._notices.solve(Code.DESK_UNSAVED, file=self._file)
        elif error is not None and not was:
            reason = error.strerror or type(error).__name__
            log.warning("%s could not be written: %s", self._file, reason)
            if self._notices is not None:
                self._notices.raise_(Code.DESK_UNSAVED, file=self._file, reason=reason)
