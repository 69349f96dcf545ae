"""The frames of the streaming service (STN): JSON text, one object each. Pure; mezon.md, sections 4.2, 4.3 and 4.5.

Only what a publisher by file address says and hears, and who asks what is live. All ids are JSON strings.
"""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

CONNECT = "connect_publisher"
STOP = "stop_publisher"
TRACK_ENDED = "stream_track_ended"
TRACK_PAUSED = "stream_track_paused"
PUBLISH_FAILED = "stream_publish_failed"
ERROR = "error"
INFO = "info"
CHANNELS = "channels"


_ID_DIGITS = 20


@dataclass(frozen=True, slots=True)
class Place:
    """Whose publisher it is and in which channel."""

    clan_id: int
    channel_id: int
    user_id: int


@dataclass(frozen=True, slots=True)
class Frame:
    """One object of the service. `channel_id` is empty where it names none."""

    key: str
    value: object = None
    channel_id: str = ""


def connect(place: Place, address: str) -> str:
    """Play this file; on an open connection also: play this one next."""
    return _command(place, CONNECT, _file(place, address))


def skip(place: Place) -> str:
    """End the present track."""
    return _command(place, TRACK_ENDED, _file(place, ""))


def pause(place: Place, paused: bool) -> str:
    """Hold the present track, or go on with it."""
    return _command(place, TRACK_PAUSED, {"paused": paused})


def stop(place: Place) -> str:
    """End the publication."""
    return _command(place, STOP, _file(place, ""))


def ask_live() -> str:
    """Which channels are live? Answered by CHANNELS."""
    return msgspec.json.encode({"Key": "get_channels"}).decode()


def parse(text: str) -> Frame | None:
    """What the service says; None if it is no object with a key. Unknown keys are the caller's to ignore."""
    try:
        frame = msgspec.json.decode(text)
    except (msgspec.MsgspecError, RecursionError, UnicodeError):
        return None
    if not isinstance(frame, dict) or not isinstance(frame.get("Key"), str):
        return None
    named = frame.get("ChannelId")
    channel_id = str(named) if isinstance(named, str | int) and not isinstance(named, bool) else ""
    return Frame(frame["Key"], frame.get("Value"), channel_id)


def paused_in(value: object) -> bool | None:
    """What a pause frame says: a bare truth value, or an object that holds one; None if neither."""
    inner = value.get("paused") if isinstance(value, dict) else value
    return inner if isinstance(inner, bool) else None


def live_in(value: object) -> frozenset[int]:
    """The ids of a CHANNELS frame: strings, numbers or objects with one, in a list or alone."""
    rows = value if isinstance(value, list) else [value]
    named = [_id_of(row) if isinstance(row, dict) else row for row in rows]
    text = [str(one) for one in named if isinstance(one, str | int) and not isinstance(one, bool)]
    return frozenset(int(one) for one in text if one.isascii() and one.isdigit() and len(one) <= _ID_DIGITS)


def words(value: object) -> str:
    """A value as text for support: text as it is, anything else as JSON."""
    if isinstance(value, str):
        return value
    try:
        return msgspec.json.encode(value).decode()
    except RecursionError:
        return ""


def _id_of(row: dict[object, object]) -> object:
    return next((row[name] for name in ("ChannelId", "channel_id", "id") if name in row), None)


def _file(place: Place, address: str) -> dict[str, str]:
    return {"ChannelId": str(place.channel_id), "Password": "", "FileUrl": address}


def _command(place: Place, key: str, value: object) -> str:
    return msgspec.json.encode(
        {
            "ClanId": str(place.clan_id),
            "ChannelId": str(place.channel_id),
            "UserId": str(place.user_id),
            "Value": value,
            "Key": key,
        }
    ).decode()
