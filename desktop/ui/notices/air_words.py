"""The sentences of the broadcast and of its log (UI.md 9.2). Those that differ by their values come as functions.

Values: channel, title, reason, file (text); seconds, tries, at (numbers; `at` of the clock, UTC).
`seconds` of a fault is how long it takes until the next try; without it nothing is tried by itself. It is not said: a
sentence stands while time runs, and what is counted down is in the on-air bar.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from desktop.core.errors import Code, Value
from desktop.ui import formats
from desktop.ui.i18n import tr

Values = Mapping[str, Value]


def _busy(values: Values) -> str:
    if values.get("seconds"):
        return tr("Notice", "The streaming service is full. Nothing is on air. Trying again.")
    return tr("Notice", "The streaming service is full. Nothing is on air. Try again later.")


def _offline(values: Values) -> str:
    if values.get("seconds"):
        return tr("Notice", "The streaming service cannot be reached. Nothing is on air. Trying again.")
    return tr("Notice", "The streaming service cannot be reached. Nothing is on air. Check the network.")


def _ended(values: Values) -> str:
    if values.get("seconds"):
        return tr("Notice", "The service ended the broadcast in {channel}. Listeners hear nothing. Connecting again.")
    return tr("Notice", "The service ended the broadcast in {channel}. Nothing is on air.")


def _occupied(values: Values) -> str:
    if values.get("seconds"):
        return tr("Notice", "{channel} has another broadcast. Nothing is on air from here. Connecting again.")
    return tr("Notice", "{channel} has another broadcast. Nothing is on air from here. Ask who is live there.")


def _list_ending(values: Values) -> str:
    at = datetime.fromtimestamp(float(values.get("at", 0)), UTC)
    text = tr("Notice", "The list ends at {time} and nothing follows.")
    return text.replace("{time}", formats.time_of_day(at, seconds=True))


def _interrupted(values: Values) -> str:
    text = tr("Notice", "Airdesk was cut off while {channel} was on air, last seen {time}. That broadcast is over.")
    at = datetime.fromtimestamp(float(values.get("at", 0)), UTC)
    return text.replace("{time}", f"{formats.date(at)}, {formats.time_of_day(at, seconds=True)}")


BY_VALUES: dict[Code, Callable[[Values], str]] = {
    Code.AIR_BUSY: _busy,
    Code.AIR_OFFLINE: _offline,
    Code.AIR_ENDED: _ended,
    Code.AIR_OCCUPIED: _occupied,
    Code.AIR_LIST_ENDING: _list_ending,
    Code.ASRUN_INTERRUPTED: _interrupted,
}

SENTENCES: dict[Code, Callable[[], str]] = {
    Code.AIR_REFUSED: lambda: tr("Notice", "{channel}: the service refused the file. It is not Ogg/Opus or WebM."),
    Code.AIR_UNREACHABLE: lambda: tr(
        "Notice",
        "{channel}: the service cannot fetch the file. The address must be open to the internet without a login.",
    ),
    Code.AIR_RIGHTS: lambda: tr("Notice", "You may not broadcast in {channel}. Ask the clan’s owner."),
    Code.AIR_TIMEOUT: lambda: tr("Notice", "The service did not answer in 3 minutes. Listeners hear nothing."),
    Code.AIR_LOST: lambda: tr(
        "Notice", "The link to the service was lost. Listeners may hear silence. Connecting again."
    ),
    Code.AIR_LOST_FINAL: lambda: tr(
        "Notice", "The broadcast in {channel} ended: the link was lost and {tries} tries failed."
    ),
    Code.AIR_TOKEN: lambda: tr(
        "Notice", "The streaming service did not take the sign-in. Nothing is on air. Sign in again."
    ),
    Code.AIR_ROUTE: lambda: tr(
        "Notice",
        "At the address of the streaming service something else answered. Nothing is on air. "
        "Check the address in the settings.",
    ),
    Code.AIR_CERTIFICATE: lambda: tr(
        "Notice",
        "The certificate of the streaming service is not valid here. Nothing is on air. "
        "Check the clock and the address.",
    ),
    Code.AIR_UNKNOWN: lambda: tr(
        "Notice",
        "{channel}: the streaming service answered with something Airdesk does not know. Nothing is on air.",
    ),
    Code.AIR_BACK: lambda: tr("Notice", "{channel} is on air again after {seconds} s."),
    Code.AIR_SILENT: lambda: tr("Notice", "{channel} is on air but silent."),
    Code.AIR_ITEM_SKIPPED: lambda: tr("Notice", "{title} was skipped: {reason}."),
    Code.AIR_PAUSE: lambda: tr("Notice", "The service did not answer the pause. It plays on as before. Try again."),
    Code.AIR_SKIP: lambda: tr("Notice", "The service did not answer the skip. Listen before you skip again."),
    Code.AIR_QUESTION: lambda: tr("Notice", "The question was closed: the broadcast is in another state now."),
    Code.AIR_CHANNEL_GONE: lambda: tr(
        "Notice", "{channel} is no longer among your channels, and the broadcast goes on. Perhaps nobody can hear it."
    ),
    Code.ASRUN_BROKEN: lambda: tr(
        "Notice", "The as-run log could not be read. A new one was started; the old file is kept as {file}."
    ),
    Code.ASRUN_WRITE: lambda: tr(
        "Notice", "The as-run log cannot be written: {reason}. The broadcast is not affected. Check the disk."
    ),
    Code.ASRUN_SAVED: lambda: tr("Notice", "As-run log saved: {file}."),
    Code.ASRUN_EXPORT: lambda: tr("Notice", "The as-run log was not saved: {reason}. Choose another folder."),
}
