"""The orders a broadcast gives in one step, in their order; one row of the as-run log at most is open."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.control.air_effects import Effect, News, RowClosed, RowForgotten, RowOpened, RowRefused
from desktop.core.air import AirFault, AirNews
from desktop.core.programme import Track
from desktop.core.run_log import WITH_A_TRACK, Outcome, RowKind

GAP_S = 1.0  # so long two tracks may be apart before it is dead air


class Orders:
    """Collected until they are taken."""

    def __init__(self) -> None:
        self._effects: list[Effect] = []
        self._row: RowKind | None = None
        self._began = 0.0
        self._gap = False

    def add(self, effect: Effect) -> None:
        """Something for the connection."""
        self._effects.append(effect)

    def open_row(self, kind: RowKind, now: float, track: Track | None = None) -> None:
        """Begin a row, if none is open."""
        self._gap = False
        if self._row is None:
            self._row, self._began = kind, now
            self._effects.append(RowOpened(kind, track))

    def open_gap(self, now: float) -> None:
        """Dead air after a track; if nothing else comes, it counts from a second on."""
        self.open_row(RowKind.DEAD_AIR, now)
        self._gap = True

    def close_row(self, outcome: Outcome, now: float, details: str = "") -> None:
        """End the open row, if there is one."""
        if self._row is not None:
            short = self._gap and now - self._began < GAP_S
            self._row, self._gap = None, False
            self._effects.append(RowForgotten() if short else RowClosed(outcome, details))

    def lose_track(self, outcome: Outcome, now: float, details: str) -> None:
        """The connection is gone: a track's row ends so, dead air goes on and counts."""
        self._gap = False
        if self._row in WITH_A_TRACK:
            self.close_row(outcome, now, details)

    def end(self, outcome: Outcome, now: float) -> None:
        """The broadcast is over: a track's row and the silence after it end so, dead air of a lost link without."""
        self.close_row(outcome if self._gap or self._row in WITH_A_TRACK else Outcome.GIVEN_UP, now)

    def refuse(self, track: Track, why: str) -> None:
        """A row of its own: this was not played."""
        self._effects.append(RowRefused(track, why))

    def leave_out(self, track: Track, fault: AirFault, why: str) -> None:
        """A row of its own, and news."""
        self.refuse(track, why)
        self.tell(AirNews.SKIPPED, fault, track.title, 0.0, why)

    def pass_over(self, tracks: Iterable[Track]) -> None:
        """What was not ready is not offered to the service: a row of its own, and news."""
        for track in tracks:
            why = f"{track.fault} {track.details}".strip()
            self._effects.append(RowRefused(track, why, offered=False))
            self.tell(AirNews.SKIPPED, AirFault.NONE, track.title, 0.0, why)

    def tell(
        self, what: AirNews, fault: AirFault = AirFault.NONE, title: str = "", seconds: float = 0.0, details: str = ""
    ) -> None:
        """Tell the operator."""
        self._effects.append(News(what, fault, title, seconds, details))

    def taken(self) -> list[Effect]:
        """Everything since the last time."""
        effects, self._effects = self._effects, []
        return effects
