"""The strips of a mix: what the operator does to them, who joins and leaves. No I/O.

What the service says of them is in `strip_ledger.py`; when anything is sent is decided in `mix_course.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from math import inf

from desktop.control.strip_ledger import StripLedger, StripTable
from desktop.core.mix import Level, Origin, Sender, Strip, at_fader
from desktop.core.mix_setup import MOST_INPUTS, MixMode

LONGEST_NAME = 80
_JOINING = "\u200c\u200d"  # within words and emoji
REMOVED_AFTER_S = 90.0  # as long as the service looks for a lost input


class Strips:
    """In the order in which they came. Keys that nobody knows are passed over: a strip may have gone meanwhile."""

    def __init__(self, former: Iterable[Strip] = ()) -> None:
        """`former`: those of a former run, as that run left them."""
        self._table = StripTable()
        self.ledger = StripLedger(self._table)
        for number, one in enumerate(former, 1):
            self._table.rows[one.key] = replace(one, level_id=number)
        self._ids = len(self._table.rows)

    # What there is

    @property
    def shown(self) -> tuple[Strip, ...]:
        """Those that the operator sees."""
        return tuple(one for one in self._table.rows.values() if not one.out)

    @property
    def all(self) -> tuple[Strip, ...]:
        """Also those that were taken out."""
        return tuple(self._table.rows.values())

    def get(self, key: str) -> Strip | None:
        """One of them."""
        return self._table.rows.get(key)

    def due(self) -> float | None:
        """When the first of those who are away is given up, or of those held back is tried again."""
        moments = [end for one in self._table.rows.values() if (end := _given_up_at(one)) is not None]
        return min([*moments, *(at for at, _ in self._table.holds.values() if at < inf)], default=None)

    # What the operator does

    def move(self, key: str, fader: int) -> None:
        """To percent of 0-200."""
        self._wish(key, lambda level: at_fader(level, fader))

    def mute(self, key: str, muted: bool) -> None:
        """The fader stays where it is. Without effect while everything is muted: nothing would be seen of it."""
        one = self._table.rows.get(key)
        if one is not None and one.kept is None:
            self._wish(key, lambda level: replace(level, muted=muted))

    def hush(self, hushed: bool) -> None:
        """Mute them all, also who has come since, and keep what was wished; or as it was before."""
        for key, one in tuple(self._table.rows.items()):
            if hushed is (one.kept is not None):
                continue
            wish = replace(one.wish, muted=True) if hushed else one.own
            self._table.change(key, wish=wish, kept=one.wish if hushed else None)
            if not one.held:
                self._table.change(key, refused=None, reason=None)
            self._note_silent_moves(key)

    def set(self, key: str, level: Level) -> None:
        """Both at once, as a scene does."""
        self._wish(key, lambda _: at_fader(level, level.fader))

    def add(self, key: str, origin: Origin, name: str = "", level: Level | None = None) -> bool:
        """An extra input, or one that was taken out. False if it is there already."""
        former = self._table.rows.get(key)
        if former is not None and not former.out:
            return False
        if former is not None:
            self._table.rows[key] = replace(former, out=False, held=False, wish=level or former.own, kept=None)
            return True
        self._ids += 1
        self._table.rows[key] = Strip(key, origin, name or key, level_id=self._ids, wish=level or Level())
        return True

    def remove(self, key: str) -> None:
        """Out of the mix. One of the room stays known, so that the next list does not bring it back."""
        self._table.change(key, out=True, refused=None, reason=None)
        self._table.holds.pop(key, None)
        self._table.forget_unmixed()

    def try_again(self, key: str) -> None:
        """What was refused, or held back, is wished once more."""
        one = self._table.rows.get(key)
        if one is not None:
            self._table.change(key, wish=one.refused or one.wish, refused=None, reason=None, held=False)
            self._table.holds.pop(key, None)

    def accept(self, key: str) -> None:
        """A refusal was seen; its fader stays at what the service mixes. Of one that is held back there is no such."""
        one = self._table.rows.get(key)
        if one is not None and not one.held:
            self._table.change(key, refused=None, reason=None)

    # Who is there

    def listed(self, senders: Iterable[Sender], now: float) -> None:
        """The whole room, as the service lists it."""
        present = {one.stream_id: one for one in senders}
        for one in present.values():
            self.joined(one)
        for key, strip in tuple(self._table.rows.items()):
            if strip.origin is Origin.ROOM and key not in present:
                self.left(key, now)

    def joined(self, sender: Sender) -> None:
        """A newcomer comes at 100 %, one who was away as they were."""
        former = self._table.rows.get(sender.stream_id)
        user = _one_line(sender.user)
        known = former.name if former is not None and former.user == user else ""  # a callback may tell no name
        name = _one_line(sender.name) or known or user or sender.stream_id
        if former is None:
            self.add(sender.stream_id, Origin.ROOM, name)
        elif former.gone_since is not None:  # the service may have looked elsewhere meanwhile
            doubt, forget = former.confirmed is not None, {"refused": None, "reason": None, "held": False}
            self._table.change(sender.stream_id, gone_since=None, doubt=doubt, **forget)
            self._table.holds.pop(sender.stream_id, None)
        if former is None or former.origin is Origin.ROOM:
            self._table.change(sender.stream_id, name=name, user=user)

    def left(self, key: str, now: float) -> None:
        """Away; for good after 90 s, or at once if it was taken out."""
        one = self._table.rows.get(key)
        if one is not None and one.origin is Origin.ROOM and one.gone_since is None:
            self._table.change(key, gone_since=now)

    def tick(self, now: float) -> None:
        """Give up who has been away too long; try again who was held back long enough."""
        for key, one in tuple(self._table.rows.items()):
            end = _given_up_at(one)
            if end is not None and end <= now:
                self.ledger.stray = self.ledger.stray or not one.silent
                del self._table.rows[key]
                self._table.holds.pop(key, None)
        for key, (at, times) in tuple(self._table.holds.items()):
            if at <= now:
                self._table.holds[key] = (inf, times)
                self._table.change(key, held=False, refused=None, reason=None)

    def cap(self, mode: MixMode) -> bool:
        """Leave out what a mix cannot take; whether there is such a one that was not known as such.

        Who is mixed stays. Who is away has no place: one who returns to a full mix waits for the next that is free.
        """
        told, taken = False, 0
        for key, one in sorted(self._table.rows.items(), key=lambda row: row[1].confirmed is None):
            free = replace(one, over=False)
            counts = free.wanted and not (mode is MixMode.AUTO and one.origin is Origin.ROOM and one.wish.muted)
            taken += counts
            over = counts and taken > MOST_INPUTS
            told = told or (over and not one.over)
            self._table.rows[key] = replace(one, over=over)
        return told

    def _wish(self, key: str, change: Callable[[Level], Level]) -> None:
        one = self._table.rows.get(key)
        if one is None:
            return
        own = change(one.own)
        if own == one.own:
            return
        waits = key in self._table.holds  # for its sender, whatever its fader
        hushed = one.kept is not None
        wish = replace(own, muted=True) if hushed else own
        self._table.change(key, wish=wish, kept=own if hushed else None)
        self._table.change(key, refused=None, reason=None, held=one.held and waits)
        self._note_silent_moves(key)

    def _note_silent_moves(self, key: str) -> None:
        """Under a mute the fader moves without a word to the service: the new place is as good as confirmed."""
        one = self._table.rows[key]
        if one.at_rest:
            self._table.change(key, confirmed=one.wish)


def _given_up_at(one: Strip) -> float | None:
    """When one who is away is forgotten; not while everything is muted, for who returns is to be as they were."""
    return None if one.gone_since is None or one.kept is not None else one.gone_since + REMOVED_AFTER_S


def _one_line(name: str) -> str:
    """As strangers write it, without what breaks lines or turns them round."""
    shown = "".join(one if one.isprintable() or one in _JOINING else " " for one in name[: 4 * LONGEST_NAME])
    return " ".join(shown.split())[:LONGEST_NAME]
