"""What the ingest hands over and to whom: callers, sinks, the tap on their socket.

The ingest knows nothing of recordings or pictures; whoever implements `Door` does.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Protocol

from msgspec import Struct

from desktop.services.meetstream.admissions import RefusalReason
from desktop.services.meetstream.messages import VideoStreamStart
from desktop.services.meetstream.session import EndReason


class Caller(Struct, frozen=True):
    """Who opens an intake. `bot_id` is empty if bytes came before the start message."""

    invitation_id: str | None
    bot_id: str
    peer: str


class Flow:
    """The tap on one intake's socket. Thread-safe; without effect once the intake has ended."""

    def __init__(self, loop: asyncio.AbstractEventLoop, turn: Callable[[Flow, bool], None]) -> None:
        """`turn(self, held)` is called on the loop's thread."""
        self._loop = loop
        self._turn = turn

    def pause(self) -> None:
        """Read nothing more from this socket, so that the sender waits; bytes under way may still come."""
        self._call(True)

    def resume(self) -> None:
        """Read on."""
        self._call(False)

    def _call(self, held: bool) -> None:
        try:
            self._loop.call_soon_threadsafe(self._turn, self, held)
        except RuntimeError:  # the loop has closed; there is no socket any more
            return


class Sink(Protocol):
    """Receives one intake. Every call on the I/O thread, in order; must not block."""

    def started(self, start: VideoStreamStart) -> None:
        """The start message; may come after the first bytes, or never."""

    def write(self, data: bytes) -> None:
        """Bytes exactly as received, in order; their cuts have no meaning."""

    def latency(self, ms: float) -> None:
        """The bot's clock against ours when its ping was read: a trend, not a duration."""

    def ended(self, reason: EndReason, duration_s: float | None) -> None:
        """The last call, exactly once."""


class Door(Protocol):
    """Called on the I/O thread; must not block."""

    def open_intake(self, caller: Caller, flow: Flow) -> Sink:
        """An admitted caller sends its start message or its first bytes."""

    def refused(self, peer: str, reason: RefusalReason) -> None:
        """Somebody was turned away. Not called for every attempt of a flood."""
