"""Which rows the channel list shows: headings and channels in the service's order, folded, filtered.

Pure. Fifty thousand channels are asked about at each keystroke, hence names are made plain once, and before the
first one if there is time.
"""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterable
from operator import attrgetter

from msgspec import Struct

from desktop.core.channel import Channel
from desktop.core.finding import has_words, plain


class Heading(Struct, frozen=True):
    """A category in the list; `count` channels lie below it."""

    id: int
    name: str
    count: int
    collapsed: bool


Row = Heading | Channel


class Rows:
    """The channels of one clan, grouped once, shown as wished."""

    def __init__(self, channels: Iterable[Channel] = ()) -> None:
        """`channels` in the order of the service; threads follow the channel they belong to."""
        self._groups: dict[int, list[Channel]] = {}
        self._names: dict[int, str] = {}
        self._plain: dict[int, list[str]] = {}  # the names of each group, as far as they were prepared
        for category_id, run in itertools.groupby(channels, attrgetter("category_id")):
            found = list(run)
            self._names.setdefault(category_id, found[0].category_name)
            self._groups.setdefault(category_id, []).extend(found)
        for category_id, group in self._groups.items():
            self._groups[category_id] = _with_threads(group)
        self._unprepared = itertools.chain.from_iterable(self._groups.values())

    def __len__(self) -> int:
        return sum(map(len, self._groups.values()))

    def prepare(self, most: int | None = None) -> bool:
        """Make so many more names ready for a filter, None for all; whether there may be more."""
        made = 0
        for channel in itertools.islice(self._unprepared, most):
            self._plain.setdefault(channel.category_id, []).append(plain(channel.label))
            made += 1
        return made == most

    def shown(self, needle: str = "", collapsed: Collection[int] = ()) -> list[Row]:
        """Headings and channels; with a `needle` what has all its words, collapsed or not, and its headings."""
        first, *others = plain(needle).split() or ("",)
        rows: list[Row] = []
        if first:
            self.prepare()
        for category_id, group in self._groups.items():
            if first:
                names = zip(self._plain[category_id], group, strict=True)
                # The first word here in the loop: a call for each of fifty thousand names is felt while typing.
                hits = [one for name, one in names if first in name and (not others or has_words(others, name))]
                if hits:
                    rows.append(Heading(category_id, self._names[category_id], len(hits), False))
                    rows += hits
                continue
            closed = category_id in collapsed
            rows.append(Heading(category_id, self._names[category_id], len(group), closed))
            if not closed:
                rows += group
        return rows


def _with_threads(channels: list[Channel]) -> list[Channel]:
    """Each thread behind its parent; one without a parent in this category stays where it is."""
    threads: dict[int, list[Channel]] = {}
    for channel in filter(attrgetter("parent_id"), channels):
        threads.setdefault(channel.parent_id, []).append(channel)
    if not threads:
        return channels
    known = threads.keys() & map(attrgetter("id"), itertools.filterfalse(attrgetter("parent_id"), channels))
    others = [channel for channel in channels if channel.parent_id not in known]
    ordered: list[Channel] = []
    before = 0
    for place in [place for place, channel in enumerate(others, 1) if channel.id in known]:
        ordered += others[before:place]
        ordered += threads[others[place - 1].id]
        before = place
    return ordered + others[before:]
