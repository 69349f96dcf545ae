"""The bot's own ledger: what one intake was sent, so that a recording can be compared with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
from typing import Any


class Ended(StrEnum):
    """How an intake ended, as the bot saw it."""

    RUNNING = ""
    MESSAGE = "message"  # video_stream_end was sent
    CLOSED = "closed"  # closed without it
    ABORTED = "aborted"  # the bot reset the connection; what was sent before had arrived
    AGAIN = "again"  # a second video_stream_start followed on the same connection
    LOST = "lost"  # the receiver closed, or the network did; the last bytes may not have arrived
    DEAD = "dead"  # the receiver left too many pings unanswered


@dataclass(slots=True)
class Sent:
    """From one video_stream_start (or the bytes before it) to the next, or to the end."""

    bot_id: str
    connection: int  # of this bot, counted from 0
    size: int = 0  # bytes
    messages: int = 0
    fragments: int = 0
    media_s: float = 0.0  # end of the last fragment on the stream's own clock
    ended: Ended = Ended.RUNNING
    _hash: Any = field(default_factory=sha256, repr=False)  # hashlib gives its hash objects no public type

    def add(self, message: bytes) -> None:
        """Count one binary message."""
        self.size += len(message)
        self.messages += 1
        self._hash.update(message)

    @property
    def sha256(self) -> str:
        """Hash of all bytes so far."""
        return str(self._hash.hexdigest())
