"""Is Mezon well? Asked when somebody wants to know: gateway, certificate, clock, session, streaming, in this order.

Main loop only. The first thing that is wrong is the answer; nothing here changes who is signed in.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Protocol

from desktop.control.account import Account
from desktop.core.account import Role
from desktop.core.errors import Code, Trouble
from desktop.core.signal import Signal
from desktop.core.tasks import Tasks

CLOCK_S = 120.0  # a clock that is wrong by more is told: tokens and addresses would seem expired


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the last check said. `streaming` is False where the streaming service was not asked."""

    checked_at: datetime
    latency_ms: float = 0.0
    names: tuple[str, ...] = ()  # who is signed in, and was heard
    streaming: bool = False
    trouble: Trouble | None = None


@dataclass(frozen=True, slots=True)
class GatewayAnswer:
    """That the gateway answered: when it was there by its own clock, None where it does not say."""

    date: datetime | None = None


class AskGateway(Protocol):
    """One request that needs no sign-in. Raises Trouble: those of Http, SERVICE_UNKNOWN for no address."""

    def __call__(self) -> Awaitable[GatewayAnswer]: ...


class MezonCheck:
    """`changed`: it began, or there is a verdict."""

    changed = Signal()

    def __init__(
        self,
        tasks: Tasks,
        account: Account,
        ask_gateway: AskGateway,
        ask_streaming: Callable[[], Awaitable[object]],
        may_ask_streaming: Callable[[], bool],
    ) -> None:
        """`may_ask_streaming()` is false while the same account broadcasts, as for the marks of live channels."""
        self._tasks = tasks
        self._account = account
        self._ask_gateway = ask_gateway
        self._ask_streaming = ask_streaming
        self._may_ask_streaming = may_ask_streaming
        self._checking: asyncio.Task[None] | None = None
        self.verdict: Verdict | None = None

    @property
    def busy(self) -> bool:
        """Whether an answer is awaited."""
        return self._checking is not None

    def test(self) -> None:
        """Ask now; nothing while it is asked."""
        if self._checking is None:
            self._checking = self._tasks.start(self._test(), "check")
            self.changed.emit()

    def forget(self) -> None:
        """What was found is of another server, or another account."""
        if self._checking is not None:
            self._checking.cancel()
            self._checking = None
        self.verdict = None
        self.changed.emit()

    async def _test(self) -> None:
        try:
            verdict = await self._verdict()
        except Trouble as trouble:
            verdict = Verdict(datetime.now(UTC), trouble=trouble)
        self._checking, self.verdict = None, verdict
        self.changed.emit()

    async def _verdict(self) -> Verdict:
        began = time.monotonic()
        answer = await self._ask_gateway()
        latency_ms = (time.monotonic() - began) * 1000
        if answer.date is not None:
            wrong_s = (datetime.now(UTC) - answer.date).total_seconds()
            if abs(wrong_s) > CLOCK_S:
                raise Trouble(Code.SERVICE_CLOCK, service="Mezon", minutes=round(abs(wrong_s) / 60))
        names = []
        for role in Role:
            name = self._account.seat(role).name
            if self._account.seat(role).taken:
                try:
                    await self._account.hear(role)
                except Trouble as trouble:
                    raise Trouble(trouble.code, trouble.details, **{**trouble.values, "name": name}) from None
                names.append(name)
        streaming = bool(names) and self._may_ask_streaming()
        if streaming:
            await self._ask_streaming()
        return Verdict(datetime.now(UTC), latency_ms, tuple(names), streaming)


def date_of(header: str) -> datetime | None:
    """The `Date` of an HTTP answer."""
    try:
        found = parsedate_to_datetime(header)
    except ValueError:
        return None
    return found if found.tzinfo is not None else found.replace(tzinfo=UTC)
