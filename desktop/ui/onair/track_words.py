"""What a row of the playlist says: its icon, its line, why it cannot be played; and why an address is none. Pure."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from desktop.core.programme import ClipFault, Track, TrackState
from desktop.core.track_address import TrackRefusal
from desktop.ui import formats
from desktop.ui.i18n import isolate, tr

ICONS = {
    TrackState.CHECKING: "clock",
    TrackState.READY: "audio-file",
    TrackState.ON_AIR: "on-air",
    TrackState.PAUSED: "pause",
    TrackState.PLAYED: "check",
    TrackState.REFUSED: "state-error",
    TrackState.UNREACHABLE: "state-error",
}


def track_icon(track: Track) -> str:
    """The shape of its state."""
    return "skip" if track.skipped else ICONS[track.state]


def track_line(track: Track, left_s: float | None = None) -> str:
    """One line of state. `left_s` of the item on air, where its length is known."""
    if track.state in (TrackState.REFUSED, TrackState.UNREACHABLE):
        return fault_words(track)
    if track.state is TrackState.ON_AIR and left_s is not None:
        return tr("Playlist", "On air now, {time} left").format(time=formats.countdown(left_s))
    if track.state is TrackState.PLAYED and track.began_at is not None and track.ended_at is not None:
        began, ended = (formats.time_of_day(at, seconds=True) for at in (track.began_at, track.ended_at))
        if track.skipped:
            return tr("Playlist", "Skipped at {ended}, on air from {began}").format(began=began, ended=ended)
        return tr("Playlist", "Played {began} to {ended}").format(began=began, ended=ended)
    host = urlsplit(track.address).hostname or ""
    return {
        TrackState.CHECKING: tr("Playlist", "Checking the address…"),
        TrackState.READY: tr("Playlist", "Ready · {host}").format(host=isolate(host)),
        TrackState.ON_AIR: tr("Playlist", "On air now"),
        TrackState.PAUSED: tr("Playlist", "On air, paused"),
        TrackState.PLAYED: tr("Playlist", "Skipped") if track.skipped else tr("Playlist", "Played"),
    }[track.state]


def length_text(track: Track) -> str:
    """How long it is; a dash where nobody knows."""
    return formats.elapsed(track.length_s) if track.length_s is not None else formats.UNKNOWN


def spoken(track: Track, number: int, line: str) -> str:
    """What a screen reader says of a row."""
    return tr("Playlist", "Item {n}, {title}, {line}").format(n=number, title=isolate(track.title), line=line)


def fault_words(track: Track) -> str:
    """Why it cannot be played, as far as it can be seen from here."""
    made = _FAULTS.get(track.fault)
    text = made() if made is not None else tr("Playlist", "The service refused the file.")
    if track.fault is ClipFault.STATUS:
        text = tr("Playlist", "The address does not answer ({code}).").format(code=isolate(track.details))
    elif track.fault is ClipFault.SERVICE and track.details:
        text = tr("Playlist", "The service refused it: {reason}").format(reason=isolate(track.details))
    return text


def refusal_words(refusal: TrackRefusal) -> str:
    """Why an address cannot be an item; empty if it can."""
    made = _REFUSALS.get(refusal)
    return made() if made is not None else ""


_FAULTS: dict[ClipFault, Callable[[], str]] = {
    ClipFault.NO_ANSWER: lambda: tr("Playlist", "The address does not answer."),
    ClipFault.LOGIN: lambda: tr("Playlist", "The address asks for a login. The service fetches without one."),
    ClipFault.CERTIFICATE: lambda: tr("Playlist", "The certificate of the address is not valid."),
    ClipFault.REDIRECT: lambda: tr("Playlist", "The address leads to a place the service cannot reach."),
    ClipFault.NO_CLIP: lambda: tr("Playlist", "The service plays Ogg/Opus and WebM only. This is neither."),
    ClipFault.CODEC: lambda: tr("Playlist", "The service plays Opus, VP8 and VP9 only. Something else is inside."),
    ClipFault.CHANNELS: lambda: tr("Playlist", "It has more than two audio channels."),
    ClipFault.ENDING: lambda: tr("Playlist", "What is inside does not fit the ending of its name."),
}
_REFUSALS: dict[TrackRefusal, Callable[[], str]] = {
    TrackRefusal.EMPTY: lambda: tr("Playlist", "Type or paste an address."),
    TrackRefusal.NOT_ABSOLUTE: lambda: tr("Playlist", "The address must begin with https:// and name a host."),
    TrackRefusal.UNREADABLE: lambda: tr("Playlist", "The address has a character that cannot be in it."),
    TrackRefusal.LOGIN: lambda: tr("Playlist", "A name or password is in the address. The service fetches without."),
    TrackRefusal.ENDING: lambda: tr("Playlist", "The address must end in .ogg, .opus or .webm."),
    TrackRefusal.TOO_LONG: lambda: tr("Playlist", "The address is too long."),
    TrackRefusal.LIST_FULL: lambda: tr("Playlist", "The list is full."),
}
