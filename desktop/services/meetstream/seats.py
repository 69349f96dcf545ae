"""The connections that were let in: there are only so many, and who is invited goes before who is not. I/O thread."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Generic, Protocol, TypeVar

from desktop.services.meetstream.session import EndReason

_NORMAL, _TRY_LATER = 1000, 1013  # how one says goodbye: RFC 6455, 7.4


class Sitter(Protocol):
    """What is asked of a connection."""

    invitation_id: str | None
    finished: asyncio.Future[None]  # done as soon as it is being closed

    @property
    def has_intake(self) -> bool:
        """Whether it sends."""

    def dismiss(self, reason: EndReason, code: int, why: str = "") -> None:
        """End what is open and say goodbye."""


S = TypeVar("S", bound=Sitter)


class Seats(Generic[S]):
    """In the order of arrival. Who is being closed has no seat any more, but is still among them until it is gone."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._sitters: dict[S, None] = {}

    def __len__(self) -> int:
        return len(self._sitters)

    def __iter__(self) -> Iterator[S]:
        return iter(list(self._sitters))

    def add(self, sitter: S) -> None:
        """It was let in."""
        self._sitters[sitter] = None

    def drop(self, sitter: S) -> None:
        """It is gone."""
        self._sitters.pop(sitter, None)

    def make_room(self, newcomer: Sitter) -> bool:
        """Whether there is a seat for it.

        An invitation has one for the connection that sends, and one more for that which is about to take its place:
        a bot that dials again and again keeps nobody else out. When all are taken the invited take those of
        strangers: first of who sends nothing, then of who came last.
        """
        here = [sitter for sitter in self._sitters if not sitter.finished.done()]
        invitation = newcomer.invitation_id
        own = [sitter for sitter in here if invitation is not None and sitter.invitation_id == invitation]
        idle = [sitter for sitter in own if not sitter.has_intake]
        for sitter in idle:
            sitter.dismiss(EndReason.REPLACED, _NORMAL, "replaced")
        if own or len(here) < self._most:
            return True
        strangers = [sitter for sitter in reversed(here) if sitter.invitation_id is None]
        if invitation is None or not strangers:
            return False
        min(strangers, key=lambda sitter: sitter.has_intake).dismiss(EndReason.REPLACED, _TRY_LATER)
        return True
