"""Where Python stood when the process was killed by a fault below it: written by the interpreter as it dies."""

from __future__ import annotations

import logging
import os
from pathlib import Path

from desktop.core.small_file import refuse_pipe

log = logging.getLogger(__name__)

MOST_BYTES = 256 * 1024  # what older crashes have left; then it begins anew


def keep_crash_traces(path: Path) -> None:
    """Every thread's stack goes into this file with a crash: names of files and functions, no values.

    Who asked for that on the terminal (`python -X faulthandler`) gets it there. The file stays open until the end.
    """
    import faulthandler  # noqa: PLC0415 - the demo studio alone needs none

    if faulthandler.is_enabled():
        return
    try:
        refuse_pipe(path)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        if os.fstat(descriptor).st_size > MOST_BYTES:
            os.ftruncate(descriptor, 0)
    except OSError as error:
        log.warning("a crash would leave no trace: %s", error.strerror)
        return
    faulthandler.enable(descriptor)
