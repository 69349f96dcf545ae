"""What somebody may look for by name, among tens of thousands of channels. Pure, and quick at each keystroke."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence

from msgspec import Struct

from desktop.core.channel import Channel
from desktop.core.finding import plain

MOST = 200  # hits that are shown; who wants others types on


class Entry(Struct, frozen=True, gc=False):
    """One channel or conversation."""

    channel: Channel
    title: str
    place: str  # the clan, or what stands for none
    unread: int = 0


class Catalogue:
    """Entries in the order in which they are offered while nothing is typed."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._entries = list(entries)
        self._plain: list[str] = []  # titles, as far as they were prepared
        self._places = {place: plain(place) for place in {one.place for one in self._entries}}

    def __len__(self) -> int:
        return len(self._entries)

    def prepare(self, most: int | None = None) -> bool:
        """Make so many more titles ready, None for all; whether there may be more."""
        begin = len(self._plain)
        end = len(self._entries) if most is None else begin + most
        self._plain += [plain(one.title) for one in self._entries[begin:end]]
        return len(self._plain) < len(self._entries)

    def hits(self, needle: str) -> Sequence[Entry]:
        """Each word is in the title or in the place's name; the best first, at most MOST."""
        words = plain(needle).split()
        if not words:
            return self._entries[:MOST]
        self.prepare()
        wanted = [(word, {place for place, known in self._places.items() if word in known}) for word in words]
        found: tuple[list[Entry], ...] = ([], [], [], [])
        for title, entry in zip(self._plain, self._entries, strict=True):
            for word, places in wanted:
                if word not in title and entry.place not in places:
                    break
            else:
                hits = found[_rank(title, words[0])]
                if len(hits) < MOST:
                    hits.append(entry)
                    if len(found[0]) == MOST:
                        break
        return [*itertools.chain.from_iterable(found)][:MOST]


def _rank(title: str, word: str) -> int:
    """0: it begins with the word; 1: a word of it does; 2: it is within; 3: only the place has it."""
    at = title.find(word)
    if at <= 0:
        return 3 if at else 0
    while at > 0:
        if not title[at - 1].isalnum():
            return 1
        at = title.find(word, at + 1)
    return 2
