"""The words of “Mute all”: what is known of each target, what that makes of the whole, what could not be given back.

Pure. A target is whatever leaves the console; who speaks to it is in `control/`, who asks all of them in
`control/panic.py`.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct


class TargetKind(StrEnum):
    """What leaves the console."""

    BROADCAST = "broadcast"
    CALL = "call"  # its microphone
    MIX = "mix"


class Quiet(StrEnum):
    """What is known of one target."""

    NOTHING = "nothing"  # nothing is sent there
    MUTING = "muting"  # asked for, not confirmed
    MUTED = "muted"  # confirmed by the service, or by nobody but us where nobody else is concerned
    SOUNDS = "sounds"  # cannot be muted, was refused, or nobody knows


class Why(StrEnum):
    """Why a target is not muted, or is not as it was after the release."""

    NONE = ""
    AUTO = "auto"  # a mix in Auto has no mute
    FORMER = "former"  # it was started by a former run of the console
    UNKNOWN = "unknown"  # nobody knows whether it is heard
    REFUSED = "refused"
    UNANSWERED = "unanswered"
    STARTING = "starting"  # nothing is heard yet; muted as soon as it is there
    AWAY = "away"  # the connection is lost; muted as soon as it is back
    ENDING = "ending"  # it may still be heard
    OVER = "over"  # it ended while everything was muted
    GONE = "gone"  # an input left while everything was muted


class Target(Struct, frozen=True):
    """One of them at one moment. Of a mix also how many of its inputs are silent."""

    kind: TargetKind
    quiet: Quiet = Quiet.NOTHING
    why: Why = Why.NONE
    silent: int = 0
    inputs: int = 0


class Leftover(Struct, frozen=True):
    """Something that the release could not give back. `name`: the channel or the input."""

    kind: TargetKind
    why: Why
    name: str = ""


class PanicState(StrEnum):
    """Where “Mute all” stands. Derived from its targets while it is held, never kept."""

    OFF = "off"
    MUTING = "muting"
    MUTED = "muted"  # every target has confirmed it
    EXCEPT = "except"  # some still sound
    RELEASING = "releasing"
    LEFTOVER = "leftover"  # released, but for what is listed


def held_state(targets: Iterable[Target], *, overdue: bool) -> PanicState:
    """What the bar says while everything is to be silent. `overdue`: what is not confirmed by now counts as heard."""
    known = {one.quiet for one in targets}
    if Quiet.MUTING in known and not overdue:
        return PanicState.MUTING
    return PanicState.EXCEPT if known & {Quiet.MUTING, Quiet.SOUNDS} else PanicState.MUTED


def loud(targets: Iterable[Target]) -> tuple[Target, ...]:
    """Those that are not known to be silent."""
    return tuple(one for one in targets if one.quiet in (Quiet.MUTING, Quiet.SOUNDS))
