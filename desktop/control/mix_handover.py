"""A mix handed from one run of the console to the next: what is kept of its strips, and what is known of them then.

Where it is kept is in `mix_memory.py`; whether it still runs is asked in `left_behind.py`. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from desktop.control.mix_orders import LeftMix
from desktop.control.strips import Strips
from desktop.core.mix import Level, Mix, Strip
from desktop.core.mix_setup import MixMode


def holdover(mix: Mix, strips: Iterable[Strip], hushed: bool) -> LeftMix | None:
    """What must be known to find this mix again after a crash; None while there is none. `started_at` is 0.

    Also who is away or was taken out: they may return. `hushed`: “Mute all” was on.
    """
    if not mix.under_way:
        return None
    setup = mix.running or mix.setup
    kept = tuple(Strip(one.key, one.origin, one.name, one.user, wish=one.own, confirmed=_mixed(one), out=one.out)
                 for one in strips)  # fmt: skip
    return LeftMix(mix.task_id, mix.room, setup, 0.0, kept, hushed and setup.mode is MixMode.DESK)


def strips_of(left: LeftMix) -> Strips:
    """Its strips in the new run, as they were mixed; in doubt but for Auto, where nothing changes."""
    auto = left.setup.mode is MixMode.AUTO
    strips = Strips(replace(one, doubt=one.confirmed is not None and not auto) for one in left.strips)
    strips.ledger.proved = auto
    return strips


def _mixed(one: Strip) -> Level | None:
    """What the service has of it, as far as anybody knows."""
    return one.confirmed or one.flight or (one.wish if one.doubt else None)
