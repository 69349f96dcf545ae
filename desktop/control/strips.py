"""The strips of a mix: what the operator does to them, who joins and leaves, what the service confirms. No I/O.

When anything is sent is decided in `mix_course.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from math import inf

from desktop.core.errors import Code
from desktop.core.mix import Level, Origin, Sender, Strip, at_fader
from desktop.core.mix_setup import MOST_INPUTS, MixMode

REMOVED_AFTER_S = 90.0  # as long as the service looks for a lost input
HOLD_S = 10.0  # a sender whom the service does not see yet is tried again after this, then after twice as long
_LONGEST_HOLD_S = 160.0


class Strips:
    """In the order in which they came. Keys that nobody knows are passed over: a strip may have gone meanwhile."""

    def __init__(self) -> None:
        self._all: dict[str, Strip] = {}
        self._ids = 0
        self._holds: dict[str, tuple[float, int]] = {}  # until when, and how often before

    # What there is

    @property
    def shown(self) -> tuple[Strip, ...]:
        """Those that the operator sees."""
        return tuple(one for one in self._all.values() if not one.out)

    @property
    def all(self) -> tuple[Strip, ...]:
        """Also those that were taken out."""
        return tuple(self._all.values())

    def get(self, key: str) -> Strip | None:
        """One of them."""
        return self._all.get(key)

    def due(self) -> float | None:
        """When the first of those who are away is given up, or of those held back is tried again."""
        moments = [one.gone_since + REMOVED_AFTER_S for one in self._all.values() if one.gone_since is not None]
        return min([*moments, *(at for at, _ in self._holds.values() if at < inf)], default=None)

    # What the operator does

    def move(self, key: str, fader: int) -> None:
        """To percent of 0-200."""
        self._wish(key, lambda level: at_fader(level, fader))

    def mute(self, key: str, muted: bool) -> None:
        """The fader stays where it is."""
        self._wish(key, lambda level: replace(level, muted=muted))

    def mute_all(self) -> None:
        """Silence."""
        for key in self._all:
            self.mute(key, True)

    def set(self, key: str, level: Level) -> None:
        """Both at once, as a scene does."""
        self._wish(key, lambda _: at_fader(level, level.fader))

    def add(self, key: str, origin: Origin, name: str = "", level: Level | None = None) -> bool:
        """An extra input, or one that was taken out. False if it is there already."""
        former = self._all.get(key)
        if former is not None and not former.out:
            return False
        if former is not None:
            self._all[key] = replace(former, out=False, held=False, wish=level or former.wish)
            return True
        self._ids += 1
        self._all[key] = Strip(key, origin, name or key, level_id=self._ids, wish=level or Level())
        return True

    def remove(self, key: str) -> None:
        """Out of the mix. One of the room stays known, so that the next list does not bring it back."""
        self._change(key, out=True, refused=None, reason=None)
        self._holds.pop(key, None)
        self._forget_unmixed()

    def try_again(self, key: str) -> None:
        """What was refused, or held back, is wished once more."""
        one = self._all.get(key)
        if one is not None:
            self._change(key, wish=one.refused or one.wish, refused=None, reason=None, held=False)
            self._holds.pop(key, None)

    # Who is there

    def listed(self, senders: Iterable[Sender], now: float) -> None:
        """The whole room, as the service lists it."""
        present = {one.stream_id: one for one in senders}
        for one in present.values():
            self.joined(one)
        for key, strip in tuple(self._all.items()):
            if strip.origin is Origin.ROOM and key not in present:
                self.left(key, now)

    def joined(self, sender: Sender) -> None:
        """A newcomer comes at 100 %, one who was away as they were."""
        former = self._all.get(sender.stream_id)
        name = sender.name or sender.user or sender.stream_id
        if former is None:
            self.add(sender.stream_id, Origin.ROOM, name)
        elif former.gone_since is not None:  # the service may have looked elsewhere meanwhile
            self._change(sender.stream_id, gone_since=None, doubt=former.confirmed is not None)
        if former is None or former.origin is Origin.ROOM:
            self._change(sender.stream_id, name=name, user=sender.user)

    def left(self, key: str, now: float) -> None:
        """Away; for good after 90 s, or at once if it was taken out."""
        one = self._all.get(key)
        if one is not None and one.origin is Origin.ROOM and one.gone_since is None:
            self._change(key, gone_since=now)

    def tick(self, now: float) -> None:
        """Give up who has been away too long; try again who was held back long enough."""
        for key, one in tuple(self._all.items()):
            if one.gone_since is not None and one.gone_since + REMOVED_AFTER_S <= now:
                del self._all[key]
                self._holds.pop(key, None)
        for key, (at, times) in tuple(self._holds.items()):
            if at <= now:
                self._holds[key] = (inf, times)
                self._change(key, held=False, refused=None, reason=None)

    def cap(self, mode: MixMode) -> bool:
        """Leave out what a mix cannot take; whether there is such a one that was not known as such."""
        told, taken = False, 0
        for key, one in self._all.items():
            free = replace(one, over=False)
            counts = free.wanted and not (mode is MixMode.AUTO and one.origin is Origin.ROOM and one.wish.muted)
            taken += counts
            over = counts and taken > MOST_INPUTS
            told = told or (over and not one.over)
            self._all[key] = replace(one, over=over)
        return told

    # What the service says

    def sent(self, levels: Mapping[str, Level]) -> None:
        """A request with these is under way."""
        for key in self._all:
            self._change(key, flight=levels.get(key))

    def confirm(self, levels: Mapping[str, Level]) -> None:
        """It mixes exactly these."""
        for key, one in self._all.items():
            sent = levels.get(key)
            same = sent is not None and sent.volume == one.wish.volume
            self._all[key] = replace(one, confirmed=one.wish if same else sent, flight=None, doubt=False)
            if sent is not None:
                self._holds.pop(key, None)
        self._forget_unmixed()

    def unanswered(self, levels: Mapping[str, Level]) -> None:
        """Nobody knows whether it mixes these now."""
        for key, one in self._all.items():
            sent = levels.get(key)
            told = sent.volume if sent is not None else None
            knows = one.confirmed.volume if one.confirmed is not None else None
            self._all[key] = replace(one, flight=None, doubt=one.doubt or told != knows)

    def unchanged(self) -> None:
        """The request under way had no effect."""
        for key in self._all:
            self._change(key, flight=None)

    def refuse(self, levels: Mapping[str, Level], reason: Code) -> tuple[Strip, ...]:
        """It does not take what changed: back to what it mixes, but for what was moved again meanwhile.

        Returns the strips as they were before.
        """
        before = []
        for key, one in tuple(self._all.items()):
            sent = levels.get(key)
            if sent is None:
                back = one.out and one.confirmed is not None  # could not be taken out
                self._change(key, out=one.out and not back, flight=None)
                continue
            if one.settled and one.confirmed is not None and one.confirmed.volume == sent.volume:
                self._change(key, flight=None)
                continue
            if one.confirmed is not None and sent.volume == one.confirmed.volume:  # even the old value: nothing helps
                self._change(key, flight=None, doubt=False)
                continue
            if one.wish.volume != sent.volume:
                self._change(key, flight=None)
                continue
            before.append(one)
            stays = one.confirmed is not None
            wish = one.confirmed if one.confirmed is not None else one.wish
            self._change(key, flight=None, wish=wish, refused=sent, reason=reason, held=one.held or not stays)
        return tuple(before)

    def hold(self, keys: Iterable[str], reason: Code, now: float, *, passing: bool) -> tuple[Strip, ...]:
        """Leave these out, so that the others can be mixed. `passing`: the service may see them later."""
        held = []
        for key in keys:
            one = self._all.get(key)
            if one is None:
                continue
            held.append(one)
            self._change(key, held=True, flight=None, refused=one.wish, reason=reason)
            times = self._holds.get(key, (0.0, 0))[1]
            if passing:
                self._holds[key] = (now + min(_LONGEST_HOLD_S, HOLD_S * 2**times), times + 1)
        self.unchanged()
        return tuple(held)

    def forget_mix(self) -> None:
        """Nothing is mixed any more, or nobody knows what."""
        for key in self._all:
            self._change(key, confirmed=None, flight=None, doubt=False, refused=None, reason=None, held=False)
        self._holds.clear()

    def recheck(self) -> None:
        """What is mixed may be anything of ours: send it all again."""
        for key in self._all:
            self._change(key, doubt=True)

    def _wish(self, key: str, change: Callable[[Level], Level]) -> None:
        one = self._all.get(key)
        if one is None:
            return
        wish = change(one.wish)
        if wish == one.wish:
            return
        waits = key in self._holds  # for its sender, whatever its fader
        self._change(key, wish=wish, refused=None, reason=None, held=one.held and waits)
        self._note_silent_moves(key)

    def _note_silent_moves(self, key: str) -> None:
        """Under a mute the fader moves without a word to the service: the new place is as good as confirmed."""
        one = self._all[key]
        if one.at_rest:
            self._change(key, confirmed=one.wish)

    def _forget_unmixed(self) -> None:
        self._all = {
            key: one
            for key, one in self._all.items()
            if not one.out or one.origin is Origin.ROOM or one.confirmed or one.flight or one.doubt
        }

    def _change(self, key: str, **values: object) -> None:
        one = self._all.get(key)
        if one is not None:
            self._all[key] = replace(one, **values)  # type: ignore[arg-type]  # names of its fields
