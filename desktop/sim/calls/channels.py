"""Channels of the stand-in with their messages, in memory. No I/O."""

from __future__ import annotations

import itertools
from collections import deque
from datetime import UTC, datetime
from typing import Any

from desktop.sim.calls.refused import Code, Refused

MOST_MESSAGES = 300


class Channels:
    """By their names, "messaging:newsroom". Asking for one makes it, as in the service; calling in one does not."""

    def __init__(self) -> None:
        self._messages: dict[str, deque[dict[str, Any]]] = {}
        self._ids = itertools.count(1)

    def open(self, cid: str) -> None:
        """Be there."""
        self._messages.setdefault(cid, deque(maxlen=MOST_MESSAGES))

    def check(self, cid: str) -> None:
        """Raises Refused if it is not there."""
        if cid not in self._messages:
            raise Refused(Code.MISSING, f"Can't find channel with id {cid}")

    def messages(self, cid: str, limit: int = MOST_MESSAGES) -> list[dict[str, Any]]:
        """The newest, oldest first. Raises Refused."""
        self.check(cid)
        return list(self._messages[cid])[-limit:] if limit > 0 else []

    def post(self, cid: str, given: object, user_id: str) -> dict[str, Any]:
        """Raises Refused."""
        self.check(cid)
        message = _content(given)
        message_id = given.get("id") if isinstance(given, dict) else None
        now = _now()
        made = {
            "id": message_id if isinstance(message_id, str) and message_id else f"message-{next(self._ids)}",
            **message,
            "type": "regular",
            "user": {"id": user_id, "name": user_id},
            "cid": cid,
            "created_at": now,
            "updated_at": now,
        }
        if self._find(made["id"]) is not None:
            raise Refused(Code.INPUT, f"a message with id {made['id']} already exists")
        self._messages[cid].append(made)
        return made

    def replace(self, message_id: str, given: object, user_id: str) -> dict[str, Any]:
        """Only by who wrote it. Raises Refused."""
        found = self._find(message_id)
        if found is None:
            raise Refused(Code.MISSING, f"message with id {message_id} doesn't exist")
        if found["user"]["id"] != user_id:
            raise Refused(Code.NOT_ALLOWED, "only the author may change a message")
        found.update(_content(given), updated_at=_now())
        return found

    def _find(self, message_id: str) -> dict[str, Any] | None:
        return next((one for room in self._messages.values() for one in room if one["id"] == message_id), None)


def _content(given: object) -> dict[str, Any]:
    if not isinstance(given, dict):
        raise Refused(Code.INPUT, "message is a required field")
    text, attachments = given.get("text", ""), given.get("attachments") or []
    if not isinstance(text, str) or not isinstance(attachments, list):
        raise Refused(Code.INPUT, "message is malformed")
    if not text and not attachments:
        raise Refused(Code.INPUT, "message is empty")
    return {"text": text, "attachments": attachments}


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
