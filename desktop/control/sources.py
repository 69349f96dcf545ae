"""All sources in the order of the wall, which one has the focus, and what is known of each.

The list only: bots are asked for in `bots.py`, arrivals are met in `attendance.py`,
pictures lie in `pictures.py`. Main loop only.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable

from desktop.control.source import OVER, Source
from desktop.core.model import SourceView
from desktop.core.signal import Signal

REMEMBERED = 50  # removed tiles that can come back
Look = Callable[[Source, int], SourceView]


class Sources:
    """The wall as a list. Every id in a signal is a source's id."""

    added = Signal(str)
    removed = Signal(str)
    changed = Signal(str)
    order_changed = Signal()
    focus_changed = Signal()

    def __init__(self) -> None:
        self._sources: dict[str, Source] = {}
        self._focus_id: str | None = None
        self._removed: deque[tuple[Source, int]] = deque(maxlen=REMEMBERED)
        self.look: Look = _bare

    @property
    def ids(self) -> tuple[str, ...]:
        """Ids in the order of the wall."""
        return tuple(self._sources)

    @property
    def focus_id(self) -> str | None:
        """The source that is shown large."""
        return self._focus_id

    def get(self, source_id: str) -> Source | None:
        """The facts of one source."""
        return self._sources.get(source_id)

    def all(self) -> tuple[Source, ...]:
        """The facts of every source, in the order of the wall."""
        return tuple(self._sources.values())

    def view(self, source_id: str) -> SourceView:
        """What the interface shows of it. Raises KeyError for a source that is gone."""
        return self.look(self._sources[source_id], self.ids.index(source_id) + 1)

    def add(self, source: Source) -> None:
        """A new tile, in the last place; the first one gets the focus."""
        self._sources[source.id] = source
        self.added.emit(source.id)
        if self._focus_id is None:
            self.focus(source.id)

    def remove_tile(self, source_id: str, for_good: bool = False) -> None:
        """Take an ended or failed source off the wall; unless `for_good`, `restore_tile` brings it back."""
        source = self._sources.get(source_id)
        if source is None or source.state not in OVER:
            return
        if not for_good:
            self._removed.append((source, self.ids.index(source_id)))
        del self._sources[source_id]
        self.removed.emit(source_id)
        if self._focus_id == source_id:
            self._focus_id = next(iter(self._sources), None)
            self.focus_changed.emit()

    def restore_tile(self) -> None:
        """Bring the last removed tile back to its place; asked again, the one before."""
        if not self._removed:
            return
        source, index = self._removed.pop()
        self._sources[source.id] = source
        self.added.emit(source.id)
        self.move(source.id, index)

    def rename(self, source_id: str, name: str) -> None:
        """Give it another name on the wall; an empty one changes nothing."""
        source = self._sources.get(source_id)
        name = " ".join(name.split())
        if source is not None and name and name != source.name:
            source.name = name
            self.changed.emit(source_id)

    def move(self, source_id: str, index: int) -> None:
        """Put it at another place of the wall, counted from 0."""
        if source_id not in self._sources:
            return
        order = [other for other in self._sources if other != source_id]
        order.insert(max(0, min(index, len(order))), source_id)
        if tuple(order) != self.ids:
            self._sources = {other: self._sources[other] for other in order}
            self.order_changed.emit()

    def focus(self, source_id: str) -> None:
        """Show this one large."""
        if source_id in self._sources and source_id != self._focus_id:
            self._focus_id = source_id
            self.focus_changed.emit()

    def diagnostics(self, source_id: str) -> str:
        """What support needs to know of it, as JSON without any secret."""
        view = self.view(source_id)
        kept = ("id", "state", "platform", "bot_id", "raw_reason", "latency_ms", "decode_mode", "hardware",
                "bytes_received", "bytes_recorded", "frames_decoded", "frames_shown", "frames_dropped")  # fmt: skip
        facts: dict[str, object] = {name: getattr(view, name) for name in kept}
        if view.format is not None:
            facts["format"] = {name: getattr(view.format, name) for name in view.format.__struct_fields__}
        return json.dumps(facts, indent=2, default=str)


def _bare(source: Source, number: int) -> SourceView:
    """The view before pictures and recordings are there to add to it."""
    return SourceView(source.id, number, source.name, source.state, source.since)
