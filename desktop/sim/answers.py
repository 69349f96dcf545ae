"""How the stand-in of MeetStream describes its bots: the JSON of section 2 of meetstream.md. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from desktop.sim.bot import OVER, Bot, Status
from desktop.sim.rules import Refused, platform_of

_PAGE = 20


def created(bot: Bot) -> dict[str, Any]:
    """The answer of create_bot."""
    return {
        "bot_id": bot.id,
        "transcript_id": None,
        "meeting_url": bot.request["meeting_link"],
        "status": "Active",
    }


def status(bot: Bot) -> dict[str, Any]:
    """The answer of status."""
    attributes = bot.request.get("custom_attributes") or {}
    return {"bot_id": bot.id, "status": str(bot.status), "custom_attributes": attributes}


def detail(bot: Bot) -> dict[str, Any]:
    """The answer of detail."""
    timeline = [
        {"message": step.message, "status": step.status not in _BAD, "timestamp": _text(step.at)}
        for step in bot.timeline
    ]
    began = next((step.at for step in bot.timeline if step.status is Status.IN_MEETING), None)
    ended = next((step.at for step in bot.timeline if step.status in OVER), None)
    duration = (ended - began).total_seconds() if began and ended else None
    details = {
        **_brief(bot),
        "StatusTimeline": timeline,
        "RequestPayload": dict(bot.request),
        "StartTime": _text(began),
        "EndTime": _text(ended),
        "Duration": duration,
    }
    return {"bot_details": details}


def page(bots: Sequence[Bot], query: Mapping[str, str]) -> dict[str, Any]:
    """The answer of the list: filtered, `limit` at a time, from `cursor` on. Raises Refused."""
    found = [bot for bot in bots if _matches(bot, query)]
    try:
        start, limit = int(query.get("cursor") or 0), int(query.get("limit") or _PAGE)
    except ValueError as error:
        raise Refused(400, "cursor is not valid.") from error
    end = start + max(1, min(limit, 100))
    more = end < len(found)
    return {
        "bots": [_brief(bot) for bot in found[max(0, start) : end]],
        "hasNextPage": more,
        "nextCursor": str(end) if more else None,
    }


_BAD = frozenset({Status.NOT_ALLOWED, Status.DENIED, Status.FAILED})


def _brief(bot: Bot) -> dict[str, Any]:
    return {
        "BotID": bot.id,
        "BotUsername": bot.request.get("bot_name", ""),
        "Status": str(bot.status),
        "Platform": platform_of(bot.request["meeting_link"]),
        "MeetingLink": bot.request["meeting_link"],
        "CreatedAt": _text(bot.timeline[0].at),
        "CustomAttributes": bot.request.get("custom_attributes") or {},
    }


def _matches(bot: Bot, query: Mapping[str, str]) -> bool:
    day = bot.timeline[0].at.date().isoformat()
    if query.get("status") and query["status"].lower() != bot.status.lower():
        return False
    if query.get("platform") and query["platform"] != platform_of(bot.request["meeting_link"]):
        return False
    if not query.get("from", day) <= day <= query.get("to", day):
        return False
    attributes = bot.request.get("custom_attributes") or {}
    wanted = [(name[12:-1], value) for name, value in query.items() if name.startswith("custom_attr[")]
    return all(str(attributes.get(name)) == value for name, value in wanted)


def _text(at: datetime | None) -> str | None:
    return at.isoformat().replace("+00:00", "Z") if at else None
