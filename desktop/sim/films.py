"""The films that bots play: each made or loaded once, in a thread of its own, in the order asked for."""

from __future__ import annotations

import asyncio
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from desktop.sim.clip import film
from desktop.sim.film import Film
from desktop.sim.recipe import Recipe


class Films:
    """One worker thread, so that drawing takes one core at most and the first film is ready first."""

    def __init__(self, cache: Path | None) -> None:
        self._cache = cache
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="clips")
        self._films: dict[Recipe, Future[Film]] = {}

    def order(self, recipe: Recipe) -> Future[Film]:
        """Begin with `recipe` unless it is there or on its way."""
        if recipe not in self._films:
            self._films[recipe] = self._worker.submit(film, recipe, self._cache)
        return self._films[recipe]

    async def get(self, recipe: Recipe) -> Film:
        """The film, once it is there. Raises what making it raised."""
        return await asyncio.shield(asyncio.wrap_future(self.order(recipe)))

    def close(self) -> None:
        """Drop what has not begun and wait for what has (seconds at most)."""
        self._worker.shutdown(wait=True, cancel_futures=True)


def black(recipe: Recipe) -> Recipe:
    """What a paused recording shows: the same timing and codec settings, black and silent."""
    return replace(recipe, scene="black", name="", line="", voice="silence", grain=0)
