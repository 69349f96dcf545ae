"""What a broadcast must not lose with the console: each channel's programme, and which channel was chosen.

One small file for this user's eyes only: the address of a track may hold a token of its own, and the track cannot be
fetched without. Garbage in it is as good as no file. Nothing here goes live. Main loop; the writing is on a thread.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import msgspec

from desktop.control.gathering import Gathering
from desktop.control.live import Live
from desktop.control.notices import Notices
from desktop.control.unsaved import Unsaved
from desktop.core.air import AirChannel
from desktop.core.programme import AtEnd, Programme, Track, TrackState
from desktop.core.small_file import MOST_BYTES
from desktop.core.tasks import Tasks
from desktop.settings.page_file import read_page, write_page

CHANNELS = 50  # whose programmes are kept: the chosen one and those before it
SOON_S = 0.5  # so much of the last edit a crash may take


class _Track(msgspec.Struct, frozen=True, omit_defaults=True):
    address: str
    title: str = ""
    length_s: float | None = None
    began_at: datetime | None = None
    ended_at: datetime | None = None  # it was played
    skipped: bool = False


class _Programme(msgspec.Struct, frozen=True):
    channel: AirChannel
    at_end: AtEnd = AtEnd.SILENT
    tracks: tuple[_Track, ...] = ()


class _Page(msgspec.Struct, frozen=True):
    """`programmes`: the one that was used last comes last."""

    chosen: int = 0
    programmes: tuple[_Programme, ...] = ()


class ProgrammeMemory:
    """`recall` once, before anybody else chooses; from then on what changes is kept. `aclose` writes the last of it."""

    def __init__(self, path: Path, live: Live, tasks: Tasks, notices: Notices | None = None) -> None:
        self._path, self._live, self._tasks = path, live, tasks
        self._kept: dict[int, _Programme] = {}
        self._touched: dict[int, tuple[AirChannel, Programme]] = {}  # since `_kept` was brought up to date
        self._written = _Page()
        self._turn = asyncio.Lock()
        self._unsaved = Unsaved(path.name, notices)
        self._gathering = Gathering()

    def recall(self) -> None:
        """Lay the programmes out as they were, to be looked at again; those that were played stay played."""
        page = read_page(self._path, _Page)
        self._written = page
        for one in page.programmes:
            self._kept[one.channel.id] = one
            self._live.recall(one.channel, one.at_end, _tracks(one.tracks))
        chosen = self._kept.get(page.chosen)
        if chosen is not None:
            self._live.choose(chosen.channel)
        self._live.changed.connect(self._changed)

    async def aclose(self) -> None:
        """Keep what is there now; nothing later is."""
        self._gathering.close()
        self._live.changed.disconnect(self._changed)
        await self._save()

    def _changed(self) -> None:
        channel = self._live.air.channel
        if channel is not None:
            self._touched.pop(channel.id, None)
            self._touched[channel.id] = channel, self._live.programme
        self._gathering.soon(self._save_soon, SOON_S)

    def _save_soon(self) -> None:
        self._tasks.start(self._save(), "keep the programme")

    async def _save(self) -> None:
        async with self._turn:
            page = self._page()
            if page != self._written or self._unsaved.failing:
                self._written = page
                self._unsaved.hear(await asyncio.to_thread(self._write, page))

    def _page(self) -> _Page:
        for channel, programme in self._touched.values():
            self._kept.pop(channel.id, None)
            self._kept[channel.id] = _Programme(channel, programme.at_end, _kept(programme))
        self._touched.clear()
        for oldest in list(self._kept)[:-CHANNELS]:
            del self._kept[oldest]
        chosen = self._live.air.channel
        return _Page(chosen.id if chosen is not None else 0, tuple(self._kept.values()))

    def _write(self, page: _Page) -> OSError | None:
        programmes = page.programmes
        while len(text := msgspec.json.encode(_Page(page.chosen, programmes))) > MOST_BYTES and programmes:
            programmes = programmes[1:]  # the longest unused one goes first
        return write_page(self._path, text)


def _kept(programme: Programme) -> tuple[_Track, ...]:
    return tuple(
        _Track(
            one.address,
            one.title,
            one.length_s,
            *((one.began_at, one.ended_at, one.skipped) if one.state is TrackState.PLAYED else ()),
        )
        for one in programme.tracks
    )


def _tracks(kept: Iterable[_Track]) -> list[Track]:
    return [
        Track(
            0,
            one.address,
            one.title,
            one.length_s,
            TrackState.CHECKING if one.ended_at is None else TrackState.PLAYED,
            began_at=one.began_at,
            ended_at=one.ended_at,
            skipped=one.skipped,
        )
        for one in kept
    ]
