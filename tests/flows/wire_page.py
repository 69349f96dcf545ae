"""A page of a call without a window: the local provider's words, with aiortc in the web engine's place."""

from __future__ import annotations

from typing import Any

import aiohttp

from desktop.core.call import Devices, Ending, JoinParameters, Participant
from desktop.core.call_page import (
    PageEnded,
    PageEvent,
    PageJoined,
    PageMicrophone,
    PageParticipants,
    PageReady,
    PageTokenEnds,
)
from desktop.core.signal import Signal
from desktop.core.tasks import Tasks
from tests.sim.calls.caller import Caller


class WirePage:
    """Loads at once; `caller` after the join."""

    told = Signal(object)

    def __init__(self, tasks: Tasks, session: aiohttp.ClientSession) -> None:
        self._tasks = tasks
        self._session = session
        self.caller: Caller | None = None
        self.closed = False
        tasks.start(self._tell(PageReady()), "ready")

    def join(self, parameters: JoinParameters) -> None:
        self._tasks.start(self._join(parameters), "join")

    def leave(self) -> None:
        self._send({"type": "leave"})

    def set_mic(self, on: bool) -> None:
        assert self.caller is not None
        self.caller.tone.muted = not on
        self._send({"type": "state", "mic": on, "camera": False})

    def set_camera(self, on: bool) -> None:
        raise AssertionError("an audio call")

    def set_devices(self, devices: Devices) -> None:
        assert self.caller is not None
        self.caller.tone.hz = float(devices.microphone)

    def set_volume(self, percent: int) -> None:
        pass

    def renew(self, token: str) -> None:
        self._send({"type": "renew", "token": token})

    def close(self) -> None:
        if not self.closed:
            self.closed = True
            if self.caller is not None:
                self._tasks.start(self.caller.leave(), "close")

    def _send(self, frame: dict[str, Any]) -> None:
        assert self.caller is not None
        self._tasks.start(self.caller.send(frame), "send")

    async def _tell(self, event: PageEvent) -> None:
        self.told.emit(event)

    async def _join(self, parameters: JoinParameters) -> None:
        ticket = parameters.ticket
        self.caller = Caller(self._session, ticket.room.address, ticket.token)
        self.caller.came = self._came
        await self.caller.join(parameters.name, mic=parameters.microphone, camera=False)
        self.told.emit(PageJoined(microphone=parameters.microphone))

    def _came(self, frame: dict[str, Any]) -> None:
        if self.closed:
            return
        match frame["type"]:
            case "state":
                self.told.emit(PageMicrophone(frame["mic"]))
            case "participants":
                there = (Participant(one["id"], one["name"], microphone=one["mic"]) for one in frame["participants"])
                self.told.emit(PageParticipants(tuple(there)))
            case "token_ends":
                self.told.emit(PageTokenEnds())
            case "ended":
                self.told.emit(PageEnded(Ending(frame["reason"])))
