"""Stand-in for ZEGOCLOUD's server API on loopback: one app, its rooms and its mixes, which can be heard.

zego.md, all of it. Who may ask: `gate.py`, `limits.py`; what a mix is: `mixes.py`; what is heard: `stage.py`.
Runs on the loop on which it is started; everything it offers is touched on that loop only.
"""

from __future__ import annotations

import asyncio
import itertools
import time
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import formatdate
from typing import Any

from aiohttp import web

from desktop.core.tasks import Tasks
from desktop.sim.kiosk import Kiosk
from desktop.sim.zego.callbacks import Callbacks
from desktop.sim.zego.codes import Code, Refused
from desktop.sim.zego.gate import Action, Gate, Pass
from desktop.sim.zego.limits import Limits
from desktop.sim.zego.mix import AutoMix, DeskMix, Mix
from desktop.sim.zego.mixes import Mixes
from desktop.sim.zego.pull import Pulls
from desktop.sim.zego.rooms import Rooms, StreamEvent
from desktop.sim.zego.stage import Stage
from desktop.sim.zego.switches import Switches
from desktop.sim.zego.wish import read_auto, read_desk, read_stop

WATCH_S = 0.5  # between two looks at idle mixes


@dataclass(frozen=True, slots=True)
class Asked:
    """One request as it came. `at_s` is the loop's clock; `code` is what was answered."""

    action: str
    at_s: float
    query: dict[str, str]
    body: bytes
    code: int


@dataclass(slots=True)
class _Planned:
    action: str  # "" is any
    code: int
    left: int


