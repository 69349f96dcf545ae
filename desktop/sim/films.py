"""The films that bots play: each made or loaded once, by two threads, in the order asked for."""

from __future__ import annotations

import asyncio
import os
import sys
import threading
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from desktop.sim.clip import film
from desktop.sim.film import Film
from desktop.sim.recipe import Recipe

KIND = 5  # steps of priority below the window


class Films:
    """Belongs to one loop. The threads are kinder than the window: they run at a lower priority where that exists."""

    def __init__(self, cache: Path | None) -> None:
        self._cache = cache
        self._worker = ThreadPoolExecutor(2, "clips", _be_kind)
        self._leaving = threading.Event()
        self._films: dict[Recipe, Future[Film]] = {}

    def order(self, recipe: Recipe) -> Future[Film]:
        """Begin with `recipe` unless it is there or on its way."""
        if recipe not in self._films:
            self._films[recipe] = self._worker.submit(film, recipe, self._cache, self._leaving)
        return self._films[recipe]

    async def get(self, recipe: Recipe) -> Film:
        """The film, once it is there. Raises what making it raised."""
        return await asyncio.shield(asyncio.wrap_future(self.order(recipe)))

    def close(self) -> None:
        """Drop what has not begun and what is half drawn; the threads are gone afterwards."""
        self._leaving.set()
        self._worker.shutdown(wait=True, cancel_futures=True)


def _be_kind() -> None:
    if sys.platform == "linux":  # elsewhere this would slow down the whole process
        mine = threading.get_native_id()
        # Whoever was started kinder than that already may not be made less so.
        os.setpriority(os.PRIO_PROCESS, mine, max(KIND, os.getpriority(os.PRIO_PROCESS, mine)))


def black(recipe: Recipe) -> Recipe:
    """What a paused recording shows: the same timing and codec settings, black and silent."""
    return replace(recipe, scene="black", name="", line="", voice="silence", grain=0)
