"""The check before going live, in words: a line of the list, the lamp's sub-line, the two words on the button. Pure."""

from __future__ import annotations

from collections.abc import Callable

from desktop.control.checklist import Check, Point, Readiness, Why
from desktop.core.programme import Programme
from desktop.ui.i18n import tr
from desktop.ui.onair.track_words import fault_words

ICONS = {
    Readiness.READY: ("state-ok", "ready.text"),
    Readiness.CHECKING: ("state-busy", "text.secondary"),
    Readiness.UNKNOWN: ("state-off", "text.tertiary"),
    Readiness.WARNING: ("state-warn", "warn.text"),
    Readiness.NOT_READY: ("state-error", "error.text"),
}


def point_words(point: Point) -> str:
    """What is looked at."""
    return _POINTS[point]()


def check_words(check: Check, programme: Programme) -> str:
    """Why it is not ready, or what is known of it; empty where nothing is to be added."""
    if check.why is Why.NO_TRACK_READY and programme.tracks:
        return fault_words(programme.tracks[0])
    if check.why is Why.SILENT_START:
        return tr("Check", "The first item begins with %n second(s) of silence.", "", int(check.details or 0))
    return _WHY[check.why]()


def short(check: Check | None) -> tuple[str, str]:
    """What stands in the way, under the lamp and on the button; empty where nothing does. What is only in doubt is said
    under the lamp alone."""
    made = _SHORT.get(check.why) if check is not None else None
    return made() if made is not None else ("", "")


_POINTS: dict[Point, Callable[[], str]] = {
    Point.SIGNED_IN: lambda: tr("Check", "Signed in"),
    Point.CHANNEL: lambda: tr("Check", "Streaming channel"),
    Point.PUBLISHER: lambda: tr("Check", "Who broadcasts"),
    Point.SERVICE: lambda: tr("Check", "Streaming service"),
    Point.NOBODY_ELSE: lambda: tr("Check", "Nobody else is live there"),
    Point.PLAYLIST: lambda: tr("Check", "Playlist"),
    Point.TRACK: lambda: tr("Check", "First item"),
    Point.SOUND: lambda: tr("Check", "Sound"),
    Point.DISK: lambda: tr("Check", "Space on the disk"),
    Point.KEYRING: lambda: tr("Check", "Keyring"),
}
_WHY: dict[Why, Callable[[], str]] = {
    Why.NONE: str,
    Why.UNKNOWN: lambda: tr("Check", "Not known."),
    Why.SIGNED_OUT: lambda: tr("Check", "Sign in to Mezon first."),
    Why.NO_CHANNEL: lambda: tr("Check", "Choose a channel."),
    Why.CHANNEL_GONE: lambda: tr("Check", "It is no longer among your channels. Choose another."),
    Why.NOT_STREAMING: lambda: tr("Check", "This is not a streaming channel. Choose another."),
    Why.NO_PUBLISHER: lambda: tr("Check", "Choose in the settings who broadcasts."),
    Why.NOT_CONNECTED: lambda: tr("Check", "Mezon is not connected."),
    Why.SERVICE_SILENT: lambda: tr("Check", "It did not answer when it was asked last."),
    Why.OTHER_LIVE: lambda: tr("Check", "Somebody else is live. Going live may end their broadcast."),
    Why.LIVE_UNKNOWN: lambda: tr("Check", "Nobody can say whether somebody is live there."),
    Why.NOTHING_TO_PLAY: lambda: tr("Check", "The list is empty."),
    Why.NO_TRACK_READY: lambda: tr("Check", "No item can be played."),
    Why.BEING_CHECKED: lambda: tr("Check", "Being checked."),
    Why.SOUND_TRACK: lambda: tr("Check", "The first item has a sound track. How loud it is, is not known."),
    Why.DISK_LOW: lambda: tr("Check", "Little space is left for recordings."),
    Why.KEYRING_SILENT: lambda: tr("Check", "It does not answer. A new sign-in would not be kept."),
}
_SHORT: dict[Why, Callable[[], tuple[str, str]]] = {
    Why.SIGNED_OUT: lambda: (tr("Check", "Not signed in"), tr("Check", "sign in first")),
    Why.NO_CHANNEL: lambda: (tr("Check", "No channel chosen"), tr("Check", "choose a channel")),
    Why.CHANNEL_GONE: lambda: (tr("Check", "Channel is gone"), tr("Check", "choose a channel")),
    Why.NOT_STREAMING: lambda: (tr("Check", "Not for streaming"), tr("Check", "choose a channel")),
    Why.NO_PUBLISHER: lambda: (tr("Check", "Nobody broadcasts"), tr("Check", "choose who")),
    Why.NOT_CONNECTED: lambda: (tr("Check", "Mezon not connected"), ""),
    Why.SERVICE_SILENT: lambda: (tr("Check", "Service not reached"), ""),
    Why.NOTHING_TO_PLAY: lambda: (tr("Check", "Nothing to play"), tr("Check", "nothing to play")),
    Why.NO_TRACK_READY: lambda: (tr("Check", "Nothing is ready"), tr("Check", "no item ready")),
    Why.BEING_CHECKED: lambda: (tr("Check", "Checking the item"), tr("Check", "checking")),
}
