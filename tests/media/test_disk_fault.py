from __future__ import annotations

import errno
import os

import pytest

from desktop.core.model import RecordingFault
from desktop.media.disk_fault import fault_of, trace_of


@pytest.mark.parametrize(
    ("number", "fault"),
    [
        (errno.ENOSPC, RecordingFault.NO_SPACE),
        (errno.EDQUOT, RecordingFault.NO_SPACE),
        (errno.EIO, RecordingFault.DISK_ERROR),
        (errno.EACCES, RecordingFault.DENIED),
        (errno.EROFS, RecordingFault.READ_ONLY),
        (errno.ENOENT, RecordingFault.GONE),
        (errno.EFBIG, RecordingFault.TOO_LARGE),
        (errno.EMFILE, RecordingFault.DISK_ERROR),
    ],
)
def test_each_error_has_its_word(number: int, fault: RecordingFault) -> None:
    assert fault_of(OSError(number, "x")) is fault


def test_the_trace_names_no_path() -> None:
    assert trace_of(OSError(errno.EIO, "x", "/home/anna/secret")) == f"EIO: {os.strerror(errno.EIO)}"


def test_an_error_without_a_number_is_no_crash() -> None:
    assert fault_of(OSError("odd")) is RecordingFault.DISK_ERROR
    assert trace_of(OSError("odd")).startswith("0: ")
