"""Does ZEGOCLOUD take our App ID and secret? Asked when they change and when somebody wants to know. Main loop only."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Protocol

from desktop.control.services import ServiceCheck
from desktop.core.errors import Code, Trouble
from desktop.core.model import ServiceState
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
}


class Asked(Protocol):
    """What is needed of the service. Raises Trouble."""

    def runs_for_s(self, task_id: str) -> Awaitable[int]: ...


class MixCheck(ServiceCheck):
    """Hears what the mixer is answered, too."""

    def __init__(self, tasks: Tasks, mixing: Callable[[], Asked]) -> None:
        """`mixing` gives the service as it is set up now."""
        super().__init__(tasks, "ZEGOCLOUD", self._ask_for_none, _STATES)
        self._mixing = mixing
        self._heard: Trouble | None = None

    def hear(self, trouble: Trouble | None) -> None:
        """What the last other request was answered with; None if all was well."""
        if trouble is self._heard or self.status.state in (ServiceState.NOT_SET_UP, ServiceState.CHECKING):
            return
        self._heard = trouble
        if trouble is not None or self.status.state is not ServiceState.WORKING:
            self.judge(trouble, self.status.latency_ms)

    async def _ask_for_none(self) -> None:
        try:
            await self._mixing().runs_for_s(NO_MIX)
        except Trouble as trouble:
            if verdict_of(trouble).number != ReturnCode.NO_TASK:
                raise
