"""The rows of the as-run log: what was on air, when, and how it ended."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import StrEnum


class RowKind(StrEnum):
    """What a row tells of."""

    TRACK = "track"
    PAUSE = "pause"  # the track stands still: on air without sound, and wanted
    DEAD_AIR = "dead_air"  # on air without sound, or off air although wanted
    REFUSED = "refused"  # a track that was not played: refused, or not offered


WITH_A_TRACK = frozenset({RowKind.TRACK, RowKind.PAUSE})


class Outcome(StrEnum):
    """How a row ended."""

    OPEN = "open"
    PLAYED = "played"  # to its end
    SKIPPED = "skipped"
    PAUSED = "paused"  # it goes on in another row
    ENDED = "ended"  # by the operator, and the service confirmed it
    ENDED_UNCONFIRMED = "ended_unconfirmed"
    LOST = "lost"  # the link broke
    FAILED = "failed"  # the service said so
    RESUMED = "resumed"  # dead air or a pause that ended with sound
    GIVEN_UP = "given_up"  # dead air that ended without
    REFUSED = "refused"
    NOT_OFFERED = "not_offered"  # left out: it could not be fetched or played, so the service was never asked
    INTERRUPTED = "interrupted"  # Airdesk itself ended without a word; the end is the last moment it was seen


@dataclass(frozen=True, slots=True)
class Row:
    """One entry. `ended_at` is None while it is open; addresses are without query."""

    id: int
    kind: RowKind
    clan: str
    channel: str
    channel_id: int
    item: str
    address: str
    started_at: datetime
    ended_at: datetime | None
    outcome: Outcome
    details: str
    operator: str

    def seconds(self, now: datetime | None = None) -> float:
        """How long it lasted; an open row until now."""
        return max(0.0, ((self.ended_at or now or datetime.now(UTC)) - self.started_at).total_seconds())


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for: days of the operator's own zone, a channel, words anywhere in the row."""

    first_day: date | None = None
    last_day: date | None = None
    channel_id: int | None = None
    words: str = ""
    limit: int = 10_000


@dataclass(frozen=True, slots=True)
class Found:
    """Rows, newest first, with their sums over everything found, also beyond the limit. A pause is dead air."""

    rows: tuple[Row, ...] = field(default_factory=tuple)
    entries: int = 0
    on_air_s: float = 0.0
    dead_air_s: float = 0.0
    channels: tuple[tuple[int, str], ...] = ()  # every channel the log knows, for the choice above it
