"""The strips of a mix as rows, and what the service's answers do to them. No I/O.

What the operator and the room do to them is in `strips.py`; both work on one table.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from desktop.core.errors import Code
from desktop.core.mix import Level, Origin, Strip

HOLD_S = 10.0  # a sender whom the service does not see yet is tried again after this, then after twice as long
_LONGEST_HOLD_S = 160.0


class StripTable:
    """The rows by key, in the order in which they came; `holds` says until when one is held, and how often before."""

    def __init__(self) -> None:
        self.rows: dict[str, Strip] = {}
        self.holds: dict[str, tuple[float, int]] = {}

    def change(self, key: str, **values: object) -> None:
        """Change one. A key that nobody knows is passed over: a strip may have gone meanwhile."""
        one = self.rows.get(key)
        if one is not None:
            self.rows[key] = replace(one, **values)  # type: ignore[arg-type]  # names of its fields

    def forget_unmixed(self) -> None:
        """Drop what was taken out and is out. One of the room stays, so that the next list does not bring it back."""
        self.rows = {
            key: one
            for key, one in self.rows.items()
            if not one.out or one.origin is Origin.ROOM or one.confirmed or one.flight or one.doubt
        }


class StripLedger:
    """What the service was told and what it said."""

    def __init__(self, table: StripTable) -> None:
        self._table = table
        self.stray = False  # something that has no row any more may be mixed, and be heard
        self.proved = False  # the service has confirmed something of this mix in this run

    def sent(self, levels: Mapping[str, Level]) -> None:
        """A request with these is under way."""
        for key in self._table.rows:
            self._table.change(key, flight=levels.get(key))

    def confirm(self, levels: Mapping[str, Level]) -> None:
        """It mixes exactly these."""
        self.proved = True
        for key, one in self._table.rows.items():
            sent = levels.get(key)
            same = sent is not None and sent.volume == one.wish.volume
            confirmed = one.wish if same else sent
            self._table.rows[key] = replace(one, confirmed=confirmed, flight=None, doubt=False, stuck=False)
            if sent is not None:
                self._table.holds.pop(key, None)
        self._table.forget_unmixed()
        self.stray = self._holds_a_stray(levels)

    def unanswered(self, levels: Mapping[str, Level]) -> None:
        """Nobody knows whether it mixes these now."""
        for key, one in self._table.rows.items():
            sent = levels.get(key)
            told = sent.volume if sent is not None else None
            knows = one.confirmed.volume if one.confirmed is not None else None
            self._table.rows[key] = replace(one, flight=None, doubt=one.doubt or told != knows)
        self.stray = self.stray or self._holds_a_stray(levels)

    def unchanged(self) -> None:
        """The request under way had no effect."""
        for key in self._table.rows:
            self._table.change(key, flight=None)

    def refuse(self, levels: Mapping[str, Level], reason: Code) -> tuple[Strip, ...]:
        """It does not take what changed: back to what it mixes, but for what was moved again meanwhile.

        Returns the strips as they were before.
        """
        before = []
        for key, one in tuple(self._table.rows.items()):
            sent = levels.get(key)
            if sent is None or one.out:
                back = one.out and one.confirmed is not None  # could not be taken out
                refused = one.refused if one.kept is None else one.wish  # not sent again before it has changed
                self._table.change(key, out=one.out and not back, flight=None, refused=refused, stuck=True)
                continue
            if one.settled and one.confirmed is not None and one.confirmed.volume == sent.volume:
                self._table.change(key, flight=None)
                continue
            if one.confirmed is not None and sent.volume == one.confirmed.volume:  # even the old value: nothing helps
                self._table.change(key, flight=None, doubt=False)
                continue
            if one.wish.volume != sent.volume:
                self._table.change(key, flight=None)
                continue
            before.append(one)
            stays = one.confirmed is not None
            wish = one.confirmed if one.confirmed is not None else one.wish
            self._table.change(key, flight=None, wish=wish, refused=sent, reason=reason, held=one.held or not stays)
        return tuple(before)

    def hold(self, keys: Iterable[str], reason: Code, now: float, *, passing: bool) -> tuple[Strip, ...]:
        """Leave these out, so that the others can be mixed. `passing`: the service may see them later."""
        held = []
        for key in keys:
            one = self._table.rows.get(key)
            if one is None:
                continue
            held.append(one)
            self._table.change(key, held=True, flight=None, refused=one.wish, reason=reason)
            times = self._table.holds.get(key, (0.0, 0))[1]
            if passing:
                self._table.holds[key] = (now + min(_LONGEST_HOLD_S, HOLD_S * 2**times), times + 1)
        return tuple(held)

    def forget_mix(self) -> None:
        """Nothing is mixed any more, or nobody knows what."""
        nothing = dict.fromkeys(("confirmed", "flight", "refused", "reason"))
        for key in self._table.rows:
            self._table.change(key, doubt=False, held=False, stuck=False, **nothing)
        self._table.holds.clear()
        self.stray = self.proved = False

    def recheck(self) -> None:
        """What is mixed may be anything of ours: send it all again."""
        for key in self._table.rows:
            self._table.change(key, doubt=True)

    def _holds_a_stray(self, levels: Mapping[str, Level]) -> bool:
        return any(level.volume > 0 for key, level in levels.items() if key not in self._table.rows)
