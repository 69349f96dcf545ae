"""Invitations to calls in messages: what we write, what we read of others, marks that a call has ended. Pure.

The word for the attachment's type is not fixed by the service; whatever has `call.id` or `callId` is an invitation.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from desktop.core.call import CallRoom
from desktop.core.call_id import kind_of, known_id
from desktop.core.call_kind import CallKind
from desktop.core.errors import Trouble
from desktop.services.calls.messages import read_room

TYPE = "call"
ENDED = "ended_at"  # of the attachment, and ours: RFC 3339, when the call was over


@dataclass(frozen=True, slots=True)
class Invitation:
    """Somebody's word that there is a call."""

    call_id: str
    kind: CallKind | None = None
    room: CallRoom | None = None
    text: str = ""
    sender: str = ""
    message_id: str = ""
    sent_at: str = ""  # as the service writes it
    ended: bool = False


def message(call: Mapping[str, object], text: str, title: str, ended_at: datetime | None = None) -> dict[str, object]:
    """A message with the whole call object; with `ended_at`, what it becomes when the call is over."""
    attachment: dict[str, object] = {"type": TYPE, "title": title, "call": dict(call)}
    if ended_at is not None:
        attachment[ENDED] = ended_at.isoformat()
    return {"text": text, "attachments": [attachment]}


def read_invitations(given: object) -> tuple[Invitation, ...]:
    """Of the answer to a channel's query: in its order, oldest first. What is no invitation is passed over."""
    messages = given.get("messages") if isinstance(given, dict) else None
    listed = messages if isinstance(messages, list) else ()
    found = [_of_message(one) for one in listed if isinstance(one, dict)]
    return tuple(invitation for some in found for invitation in some)


def _of_message(given: Mapping[str, object]) -> list[Invitation]:
    attachments = given.get("attachments")
    gone = given.get("type") == "deleted"
    listed = attachments if isinstance(attachments, list) else ()
    read = (_of_attachment(one, given, gone) for one in listed if isinstance(one, dict))
    return [invitation for invitation in read if invitation is not None]


def _of_attachment(one: Mapping[str, object], given: Mapping[str, object], gone: bool) -> Invitation | None:
    inner = one.get("call")
    call = inner if isinstance(inner, dict) else {}
    named = call.get("id", one.get("callId"))
    try:
        call_id = known_id(named) if isinstance(named, str) else ""
    except Trouble:
        return None
    if not call_id:
        return None
    user = given.get("user")
    sender = user if isinstance(user, dict) else {}
    return Invitation(
        call_id,
        kind_of(call.get("type")),
        read_room(call),
        _text(given.get("text")),
        _text(sender.get("name")) or _text(sender.get("id")),
        _text(given.get("id")),
        _text(given.get("created_at")),
        gone or bool(one.get(ENDED)),
    )


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
