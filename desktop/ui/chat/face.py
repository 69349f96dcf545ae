"""What the chat is told to show, as values."""

from __future__ import annotations

from enum import Enum, auto

from msgspec import Struct

from desktop.core.channel import Channel
from desktop.core.chat_line import ChatState


class Older(Enum):
    """The history above the first line."""

    IDLE = auto()
    READING = auto()
    FAILED = auto()


class Net(Enum):
    """Between the chat and the service."""

    ONLINE = auto()
    CONNECTING = auto()
    WAITING = auto()  # for the next try
    BEHIND = auto()  # online, and what was said meanwhile is being read
    GAP = auto()  # online, and it could not be read


class ChatFace(Struct, frozen=True):
    """The open channel and what keeps it from being read or written in."""

    signed_in: bool = False
    channel: Channel | None = None
    title: str = ""
    state: ChatState = ChatState.NO_CHANNEL
    net: Net = Net.ONLINE
    retry_s: int = 0
    older: Older = Older.IDLE
    back_to: str = ""  # the day that is read back to
    may_write: bool = True
    code: str = ""
    on_air: bool = False  # our own broadcast is there
    pinned: bool = False
