"""What lies in the file of a sitting, and how it is read: of a damaged one every source that is sound."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

import msgspec

from desktop.control.invite import InviteRequest
from desktop.core.model import Platform
from desktop.core.small_file import read_small
from desktop.settings.page_file import keep_aside

log = logging.getLogger(__name__)


class Kept(msgspec.Struct, frozen=True, omit_defaults=True):
    """One source, without what is secret of it."""

    id: Annotated[str, msgspec.Meta(pattern=r"^[\w-]{1,40}\Z")]
    name: str
    platform: Platform = Platform.UNKNOWN
    bot_id: str = ""
    record: bool = True


class Page(msgspec.Struct, frozen=True):
    """The whole file."""

    sources: tuple[Kept, ...] = ()


class Way(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is secret of a source: the keyring has it."""

    address: str = ""  # that is pulled
    path: str = ""  # that its bot dials
    request: InviteRequest | None = None


Ways = dict[str, Way]  # by source


@dataclass(frozen=True, slots=True)
class Found:
    """What a file held."""

    page: Page = field(default_factory=Page)
    damaged: bool = False  # something in it could not be read
    aside: str = ""  # name of the file that keeps the whole of a damaged one; empty if it could not be kept


class _Rows(msgspec.Struct):
    sources: list[msgspec.Raw] = []


def read_sitting(path: Path) -> Found:
    """Blocks: for a thread."""
    try:
        text = read_small(path)
    except FileNotFoundError:
        return Found()
    except OSError as error:
        log.warning("%s could not be read: %s", path.name, error.strerror)
        return Found(damaged=True)
    sources, wrong = _sound(text)
    if not wrong:
        return Found(Page(sources))
    log.warning("%s is damaged: %s", path.name, "; ".join(wrong[:5]))
    return Found(Page(sources), True, keep_aside(path, text))


def _sound(text: bytes) -> tuple[tuple[Kept, ...], list[str]]:
    """Every source that can be read, and what was wrong with the others."""
    try:
        rows = msgspec.json.decode(text, type=_Rows).sources
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        return (), [str(error)]
    found: dict[str, Kept] = {}
    wrong: list[str] = []
    for row in rows:
        try:
            one = msgspec.json.decode(row, type=Kept)
        except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
            wrong.append(str(error))
        else:
            found.setdefault(one.id, one)
    return tuple(found.values()), wrong
