"""Callbacks of the service: is it really from there, is it new, what does it say. No I/O; who listens is `receiver.py`.

They come late, twice, in another order, or not at all: polling alone must be enough, and these only make it quicker.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from urllib.parse import unquote_plus

import msgspec

from desktop.services.zego.messages import text_of
from desktop.services.zego.signing import MOST_SKEW_S, callback_signature, matches

_KEPT = 4096


class Event(StrEnum):
    """What is told of."""

    MIX_START = "mix_start"
    MIX_STOP = "mix_stop"
    STREAM_CREATE = "stream_create"
    STREAM_CLOSE = "stream_close"


class Rejection(StrEnum):
    """Why a callback has no effect."""

    NOT_JSON = "not_json"
    SIGNATURE = "signature"
    STALE = "stale"  # older than a signature may be
    REPLAY = "replay"
    OTHER_APP = "other_app"
    UNKNOWN = "unknown"  # an event that is not asked for
    OUT_OF_ORDER = "out_of_order"  # something newer was told before


@dataclass(frozen=True, slots=True)
class Callback:
    """One event. Times are milliseconds of the service's epoch, `sequence` grows with each change."""

    event: Event
    room_id: str = ""
    stream_id: str = ""
    user_id: str = ""
    user_name: str = ""
    task_id: str = ""  # without the App ID before it
    sequence: int = 0
    at_ms: int = 0


class CallbackDoor:
    """Lets in what is signed, fresh, of our App ID, and newer than what it knows of the same thing. One thread."""

    def __init__(self, app_id: int, secret: str, clock: Callable[[], float] = time.time) -> None:
        """`clock` gives seconds of the epoch."""
        self._app_id = app_id
        self._secret = secret
        self._clock = clock
        self._seen: dict[str, float] = {}  # nonce and timestamp: when it came
        self._newest: dict[tuple[str, str], tuple[int, int]] = {}

    def admit(self, body: bytes) -> Callback | Rejection:
        """Judge one request. Never raises for any bytes."""
        fields = _fields(body)
        if fields is None:
            return Rejection.NOT_JSON
        timestamp, nonce = text_of(fields, "timestamp"), text_of(fields, "nonce")
        expected = callback_signature(self._secret, timestamp, nonce)
        if not nonce or not matches(expected, text_of(fields, "signature").lower()):
            return Rejection.SIGNATURE
        now = self._clock()
        if abs(now - _number(fields, "timestamp")) > MOST_SKEW_S:
            return Rejection.STALE
        if text_of(fields, "appid") != str(self._app_id):
            return Rejection.OTHER_APP
        if self._is_replay(f"{timestamp}/{nonce}", now):
            return Rejection.REPLAY
        try:
            told = _read(fields, Event(text_of(fields, "event")))
        except ValueError:
            return Rejection.UNKNOWN
        return told if self._is_newer(told) else Rejection.OUT_OF_ORDER

    def _is_replay(self, key: str, now: float) -> bool:
        if key in self._seen:
            return True
        self._seen[key] = now
        if len(self._seen) > _KEPT:  # what is older than a signature may be is turned away as stale anyway
            self._seen = {one: at for one, at in self._seen.items() if now - at <= 2 * MOST_SKEW_S}
            while len(self._seen) > _KEPT:
                del self._seen[next(iter(self._seen))]
        return False

    def _is_newer(self, told: Callback) -> bool:
        """A close that belongs to an earlier life of the stream comes too late."""
        of_mix = told.event in (Event.MIX_START, Event.MIX_STOP)
        what = ("mix", told.task_id) if of_mix else (told.room_id, told.stream_id)
        # A room that was empty counts its changes from one again, so there the time goes first.
        stamp = (told.sequence, told.at_ms) if of_mix else (told.at_ms, told.sequence)
        if stamp < self._newest.get(what, (0, 0)):
            return False
        self._newest.pop(what, None)  # the longest silent comes first
        self._newest[what] = stamp
        if len(self._newest) > _KEPT:
            del self._newest[next(iter(self._newest))]
        return True


def _read(fields: Mapping[str, Any], event: Event) -> Callback:
    closed = event is Event.STREAM_CLOSE
    at_ms = _number(fields, "destroy_timemillis" if closed else "create_time_ms") or 1000 * _number(fields, "timestamp")
    return Callback(
        event,
        text_of(fields, "room_id") or text_of(fields, "channel_id"),
        text_of(fields, "stream_id") or text_of(fields, "stream_alias"),
        text_of(fields, "user_id") or text_of(fields, "publish_id"),
        text_of(fields, "user_name") or text_of(fields, "publish_name"),
        text_of(fields, "task_id").partition(":")[2],
        _number(fields, "stream_seq") or _number(fields, "seq"),
        at_ms,
    )


def _fields(body: bytes) -> Mapping[str, Any] | None:
    """JSON as it is, or URL-encoded as the document has it."""
    for text in (body, unquote_plus(body.decode("utf-8", "replace")).encode()):
        try:
            fields = msgspec.json.decode(text)
        except (msgspec.MsgspecError, RecursionError, UnicodeError):
            continue
        return fields if isinstance(fields, dict) else None
    return None


def _number(fields: Mapping[str, Any], name: str) -> int:
    text = text_of(fields, name)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 20 else 0
