"""The service lamps: does the service answer, and does it take our key? Main loop only."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from desktop.control.secrets_desk import MEETSTREAM_KEY, SecretsDesk
from desktop.core.errors import Code, Trouble
from desktop.core.model import ServiceState
from desktop.core.signal import Signal
from desktop.core.tasks import Tasks

if TYPE_CHECKING:
    from desktop.services.meetstream.bots import BotsClient


class ServiceStatus(Struct, frozen=True):
    """One lamp."""

    state: ServiceState = ServiceState.NOT_SET_UP
    checked_at: datetime | None = None
    latency_ms: float | None = None
    bots_active: int | None = None
    trouble: Trouble | None = None


_ANYWHERE = {
    Code.SERVICE_OFFLINE: ServiceState.DOWN,
    Code.SERVICE_DOWN: ServiceState.DEGRADED,
    Code.SERVICE_SLOW: ServiceState.DEGRADED,
}
_MEETSTREAM = {
    Code.BOT_KEY: ServiceState.REFUSED,
    Code.BOT_KEY_MISSING: ServiceState.NOT_SET_UP,
    Code.BOT_LIMIT: ServiceState.DEGRADED,
}


class ServiceCheck:
    """Asks one service when somebody wants to know. `changed` after every change of `status`."""

    changed = Signal()

    def __init__(
        self,
        tasks: Tasks,
        name: str,
        ask: Callable[[], Awaitable[int | None]],
        states: Mapping[Code, ServiceState],
        otherwise: ServiceState = ServiceState.DOWN,
    ) -> None:
        """`ask` asks it as it is set up now, and gives how many bots are active, where it has any. Raises Trouble.

        `states`: what a trouble of this service says of it; `otherwise`: what one says that is not listed.
        """
        self._tasks = tasks
        self._name = name
        self._ask = ask
        self._states = {**_ANYWHERE, **states}
        self._otherwise = otherwise
        self._testing: asyncio.Task[None] | None = None
        self.status = ServiceStatus()

    def test(self) -> None:
        """Ask now; what was asked with other settings is not waited for."""
        self._leave_off()
        self._testing = self._tasks.start(self._test(), f"test {self._name}")

    def forget(self, state: ServiceState = ServiceState.NOT_SET_UP) -> None:
        """It is not set up any more, or another one of which nothing is known."""
        self._leave_off()
        self._show(ServiceStatus(state))

    def judge(self, trouble: Trouble | None, latency_ms: float | None = None, bots_active: int | None = None) -> None:
        """What it has answered just now, to a test or to another request; None if all was well."""
        state = ServiceState.WORKING if trouble is None else self._states.get(trouble.code, self._otherwise)
        self._show(ServiceStatus(state, datetime.now(UTC), latency_ms, bots_active, trouble))

    async def _test(self) -> None:
        self._show(replace(self.status, state=ServiceState.CHECKING, trouble=None))
        began = time.monotonic()
        try:
            active = await self._ask()
        except Trouble as trouble:
            self.judge(trouble)
        else:
            self.judge(None, (time.monotonic() - began) * 1000, active)

    def _leave_off(self) -> None:
        if self._testing is not None:
            self._testing.cancel()
            self._testing = None

    def _show(self, status: ServiceStatus) -> None:
        self.status = status
        self.changed.emit()


class MeetStreamCheck(ServiceCheck):
    """Asks again with every other key."""

    def __init__(self, client: Callable[[], BotsClient], secrets: SecretsDesk, tasks: Tasks) -> None:
        super().__init__(tasks, "MeetStream", lambda: client().check_key(), _MEETSTREAM)
        self._secrets = secrets
        secrets.changed.connect(self._key_changed)

    def _key_changed(self) -> None:
        if self._secrets.is_set(MEETSTREAM_KEY):
            self.test()
        else:
            self.forget()
