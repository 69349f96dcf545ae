"""What the recorder of a bot writes, segment after segment: film, black while paused, another picture size.

Outlives the connections of a bot, so that a recorder can go on where it was.
"""

from __future__ import annotations

from collections.abc import Callable

from desktop.sim.film import Film
from desktop.sim.recipe import Recipe

Cover = Callable[[Recipe], Film | None]


class Reel:
    """A playhead over one film, or two when the picture changes in mid-stream.

    `cover(recipe)` is asked at each key frame: the film to show instead, with the timing and
    the codec settings of `recipe`, or None.
    """

    def __init__(self, film: Film, cover: Cover, changed: Film | None = None, change_after: int = 0) -> None:
        self._film = film
        self._changed = changed
        self._change_after = change_after
        self._cover = cover
        self._shown = film
        self._init = film.init
        self._number = 0

    @property
    def recipe(self) -> Recipe:
        """What is being written now."""
        return self._source().recipe

    @property
    def complete_s(self) -> float:
        """When, on the stream's own clock, the next fragment is complete."""
        return self._film.ends_s(self._number)

    @property
    def written_s(self) -> float:
        """How far the recording has come, on its own clock."""
        return self._film.starts_s(self._number)

    def begin(self) -> bytes:
        """Start a recording: its clock is 0 again. Returns the init segment."""
        self._number = 0
        self._shown = self._source()
        self._init = self._shown.init
        return self._init

    def next(self) -> bytes:
        """The next fragment; before it a new init segment, if picture size or codec change here."""
        number, self._number = self._number, self._number + 1
        if self._film.begins_with_key(number):
            source = self._source(number)
            self._shown = self._cover(source.recipe) or source
        fragment = self._shown.fragment(number)
        if self._shown.init == self._init:
            return fragment
        self._init = self._shown.init
        return self._init + fragment

    def skip_to(self, seconds: float) -> None:
        """Leave out what lies before `seconds`; goes on with a key frame and leaves a gap in the times."""
        self._number = max(self._number, self._film.key_from(seconds))

    def _source(self, number: int | None = None) -> Film:
        if self._changed is not None and (self._number if number is None else number) >= self._change_after:
            return self._changed
        return self._film
