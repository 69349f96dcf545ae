"""The words of a call's dialog and panel, from its state alone."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from desktop.core.call import JOINED, UNDER_WAY, Call, CallState, Ending, Participant, Provider
from desktop.core.call_kind import CallKind
from desktop.ui import formats
from desktop.ui.i18n import tr

JOIN_S = 20  # of the connection, as control gives it up
LONG_S = 3600.0
SOON_S = 120.0  # a token that ends is told
_NAMES = {Provider.AGORA: "Agora", Provider.HMS: "100ms"}
_DENIED = frozenset(
    {
        Ending.MICROPHONE_DENIED,
        Ending.MICROPHONE_MISSING,
        Ending.CAMERA_DENIED,
        Ending.CAMERA_MISSING,
        Ending.DEVICE_BUSY,
    }
)


class Mark(StrEnum):
    """How a step of joining stands."""

    OPEN = "open"
    BUSY = "busy"
    DONE = "done"
    FAILED = "failed"


class Step(msgspec.Struct, frozen=True):
    """One line of the steps: its words, how it stands, and a figure at the end of the line."""

    text: str
    mark: Mark = Mark.OPEN
    note: str = ""


def provider_name(provider: Provider | None) -> str:
    """As people know it."""
    if provider is Provider.LOCAL:
        return tr("Call", "the demo studio")
    return _NAMES.get(provider, "") if provider is not None else ""


def steps_of(call: Call, now: float, epoch: float) -> tuple[Step, ...]:
    """The four steps of joining. `now` is monotonic, `epoch` the seconds tokens count in."""
    allowed = tr("Call", "Microphone and camera allowed")
    if call.wish is None or call.wish.kind is CallKind.AUDIO:
        allowed = tr("Call", "Microphone allowed")
    name = provider_name(call.room.provider if call.room is not None else None)
    connecting = tr("Call", "Connecting to {name}").format(name=name) if name else tr("Call", "Connecting")
    valid = ""
    if call.expires_at is not None and call.state is not CallState.TOKEN:
        valid = tr("Call", "valid {time}").format(time=formats.countdown(call.expires_at - epoch))
    since = ""
    if call.state is CallState.JOINING:
        seconds = min(JOIN_S, int(now - call.state_since))
        since = tr("Call", "{seconds} s of {most} s").format(seconds=seconds, most=JOIN_S)
    at, failed = _step(call), call.state is CallState.ENDED and call.ending not in (Ending.NONE, Ending.LEFT)
    texts = (tr("Call", "Token from the call service"), allowed, connecting, tr("Call", "Joined"))
    notes = (valid, "", since, "")
    return tuple(
        Step(text, _mark(n, at, failed), note) for n, (text, note) in enumerate(zip(texts, notes, strict=True))
    )


def _step(call: Call) -> int:
    """The first step that is not done."""
    if call.state in JOINED:
        return 4
    if call.state is CallState.ENDED:
        if call.ending is Ending.SERVICE:
            return 0
        return 1 if call.ending in _DENIED or call.ending is Ending.NO_PAGE else 2
    return {CallState.TOKEN: 0, CallState.LOADING: 1, CallState.JOINING: 2}.get(call.state, -1)


def _mark(step: int, at: int, failed: bool) -> Mark:
    if step < at:
        return Mark.DONE
    if step == at:
        return Mark.FAILED if failed else Mark.BUSY
    return Mark.OPEN


def state_chip(call: Call) -> tuple[str, str, str]:
    """Word, icon and tone of the panel's chip."""
    if call.state is CallState.IN_CALL:
        return tr("Call", "JOINED"), "state-ok", "ready.text"
    if call.state is CallState.RECONNECTING:
        return tr("Call", "RECONNECTING"), "state-busy", "warn.text"
    if call.state in UNDER_WAY:
        word = tr("Call", "LEAVING") if call.state is CallState.LEAVING else tr("Call", "JOINING")
        return word, "state-busy", "warn.text"
    return tr("Call", "ENDED"), "state-off", "text.secondary"


def head_line(call: Call, now: float) -> str:
    """Who carries it, and for how long: “Agora · 00:14:52”."""
    parts = [provider_name(call.room.provider)] if call.room is not None else []
    if call.joined_at is not None:
        parts.append(formats.clock(now - call.joined_at))
    return " · ".join(parts)


def token_line(call: Call, epoch: float, short: bool = False) -> tuple[str, str]:
    """How long the token lasts, and the tone; empty where it does not say. `short` where there is little room."""
    if call.expires_at is None or call.state not in JOINED:
        return "", ""
    left = call.expires_at - epoch
    time = formats.countdown(left)
    if call.renewing_failed and left <= SOON_S:
        return tr("Call", "token ends in {time}").format(time=time), "warn"
    if short or left > LONG_S:  # the line has no room for both
        return tr("Call", "token {time}").format(time=time), "secondary"
    return tr("Call", "token {time}, renews itself").format(time=time), "secondary"


def person_name(person: Participant) -> str:
    """With “(you)” behind the operator's own."""
    name = person.name or tr("Call", "Unknown")
    return tr("Call", "{name} (you)").format(name=name) if person.own else name


def person_state(person: Participant) -> str:
    """What somebody does."""
    if person.weak:
        return tr("Call", "Weak connection")
    if person.microphone is False:
        return tr("Call", "Microphone off")
    if speaks(person):
        return tr("Call", "Speaking")
    return tr("Call", "Microphone on")


def speaks(person: Participant) -> bool:
    """Loud enough to be speech: above −40 dBFS."""
    return person.microphone is not False and person.level is not None and person.level > 0.01


def heard_words(call: Call) -> tuple[str, str]:
    """Why the call is not heard here, and the tone; empty if it is."""
    if not call.heard:
        return tr("Call", "Not listened to"), "warn"
    if call.silent:
        return tr("Call", "Silenced for you"), "warn"
    if not call.volume:
        return tr("Call", "Volume 0"), "warn"
    return "", "secondary"
