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


def write_page(path: Path, text: bytes) -> OSError | None:
    """Replace it; returns what kept it from being written: the evening goes on. Blocks: for a thread."""
    try:
        replace_file(path, text)
    except OSError as error:
        return error
    return None


def keep_aside(path: Path, text: bytes) -> str:
    """What a damaged file held, beside it as NAME.broken.json; returns its name, nothing if that failed. Blocks."""
    aside = path.with_name(f"{path.stem}.broken{path.suffix}")
    error = write_page(aside, text)
    if error is not None:
        log.warning("%s could not be kept aside: %s", path.name, error.strerror)
    return "" if error is not None else aside.name
