"""What MeetStream's bots and this console say to each other over the ingest socket; no I/O.

Source: the service's guide to real-time video streaming. Everything that comes in is read
leniently: a field that is missing or of another type becomes its empty value, and nothing
that a stranger can send raises. The REST messages live in `rest.py`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import msgspec
from msgspec import Struct

from desktop.services.meetstream.rest import (
    BotCreated,
    BotPhase,
    BotStatus,
    CreateBot,
    check_link,
    meeting_platform,
)

__all__ = [
    "BotCreated",
    "BotPhase",
    "BotStatus",
    "CreateBot",
    "LatencyPing",
    "Malformed",
    "Message",
    "Unknown",
    "VideoStreamEnd",
    "VideoStreamStart",
    "check_link",
    "meeting_platform",
    "parse",
    "pong",
]

_WORD_LIMIT = 64  # characters kept of a word that ends in a log
_TEXT_LIMIT = 4096  # characters kept of an id or a name


class VideoStreamStart(Struct, frozen=True):
    """The bot is about to send, or has begun to. Nothing in it is promised to be there or to be true."""

    bot_id: str = ""
    codec: str = ""
    audio_codec: str = ""
    container: str = ""
    width: int | None = None
    height: int | None = None
    framerate: float | None = None
    audio_sample_rate: int | None = None
    audio_bitrate: str = ""


class LatencyPing(Struct, frozen=True):
    """Wants its pong at once. `raw` holds every field exactly as it came."""

    raw: Mapping[str, msgspec.Raw]
    bot_id: str = ""
    sent_at_ms: float | None = None


class VideoStreamEnd(Struct, frozen=True):
    """The bot has sent its last byte."""

    bot_id: str = ""
    duration_s: float | None = None


class Malformed(Struct, frozen=True):
    """Not a message at all; `why` is one of a few fixed words."""

    why: str


class Unknown(Struct, frozen=True):
    """A message of a type that this console does not know."""

    type: str


Message = VideoStreamStart | LatencyPing | VideoStreamEnd | Malformed | Unknown

_fields = msgspec.json.Decoder(dict[str, msgspec.Raw])
_value = msgspec.json.Decoder(Any)


def parse(text: str | bytes) -> Message:
    """Read one control message. Never raises."""
    try:
        raw = _fields.decode(text)
    except msgspec.ValidationError:
        return Malformed("not an object")
    except (msgspec.DecodeError, RecursionError, UnicodeError):
        return Malformed("not JSON")
    kind = _plain(raw, "type")
    if not isinstance(kind, str):
        return Malformed("no type")
    if kind == "video_latency_ping":
        return LatencyPing(raw, _text(raw, "bot_id"), _number(raw, "sent_at_ms"))
    if kind == "video_stream_start":
        return _start(raw)
    if kind == "video_stream_end":
        return VideoStreamEnd(_text(raw, "bot_id"), _positive(raw, "duration_seconds"))
    return Unknown(kind[:_WORD_LIMIT])


def pong(ping_raw: Mapping[str, Any], now_ms: int, bot_id: str = "") -> str:
    """The answer to a ping: every field as received, unknown ones too.

    `bot_id` fills in for a ping that does not name its bot; `now_ms` is the epoch in milliseconds.
    """
    answer: dict[str, Any] = {"type": "video_latency_pong"}
    answer.update((name, value) for name, value in ping_raw.items() if name != "type")
    if bot_id:
        answer.setdefault("bot_id", bot_id)
    answer["server_received_at_ms"] = now_ms
    return msgspec.json.encode(answer).decode()


def _start(raw: Mapping[str, msgspec.Raw]) -> VideoStreamStart:
    return VideoStreamStart(
        bot_id=_text(raw, "bot_id"),
        codec=_text(raw, "codec"),
        audio_codec=_text(raw, "audio_codec"),
        container=_text(raw, "container"),
        width=_whole(raw, "width"),
        height=_whole(raw, "height"),
        framerate=_positive(raw, "framerate"),
        audio_sample_rate=_whole(raw, "audio_sample_rate"),
        audio_bitrate=_text(raw, "audio_bitrate"),
    )


def _plain(raw: Mapping[str, msgspec.Raw], name: str) -> object:
    value = raw.get(name)
    if value is None:
        return None
    try:
        return _value.decode(value)
    except (msgspec.MsgspecError, RecursionError, UnicodeError):
        return None


def _text(raw: Mapping[str, msgspec.Raw], name: str) -> str:
    value = _plain(raw, name)
    if isinstance(value, str):
        return value[:_TEXT_LIMIT]
    if isinstance(value, int) and not isinstance(value, bool):
        return _digits(value)
    return ""


def _digits(value: int) -> str:
    try:
        return str(value)[:_TEXT_LIMIT]
    except ValueError:  # Python refuses to write integers of thousands of digits
        return ""


def _number(raw: Mapping[str, msgspec.Raw], name: str) -> float | None:
    value = _plain(raw, name)
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return number if math.isfinite(number) else None


def _positive(raw: Mapping[str, msgspec.Raw], name: str) -> float | None:
    number = _number(raw, name)
    return number if number is not None and number >= 0 else None


def _whole(raw: Mapping[str, msgspec.Raw], name: str) -> int | None:
    number = _number(raw, name)
    return int(number) if number is not None and 0 < number < 2**31 else None
