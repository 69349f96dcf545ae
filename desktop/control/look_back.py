"""Reading back to a day: page after page above the first line, until it is here.

The service is asked for messages before and after others, and by no date (mezon.md, appendix B). Main loop only.
"""

from __future__ import annotations

import asyncio
from datetime import datetime
from typing import TYPE_CHECKING

from desktop.control.reading import Reading
from desktop.core.signal import Signal
from desktop.core.tasks import Tasks

if TYPE_CHECKING:
    from desktop.control.link import Link


class LookBack:
    """One at a time. `changed`: a page has come, or it began; `ended`: with the first message of then or later, 0 for
    none, and whether everything from then on is here."""

    changed = Signal()
    ended = Signal(int, bool)

    def __init__(self, tasks: Tasks) -> None:
        self._tasks = tasks
        self._task: asyncio.Task[None] | None = None
        self.until: datetime | None = None  # what is looked for now

    def start(self, link: Link, place: Reading, moment: datetime) -> None:
        """Look for the first message at or after that time."""
        self.stop()
        self.until = moment
        self._task = self._tasks.start(self._look(link, place, moment), "read back to a day")
        self.changed.emit()

    def stop(self) -> None:
        """What was read stays."""
        if self._task is not None:
            self._task.cancel()
            self._task, self.until = None, None
            self.changed.emit()

    async def _look(self, link: Link, place: Reading, moment: datetime) -> None:
        while not _reaches(place, moment) and place.has_older and not place.room.full:
            await place.older(link)
            if place.older_trouble is not None:
                break
            self.changed.emit()
        self._task, self.until = None, None
        self.changed.emit()
        times = ((line.message.id, line.message.created_at) for line in place.room.lines)
        found = next((message_id for message_id, at in times if message_id and at is not None and at >= moment), 0)
        self.ended.emit(found, _reaches(place, moment) or not place.has_older)


def _reaches(place: Reading, moment: datetime) -> bool:
    """Whether the first line is of before then."""
    first = place.room.line_of(place.room.oldest)
    at = first.message.created_at if first is not None else None
    return at is not None and at < moment
