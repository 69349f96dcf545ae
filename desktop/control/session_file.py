"""A session of Mezon as a file: exported for another client, taken up again here. Whoever has the file has the account.

The file is what other clients of the service keep (`Session.exported`), as JSON, for its owner's eyes only.
"""

from __future__ import annotations

import errno
from collections.abc import Mapping
from pathlib import Path

import msgspec

from desktop.core.errors import Code, Trouble
from desktop.core.small_file import read_small
from desktop.core.whole_file import replace_file

LIMIT = 256 * 1024  # bytes; a session takes a few thousand


def write(file: Path, exported: Mapping[str, str]) -> None:
    """Write it whole or not at all. Raises Trouble: SESSION_FILE with a reason."""
    try:
        replace_file(file, msgspec.json.format(msgspec.json.encode(exported), indent=1))
    except OSError as error:
        raise Trouble(Code.SESSION_FILE, str(error), reason=error.strerror or type(error).__name__) from None


def read(file: Path) -> dict[str, object]:
    """What the file holds. Raises Trouble: SESSION_FILE with a reason, SESSION_NONE; never with the content."""
    try:
        return msgspec.json.decode(read_small(file, LIMIT), type=dict[str, object])
    except OSError as error:
        if error.errno == errno.EFBIG:
            raise Trouble(Code.SESSION_NONE, "too large") from None
        raise Trouble(Code.SESSION_FILE, str(error), reason=error.strerror or type(error).__name__) from None
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        raise Trouble(Code.SESSION_NONE, "no JSON object") from None
