"""Parts of a call for tests: a clock, a page that does nothing by itself, a service that answers what it is told."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from desktop.core.call import CallRoom, Devices, Ending, JoinParameters, Provider, Ticket
from desktop.core.call_kind import CallKind
from desktop.core.call_page import PageEnded, PageEvent
from desktop.core.errors import Trouble
from desktop.core.signal import Signal
from desktop.services.calls.client import Created
from desktop.services.calls.invitations import Invitation
from desktop.services.calls.messages import call_object

ROOM = CallRoom(Provider.AGORA, "call-1", CallKind.VIDEO, channel="c1")
TICKET = Ticket(ROOM, "token-0", 7, "app")
EPOCH = 1_800_000_000.0


class Clock:
    """Monotonic seconds, and those of the epoch."""

    def __init__(self) -> None:
        self.now = 100.0

    def monotonic(self) -> float:
        return self.now

    def epoch(self) -> float:
        return EPOCH + self.now


class FakePage:
    """Records what it is told; `say` tells what a test wants."""

    told = Signal(object)

    def __init__(self) -> None:
        self.calls: list[Any] = []
        self.joined_with: JoinParameters | None = None
        self.closed = False

    def say(self, event: PageEvent) -> None:
        self.told.emit(event)

    def join(self, parameters: JoinParameters) -> None:
        self.joined_with = parameters
        self.calls.append("join")

    def leave(self) -> None:
        self.calls.append("leave")

    def set_mic(self, on: bool) -> None:
        self.calls.append(("mic", on))

    def set_camera(self, on: bool) -> None:
        self.calls.append(("camera", on))

    def set_devices(self, devices: Devices) -> None:
        self.calls.append(("devices", devices))

    def set_volume(self, percent: int) -> None:
        self.calls.append(("volume", percent))

    def renew(self, token: str) -> None:
        self.calls.append(("renew", token))

    def close(self) -> None:
        self.closed = True


class FakeCalls:
    """What a CallsClient offers, answered at once or when `gate` is set."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.room = ROOM
        self.life_s: float | None = None
        self.trouble: Trouble | None = None
        self.epoch = EPOCH
        self.gate = asyncio.Event()
        self.gate.set()
        self.posted: list[Mapping[str, object]] = []
        self.replaced: list[tuple[str, Mapping[str, object]]] = []
        self.found: tuple[Invitation, ...] = ()

    async def ticket(self, call_id: str, room: CallRoom | None = None, provider: Provider | None = None) -> Ticket:
        return await self._ticket("ticket")

    async def create(self, call_id: str, kind: CallKind) -> Created:
        ticket = await self._ticket("create")
        return Created({**call_object(ticket.room), "extra": 1}, ticket)

    async def check(self) -> None:
        await self._ticket("check")

    async def post(self, message: Mapping[str, object]) -> str:
        await self._ticket("post")
        self.posted.append(message)
        return "m1"

    async def replace(self, message_id: str, message: Mapping[str, object]) -> None:
        await self._ticket("replace")
        self.replaced.append((message_id, message))

    async def invitations(self) -> tuple[Invitation, ...]:
        await self._ticket("invitations")
        return self.found

    async def _ticket(self, name: str) -> Ticket:
        self.asked.append(name)
        await self.gate.wait()
        if self.trouble is not None:
            raise self.trouble
        ends = None if self.life_s is None else self.epoch + self.life_s
        return replace(TICKET, room=self.room, token=f"token-{len(self.asked)}", expires_at=ends)


def left() -> PageEnded:
    return PageEnded(Ending.LEFT)
