"""The stand-in of Stream Chat as far as calls need it: HTTP on loopback, and the socket that its official client opens.

The local provider's signalling (`rooms.py`) listens on the same port.
"""

from __future__ import annotations

import asyncio
import json
import time
import uuid
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from aiohttp import WSMsgType, web

from desktop.sim.calls.book import CallBook
from desktop.sim.calls.channels import Channels
from desktop.sim.calls.gate import Gate
from desktop.sim.calls.refused import Code, Refused
from desktop.sim.calls.rooms import LocalRooms
from desktop.sim.calls.switches import Switches
from desktop.sim.kiosk import Kiosk


@dataclass(frozen=True, slots=True)
class Asked:
    """One request, for tests."""

    operation: str
    user_id: str
    status: int
    at_s: float  # of the loop


Work = Callable[[web.Request, str, dict[str, Any]], dict[str, Any]]


class CallsStandIn:
    """One app. Runs on the loop on which it is started."""

    def __init__(self, api_key: str, secret: str, clock: Callable[[], float] = time.time) -> None:
        self.switches = Switches()
        self.channels = Channels()
        self.book = CallBook(secret, self.switches, clock)
        self.rooms = LocalRooms(secret, self.switches, clock)
        self.asked: list[Asked] = []
        self.base = ""  # once it listens
        self._gate = Gate(api_key, secret, self.switches, clock)
        self._kiosk = Kiosk()

    async def start(self, host: str = "127.0.0.1", port: int = 0) -> str:
        """Listen; returns the base address."""
        app = web.Application()
        app.router.add_post("/channels/{type}/{id}/call", self._operation("CreateCall", self._create))
        app.router.add_post("/calls/{call_id}", self._operation("GetCallToken", self._get_token))
        app.router.add_post("/channels/{type}/{id}/message", self._operation("SendMessage", self._send))
        app.router.add_post("/messages/{id}", self._operation("UpdateMessage", self._update))
        app.router.add_post("/channels/{type}/{id}/query", self._operation("GetOrCreateChannel", self._query))
        app.router.add_get("/connect", self._connect)
        self.rooms.add_routes(app)
        there = await self._kiosk.open(app, host, port, patience_s=1.0)
        self.book.base, self.base = f"ws://{there}", f"http://{there}"
        return self.base

    async def stop(self) -> None:
        """End the calls and stop listening. May be called twice."""
        await self.rooms.aclose()
        await self._kiosk.close()

    def _operation(self, name: str, work: Work) -> Callable[[web.Request], Awaitable[web.Response]]:
        async def answer(request: web.Request) -> web.Response:
            begun = time.monotonic()
            await asyncio.sleep(self.switches.slow_s)
            user_id, status, headers = "", 201, dict[str, str]()
            try:
                self._check_trouble(name)
                user_id = self._gate.check(request.query, request.headers.get("Authorization", ""))
                given = await _body(request)
                told = work(request, user_id or _server_user(given), given)
            except Refused as refused:
                retired = self.switches.retired and name in _RETIRES
                told, status = refused.body("" if retired else name), refused.status
                if refused.code is Code.RATE_LIMIT:
                    headers = self._limits()
            told["duration"] = f"{(time.monotonic() - begun) * 1000:.2f}ms"
            self.asked.append(Asked(name, user_id, status, asyncio.get_running_loop().time()))
            return web.json_response(told, status=status, headers=headers)

        return answer

    def _check_trouble(self, operation: str) -> None:
        switches = self.switches
        if switches.limit_next:
            switches.limit_next -= 1
            raise Refused(Code.RATE_LIMIT, "Too many requests")
        if switches.fail_next:
            switches.fail_next -= 1
            raise Refused(Code.INTERNAL, "internal error")
        if switches.retired and operation in _RETIRES:
            raise Refused(Code.MISSING, "the requested endpoint does not exist")

    def _limits(self) -> dict[str, str]:
        reset = str(int(self._gate.now_s) + self.switches.limit_wait_s)
        return {"X-RateLimit-Limit": "60", "X-RateLimit-Remaining": "0", "X-RateLimit-Reset": reset}

    def _create(self, request: web.Request, user_id: str, given: dict[str, Any]) -> dict[str, Any]:
        if not self.switches.may_create:
            raise Refused(Code.NOT_ALLOWED, f"User '{user_id}' is not allowed to perform action CreateCall")
        cid = _cid(request)
        self.channels.check(cid)
        call = self.book.create(given.get("id"), given.get("type"), cid)
        return {"call": self.book.call_object(call), **self.book.way_in(call, user_id)}

    def _get_token(self, request: web.Request, user_id: str, given: dict[str, Any]) -> dict[str, Any]:
        if not self.switches.may_join:
            raise Refused(Code.NOT_ALLOWED, f"User '{user_id}' is not allowed to perform action JoinCall")
        return self.book.way_in(self.book.get(request.match_info["call_id"]), user_id)

    def _send(self, request: web.Request, user_id: str, given: dict[str, Any]) -> dict[str, Any]:
        return {"message": self.channels.post(_cid(request), given.get("message"), user_id)}

    def _update(self, request: web.Request, user_id: str, given: dict[str, Any]) -> dict[str, Any]:
        return {"message": self.channels.replace(request.match_info["id"], given.get("message"), user_id)}

    def _query(self, request: web.Request, user_id: str, given: dict[str, Any]) -> dict[str, Any]:
        cid = _cid(request)
        self.channels.open(cid)
        asked = given.get("messages")
        limit = asked.get("limit", 25) if isinstance(asked, dict) else 25
        messages = self.channels.messages(cid, limit if isinstance(limit, int) else 25)
        kind, _, name = cid.partition(":")
        member = {"user_id": user_id, "user": {"id": user_id}}
        return {
            "channel": {"id": name, "type": kind, "cid": cid, "config": {}, "own_capabilities": []},
            "messages": messages,
            "members": [member],
            "watchers": [],
            "read": [],
            "pinned_messages": [],
        }

    async def _connect(self, request: web.Request) -> web.StreamResponse:
        """What the official client dials first: a health check with the connection's id, and then again."""
        try:
            user_id = self._gate.check({"api_key": request.query.get("api_key", "")}, _ws_token(request))
        except Refused as refused:
            return web.json_response(refused.body("WS"), status=refused.status)
        socket = web.WebSocketResponse(timeout=1.0)
        await socket.prepare(request)
        health = {"type": "health.check", "connection_id": str(uuid.uuid4()), "me": {"id": user_id, "role": "user"}}
        await socket.send_json(health)
        async for message in socket:
            if message.type is WSMsgType.TEXT:
                await socket.send_json(health)
        return socket


_RETIRES = frozenset({"CreateCall", "GetCallToken"})


def _cid(request: web.Request) -> str:
    return f"{request.match_info['type']}:{request.match_info['id']}"


def _ws_token(request: web.Request) -> str:
    return request.query.get("authorization", "")


def _server_user(given: dict[str, Any]) -> str:
    user = given.get("user_id")
    return user if isinstance(user, str) else ""


async def _body(request: web.Request) -> dict[str, Any]:
    try:
        given = json.loads(await request.read() or b"{}")
    except ValueError:
        raise Refused(Code.INPUT, "the body is no JSON") from None
    if not isinstance(given, dict):
        raise Refused(Code.INPUT, "the body is no object")
    return given
