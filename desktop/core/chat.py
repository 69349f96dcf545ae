"""What is said in a channel, as values; no behaviour beyond the fields.

Text, names and addresses come from strangers and are kept as received: whoever shows them
shows them as text. Positions count characters of Python, whatever the wire counts in.
"""

from __future__ import annotations

from datetime import datetime
from enum import IntEnum

from msgspec import Struct

TEXT_LIMIT = 4_000  # characters the service takes in one message
HERE = 1_775_731_111_020_111_321  # named like a person: everybody who is in the channel


class MessageCode(IntEnum):
    """What a message is, with the service's own numbers; the others are shown as chat."""

    CHAT = 0
    EDIT = 1
    REMOVE = 2
    TYPING = 3
    INDICATOR = 4
    WELCOME = 5
    THREAD = 6
    PIN = 7
    BUZZ = 8
    TOPIC = 9
    AUDIT = 10
    TOKEN = 11
    EPHEMERAL = 12
    EVENT = 13
    EPHEMERAL_EDIT = 14
    EPHEMERAL_REMOVE = 15
    CONTACT = 16
    LOCATION = 17
    POLL = 18


# What the service itself writes into a channel, in the name of who did it.
SYSTEM = frozenset({MessageCode.WELCOME, MessageCode.THREAD, MessageCode.PIN, MessageCode.AUDIT, MessageCode.EVENT})


class Mention(Struct, frozen=True):
    """Somebody or a role named in the text, from `start` to `end` (exclusive). One of the ids is 0."""

    user_id: int
    role_id: int = 0
    name: str = ""
    start: int = 0
    end: int = 0


class Attachment(Struct, frozen=True):
    """A file that hangs on a message. `size` is in bytes, 0 where the sender did not say."""

    name: str
    url: str
    filetype: str = ""
    size: int = 0
    width: int = 0
    height: int = 0
    thumbnail: str = ""


class Reaction(Struct, frozen=True):
    """One person's emoji under a message; `added` is False where they took it away."""

    emoji_id: int
    emoji: str
    sender_id: int
    sender_name: str = ""
    count: int = 1
    added: bool = True


class Reply(Struct, frozen=True):
    """The message that this one answers."""

    message_id: int
    sender_name: str = ""
    text: str = ""
    sender_id: int = 0


class Link(Struct, frozen=True):
    """Characters of a text that are an address; what it leads to is those characters and nothing else."""

    start: int
    end: int


class Message(Struct, frozen=True):
    """One message. Ids are larger than 2^53: never floats."""

    id: int
    channel_id: int
    clan_id: int = 0
    sender_id: int = 0
    sender_name: str = ""
    text: str = ""
    mentions: tuple[Mention, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    reactions: tuple[Reaction, ...] = ()
    references: tuple[Reply, ...] = ()
    code: int = MessageCode.CHAT
    created_at: datetime | None = None
    edited_at: datetime | None = None
    removed: bool = False
