"""What is wrong with a stream that arrives: a picture that cannot be decoded, sound that is missing.

Said once for each intake, taken back when the stream gets well, a new one begins, or it is over.
Silence is not looked at here: that is `attendance.py`. Main loop only.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from msgspec import Struct, field

from desktop.control.attendance import Attendance
from desktop.control.notices import Notices
from desktop.control.source import Source
from desktop.control.sources import Sources
from desktop.core.errors import Code
from desktop.media.boxes import Init
from desktop.media.decoder_stats import DecoderStats
from desktop.media.intake import Intake
from desktop.media.movie import Damaged, read_movie

LOOK_EVERY_S = 1.0


class _Seen(Struct):
    """One intake, as far as it was looked at."""

    intake: Intake
    init: Init | None = None
    silent: bool = False  # the header has a picture and no sound
    told: set[Code] = field(default_factory=set)


class StreamCheck:
    """Looks at the present intake of every source that is received."""

    def __init__(
        self,
        sources: Sources,
        attendance: Attendance,
        notices: Notices,
        stats: Callable[[str], DecoderStats],
        is_heard: Callable[[str], bool],
    ) -> None:
        """`stats(id)`: how decoding goes. `is_heard(id)`: it is in the operator's headphones."""
        self._sources = sources
        self._attendance = attendance
        self._notices = notices
        self._stats = stats
        self._is_heard = is_heard
        self._seen: dict[str, _Seen] = {}

    async def watch(self) -> None:
        """Look once a second, until cancelled."""
        while True:
            self.look()
            await asyncio.sleep(LOOK_EVERY_S)

    def look(self) -> None:
        """Compare what arrives with what was said."""
        for source in self._sources.all():
            intake = self._attendance.intake_of(source.id) if source.connected else None
            seen = self._seen.get(source.id)
            if seen is not None and seen.intake is not intake:
                self._forget(source.id)
            if intake is None:
                continue
            if seen is None or seen.intake is not intake:
                self._seen[source.id] = _Seen(intake)  # the decoder may still speak of the stream before
                continue
            self._look_at(source, seen)
        for source_id in self._seen.keys() - set(self._sources.ids):
            self._forget(source_id)

    def _look_at(self, source: Source, seen: _Seen) -> None:
        if seen.intake.init is not seen.init:
            seen.init = seen.intake.init
            seen.silent = seen.init is not None and _is_silent(seen.init)
        stats = self._stats(source.id)
        broken = seen.init is not None and stats.fault is Code.SOURCE_BROKEN
        self._say(source, seen, Code.SOURCE_BROKEN, broken, stats.fault_details)
        # Whom nobody hears and nobody records may be silent.
        missed = seen.silent and (source.record or self._is_heard(source.id))
        self._say(source, seen, Code.SOURCE_NO_SOUND, missed, "")

    def _say(self, source: Source, seen: _Seen, code: Code, is_so: bool, details: str) -> None:
        if not is_so and code in seen.told:
            self._notices.solve(code, source.id)
        elif is_so and code not in seen.told:
            seen.told.add(code)
            self._notices.raise_(code, source_id=source.id, details=details, name=source.name)

    def _forget(self, source_id: str) -> None:
        for code in self._seen.pop(source_id).told:
            self._notices.solve(code, source_id)


def _is_silent(init: Init) -> bool:
    try:
        movie = read_movie(init.data)
    except Damaged:
        return False  # said already, by who decodes it
    return movie.video is not None and movie.sound is None
