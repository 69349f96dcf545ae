"""Who is here: meets the streams that arrive, and notices when one falls silent.

The arrivals are posted by `reception.py` from the I/O thread; everything here runs on the
main loop.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Callable

from desktop.control.ingest_desk import IngestDesk
from desktop.control.notices import Notices
from desktop.control.reception import Place
from desktop.control.source import OVER, Source
from desktop.control.sources import Sources
from desktop.control.strangers import Strangers, called
from desktop.core.errors import Code
from desktop.core.model import Platform, SourceState
from desktop.media.intake import Intake
from desktop.services.meetstream.admissions import RefusalReason
from desktop.services.meetstream.door import Caller
from desktop.services.meetstream.session import EndReason

LOOK_EVERY_S = 0.5
NO_MEDIA_AFTER_S = 15.0  # who has dialled in and sends nothing for so long is told of
GIVEN_UP_AFTER_S = 60.0  # a cut stream that nobody can be asked about has ended after this
LATENCY_WEIGHT = 0.3
INTAKES_KEPT = 4
REFUSAL_EVERY_S = 60.0


class Attendance:
    """The intakes of all sources. At most one per source is the present one; older ones are closed."""

    def __init__(
        self,
        sources: Sources,
        ingest: IngestDesk,
        notices: Notices,
        is_followed: Callable[[str], bool],
        stalled_after_s: Callable[[], float],
        gone: Callable[[Source], None],
    ) -> None:
        """`is_followed(id)`: the service is asked about it. `gone(source)`: nothing more will arrive of it."""
        self._sources = sources
        self._ingest = ingest
        self._notices = notices
        self._is_followed = is_followed
        self._stalled_after_s = stalled_after_s
        self._gone = gone
        self._leaving = False
        self._intakes: dict[str, Intake] = {}
        self._former: dict[str, deque[Intake]] = {}
        self._booked: dict[str, tuple[int, int]] = {}
        self._latency: dict[str, float] = {}
        self._present: set[str] = set()  # of which more may arrive: `gone` was not called yet
        self._redialled: set[str] = set()  # cut, and there again: what was sent between is nowhere
        self._mute: set[str] = set()  # who dialled in, sent nothing, and was told of
        self._refused_at = float("-inf")
        self._strangers = Strangers(sources, self._over, self._crowded)

    def intake_of(self, source_id: str) -> Intake | None:
        """The present intake of a source, or its last one."""
        return self._intakes.get(source_id)

    def bytes_received(self, source_id: str) -> int:
        """Of all intakes of a source."""
        return self._booked.get(source_id, (0, 0))[0] + sum(i.bytes_received for i in self._all_of(source_id))

    def bytes_recorded(self, source_id: str) -> int:
        """On disk, of all intakes of a source."""
        return self._booked.get(source_id, (0, 0))[1] + sum(i.bytes_recorded for i in self._all_of(source_id))

    def latency_ms(self, source_id: str) -> float | None:
        """Trend of the pings; includes the difference of two clocks."""
        return self._latency.get(source_id)

    def leave(self) -> None:
        """The desk is being left: streams that break off from now on have ended."""
        self._leaving = True

    def forget(self, source_id: str) -> None:
        """The tile is gone."""
        for book in (self._intakes, self._former, self._booked, self._latency):
            book.pop(source_id, None)
        self._present.discard(source_id)
        self._redialled.discard(source_id)
        self._mute.discard(source_id)
        self._strangers.forget(source_id)

    async def watch(self) -> None:
        """Look at every source twice a second, until cancelled."""
        while True:
            self.look(time.monotonic())
            await asyncio.sleep(LOOK_EVERY_S)

    def look(self, now: float) -> None:
        """Compare what arrived with what is shown."""
        if self._leaving:  # silence is our own doing now
            return
        sending = bots = 0
        for source in self._sources.all():
            intake = self._intakes.get(source.id)
            if intake is not None and source.connected:
                self._look_at(source, intake, now)
            if not source.connected and source.state not in OVER:
                self._look_at_absent(source, now)
            elif not source.connected and source.id in self._present:  # the service or the operator has ended it
                self._over(source)
            if source.platform is not Platform.ADDRESS:  # nobody dials in from there
                bots += source.state not in OVER
                sending += source.state is SourceState.RECEIVING
        self._ingest.count(sending, bots)

    def intake_opened(self, place: Place, intake: Intake, caller: Caller) -> None:
        """A bot has dialled in."""
        source = self._sources.get(place.source_id)
        if source is None:
            name = called(place.name or caller.bot_id) or caller.peer
            source = Source(place.source_id, name, bot_id=caller.bot_id, record=place.record)
            (self._sources if caller.invitation_id is not None else self._strangers).add(source)
        self._ingest.spare_taken(caller.invitation_id)
        former = self._intakes.get(source.id)
        if former is not None:
            self._book(source.id, former)
        self._intakes[source.id] = intake
        self._present.add(source.id)
        if source.state is SourceState.STALLED and source.platform is not Platform.ADDRESS:
            self._redialled.add(source.id)  # an address may play the last seconds again
        source.intake_opened()
        source.bot_id = source.bot_id or caller.bot_id
        self._sources.changed.emit(source.id)

    def intake_started(self, place: Place, intake: Intake, bot_id: str) -> None:
        """The start message was read."""
        source = self._sources.get(place.source_id)
        if source is None or not bot_id:
            return
        if not source.bot_id:
            source.bot_id = bot_id
            if not place.name and not source.link:
                source.name = called(bot_id) or source.name
        self._sources.changed.emit(source.id)

    def first_bytes(self, place: Place, intake: Intake) -> None:
        """Show it at once, without waiting for the next look."""
        source = self._sources.get(place.source_id)
        if source is not None and self._intakes.get(source.id) is intake:
            self._look_at(source, intake, time.monotonic())

    def latency(self, place: Place, ms: float) -> None:
        """A ping was answered."""
        known = self._latency.get(place.source_id)
        self._latency[place.source_id] = ms if known is None else known + LATENCY_WEIGHT * (ms - known)

    def intake_closed(self, place: Place, intake: Intake, reason: EndReason) -> None:
        """The stream has ended; a newer one of the same source goes on untouched."""
        source = self._sources.get(place.source_id)
        if source is None or self._intakes.get(source.id) is not intake:
            return
        if reason in (EndReason.NEW_START, EndReason.REPLACED):
            source.connected = False  # until the next intake, which may be that of another source
            return
        in_order = reason in (EndReason.CLOSED, EndReason.REVOKED) and not self._is_followed(source.id)
        clean = reason.clean or in_order or self._leaving
        source.intake_closed(clean, time.monotonic())
        if source.state in OVER:
            self._over(source)
        self._sources.changed.emit(source.id)

    def caller_refused(self, peer: str, reason: RefusalReason) -> None:
        """Say it at most once a minute, and never while it is being said."""
        now = time.monotonic()
        if now - self._refused_at >= REFUSAL_EVERY_S and not self._notices.is_open(Code.INGEST_REFUSED):
            self._refused_at = now
            self._notices.raise_(Code.INGEST_REFUSED, details=reason.value, ip=peer)

    def _all_of(self, source_id: str) -> list[Intake]:
        present = self._intakes.get(source_id)
        return [*self._former.get(source_id, ()), *([present] if present is not None else [])]

    def _book(self, source_id: str, former: Intake) -> None:
        """Keep the last intakes, whose files may still be saved; of older ones only the sums."""
        kept = self._former.setdefault(source_id, deque())
        kept.append(former)
        if len(kept) > INTAKES_KEPT:
            oldest = kept.popleft()
            received, recorded = self._booked.get(source_id, (0, 0))
            self._booked[source_id] = (received + oldest.bytes_received, recorded + oldest.bytes_recorded)

    def _look_at(self, source: Source, intake: Intake, now: float) -> None:
        """Tell of a change only: what merely counts is looked at by whoever shows it, at its own pace."""
        before, at = source.state, intake.last_byte_at
        if at is not None and at != source.last_byte_at:
            was_silent_since = source.stalled_since
            came_back = source.state is SourceState.STALLED
            if source.bytes_arrived(at) and came_back and was_silent_since is not None:
                self._back(source, at - was_silent_since)
        if source.silent_since(now, self._stalled_after_s()):
            self._stalled(source, now)
        self._look_for_media(source, at, now)
        if source.state is not before:
            self._sources.changed.emit(source.id)

    def _look_for_media(self, source: Source, at: float | None, now: float) -> None:
        """Of whom the service can be asked, it says when there should be a picture; of others, that they dialled in."""
        if at is not None:
            if source.id in self._mute:
                self._speaks(source)
            return
        too_long = source.state is SourceState.INVITED and now - source.since > NO_MEDIA_AFTER_S
        if too_long and source.id not in self._mute and not self._is_followed(source.id):
            self._mute.add(source.id)
            self._notices.raise_(Code.SOURCE_NO_MEDIA, source_id=source.id, name=source.name, connected=1)

    def _speaks(self, source: Source) -> None:
        self._mute.discard(source.id)
        self._notices.solve(Code.SOURCE_NO_MEDIA, source.id)

    def _look_at_absent(self, source: Source, now: float) -> None:
        """Cut off, or gone before a byte came: the service says how it ends, else time does."""
        if source.state in (SourceState.RECEIVING, SourceState.PAUSED) and source.intake_closed(clean=False, now=now):
            self._sources.changed.emit(source.id)  # who sent it now says that it is another
        if not self._is_followed(source.id) and now - source.since > GIVEN_UP_AFTER_S:
            source.ended(now, "connection lost")
            self._over(source)
            self._sources.changed.emit(source.id)
        elif source.state is not SourceState.STALLED:
            return
        elif not self._notices.is_open(Code.SOURCE_STALLED, source.id) and now - source.since < LOOK_EVERY_S * 2:
            self._stalled(source, now)

    def _stalled(self, source: Source, now: float) -> None:
        self._notices.raise_(
            Code.SOURCE_STALLED,
            source_id=source.id,
            name=source.name,
            seconds=round(now - (source.last_byte_at or now)),
            recording=int(source.record),
        )

    def _back(self, source: Source, seconds: float) -> None:
        self._notices.solve(Code.SOURCE_STALLED, source.id)
        away = round(seconds)
        missing = away if source.id in self._redialled and source.record else 0
        self._redialled.discard(source.id)
        self._notices.raise_(Code.SOURCE_BACK, source_id=source.id, name=source.name, seconds=away, missing=missing)

    def _crowded(self, most: int) -> None:
        self._notices.raise_(Code.INGEST_CROWD, count=most)

    def _over(self, source: Source) -> None:
        self._present.discard(source.id)
        self._redialled.discard(source.id)
        if source.id in self._mute:
            self._speaks(source)
        self._notices.solve(Code.SOURCE_STALLED, source.id)
        self._gone(source)