class ZegoStandIn:
    """One app with one secret. `clock` is Unix seconds: signatures, idle ends and limits follow it."""

    def __init__(
        self, app_id: int, server_secret: str, switches: Switches | None = None, clock: Callable[[], float] = time.time
    ) -> None:
        self.switches = switches or Switches()
        self.base = ""
        self.requests: list[Asked] = []
        self.app_id = app_id
        self._clock = clock
        self.callbacks = Callbacks(app_id, self.now_s)
        self.rooms = Rooms(app_id, self.now_s, self._stream_changed)
        self._pulls = Pulls()
        self.mixes = Mixes(self.rooms, self._pulls, self.switches, self.now_s, self)
        self._gate = Gate(app_id, server_secret, self.switches)
        self._limits = Limits(self.switches)
        self._tasks = Tasks("zego stand-in")
        self.stage = Stage(self.switches, lambda: self.base)
        self._planned: list[_Planned] = []
        self._request_ids = itertools.count(8_472_822_294_336_370_476)
        self._kiosk = Kiosk()

    async def start(self, host: str = "127.0.0.1", port: int = 0) -> str:
        """Listen; returns the base address, which stands for https://rtc-api.zego.im."""
        app = web.Application()
        app.router.add_route("*", "/", self._api)
        app.add_routes(self.stage.routes())
        self.base = f"http://{await self._kiosk.open(app, host, port, cancels=True)}"
        self._tasks.start(self._watch(), "idle mixes")
        return self.base

    async def stop(self) -> None:
        """End the players, the pulls and the callbacks, and stop listening. May be called twice."""
        await self.stage.aclose()
        await self._kiosk.close()
        await self._tasks.aclose()
        await self._pulls.aclose()
        await self.callbacks.aclose()

    def now_s(self) -> float:
        """The service's clock, Unix seconds."""
        return self._clock() + self.switches.skew_s

    def answer_instead(self, code: int, action: str = "", times: int = 1) -> None:
        """Answer the next `times` well signed requests of `action` ("" any) with this code, doing nothing."""
        self._planned.append(_Planned(action, int(code), times))

    def mix_started(self, mix: Mix) -> None:
        """Told by the mixes."""
        self.stage.begin(mix)
        self.callbacks.mix_started(mix, self.stage.addresses)

    def mix_stopped(self, mix: Mix, by_itself: bool) -> None:
        """Told by the mixes."""
        self.stage.end(mix)
        if not by_itself or self.switches.idle_end_calls_back:
            self.callbacks.mix_stopped(mix, self.stage.addresses)

    def _stream_changed(self, event: StreamEvent) -> None:
        self.callbacks.stream_changed(event)

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(WATCH_S)
            self.look()

    def look(self) -> None:
        """What time brings: idle mixes end, addresses of mixes that ended are not pulled any more."""
        self.mixes.watch()
        self._pulls.keep(set().union(*(mix.addresses() for mix in self.mixes.all())))

    async def _api(self, request: web.Request) -> web.Response:
        """One request: trouble that was switched on, then the work. A refusal is a Code, and HTTP 200 all the same."""
        if self.switches.down:
            return web.Response(status=502, text="<html><h1>502 Bad Gateway</h1></html>", content_type="text/html")
        if self.switches.late_requests_s:
            await asyncio.sleep(self.switches.late_requests_s.pop(0))
        if self.switches.lose_requests:
            self.switches.lose_requests -= 1
            return _cut(request)
        answer = self._answer(request, await request.read())
        if self.switches.lose_answers:
            self.switches.lose_answers -= 1
            return _cut(request)
        late_s = self.switches.late_answers_s.pop(0) if self.switches.late_answers_s else 0.0
        await asyncio.sleep(self.switches.slow_s + late_s)
        date = formatdate(self.now_s(), usegmt=True)
        status = 200 if answer["Code"] == Code.OK else self.switches.refused_status
        return web.json_response(answer, status=status, headers={"Date": date})

    def _answer(self, request: web.Request, body: bytes) -> dict[str, Any]:
        code, message, data = int(Code.OK), "success", None
        try:
            data = self._do(self._gate.check(request.query, request.host, self.now_s()), request, body)
        except Refused as refused:
            code, message = refused.code, refused.message
        self.look()
        asked = dict(request.query)
        at_s = asyncio.get_running_loop().time()
        self.requests.append(Asked(asked.get("Action", ""), at_s, asked, body, code))
        answer = {"Code": code, "Message": message, "RequestId": str(next(self._request_ids))}
        return answer if data is None else answer | {"Data": data}

    def _do(self, allowed: Pass, request: web.Request, body: bytes) -> dict[str, Any] | None:
        """Raises Refused."""
        now = self._clock()
        self._limits.count(allowed.action, now)
        self._check_plan(allowed.action)
        match allowed.action:
            case Action.START_AUTO_MIX:
                auto = read_auto(body)
                self._limits.lock(auto.user_id, Code.START_LOCK, now)
                return self._started(self.mixes.start_auto(auto, allowed.is_test), auto.sequence)
            case Action.START_MIX:
                desk = read_desk(body)
                self._limits.lock(desk.user_id, Code.START_LOCK, now)
                return self._started(self.mixes.start_desk(desk, allowed.is_test), desk.sequence)
            case Action.STOP_AUTO_MIX | Action.STOP_MIX:
                auto_stop = allowed.action is Action.STOP_AUTO_MIX
                wish = read_stop(body, in_room=auto_stop)
                self._limits.lock(wish.user_id or wish.task_id, Code.STOP_LOCK, now)
                self.mixes.stop(wish, allowed.is_test, AutoMix if auto_stop else DeskMix)
                return None
            case Action.GET_MIX_TASK_INFO:
                task_id = _needed(request, "TaskId")
                duration_s = self.mixes.duration_s(task_id, allowed.is_test)
                return {"TaskInfo": {"TaskId": task_id, "MixDuration": duration_s}}
            case Action.DESCRIBE_SIMPLE_STREAM_LIST:
                return self._stream_list(_needed(request, "RoomId"), allowed.is_test, now)

    def _check_plan(self, action: str) -> None:
        for planned in self._planned:
            if planned.action in ("", action):
                planned.left -= 1
                if planned.left <= 0:
                    self._planned.remove(planned)
                raise Refused(planned.code, "as planned")

    def _started(self, mix: Mix, sequence: int | None) -> dict[str, Any]:
        return {
            "UserId": mix.wish.user_id,
            "Sequence": sequence or 0,
            "RoomId": mix.wish.room_id,
            "PlayInfo": [
                {"StreamId": one.play_name, **self.stage.addresses(one), "Status": 0, "UserName": ""}
                for one in mix.outputs
            ],
        }

    def _stream_list(self, room_id: str, is_test: bool, now: float) -> dict[str, Any]:
        room = self.rooms.get(room_id)
        self._limits.count_list(room_id, now)
        return {
            "StreamList": [
                {
                    "StreamId": self.rooms.shown(stream.id, is_test),
                    "UserId": stream.user_id,
                    "UserName": stream.user_name,
                    "CreateTime": stream.created_ms,
                    "StreamNumberId": stream.number,
                }
                for stream in room.streams.values()
            ]
        }


def _cut(request: web.Request) -> web.Response:
    """The connection breaks; what is returned reaches nobody."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


def _needed(request: web.Request, name: str) -> str:
    value = request.query.get(name, "")
    if not value:
        raise Refused(Code.PARAMETER, f"input params error: {name} is empty")
    return value
