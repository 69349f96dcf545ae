"""What a Code says to the operator: one sentence for every one of them (UI.md 9.2).

Pattern: what happened, what it means for the show, what to do. Values, all optional:
name, service, code, file, disk, ip, date, device, other, channel, title (text); port, minutes, seconds,
tries (whole numbers);
bytes; recording (true or false); reason (a RecordingFault or the ingest's word for why it
turned somebody away, both put into words here, else text of the service). A value that is
missing is shown as “—”, never as an error.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from desktop.core.errors import Code, Value
from desktop.core.model import Notice, Remedy
from desktop.ui import formats
from desktop.ui.i18n import isolate, tr
from desktop.ui.notices import air_words, call_words, desk_words, mix_words, settings_words
from desktop.ui.notices.reasons import reason_words

_FOREIGN = frozenset({"name", "reason", "file", "disk", "ip", "service", "code", "device", "other", "channel", "title"})


def sentence(code: Code, values: Mapping[str, Value] | None = None) -> str:
    """The sentence in the present language."""
    given = dict(values or {})
    if "reason" in given:
        given["reason"] = reason_words(str(given["reason"]))
    special = _BY_VALUES.get(code)
    return _filled(special(given) if special is not None else _SENTENCES[code](), given, code)


def notice_text(notice: Notice) -> str:
    """The sentence of a notice, with how often it came: “… (3 times)”."""
    values = dict(notice.values)
    if notice.code is Code.INGEST_REFUSED:  # its details are the ingest's word for why
        values.setdefault("reason", notice.details)
    text = sentence(notice.code, values)
    if notice.count > 1:
        text = tr("Notice", "{sentence} ({count} times)").format(sentence=text, count=notice.count)
    return text


def remedy_text(remedy: Remedy) -> str:
    """The words of the one button of a notice, or of a tile."""
    return _REMEDIES[remedy]()


def short_reason(code: Code | None) -> str:
    """Why a source failed, in a few words for its tile."""
    made = _SHORT.get(code) if code is not None else None
    return made() if made is not None else tr("Reason", "It failed")


class _Values(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return formats.UNKNOWN


def _filled(text: str, values: Mapping[str, Value], code: Code) -> str:
    shown = {key: _shown(key, value) for key, value in values.items()}
    if code is Code.RECORDING_SAVED and "seconds" in values:
        shown["duration"] = formats.elapsed(float(values["seconds"]))
    if code is Code.DISK_LOW and "minutes" in values:
        shown["left"] = formats.about(60 * float(values["minutes"]))
    return text.format_map(_Values(shown))


def _shown(key: str, value: Value) -> str:
    if key in _FOREIGN:
        text = str(value).rstrip(".")
        return isolate(text) if text else formats.UNKNOWN
    if isinstance(value, str):
        return value
    return formats.size(value) if key == "bytes" else formats.number(value)


def _stalled(values: Mapping[str, Value]) -> str:
    if values.get("recording", True):
        return tr("Notice", "“{name}” stalled: no bytes for {seconds} s. Its recording continues.")
    return tr("Notice", "“{name}” stalled: no bytes for {seconds} s. It is not being recorded.")


def _turned_away(values: Mapping[str, Value]) -> str:
    if values.get("reason"):
        return tr("Notice", "A sender at {ip} was turned away: {reason}.")
    return tr("Notice", "A sender at {ip} was turned away.")


def _bot_failed(values: Mapping[str, Value]) -> str:
    if str(values.get("reason", "")).casefold() in ("", "failed", "error"):  # the state once more, no reason
        return tr("Notice", "{name} failed. The service gives no reason.")
    return tr("Notice", "{name} failed: {reason}.")


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


_BY_VALUES: dict[Code, Callable[[Mapping[str, Value]], str]] = {
    Code.BOT_FAILED: _bot_failed,
    Code.SOURCE_STALLED: _stalled,
    Code.INGEST_REFUSED: _turned_away,
    Code.DISK_LOW: _disk_low,
    Code.RECORDING_WRITE: _not_recorded,
    Code.SOUND_GONE: _sound_gone,
    **air_words.BY_VALUES,
    **mix_words.BY_VALUES,
    **call_words.BY_VALUES,
    **desk_words.BY_VALUES,
}

_SENTENCES: dict[Code, Callable[[], str]] = {
    Code.BOT_LINK: lambda: tr("Notice", "This is not a meeting link."),
    Code.BOT_PLATFORM: lambda: tr(
        "Notice", "Only Google Meet and Teams send a live picture. No bot was invited. Use a link of one of them."
    ),
    Code.BOT_KEY: lambda: tr("Notice", "MeetStream refused the key. No bot was invited."),
    Code.BOT_KEY_MISSING: lambda: tr(
        "Notice", "There is no MeetStream key. No bot was invited. Set the key in the settings."
    ),
    Code.BOT_LIMIT: lambda: tr("Notice", "MeetStream asks to wait {seconds} s. The bot is invited then by itself."),
    Code.BOT_DUPLICATE: lambda: tr("Notice", "This bot is already in the meeting."),
    Code.BOT_GONE: lambda: tr(
        "Notice", "MeetStream no longer knows the bot of “{name}”. It may have left the meeting."
    ),
    Code.BOT_REFUSED: lambda: tr(
        "Notice", "MeetStream refused the invitation of “{name}”: {reason}. No bot was invited."
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
    Code.SOURCE_NO_MEDIA: lambda: tr(
        "Notice", "{name} is in the meeting but no picture arrives. The ingest address may not be reachable."
    ),
    Code.SOURCE_BACK: lambda: tr("Notice", "“{name}” is back after {seconds} s."),
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
    **settings_words.SENTENCES,
    **air_words.SENTENCES,
    **mix_words.SENTENCES,
    **call_words.SENTENCES,
    **desk_words.SENTENCES,
}

_SHORT: dict[Code, Callable[[], str]] = {
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

_REMEDIES: dict[Remedy, Callable[[], str]] = {
    Remedy.SHOW_SOURCE: lambda: tr("Remedy", "Show source"),
    Remedy.INVITE_AGAIN: lambda: tr("Remedy", "Invite again"),
    Remedy.COPY_HOST_TEXT: lambda: tr("Remedy", "Copy text for host"),
    Remedy.CHECK_INGEST: lambda: tr("Remedy", "Check ingest…"),
    Remedy.OPEN_SETTINGS_SERVICES: lambda: tr("Remedy", "Open settings"),
    Remedy.OPEN_SETTINGS_INGEST: lambda: tr("Remedy", "Open settings"),
    Remedy.OPEN_SETTINGS_REMOTE: lambda: tr("Remedy", "Open settings"),
    Remedy.OPEN_SETTINGS_RECORDING: lambda: tr("Remedy", "Choose folder…"),
    Remedy.OPEN_SETTINGS_MONITORING: lambda: tr("Remedy", "Choose…"),
    Remedy.OPEN_FOLDER: lambda: tr("Remedy", "Open folder"),
    Remedy.SHOW_FILE: lambda: tr("Remedy", "Show"),
    Remedy.DETAILS: lambda: tr("Remedy", "Details"),
    Remedy.REMOVE_BOT: lambda: tr("Remedy", "Remove bot"),
    Remedy.STOP_WAITING: lambda: tr("Remedy", "Stop waiting"),
    Remedy.SIGN_IN: lambda: tr("Remedy", "Sign in…"),
    Remedy.GO_LIVE: lambda: tr("Remedy", "Try again…"),
    Remedy.END_BROADCAST: lambda: tr("Remedy", "End broadcast…"),
    Remedy.GIVE_UP_AIR: lambda: tr("Remedy", "Give up"),
    Remedy.STOP_TRYING: lambda: tr("Remedy", "Stop trying"),
    Remedy.ASK_KEYRING: lambda: tr("Remedy", "Try again"),
    Remedy.OPEN_PLAYLIST: lambda: tr("Remedy", "Open playlist"),
    Remedy.SHOW_MIX: lambda: tr("Remedy", "Show"),
    Remedy.STOP_MIX: lambda: tr("Remedy", "Stop mix"),
    Remedy.START_MIX: lambda: tr("Remedy", "Start again"),
    Remedy.TRY_MIX: lambda: tr("Remedy", "Try again"),
    Remedy.UNDO_REMOVAL: lambda: tr("Remedy", "Undo"),
    Remedy.TRY_CALL: lambda: tr("Remedy", "Try again"),
    Remedy.JOIN_CALL_AGAIN: lambda: tr("Remedy", "Join again"),
    Remedy.RENEW_CALL: lambda: tr("Remedy", "Renew now"),
    Remedy.CHOOSE_CALL_DEVICE: lambda: tr("Remedy", "Choose…"),
    Remedy.START_CALL: lambda: tr("Remedy", "Start call…"),
    Remedy.INVITE_BOT: lambda: tr("Remedy", "Invite a meeting bot…"),
    Remedy.OPEN_PRIVACY: lambda: tr("Remedy", "Open system settings"),
    Remedy.OPEN_AS_RUN: lambda: tr("Remedy", "Open as-run log"),
    Remedy.RESTORE_SITTING: lambda: tr("Remedy", "Restore"),
    Remedy.NOT_NOW: lambda: tr("Remedy", "Not now"),
    Remedy.START_SAFE: lambda: tr("Remedy", "Start in safe mode"),
    Remedy.LEAVE_SAFE: lambda: tr("Remedy", "Start normally"),
}
