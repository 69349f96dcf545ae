"""The orders a broadcast gives in one step, in their order; one row of the as-run log at most is open."""

from __future__ import annotations

from desktop.control.air_effects import Effect, News, RowClosed, RowOpened, RowRefused
from desktop.core.air import AirFault, AirNews
from desktop.core.programme import Track
from desktop.core.run_log import Outcome, RowKind


class Orders:
    """Collected until they are taken."""

    def __init__(self) -> None:
        self._effects: list[Effect] = []
        self._row: RowKind | None = None

    @property
    def row(self) -> RowKind | None:
        """What the open row tells of."""
        return self._row

    def add(self, effect: Effect) -> None:
        """Something for the connection."""
        self._effects.append(effect)

    def open_row(self, kind: RowKind, track: Track | None = None) -> None:
        """Begin a row, if none is open."""
        if self._row is None:
            self._row = kind
            self._effects.append(RowOpened(kind, track))

    def close_row(self, outcome: Outcome, details: str = "") -> None:
        """End the open row, if there is one."""
        if self._row is not None:
            self._row = None
            self._effects.append(RowClosed(outcome, details))

    def refuse(self, track: Track, why: str) -> None:
        """A row of its own: this was not played."""
        self._effects.append(RowRefused(track, why))

    def leave_out(self, track: Track, fault: AirFault, why: str) -> None:
        """A row of its own, and news."""
        self.refuse(track, why)
        self.tell(AirNews.SKIPPED, fault, track.title, 0.0, why)

    def tell(
        self, what: AirNews, fault: AirFault = AirFault.NONE, title: str = "", seconds: float = 0.0, details: str = ""
    ) -> None:
        """Tell the operator."""
        self._effects.append(News(what, fault, title, seconds, details))

    def taken(self) -> list[Effect]:
        """Everything since the last time."""
        effects, self._effects = self._effects, []
        return effects
