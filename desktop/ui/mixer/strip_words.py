"""What a strip says of itself: where its sound comes from, how it stands, what a screen reader hears."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from desktop.core.mix import Origin, Strip, StripState
from desktop.ui import formats
from desktop.ui.i18n import isolate, tr


class StateWords(NamedTuple):
    """One state: an icon, a colour, the words at both widths."""

    icon: str
    tone: str
    text: str
    short: str


def origin_words(strip: Strip, source: int | None) -> str:
    """“Room · quang”, “Source 2 · FLV”. `source` is the number of the tile that carries the same sound."""
    place = {
        Origin.ROOM: lambda: tr("Mixer", "Room"),
        Origin.STREAM: lambda: tr("Mixer", "Stream"),
        Origin.ADDRESS: lambda: tr("Mixer", "URL"),
    }[strip.origin]()
    if source is not None:
        place = tr("Mixer", "Source {number}").format(number=source)
    kind = {
        Origin.ROOM: strip.user or strip.key,
        Origin.STREAM: strip.key,
        Origin.ADDRESS: "RTMP" if strip.key.startswith("rtmp") else "FLV",
    }[strip.origin]
    return f"{place} · {isolate(kind)}"


def state_words(strip: Strip, state: StripState, now: float) -> StateWords:
    """The line at the strip's foot."""
    if state is StripState.GONE:
        gone = formats.countdown(now - (strip.gone_since if strip.gone_since is not None else now))
        text = tr("MixerShort", "Gone {time}").format(time=gone)
        return StateWords("hourglass", "text.tertiary", text, gone)
    if strip.over:
        return StateWords("state-warn", "warn.text", tr("Mixer", "Not mixed"), tr("MixerShort", "Left out"))
    return _WORDS[state]()


def state_tip(strip: Strip, state: StripState) -> str:
    """More of it, for who points at the line."""
    if state is StripState.GONE:
        return tr("Mixer", "Nothing is sent. It returns by itself, and is removed at 1:30.")
    if strip.over:
        return tr("Mixer", "A mix takes nine inputs. Remove another one.")
    return _TIPS[state]()


def fader_value(strip: Strip, percent: int, state: StripState) -> str:
    """“118 percent, sending; listeners hear 100 percent”."""
    parts = [tr("Mixer", "{percent} percent").format(percent=percent), spoken(state)]
    if strip.wish.muted:
        parts.insert(1, tr("Mixer", "muted"))
    said = ", ".join(parts)
    if strip.confirmed is not None and strip.confirmed.volume != strip.wish.volume:
        heard = tr("Mixer", "listeners hear {percent} percent").format(percent=strip.confirmed.volume)
        said = f"{said}; {heard}"
    return said


def spoken(state: StripState) -> str:
    """The state in a sentence."""
    return {
        StripState.WAITING: lambda: tr("Mixer", "not sent yet"),
        StripState.SENDING: lambda: tr("Mixer", "sending"),
        StripState.APPLIED: lambda: tr("Mixer", "applied"),
        StripState.REFUSED: lambda: tr("Mixer", "refused"),
        StripState.NEXT_START: lambda: tr("Mixer", "at next start"),
        StripState.BY_ROOM: lambda: tr("Mixer", "set by room"),
        StripState.GONE: lambda: tr("Mixer", "gone"),
    }[state]()


_WORDS: dict[StripState, Callable[[], StateWords]] = {  # “MixerShort”: a word of at most eight letters, for 72 pixels
    StripState.WAITING: lambda: StateWords(
        "state-off", "text.secondary", tr("Mixer", "Not sent yet"), tr("MixerShort", "Not sent")
    ),
    StripState.SENDING: lambda: StateWords(
        "hourglass", "warn.text", tr("Mixer", "Sending…"), tr("MixerShort", "Sending")
    ),
    StripState.APPLIED: lambda: StateWords(
        "check", "text.secondary", tr("Mixer", "Applied"), tr("MixerShort", "Applied")
    ),
    StripState.REFUSED: lambda: StateWords(
        "state-error", "error.text", tr("Mixer", "Refused"), tr("MixerShort", "Refused")
    ),
    StripState.NEXT_START: lambda: StateWords(
        "state-off", "text.link", tr("Mixer", "At next start"), tr("MixerShort", "At start")
    ),
    StripState.BY_ROOM: lambda: StateWords(
        "lock", "text.secondary", tr("Mixer", "Set by room"), tr("MixerShort", "By room")
    ),
}
_TIPS: dict[StripState, Callable[[], str]] = {
    StripState.WAITING: lambda: tr("Mixer", "No mix is running. It is sent when one starts."),
    StripState.SENDING: lambda: tr("Mixer", "The service has not confirmed it yet. The triangle marks what is heard."),
    StripState.APPLIED: lambda: tr("Mixer", "The service confirmed this value."),
    StripState.REFUSED: lambda: tr("Mixer", "The service refused it. Press for the reason."),
    StripState.NEXT_START: lambda: tr("Mixer", "In force after a restart. Press to apply it now."),
    StripState.BY_ROOM: lambda: tr("Mixer", "In Auto the service mixes everyone in the room at 100 %."),
}
