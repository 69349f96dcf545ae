"""The C library's heap: memory that nobody uses any more goes back to the system."""

from __future__ import annotations

import logging
import sys

log = logging.getLogger(__name__)


def trim() -> None:
    """Give back what can be given back. Some milliseconds; elsewhere than with glibc nothing is done."""
    if sys.platform != "linux":
        return
    import ctypes  # noqa: PLC0415 - takes longer to load than it ever saves while nothing has ended

    try:
        ctypes.CDLL(None).malloc_trim(0)
    except (OSError, AttributeError):  # another C library
        log.debug("the C library gives nothing back")
