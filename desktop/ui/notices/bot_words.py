"""The sentences of meeting bots (UI.md 9.2). Those that differ by their values come as functions.

Values: name, reason (text); seconds, minutes (whole numbers); invited (true: what was asked concerned a bot that
is there already, and nobody was to be invited).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from desktop.core.errors import Code, Value
from desktop.ui.i18n import tr

Values = Mapping[str, Value]


def _key_refused(values: Values) -> str:
    if values.get("invited"):
        return tr("Notice", "MeetStream refused the key. “{name}” goes on as before. Set the right key and try again.")
    return tr("Notice", "MeetStream refused the key. No bot was invited.")


def _key_missing(values: Values) -> str:
    if values.get("invited"):
        return tr("Notice", "There is no MeetStream key. “{name}” goes on as before. Set the key and try again.")
    return tr("Notice", "There is no MeetStream key. No bot was invited. Set the key in the settings.")


def _throttled(values: Values) -> str:
    if values.get("invited"):
        return tr("Notice", "MeetStream asks to wait {seconds} s. “{name}” goes on as before. Try again then.")
    return tr("Notice", "MeetStream asks to wait {seconds} s. The bot is invited then by itself.")


def _refused(values: Values) -> str:
    if values.get("invited"):
        return tr("Notice", "MeetStream refused it: {reason}. “{name}” goes on as before.")
    return tr("Notice", "MeetStream refused the invitation of “{name}”: {reason}. No bot was invited.")


def _failed(values: Values) -> str:
    if str(values.get("reason", "")).casefold() in ("", "failed", "error"):  # the state once more, no reason
        return tr("Notice", "{name} failed. The service gives no reason.")
    return tr("Notice", "{name} failed: {reason}.")


BY_VALUES: dict[Code, Callable[[Values], str]] = {
    Code.BOT_KEY: _key_refused,
    Code.BOT_KEY_MISSING: _key_missing,
    Code.BOT_LIMIT: _throttled,
    Code.BOT_REFUSED: _refused,
    Code.BOT_FAILED: _failed,
}

SENTENCES: dict[Code, Callable[[], str]] = {
    Code.BOT_LINK: lambda: tr("Notice", "This is not a meeting link."),
    Code.BOT_PLATFORM: lambda: tr(
        "Notice", "Only Google Meet and Teams send a live picture. No bot was invited. Use a link of one of them."
    ),
    Code.BOT_DUPLICATE: lambda: tr("Notice", "This bot is already in the meeting."),
    Code.BOT_GONE: lambda: tr(
        "Notice", "MeetStream no longer knows the bot of “{name}”. It may have left the meeting."
    ),
    Code.BOT_LOBBY: lambda: tr("Notice", "{name} waits to be admitted. Ask the host."),
    Code.BOT_NEVER: lambda: tr("Notice", "Nobody admitted {name} in {minutes} min. The bot has left."),
    Code.BOT_DENIED: lambda: tr("Notice", "The host turned {name} away."),
    Code.BOT_KICKED: lambda: tr("Notice", "{name} was removed from the meeting. The recording up to here is complete."),
    Code.BOT_REMOVE: lambda: tr(
        "Notice", "The bot of “{name}” could not be removed. It may still be in the meeting. Try again or ask the host."
    ),
    Code.BOT_PAUSE: lambda: tr(
        "Notice", "“{name}” could not be paused or resumed. It goes on as before. Try again in a moment."
    ),
    Code.BOT_STATUS: lambda: tr(
        "Notice", "MeetStream does not say how “{name}” is doing. What arrives is still shown and recorded."
    ),
}
