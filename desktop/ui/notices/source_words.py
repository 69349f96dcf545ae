"""What the codes of services, sources, the ingest, recordings, sound and keys say; the values are `wording.py`’s."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from desktop.core.errors import Code, Value
from desktop.ui.i18n import tr


def _stalled(values: Mapping[str, Value]) -> str:
    if values.get("recording", True):
        return tr("Notice", "“{name}” stalled: no bytes for {seconds} s. Its recording continues.")
    return tr("Notice", "“{name}” stalled: no bytes for {seconds} s. It is not being recorded.")


def _no_media(values: Mapping[str, Value]) -> str:
    if values.get("connected"):
        return tr("Notice", "{name} has dialled in but sends no picture.")
    return tr("Notice", "{name} is in the meeting but no picture arrives. The ingest address may not be reachable.")


def _back(values: Mapping[str, Value]) -> str:
    if values.get("missing"):
        return tr("Notice", "“{name}” is back after {seconds} s. {missing} s are missing.")
    return tr("Notice", "“{name}” is back after {seconds} s.")


def _turned_away(values: Mapping[str, Value]) -> str:
    if values.get("reason"):
        return tr("Notice", "A sender at {ip} was turned away: {reason}.")
    return tr("Notice", "A sender at {ip} was turned away.")


def _disk_low(values: Mapping[str, Value]) -> str:
    minutes = values.get("minutes", -1)
    if isinstance(minutes, int | float) and minutes >= 0:
        return tr("Notice", "{left} of recording are left on {disk}.")
    return tr("Notice", "Only {bytes} are left for recordings on {disk}.")


def _sound_gone(values: Mapping[str, Value]) -> str:
    if values.get("device"):
        return tr("Notice", "{device} was unplugged. {other} is used now.")
    return tr("Notice", "The chosen sound output is not connected. {other} is used now.")


def _not_recorded(values: Mapping[str, Value]) -> str:
    if values.get("name"):
        return tr("Notice", "“{name}” cannot be recorded: {reason}.")
    return tr("Notice", "The recordings cannot be read: {reason}.")


BY_VALUES: dict[Code, Callable[[Mapping[str, Value]], str]] = {
    Code.SOURCE_NO_MEDIA: _no_media,
    Code.SOURCE_STALLED: _stalled,
    Code.SOURCE_BACK: _back,
    Code.INGEST_REFUSED: _turned_away,
    Code.DISK_LOW: _disk_low,
    Code.RECORDING_WRITE: _not_recorded,
    Code.SOUND_GONE: _sound_gone,
}

SENTENCES: dict[Code, Callable[[], str]] = {
    Code.SERVICE_OFFLINE: lambda: tr(
        "Notice", "{service} cannot be reached. What arrives is still shown and recorded. Check the network."
    ),
    Code.SERVICE_DOWN: lambda: tr(
        "Notice",
        "{service} has a fault of its own ({code}). What arrives is still shown and recorded. Try again later.",
    ),
    Code.SERVICE_SLOW: lambda: tr(
        "Notice", "{service} did not answer in time. What was asked for may have happened. Look before you try again."
    ),
    Code.SERVICE_CERTIFICATE: lambda: tr(
        "Notice", "The certificate of {service} is not valid here. Nothing was sent. Check the clock and the address."
    ),
    Code.SERVICE_CLOCK: lambda: tr(
        "Notice", "This computer’s clock is {minutes} min wrong; {service} may refuse it. Set the clock."
    ),
    Code.SERVICE_UNKNOWN: lambda: tr("Notice", "{service} answered with something Airdesk does not know ({code})."),
    Code.SOURCE_BROKEN: lambda: tr(
        "Notice", "“{name}” sends a picture that cannot be decoded. It is still recorded as it arrives."
    ),
    Code.SOURCE_NO_SOUND: lambda: tr("Notice", "“{name}” has no sound."),
    Code.SOURCE_PULL: lambda: tr("Notice", "“{name}” does not come: {reason}. Airdesk tries again."),
    Code.SOURCE_PULL_FAILED: lambda: tr("Notice", "“{name}” cannot be shown: {reason}."),
    Code.INGEST_PORT: lambda: tr("Notice", "Port {port} is used by another program. No source can arrive."),
    Code.INGEST_ADDRESS: lambda: tr(
        "Notice", "The ingest address cannot be right. Bots will not reach this computer. Correct it in the settings."
    ),
    Code.INGEST_CROWD: lambda: tr(
        "Notice",
        "More than {count} bots that nobody invited have dialled in. The tiles of the oldest that have gone give way.",
    ),
    Code.INGEST_CERTIFICATE: lambda: tr("Notice", "The certificate ends on {date}. Bots will be refused after that."),
    Code.INGEST_TLS: lambda: tr(
        "Notice", "The certificate or its key cannot be used. No source can arrive. Choose other files in the settings."
    ),
    Code.INGEST_SERVER: lambda: tr(
        "Notice", "A part of Airdesk that receives bots cannot be loaded. No source can arrive. Start Airdesk again."
    ),
    Code.REMOTE_PORT: lambda: tr("Notice", "Port {port} is used by another program. Remote control is off."),
    Code.REMOTE_SERVER: lambda: tr("Notice", "A part of remote control cannot be loaded. It is off; all else works."),
    Code.DISK_STOP: lambda: tr("Notice", "Recording stopped: only {bytes} are left. What was recorded is safe."),
    Code.DISK_BACK: lambda: tr("Notice", "There is space again: {bytes} are free. Recording goes on in a new file."),
    Code.RECORDING_DELETED: lambda: tr(
        "Notice",
        "The file of “{name}” was deleted while it was recorded. {bytes} are lost. Recording goes on in a new file.",
    ),
    Code.RECORDING_MOVED: lambda: tr(
        "Notice",
        "The file of “{name}” was moved or renamed while it was recorded. It is complete up to there. "
        "Recording goes on in a new file.",
    ),
    Code.RECORDING_SAVED: lambda: tr("Notice", "Recording saved: {name}, {duration}, {bytes}."),
    Code.RECORDING_RECOVERED: lambda: tr("Notice", "{name} was repaired after a crash. {seconds} s are missing."),
    Code.MEZON_TOKEN: lambda: tr(
        "Notice", "The sign-in has expired. Chat and channel list stand still; the broadcast goes on."
    ),
    Code.MEZON_REFUSED: lambda: tr("Notice", "Mezon refused the sign-in. Check what was entered."),
    Code.CHANNEL_CLAN: lambda: tr(
        "Notice", "You are not a member of the clan of this address. Ask for an invitation in Mezon."
    ),
    Code.CHANNEL_GONE: lambda: tr(
        "Notice", "The channel of this address is not in “{clan}”, or you may not see it. Ask the clan’s owner."
    ),
    Code.CHANNEL_DIRECT: lambda: tr("Notice", "The conversation of this address is not one of yours."),
    Code.SESSION_FILE: lambda: tr("Notice", "The file of the sign-in could not be read or written: {reason}."),
    Code.SESSION_NONE: lambda: tr("Notice", "This file holds no sign-in to Mezon. Nothing was changed."),
    Code.SESSION_SAVED: lambda: tr("Notice", "The sign-in is kept in {name}. Whoever has the file has the account."),
    Code.MEZON_RIGHTS: lambda: tr("Notice", "Mezon does not allow this. Ask the clan’s owner."),
    Code.CHAT_SEND: lambda: tr("Notice", "The message was not sent."),
    Code.CHAT_RIGHTS: lambda: tr("Notice", "You may read here, but not write."),
    Code.CHAT_UPLOAD: lambda: tr("Notice", "{file} could not be attached: {reason}."),
    Code.KEYRING: lambda: tr("Notice", "The keyring did not answer. Unlock it and try again."),
    Code.KEYRING_LOCKED: lambda: tr(
        "Notice", "The keyring is locked. Stored keys cannot be read. Unlock it and try again."
    ),
    Code.KEYRING_MEMORY: lambda: tr(
        "Notice",
        "The keyring did not take the key. It is kept until Airdesk is closed. Unlock the keyring to store it.",
    ),
    Code.SOUND_NONE: lambda: tr(
        "Notice", "No sound output was found. Pictures, levels and recordings are not affected."
    ),
    Code.WALL_BACK: lambda: tr("Notice", "The wall is back in this window: the other screen is gone."),
    Code.SETTINGS_BROKEN: lambda: tr(
        "Notice", "The settings could not be read. Airdesk starts with new ones; the old file is kept as {file}."
    ),
    Code.SETTINGS_SAVE: lambda: tr(
        "Notice", "The settings could not be saved: {reason}. They are in force until Airdesk is closed."
    ),
    Code.KEYS_BROKEN: lambda: tr("Notice", "{file} holds no shortcuts of Airdesk. Nothing was changed."),
    Code.KEYS_SAVE: lambda: tr("Notice", "The shortcuts could not be saved: {reason}."),
    Code.KEYS_LEFT_OUT: lambda: tr(
        "Notice", "The shortcuts of {file} are in force, but for {count} that cannot be used here."
    ),
    Code.DESK_FAULT: lambda: tr(
        "Notice", "Something in Airdesk failed. Everything else goes on. “Details” has what support needs."
    ),
    Code.PICTURES_BROKEN: lambda: tr(
        "Notice", "The pictures stopped for a moment and come back by themselves. Recordings are not affected."
    ),
    Code.COPIED_ADDRESS: lambda: tr("Notice", "Copied, including the secret part."),
    Code.COPIED_TEXT: lambda: tr("Notice", "Copied."),
}

SHORT: dict[Code, Callable[[], str]] = {
    Code.BOT_LINK: lambda: tr("Reason", "This is not a meeting link"),
    Code.BOT_PLATFORM: lambda: tr("Reason", "No live picture from this service"),
    Code.BOT_KEY: lambda: tr("Reason", "MeetStream refused the key"),
    Code.BOT_KEY_MISSING: lambda: tr("Reason", "There is no MeetStream key"),
    Code.BOT_LIMIT: lambda: tr("Reason", "MeetStream allows no more bots now"),
    Code.BOT_DUPLICATE: lambda: tr("Reason", "Already in the meeting"),
    Code.BOT_GONE: lambda: tr("Reason", "MeetStream no longer knows this bot"),
    Code.BOT_REFUSED: lambda: tr("Reason", "MeetStream refused the invitation"),
    Code.BOT_NEVER: lambda: tr("Reason", "Nobody admitted it"),
    Code.BOT_DENIED: lambda: tr("Reason", "Turned away by the host"),
    Code.BOT_KICKED: lambda: tr("Reason", "Removed from the meeting"),
    Code.BOT_FAILED: lambda: tr("Reason", "The bot failed"),
    Code.SERVICE_OFFLINE: lambda: tr("Reason", "MeetStream cannot be reached"),
    Code.SERVICE_DOWN: lambda: tr("Reason", "MeetStream has a fault"),
    Code.SERVICE_SLOW: lambda: tr("Reason", "MeetStream did not answer"),
    Code.SERVICE_CERTIFICATE: lambda: tr("Reason", "MeetStream’s certificate is not valid"),
    Code.SERVICE_UNKNOWN: lambda: tr("Reason", "MeetStream’s answer is not known"),
    Code.SOURCE_NO_MEDIA: lambda: tr("Reason", "No picture arrived"),
    Code.SOURCE_PULL_FAILED: lambda: tr("Reason", "The address cannot be shown"),
    Code.INGEST_PORT: lambda: tr("Reason", "The ingest is not running"),
    Code.INGEST_TLS: lambda: tr("Reason", "The ingest is not running"),
    Code.INGEST_SERVER: lambda: tr("Reason", "The ingest is not running"),
    Code.INGEST_ADDRESS: lambda: tr("Reason", "The ingest address is wrong"),
    Code.KEYRING: lambda: tr("Reason", "The keyring did not answer"),
    Code.KEYRING_LOCKED: lambda: tr("Reason", "The keyring is locked"),
}
