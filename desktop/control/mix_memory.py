"""What a mix must not forget when the console dies: that it runs, the desk's name, the numbers that were used.

One small file, replaced atomically; garbage in it is as good as no file, and then the clock keeps the numbers growing.
Main loop only; the writing happens on a thread.
"""

from __future__ import annotations

import asyncio
import secrets
import time
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import msgspec

from desktop.control.mix_orders import LeftMix
from desktop.control.notices import Notices
from desktop.control.unsaved import Unsaved
from desktop.core.mix import Level, Origin, Strip
from desktop.core.mix_setup import MOST_VOLUME, MixSetup
from desktop.settings.page_file import read_page, write_page

BLOCK = 1000  # numbers that are set aside with one write
EPOCH_S = 1_700_000_000  # keeps numbers within 32 bits, as the service's answers have them
_LAST_MOMENT_S = 4_102_444_800.0  # the end of 2099: what is later is no date
_MOST_SEQUENCE = 2**31 - 1


class _Level(msgspec.Struct, frozen=True):
    fader: Annotated[int, msgspec.Meta(ge=0, le=MOST_VOLUME)] = 100
    muted: bool = False


class _Input(_Level, frozen=True, kw_only=True):
    key: str
    origin: Origin
    name: str = ""
    user: str = ""
    mixed: _Level | None = None
    out: bool = False


class _Left(msgspec.Struct, frozen=True):
    task_id: str
    room: str
    setup: MixSetup
    started_at: Annotated[float, msgspec.Meta(ge=0, le=_LAST_MOMENT_S)]
    inputs: tuple[_Input, ...] = ()
    hushed: bool = False


class _Page(msgspec.Struct, frozen=True):
    desk: Annotated[str, msgspec.Meta(pattern=r"^[\w-]{0,40}\Z")] = ""
    sequence: Annotated[int, msgspec.Meta(ge=0, le=_MOST_SEQUENCE)] = 0  # all up to here may have been used
    left: _Left | None = None


class MixMemory:
    """Read once when it is made. What cannot be written is told, and tried again: the mix goes on."""

    def __init__(self, path: Path, clock: Callable[[], float] = time.time, notices: Notices | None = None) -> None:
        """`clock` gives seconds of the epoch."""
        self._path = path
        page = read_page(self._path, _Page)
        self.desk = page.desk or f"airdesk-{secrets.token_hex(3)}"
        self.left = _left(page.left)
        self._next = max(page.sequence, int(clock()) - EPOCH_S) + 1
        self._reserved = page.sequence
        self._dirty = False
        self._turn = asyncio.Lock()
        self._unsaved = Unsaved(path.name, notices)

    @property
    def unsaved(self) -> bool:
        """Whether `save` has something to write."""
        return self._dirty

    @property
    def unused(self) -> bool:
        """Whether no number was ever given out."""
        return not self._reserved

    def next_sequence(self) -> int:
        """Larger than every one before, also of former runs, once `save` has returned."""
        number, self._next = self._next, self._next + 1
        if number > self._reserved:
            self._reserved = number + BLOCK
            self._dirty = True
        return number

    def keep(self, left: LeftMix | None) -> None:
        """The mix that would be left behind now; None if there is none."""
        if left != self.left:
            self.left = left
            self._dirty = True

    async def save(self) -> None:
        """Return when all of it is on disk, or could not be written; at once if it is there already."""
        async with self._turn:
            if self._dirty:
                self._dirty = False
                page = msgspec.json.encode(_Page(self.desk, self._reserved, _kept(self.left)))
                error = await asyncio.to_thread(write_page, self._path, page)
                self._dirty = self._dirty or error is not None
                self._unsaved.hear(error)


def _kept(left: LeftMix | None) -> _Left | None:
    if left is None:
        return None
    inputs = tuple(_input(one) for one in left.strips)
    return _Left(left.task_id, left.room, left.setup, left.started_at, inputs, left.hushed)


def _input(one: Strip) -> _Input:
    mixed = None if one.confirmed is None else _Level(one.confirmed.fader, one.confirmed.muted)
    wish = one.wish
    return _Input(
        fader=wish.fader, muted=wish.muted, key=one.key, origin=one.origin,
        name=one.name, user=one.user, mixed=mixed, out=one.out,
    )  # fmt: skip


def _left(page: _Left | None) -> LeftMix | None:
    if page is None:
        return None
    strips = tuple(_strip(one) for one in page.inputs)
    return LeftMix(page.task_id, page.room, page.setup, page.started_at, strips, page.hushed)


def _strip(one: _Input) -> Strip:
    mixed = None if one.mixed is None else Level(one.mixed.fader, one.mixed.muted)
    wish = Level(one.fader, one.muted)
    return Strip(one.key, one.origin, one.name or one.key, one.user, wish=wish, confirmed=mixed, out=one.out)
