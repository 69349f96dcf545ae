"""Sources that nobody has invited: how they are called, and how many of them may stand on the wall. Main loop only."""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Callable

from desktop.control.source import OVER, Source
from desktop.control.sources import Sources

MOST = 16  # as many as may send at the same time, so that one of more has always gone
MOST_CHARS = 60
_JOINING = "\u200c\u200d\ufe0f"  # emoji and Persian are written with these


class Strangers:
    """Their tiles, oldest first. The oldest that has gone gives way to a new one."""

    def __init__(self, sources: Sources, over: Callable[[Source], None], told: Callable[[int], None]) -> None:
        """`over(source)`: nothing more comes of it. `told(MOST)` is called once, when the first one gives way."""
        self._sources = sources
        self._over = over
        self._told = told
        self._is_told = False
        self._ids: list[str] = []

    def add(self, source: Source) -> None:
        """A tile for one more."""
        self._ids.append(source.id)
        self._sources.add(source)
        while len(self._ids) > MOST and (gone := self._oldest_gone()) is not None:
            self._take_off(gone)
            if not self._is_told:
                self._is_told = True
                self._told(MOST)

    def forget(self, source_id: str) -> None:
        """The tile is gone."""
        if source_id in self._ids:
            self._ids.remove(source_id)

    def _oldest_gone(self) -> Source | None:
        known = [source for source in map(self._sources.get, self._ids) if source is not None]
        gone = [source for source in known if not source.connected]
        return next((source for source in gone if source.state in OVER), next(iter(gone), None))

    def _take_off(self, source: Source) -> None:
        if source.ended(time.monotonic(), "gone"):
            self._over(source)
        self._sources.remove_tile(source.id, for_good=True)
        self.forget(source.id)


def called(said: str) -> str:
    """What a stranger calls itself, in one short line without anything that hides or turns round; may be empty."""
    shown = "".join(_shown(character) for character in said[: 4 * MOST_CHARS])
    name = " ".join(shown.split())
    return name if len(name) <= MOST_CHARS else name[: MOST_CHARS - 1] + "…"


def _shown(character: str) -> str:
    if character in _JOINING:
        return character
    if character.isspace():
        return " "
    return "" if unicodedata.category(character).startswith("C") else character
