"""What the bar of “Mute all” says: its title, a line for each target, and what could not be given back."""

from __future__ import annotations

import math
from collections.abc import Iterable

from desktop.core.panic import Leftover, PanicState, Quiet, Target, TargetKind, Why
from desktop.ui import formats
from desktop.ui.i18n import isolate, tr

ICONS = {Quiet.MUTED: "check", Quiet.MUTING: "hourglass", Quiet.SOUNDS: "state-warn"}


def title(state: PanicState, count: int, muted_s: float) -> str:
    """`count`: how many are not as they should be. “EVERYTHING MUTED” only when all have confirmed it."""
    match state:
        case PanicState.MUTED:
            return tr("Panic", "EVERYTHING MUTED {time}").format(time=formats.countdown(math.floor(muted_s)))
        case PanicState.EXCEPT:
            return tr("Panic", "MUTED, EXCEPT {n}").format(n=count)
        case PanicState.RELEASING:
            return tr("Panic", "RELEASING…")
        case PanicState.LEFTOVER:
            return tr("Panic", "RELEASED, EXCEPT {n}").format(n=count)
    return tr("Panic", "MUTING…")


def spoken(state: PanicState, count: int) -> str:
    """The same for who hears the window, once for each state."""
    match state:
        case PanicState.OFF:
            return tr("Panic", "Mute all is released.")
        case PanicState.MUTED:
            return tr("Panic", "Everything is muted.")
        case PanicState.EXCEPT:
            return tr("Panic", "Muted, except {n}.").format(n=count)
        case PanicState.LEFTOVER:
            return tr("Panic", "Mute all is released, except {n}.").format(n=count)
    return ""


def target_line(target: Target) -> str:
    """One of them; empty for what is not sent at all."""
    if target.quiet is Quiet.NOTHING:
        return ""
    lines = {TargetKind.BROADCAST: _air_line, TargetKind.CALL: _call_line, TargetKind.MIX: _mix_line}
    return lines[target.kind](target)


def _air_line(target: Target) -> str:
    if target.quiet is Quiet.MUTED:
        return tr("Panic", "Playlist paused")
    match target.why:
        case Why.STARTING:
            return tr("Panic", "Broadcast: pauses as soon as it is on air")
        case Why.AWAY:
            return tr("Panic", "Broadcast: link lost, pauses as soon as it is back")
        case Why.ENDING:
            return tr("Panic", "Broadcast ends, may still be heard")
        case Why.UNKNOWN:
            return tr("Panic", "Broadcast: air state unknown")
        case Why.UNANSWERED:
            return tr("Panic", "Playlist still plays: no answer to the pause")
    return tr("Panic", "Pausing the playlist…")


def _call_line(target: Target) -> str:
    if target.quiet is Quiet.MUTED:
        return tr("Panic", "Microphone off")
    match target.why:
        case Why.STARTING:
            return tr("Panic", "Call: joins with the microphone off")
        case Why.ENDING:
            return tr("Panic", "Call ends, may still be heard")
    return tr("Panic", "Microphone: not off yet")


def _mix_line(target: Target) -> str:
    if target.quiet is Quiet.MUTED:
        return tr("Panic", "Mix silent")
    match target.why:
        case Why.AUTO:
            return tr("Panic", "Mix cannot be muted in Auto")
        case Why.FORMER:
            return tr("Panic", "The mix of an earlier run still sends")
        case Why.UNKNOWN:
            return tr("Panic", "Mix: nobody knows whether it is heard")
        case Why.ENDING:
            return tr("Panic", "Mix stops, may still be heard")
        case Why.STARTING:
            return tr("Panic", "Mix starts silent")
    return tr("Panic", "Mix: {n} of {count} silent").format(n=target.silent, count=target.inputs)


def leftover_line(leftovers: Iterable[Leftover]) -> str:
    """All that could not be given back."""
    return " · ".join(_leftover(one) for one in leftovers)


def _leftover(one: Leftover) -> str:
    name = isolate(one.name)
    if one.kind is TargetKind.BROADCAST:
        if one.why is Why.OVER:
            return tr("Panic", "The broadcast in {name} is over").format(name=name)
        return tr("Panic", "The playlist is still paused")
    if one.kind is TargetKind.CALL:
        over = one.why is Why.OVER
        return tr("Panic", "The call is over") if over else tr("Panic", "Microphone: no answer yet")
    match one.why:
        case Why.OVER:
            return tr("Panic", "The mix is over")
        case Why.GONE:
            return tr("Panic", "{name} has left the mix").format(name=name)
        case Why.REFUSED:
            return tr("Panic", "{name}: the service refused the fader").format(name=name)
    return tr("Panic", "{name}: no answer yet").format(name=name)
