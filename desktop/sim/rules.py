"""What the stand-in of MeetStream refuses: the checks of create_bot, in the service's sentences. Pure.

meetstream.md, sections 1 and 3. Every refusal is `{"message": ...}`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

MEET, TEAMS, ZOOM = "GMeet", "Teams", "Zoom"
_LONGEST_S = {"in_call_recording_timeout": 600}  # field of automatic_leave → its smallest value


class Refused(Exception):
    """An answer other than success: status, and the sentence for the body."""

    def __init__(self, status: int, message: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.headers = dict(headers or {})


def platform_of(link: str) -> str | None:
    """The service's name of the platform behind a meeting link; None if it is none."""
    parts = urlsplit(link)
    host = (parts.hostname or "").lower()
    if parts.scheme not in ("http", "https"):
        return None
    if host == "meet.google.com":
        return MEET
    if host in ("teams.microsoft.com", "teams.live.com"):
        return TEAMS
    if host == "zoom.us" or host.endswith(".zoom.us"):
        return ZOOM
    return None


def check_create(body: object, seed_form: bool = False) -> dict[str, Any]:
    """The body of create_bot, found in order. Raises Refused.

    The seed's shorter form leaves out bot_name.
    """
    if not isinstance(body, dict):
        raise Refused(400, "The request body must be a JSON object.")
    _required(body, "meeting_link")
    if not seed_form:
        _required(body, "bot_name")
    platform = platform_of(body["meeting_link"])
    if platform is None:
        raise Refused(400, "meeting_link is not a valid meeting link.")
    _check_live_video(body, platform)
    _check_leave(body.get("automatic_leave"))
    return body


def _required(body: Mapping[str, Any], name: str) -> None:
    if not isinstance(body.get(name), str) or not body[name].strip():
        raise Refused(400, f"{name} is required.")


def _check_live_video(body: Mapping[str, Any], platform: str) -> None:
    live = body.get("live_video_required", body.get("liveVideoRequired"))
    if live is None:
        return
    url = live.get("websocket_url", live.get("websocketUrl")) if isinstance(live, dict) else None
    if not isinstance(url, str) or not url.startswith(("ws://", "wss://")) or not urlsplit(url).hostname:
        raise Refused(400, "live_video_required.websocket_url must start with ws:// or wss://.")
    if platform == ZOOM:
        raise Refused(400, "live_video_required is supported for Google Meet and Microsoft Teams only.")


def _check_leave(leave: object) -> None:
    if leave is None:
        return
    if not isinstance(leave, dict):
        raise Refused(400, "automatic_leave must be an object.")
    for name, value in leave.items():
        if not isinstance(value, (int, float)) or isinstance(value, bool) or value <= 0:
            raise Refused(400, f"{name} must be a positive number of seconds.")
        if value < _LONGEST_S.get(name, 0):
            raise Refused(400, f"{name} must be at least {_LONGEST_S[name]} seconds.")
