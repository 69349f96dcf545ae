"""Does ZEGOCLOUD take our App ID and secret? Asked when they change and when somebody wants to know. Main loop only."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Protocol

from msgspec.structs import replace

from desktop.control.services import ServiceStatus
from desktop.core.errors import Code, Trouble
from desktop.core.model import ServiceState
from desktop.core.signal import Signal
from desktop.core.tasks import Tasks
from desktop.services.zego.codes import ReturnCode, verdict_of

NO_MIX = "airdesk-test"  # whose state is asked: an answer is all that is wanted

_STATES = {
    Code.MIX_KEY_MISSING: ServiceState.NOT_SET_UP,
    Code.MIX_SIGN: ServiceState.REFUSED,
    Code.MIX_CLOCK: ServiceState.REFUSED,
    Code.MIX_APP: ServiceState.REFUSED,
    Code.MIX_TEST: ServiceState.REFUSED,
    Code.MIX_ENABLE: ServiceState.REFUSED,
    Code.MIX_BUSY: ServiceState.DEGRADED,
    Code.SERVICE_DOWN: ServiceState.DEGRADED,
    Code.SERVICE_SLOW: ServiceState.DEGRADED,
}


class Asked(Protocol):
    """What is needed of the service. Raises Trouble."""

    def runs_for_s(self, task_id: str) -> Awaitable[int]: ...


class MixCheck:
    """`changed` after every change of `status`."""

    changed = Signal()

    def __init__(self, tasks: Tasks, mixing: Callable[[], Asked]) -> None:
        """`mixing` gives the service as it is set up now."""
        self._tasks = tasks
        self._mixing = mixing
        self._testing: asyncio.Task[None] | None = None
        self._heard: Trouble | None = None
        self.status = ServiceStatus()

    def test(self) -> None:
        """Ask now; what was asked with other settings is not waited for."""
        self._leave_off()
        self._testing = self._tasks.start(self._test(), "test ZEGOCLOUD")

    def forget(self) -> None:
        """It is not set up any more."""
        self._leave_off()
        self._show(ServiceStatus())

    def hear(self, trouble: Trouble | None) -> None:
        """What the last other request was answered with; None if all was well."""
        if trouble is self._heard or self.status.state in (ServiceState.NOT_SET_UP, ServiceState.CHECKING):
            return
        self._heard = trouble
        if trouble is None and self.status.state is ServiceState.WORKING:
            return
        self._judge(trouble, self.status.latency_ms)

    async def _test(self) -> None:
        self._show(replace(self.status, state=ServiceState.CHECKING, trouble=None))
        began = time.monotonic()
        try:
            await self._mixing().runs_for_s(NO_MIX)
        except Trouble as trouble:
            if verdict_of(trouble).number != ReturnCode.NO_TASK:
                self._judge(trouble, None)
                return
        self._judge(None, (time.monotonic() - began) * 1000)

    def _judge(self, trouble: Trouble | None, latency_ms: float | None) -> None:
        state = ServiceState.WORKING if trouble is None else _STATES.get(trouble.code, ServiceState.DOWN)
        self._show(ServiceStatus(state, datetime.now(UTC), latency_ms, None, trouble))

    def _leave_off(self) -> None:
        if self._testing is not None:
            self._testing.cancel()
            self._testing = None

    def _show(self, status: ServiceStatus) -> None:
        self.status = status
        self.changed.emit()
