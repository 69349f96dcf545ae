"""Messages for tests."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from desktop.core.chat import Attachment, Message
from desktop.core.chat_line import ChatLine, Delivery, Tally

START = datetime(2026, 11, 20, 14, 30, tzinfo=UTC)


def line(
    key: int,
    text: str = "Good evening",
    *,
    sender: int = 1,
    minute: float = 0,
    delivery: Delivery = Delivery.SENT,
    files: tuple[Attachment, ...] = (),
    tallies: tuple[Tally, ...] = (),
    mentions_me: bool = False,
) -> ChatLine:
    message = Message(
        key,
        7,
        sender_id=sender,
        sender_name=f"Person {sender}",
        text=text,
        attachments=files,
        created_at=START + timedelta(minutes=minute),
    )
    return ChatLine(key, message, delivery, tallies=tallies, mentions_me=mentions_me)
