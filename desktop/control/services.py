"""The service lamps: does the service answer, and does it take our key? Main loop only."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from datetime import UTC, datetime

from msgspec import Struct
from msgspec.structs import replace

from desktop.control.secrets_desk import MEETSTREAM_KEY, SecretsDesk
from desktop.core.errors import Code, Trouble
from desktop.core.model import ServiceState
from desktop.core.signal import Signal
from desktop.core.tasks import Tasks
from desktop.services.meetstream.bots import BotsClient


class ServiceStatus(Struct, frozen=True):
    """One lamp."""

    state: ServiceState = ServiceState.NOT_SET_UP
    checked_at: datetime | None = None
    latency_ms: float | None = None
    bots_active: int | None = None
    trouble: Trouble | None = None


_STATES = {
    Code.BOT_KEY: ServiceState.REFUSED,
    Code.BOT_KEY_MISSING: ServiceState.NOT_SET_UP,
    Code.SERVICE_OFFLINE: ServiceState.DOWN,
    Code.SERVICE_DOWN: ServiceState.DEGRADED,
    Code.SERVICE_SLOW: ServiceState.DEGRADED,
    Code.BOT_LIMIT: ServiceState.DEGRADED,
}


class Services:
    """The outside parties as lamps."""

    changed = Signal()

    def __init__(self, client: Callable[[], BotsClient], secrets: SecretsDesk, tasks: Tasks) -> None:
        self._client = client
        self._secrets = secrets
        self._tasks = tasks
        self._testing: asyncio.Task[None] | None = None
        self.meetstream = ServiceStatus()
        secrets.changed.connect(self._key_changed)

    def test(self) -> None:
        """Ask MeetStream whether it takes the key. The answer shows on the lamp."""
        if self._testing is not None:  # what it asks with may have changed
            self._testing.cancel()
        self._testing = self._tasks.start(self._test(), "test meetstream")

    def _key_changed(self) -> None:
        if self._secrets.is_set(MEETSTREAM_KEY):
            self.test()
            return
        if self._testing is not None:
            self._testing.cancel()
        self._show(ServiceStatus())

    async def _test(self) -> None:
        self._show(replace(self.meetstream, state=ServiceState.CHECKING, trouble=None))
        begun = time.monotonic()
        try:
            active = await self._client().check_key()
        except Trouble as trouble:
            state = _STATES.get(trouble.code, ServiceState.DOWN)
            self._show(ServiceStatus(state, datetime.now(UTC), None, None, trouble))
            return
        latency_ms = (time.monotonic() - begun) * 1000
        self._show(ServiceStatus(ServiceState.WORKING, datetime.now(UTC), latency_ms, active))

    def _show(self, status: ServiceStatus) -> None:
        self.meetstream = status
        self.changed.emit()
