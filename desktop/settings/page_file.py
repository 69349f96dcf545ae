"""A small file in which the console remembers something by itself: garbage in it is as good as no file."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TypeVar

import msgspec

from desktop.core.small_file import read_small
from desktop.core.whole_file import replace_file

log = logging.getLogger(__name__)

T = TypeVar("T", bound=msgspec.Struct)


def read_page(path: Path, kind: type[T]) -> T:
    """What the file holds; `kind()` where there is none, or nothing that could be meant. Blocks."""
    try:
        return msgspec.json.decode(read_small(path), type=kind)
    except FileNotFoundError:
        return kind()
    except (OSError, msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        log.warning("%s is not readable: %s", path.name, type(error).__name__)
        return kind()


def write_page(path: Path, text: bytes) -> None:
    """Replace it; what cannot be written is logged, and the evening goes on. Blocks: for a thread."""
    try:
        replace_file(path, text)
    except OSError as error:
        log.warning("%s could not be written: %s", path.name, error.strerror)
