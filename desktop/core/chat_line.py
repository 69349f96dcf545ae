"""A message as the chat shows it: with what became of it on its way. Values only."""

from __future__ import annotations

from enum import Enum, auto

from msgspec import Struct

from desktop.core.chat import Attachment, Message


class Delivery(Enum):
    """Of our own messages; whatever was received is SENT."""

    SENT = auto()
    PENDING = auto()
    FAILED = auto()


class Tally(Struct, frozen=True):
    """One emoji under a message, and how many gave it."""

    emoji_id: int
    emoji: str
    count: int
    own: bool = False


class ChatLine(Struct, frozen=True):
    """`key` stays the same from the moment a message was typed to its confirmation."""

    key: int
    message: Message
    delivery: Delivery = Delivery.SENT
    own: bool = False
    mentions_me: bool = False
    tallies: tuple[Tally, ...] = ()
    uncertain: bool = False  # FAILED, and yet it may have been heard


class ChatState(Enum):
    """What the chat can show."""

    NO_CHANNEL = auto()
    OPENING = auto()
    OPEN = auto()
    FAILED = auto()


class Parcel(Struct, frozen=True):
    """A file on its way to a message. `code` is that of core/errors where it failed."""

    id: int
    name: str
    sent: int = 0
    size: int = 0
    attachment: Attachment | None = None
    code: str = ""
    reason: str = ""
