"""The strips of a room in which these send, and what is asked of them."""

from __future__ import annotations

from desktop.control.strips import Strips
from desktop.core.mix import Level, Sender


def room(*names: str) -> Strips:
    strips = Strips()
    strips.listed([Sender(name, name.upper(), "") for name in names], 0.0)
    return strips


def keys(strips: Strips) -> list[str]:
    return [one.key for one in strips.shown]


def wish(strips: Strips, key: str) -> Level:
    one = strips.get(key)
    assert one is not None
    return one.wish
