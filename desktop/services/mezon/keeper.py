"""Keeps a session good: renews it ahead of time and when it is refused, one renewal at a time.

A failure that may pass never signs anybody out. Only a verdict of the service, or its doubt
that lasts, makes the session DEAD; then nothing is asked any more until somebody signs in.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from desktop.core.errors import Code, Trouble
from desktop.core.signal import Signal
from desktop.core.tasks import Tasks
from desktop.services.mezon.session import Session

log = logging.getLogger(__name__)

Renew = Callable[[Session], Awaitable[Session]]


class SessionState(StrEnum):
    """Whether the session can be used."""

    VALID = "valid"
    WAITING = "waiting"  # it cannot be renewed at the moment; this is tried again
    DEAD = "dead"  # somebody has to sign in


class Doubt(Trouble):
    """The service refused, in a way in which a fault of its own would look the same.

    It is `likely` meant where the old session should still have been good.
    """

    def __init__(self, details: str, *, likely: bool) -> None:
        super().__init__(Code.MEZON_TOKEN, details)
        self.likely = likely


@dataclass(frozen=True, slots=True)
class Patience:
    """How a session is kept; seconds."""

    ahead_s: float = 300.0  # before the end of the session, at most a fifth of its life
    look_s: float = 30.0  # at most between two looks at the clock: a laptop sleeps
    pause_s: float = 2.0  # after a failed renewal, doubling
    longest_s: float = 60.0
    likely_s: float = 10.0  # doubt without a break that is a verdict, where it is likely
    doubt_s: float = 90.0  # and where it is not


class SessionKeeper:
    """The session of one account, on one loop. `changed` is emitted after a new session or state.

    `renew` asks the service for a new session and raises Trouble: MEZON_TOKEN and MEZON_REFUSED
    are verdicts unless they are a Doubt, everything else passes.
    """

    changed = Signal()

    def __init__(
        self,
        session: Session,
        renew: Renew,
        *,
        fresh: bool = False,
        patience: Patience | None = None,
        now: Callable[[], float] = time.time,
    ) -> None:
        """`fresh`: the session came from the service just now, so that its dates tell the service's clock."""
        self._session = session
        self._renew = renew
        self._patience = patience or Patience()
        self._now = now
        self._state = SessionState.VALID
        self._tasks = Tasks("Mezon session")
        self._flight: asyncio.Task[Session | Trouble] | None = None
        self._woken = asyncio.Event()
        self._failures = 0
        self._last: Trouble | None = None
        self._not_before = 0.0
        self._doubted_since: float | None = None
        self._ends_at: float | None = None
        self._ahead_s = 0.0
        self._skew_s = 0.0
        self._study(fresh=fresh)

    @property
    def session(self) -> Session:
        """The session as it is now, good or not."""
        return self._session

    @property
    def state(self) -> SessionState:
        """Whether it can be used."""
        return self._state

    def start(self) -> None:
        """Look after the session from now on, until `aclose`."""
        self._tasks.start(self._watch(), "watch")

    async def aclose(self) -> None:
        """Stop looking after it."""
        await self._tasks.aclose()

    async def valid(self) -> Session:
        """A session that has not expired; renewed first if need be. Raises Trouble."""
        if self._state is SessionState.DEAD:
            raise Trouble(Code.MEZON_TOKEN)
        if self._left_s() > 0:
            return self._session
        return await self._renewed(self._session.token)

    async def refused(self, token: str) -> Session:
        """Another session than the one with this token, which the service refused. Raises Trouble."""
        if self._state is SessionState.DEAD:
            raise Trouble(Code.MEZON_TOKEN)
        return await self._renewed(token)

    async def settled(self) -> None:
        """Return when no renewal is under way."""
        if self._flight is not None:
            await asyncio.shield(self._flight)

    def take(self, session: Session) -> None:
        """Use a session that came from the service just now: pushed, or signed in anew.

        What it does not say stays as it was, unless it is of somebody else.
        """
        if session.user_id in (0, self._session.user_id):
            names = ("refresh_token", "user_id", "api_url", "ws_url", "session_id")
            session = replace(
                session, **{name: getattr(session, name) or getattr(self._session, name) for name in names}
            )
        self._session = session
        self._failures, self._last, self._doubted_since, self._not_before = 0, None, None, 0.0
        self._study(fresh=True)
        self._state = SessionState.VALID
        self._woken.set()
        self.changed.emit()

    def hurry(self) -> None:
        """The network is back: do not wait for the next try."""
        self._not_before, self._last = 0.0, None
        self._woken.set()

    def _study(self, *, fresh: bool) -> None:
        """Work out when the session ends. A clock that is wrong here is not taken for an end."""
        claims = self._session.claims
        now = self._now()
        if fresh:
            self._skew_s = claims.issued_at - now if claims.issued_at is not None else 0.0
        self._ends_at = claims.expires_at
        left_s = self._left_s()
        if fresh and left_s <= 0:  # it has just come: what it says of its end means nothing
            self._ends_at = None
        self._ahead_s = min(self._patience.ahead_s, max(0.0, left_s) / 5 if fresh else self._patience.ahead_s)

    def _left_s(self) -> float:
        return float("inf") if self._ends_at is None else self._ends_at - (self._now() + self._skew_s)

    async def _watch(self) -> None:
        while True:
            if self._state is SessionState.DEAD:
                wait_s = float("inf")
            elif self._state is SessionState.WAITING:
                wait_s = self._not_before - time.monotonic()
            else:
                wait_s = max(self._left_s() - self._ahead_s, self._not_before - time.monotonic())
            if wait_s <= 0:
                with contextlib.suppress(Trouble):  # it is in the state, and is tried again
                    await self._renewed(self._session.token)
                continue
            self._woken.clear()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(None if wait_s == float("inf") else min(wait_s, self._patience.look_s)):
                    await self._woken.wait()

    async def _renewed(self, than: str) -> Session:
        if self._session.token != than:
            return self._session
        if self._flight is None:
            if self._last is not None and time.monotonic() < self._not_before:
                raise self._last
            self._flight = self._tasks.start(self._fly(), "renew")
        outcome = await asyncio.shield(self._flight)
        if isinstance(outcome, Trouble):
            raise outcome
        return outcome

    async def _fly(self) -> Session | Trouble:
        old = self._session
        try:
            session = await self._renew(old)
        except Trouble as trouble:
            # A session that was pushed meanwhile is as good.
            return self._session if self._session is not old else self._failed(trouble)
        finally:
            self._flight = None
        if self._session is old:
            self.take(session)
        return self._session

    def _failed(self, trouble: Trouble) -> Trouble:
        clock = time.monotonic()
        if not isinstance(trouble, Doubt):
            self._doubted_since = None
        elif self._doubted_since is None:
            self._doubted_since = clock
        if self._verdict(trouble):
            log.warning("the session has ended: %s", trouble)
            return self._set_failed(SessionState.DEAD, Trouble(Code.MEZON_TOKEN, trouble.details))
        pause_s = min(self._patience.longest_s, self._patience.pause_s * 2**self._failures)
        self._failures = min(self._failures + 1, 16)
        self._not_before = clock + pause_s
        log.info("the session was not renewed, again in %.0f s: %s", pause_s, trouble)
        if isinstance(trouble, Doubt):  # nobody is told to sign in before it is certain
            trouble = Trouble(Code.SERVICE_DOWN, trouble.details, service="Mezon", code="")
        # Still good for a while, perhaps: then nothing stands still.
        state = SessionState.VALID if self._left_s() > 0 else SessionState.WAITING
        return self._set_failed(state, trouble)

    def _verdict(self, trouble: Trouble) -> bool:
        if not isinstance(trouble, Doubt):
            return trouble.code in (Code.MEZON_TOKEN, Code.MEZON_REFUSED)
        doubted_s = time.monotonic() - (self._doubted_since or 0.0)
        enough_s = self._patience.likely_s if trouble.likely else self._patience.doubt_s
        return doubted_s >= enough_s or not self._session.refreshable(self._now() + self._skew_s)

    def _set_failed(self, state: SessionState, trouble: Trouble) -> Trouble:
        self._last = trouble
        changed = state is not self._state
        self._state = state
        self._woken.set()
        if changed:
            self.changed.emit()
        return trouble
