"""What this console and MeetStream's API say to each other over HTTP; no I/O.

Source: the service's openapi.json and its own clients, where they differ from the guide.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Any
from urllib.parse import urlsplit

from msgspec import Struct

from desktop.core.errors import Code, Trouble
from desktop.core.model import Platform
from desktop.services.http import clean

IN_CALL_LIMIT_S = 14_400  # the service's own default for the length of a recording
_EVERYONE_LEFT_S = 300
_KICKED = re.compile(r"\bkicked\b", re.IGNORECASE)
_LIVE_VIDEO = frozenset({Platform.GOOGLE_MEET, Platform.TEAMS})


class BotPhase(StrEnum):
    """Where a bot stands, in one spelling; the service's own word is kept beside it."""

    JOINING = "joining"
    WAITING = "waiting"
    IN_MEETING = "in_meeting"
    RECORDING = "recording"
    LEAVING = "leaving"
    STOPPED = "stopped"
    DENIED = "denied"
    NOT_ALLOWED = "not_allowed"
    KICKED = "kicked"
    FAILED = "failed"
    DONE = "done"
    UNKNOWN = "unknown"


OVER = frozenset(
    {
        BotPhase.STOPPED,
        BotPhase.DENIED,
        BotPhase.NOT_ALLOWED,
        BotPhase.KICKED,
        BotPhase.FAILED,
        BotPhase.DONE,
    }
)

_WORDS = {
    "active": BotPhase.JOINING,
    "scheduled": BotPhase.JOINING,
    "joining": BotPhase.JOINING,
    "inwaitingroom": BotPhase.WAITING,
    "waiting": BotPhase.WAITING,
    "waitingroom": BotPhase.WAITING,
    "inmeeting": BotPhase.IN_MEETING,
    "incall": BotPhase.IN_MEETING,
    "joined": BotPhase.IN_MEETING,
    "recording": BotPhase.RECORDING,
    "leaving": BotPhase.LEAVING,
    "stopped": BotPhase.STOPPED,
    "left": BotPhase.STOPPED,
    "denied": BotPhase.DENIED,
    "notallowed": BotPhase.NOT_ALLOWED,
    "kicked": BotPhase.KICKED,
    "error": BotPhase.FAILED,
    "failed": BotPhase.FAILED,
    "done": BotPhase.DONE,
    "completed": BotPhase.DONE,
}


def phase_of(word: str) -> BotPhase:
    """The phase a status word means, whatever its casing, dots and dashes."""
    plain = re.sub(r"[^a-z]", "", word.lower().removeprefix("bot."))
    return _WORDS.get(plain, BotPhase.UNKNOWN)


class CreateBot(Struct, frozen=True):
    """One bot for one meeting."""

    meeting_link: str
    bot_name: str
    websocket_url: str
    waiting_room_s: int = 600
    leave_when_empty: bool = True
    retention_hours: int = 24
    message: str = ""
    tags: tuple[str, ...] = ()

    def body(self) -> dict[str, Any]:
        """What is sent. `video_required` is true: two of three sources call it a condition of live video.

        The service's default of 100 s of silence before a bot leaves is no use to a studio
        that waits for its cue, so silence never ends a meeting here.
        """
        body: dict[str, Any] = {
            "meeting_link": self.meeting_link.strip(),
            "bot_name": self.bot_name,
            "video_required": True,
            "live_video_required": {"websocket_url": self.websocket_url},
            "automatic_leave": {
                "waiting_room_timeout": self.waiting_room_s,
                "everyone_left_timeout": _EVERYONE_LEFT_S if self.leave_when_empty else IN_CALL_LIMIT_S,
                "voice_inactivity_timeout": IN_CALL_LIMIT_S,
                "in_call_recording_timeout": IN_CALL_LIMIT_S,
            },
            "recording_config": {"retention": {"type": "timed", "hours": self.retention_hours}},
        }
        if self.message:
            body["bot_message"] = self.message
        if self.tags:
            body["custom_attributes"] = {"tags": ", ".join(self.tags)}
        return body


class BotCreated(Struct, frozen=True):
    """The service has made a bot, or says which one the same key made before."""

    bot_id: str
    status: str = ""

    @classmethod
    def read(cls, answer: object) -> BotCreated | None:
        """None if the answer names no bot."""
        fields = _object(answer)
        bot_id = _name(fields, "bot_id", "id", "BotID")
        if not bot_id:
            return None
        return cls(bot_id, _name(fields, "status", "Status"))


class BotStatus(Struct, frozen=True):
    """Where a bot stands; `raw` is the service's own word, fit to be shown."""

    bot_id: str
    phase: BotPhase
    raw: str = ""

    @classmethod
    def read(cls, answer: object, bot_id: str = "") -> BotStatus:
        """Never fails: what cannot be read is UNKNOWN."""
        fields = _object(answer)
        raw = clean(_name(fields, "status", "Status"))
        return cls(_name(fields, "bot_id", "BotID", "id") or bot_id, phase_of(raw), raw)

    @classmethod
    def read_detail(cls, answer: object, bot_id: str) -> BotStatus:
        """The same from the answer of detail, whose timeline knows more: who was removed by the host is KICKED."""
        fields = _object(_object(answer).get("bot_details"))
        said = cls.read(fields, bot_id)
        rows = fields.get("StatusTimeline")
        messages = [_name(_object(row), "message") for row in rows] if isinstance(rows, list) else []
        kicked = next((message for message in messages if _KICKED.search(message)), None)
        return said if kicked is None else cls(said.bot_id, BotPhase.KICKED, clean(kicked))

    @classmethod
    def read_list(cls, answer: object) -> tuple[tuple[BotStatus, ...], str]:
        """The bots of one page, and the cursor of the next one (empty on the last)."""
        fields = _object(answer)
        rows = answer if isinstance(answer, list) else fields.get("bots")
        bots = tuple(cls.read(row) for row in rows if isinstance(row, dict)) if isinstance(rows, list) else ()
        more = fields.get("hasNextPage") is True
        return bots, _name(fields, "nextCursor") if more else ""


def meeting_platform(link: str) -> Platform:
    """Which platform a meeting link belongs to, judged by its host alone."""
    try:
        parts = urlsplit(link.strip())
        host = (parts.hostname or "").rstrip(".")
    except ValueError:
        return Platform.UNKNOWN
    if parts.scheme not in ("http", "https") or len(parts.path) < 2:
        return Platform.UNKNOWN
    if host == "meet.google.com":
        return Platform.GOOGLE_MEET
    if host in ("teams.microsoft.com", "teams.live.com", "teams.cloud.microsoft"):
        return Platform.TEAMS
    if host in ("zoom.us", "zoom.com") or host.endswith((".zoom.us", ".zoom.com")):
        return Platform.ZOOM
    return Platform.UNKNOWN


def check_link(link: str) -> Platform:
    """The platform of a link that a bot with live video can join.

    Raises Trouble with BOT_LINK for what is no meeting link, BOT_PLATFORM for Zoom and the like.
    """
    platform = meeting_platform(link)
    if platform is Platform.UNKNOWN:
        raise Trouble(Code.BOT_LINK)
    if platform not in _LIVE_VIDEO:
        raise Trouble(Code.BOT_PLATFORM)
    return platform


def _object(answer: object) -> Mapping[str, Any]:
    return answer if isinstance(answer, dict) else {}


def _name(fields: Mapping[str, Any], *names: str) -> str:
    for name in names:
        value = fields.get(name)
        if isinstance(value, str) and value:
            return value
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
    return ""
