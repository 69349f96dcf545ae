"""What a request for a mix holds, whether one is needed, and which input is to blame for a refused one. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from desktop.control.strips import Strips
from desktop.core.mix import Level, Mix, MixState, Origin, Source, Strip, StripState
from desktop.core.mix_setup import MixMode, MixSetup


def sources_of(strips: Iterable[Strip], mode: MixMode, *, as_mixed: bool = False) -> tuple[Source, ...]:
    """The inputs as they are wished; `as_mixed`: as the service has them, where nothing can be changed live.

    In Auto a stream of the room is among them, and one that is to stay out is muted.
    """
    found = []
    for one in strips:
        level = _level(one, mode, as_mixed)
        if level is not None:
            found.append(Source(one.key, one.origin, level, one.level_id))
    return tuple(found)


def _level(one: Strip, mode: MixMode, as_mixed: bool) -> Level | None:
    if as_mixed:
        return one.confirmed
    if mode is MixMode.AUTO and one.origin is Origin.ROOM and (one.out or one.wish.muted):
        return replace(one.wish, muted=True)
    return one.wish if one.wanted else None


def silenced(strips: Iterable[Strip]) -> tuple[Source, ...]:
    """Instead of a mix of nothing, which cannot be asked for: whoever was taken out of it last, at 0."""
    return tuple(Source(one.key, one.origin, replace(one.wish, muted=True), one.level_id) for one in _outs(strips))


def _outs(strips: Iterable[Strip]) -> list[Strip]:
    return [one for one in strips if one.out and one.confirmed is not None and one.gone_since is None]


def unsent(strips: Iterable[Strip], running: MixSetup, wished: MixSetup, doubt: bool) -> bool:
    """Whether the service is to be told something."""
    strips = tuple(strips)
    if running.mode is MixMode.AUTO:
        return wished != running or doubt
    if not any(one.wanted for one in strips):
        return any(not one.silent and not one.stuck for one in _outs(strips))
    return wished != running or doubt or any(_is_unsent(one) for one in strips)


def _is_unsent(one: Strip) -> bool:
    if one.wanted:
        return not one.settled
    if one.gone_since is not None:  # a sender who returns is heard at once, unless everything is muted
        return one.kept is not None and not one.silent and one.refused is None
    return not one.stuck and (one.confirmed is not None or one.doubt)


def needs_restart(mix: Mix, strips: Iterable[Strip]) -> bool:
    """Whether something chosen is in force only after a stop and a start."""
    if mix.state is not MixState.RUNNING or mix.running is None:
        return False
    if not mix.running.live_change(mix.setup):
        return True
    waiting = (mix.state_of(one) is StripState.NEXT_START or (one.out and bool(one.confirmed)) for one in strips)
    return mix.running.mode is MixMode.AUTO and any(waiting)


def culprits(levels: Mapping[str, Level], strips: Strips, message: str) -> tuple[str, ...]:
    """Whom the service means by an input that does not work: those it names, else the new ones, else the extra ones.

    Never all of them by guess alone: then nothing would be left to mix.
    """
    named = tuple(key for key in levels if re.search(rf"(?<![\w]){re.escape(key)}(?![\w-])", message))
    if named:
        return named
    proved = strips.ledger.proved  # else nobody knows who is new
    found = [one for key in levels if (one := strips.get(key)) is not None and not (proved and one.confirmed)]
    for guess in (found, [one for one in found if one.origin is not Origin.ROOM]):
        if guess and len(guess) < len(levels):
            return tuple(one.key for one in guess)
    return ()
