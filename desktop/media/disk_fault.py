"""What a failed disk call means for the operator."""

from __future__ import annotations

import errno
import os

from desktop.core.model import RecordingFault

_FAULTS = {
    errno.ENOSPC: RecordingFault.NO_SPACE,
    errno.EDQUOT: RecordingFault.NO_SPACE,
    errno.EACCES: RecordingFault.DENIED,
    errno.EPERM: RecordingFault.DENIED,
    errno.EROFS: RecordingFault.READ_ONLY,
    errno.EFBIG: RecordingFault.TOO_LARGE,
    errno.ENOENT: RecordingFault.GONE,
    errno.ENOTDIR: RecordingFault.GONE,
    errno.ENODEV: RecordingFault.GONE,
    errno.ENXIO: RecordingFault.GONE,
    errno.ESTALE: RecordingFault.GONE,
}


def fault_of(error: OSError) -> RecordingFault:
    """EIO and everything without a word of its own is a disk error."""
    return _FAULTS.get(error.errno or 0, RecordingFault.DISK_ERROR)


def trace_of(error: OSError) -> str:
    """For support; without the path, which names people."""
    number = error.errno or 0
    return f"{errno.errorcode.get(number, number)}: {os.strerror(number)}"
