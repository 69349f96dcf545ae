"""What the operator fills in to invite a bot."""

from __future__ import annotations

import uuid

from msgspec import Struct, field


def _new_key() -> str:
    return uuid.uuid4().hex


class InviteRequest(Struct, frozen=True):
    """One wish for one bot. The key is made once, so that repeating the wish cannot create two bots."""

    link: str
    source_name: str
    bot_name: str = "Airdesk"
    lobby_minutes: int = 10
    record: bool = True
    leave_when_empty: bool = True
    retention_hours: int = 24
    message: str = ""
    tags: tuple[str, ...] = ()
    key: str = field(default_factory=_new_key)
