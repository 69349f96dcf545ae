"""Stand-in for the MeetStream API: REST over HTTP on loopback, and the bots it creates.

meetstream.md, sections 1, 2 and 9. What is refused and in which words: `rules.py`; how a bot
is described: `answers.py`; what a bot does: `bot.py`. Runs on the loop on which it is started.
"""

from __future__ import annotations

import hmac
import json
import time
import uuid
from collections import defaultdict, deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from ssl import SSLContext
from typing import Any

from aiohttp import web

from desktop.core.tasks import Tasks
from desktop.sim.answers import created, detail, page, status
from desktop.sim.behaviour import Meeting
from desktop.sim.bot import Bot, Status
from desktop.sim.films import Films
from desktop.sim.kiosk import Kiosk
from desktop.sim.rules import MEET, Refused, check_create, platform_of

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
Meetings = Callable[[str], Meeting]

_NO_CREDENTIALS = Refused(401, "Authentication credentials were not provided.")
_WRONG_KEY = Refused(403, "Invalid token.")
_COMMANDS_A_MINUTE = 30  # pause and resume, per bot


@dataclass(slots=True)
class _Planned:
    """An answer that a test wants instead of the right one."""

    operation: str  # name of a handler, "" for all
    refused: Refused
    left: int


class MeetStreamStandIn:
    """One account with one key. `meetings(link)` says what a bot will meet behind a link.

    `seed_form` also serves the older form of the seed document: POST /api/bots, `Bearer`.
    `tls` is what the bots use to dial wss:// addresses.
    """

    def __init__(
        self, films: Films, meetings: Meetings, api_key: str, seed_form: bool = False, tls: SSLContext | None = None
    ) -> None:
        self.bots: dict[str, Bot] = {}
        self.base = ""
        self.requests: list[tuple[str, str]] = []  # method and path, in the order of arrival
        self._films = films
        self._meetings = meetings
        self._key = api_key
        self._seed_form = seed_form
        self._tls = tls
        self._tasks = Tasks("meeting bots")
        self._kiosk = Kiosk()
        self._replays: dict[tuple[str, str], dict[str, Any]] = {}
        self._bookings: dict[str, str] = {}  # deduplication_key → bot id
        self._commands: dict[str, deque[float]] = defaultdict(deque)
        self._planned: list[_Planned] = []

    async def start(self, host: str = "127.0.0.1", port: int = 0) -> str:
        """Listen; returns the base address, without the /api/v1 of the paths."""
        app = web.Application(middlewares=[self._answer])
        app.add_routes(self._routes())
        self.base = f"http://{await self._kiosk.open(app, host, port)}"
        return self.base

    async def stop(self) -> None:
        """End every bot at once and stop listening."""
        await self._tasks.aclose()
        await self._kiosk.close()

    def answer_instead(self, refused: Refused, operation: str = "", times: int = 1) -> None:
        """Answer the next `times` requests of `operation` (create, status, …; "" any) with this, doing nothing."""
        self._planned.append(_Planned(operation, refused, times))

    def _routes(self) -> list[web.RouteDef]:
        bot = "/api/v1/bots/{bot_id}"
        routes = [
            web.post("/api/v1/bots/create_bot", self.create),
            web.get("/api/v1/bots", self.list),
            web.get(f"{bot}/status", self.status),
            web.get(f"{bot}/detail", self.detail),
            web.get(f"{bot}/remove_bot", self.remove, allow_head=False),
            web.post(f"{bot}/remove_bot", self.remove),
            web.post(f"{bot}/pause_recording", self.pause),
            web.post(f"{bot}/resume_recording", self.resume),
            web.delete(f"{bot}/delete", self.delete),
        ]
        return [*routes, web.post("/api/bots", self.create)] if self._seed_form else routes

    @web.middleware
    async def _answer(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Credentials first, then a planned answer, then the work. Every error is `{"message": …}`."""
        self.requests.append((request.method, request.path))
        try:
            self._check_key(request.headers.get("Authorization", ""))
            self._check_plan(getattr(handler, "__name__", ""))
            return await handler(request)
        except Refused as refused:
            return web.json_response({"message": refused.message}, status=refused.status, headers=refused.headers)
        except web.HTTPException as error:
            return web.json_response({"message": f"{error.reason}."}, status=error.status)

    def _check_key(self, authorization: str) -> None:
        scheme, _, key = authorization.partition(" ")
        schemes = ("token", "bearer") if self._seed_form else ("token",)
        if scheme.lower() not in schemes or not key.strip():
            raise _NO_CREDENTIALS
        if not hmac.compare_digest(key.strip().encode(), self._key.encode()):
            raise _WRONG_KEY

    def _check_plan(self, operation: str) -> None:
        for planned in self._planned:
            if planned.operation in ("", operation):
                planned.left -= 1
                if planned.left <= 0:
                    self._planned.remove(planned)
                raise planned.refused

    def _bot(self, request: web.Request) -> Bot:
        bot = self.bots.get(request.match_info["bot_id"])
        if bot is None:
            raise Refused(404, "Bot not found.")
        return bot

    async def create(self, request: web.Request) -> web.Response:
        """POST create_bot: 201; 507 for a replay, 200 for a known booking."""
        text = await request.text()
        replay = (request.headers.get("Idempotency-Key", ""), text)
        if replay in self._replays:
            return web.json_response(self._replays[replay], status=507)
        body = check_create(_json(text), seed_form=request.path == "/api/bots")
        booked = self._booked(body)
        if booked is not None:
            return web.json_response(created(booked))
        bot = self._invite(body)
        if replay[0]:
            self._replays[replay] = created(bot)
        return web.json_response(created(bot), status=201)

    def _booked(self, body: dict[str, Any]) -> Bot | None:
        bot = self.bots.get(self._bookings.get(str(body.get("deduplication_key", "")), ""))
        if bot is not None and bot.request["meeting_link"] != body["meeting_link"]:
            raise Refused(409, "A bot has already been created for this deduplication key.")
        return bot

    def _invite(self, body: dict[str, Any]) -> Bot:
        bot = Bot(str(uuid.uuid4()), body, self._meetings(body["meeting_link"]), self._films, self._tls)
        self.bots[bot.id] = bot
        if body.get("deduplication_key"):
            self._bookings[str(body["deduplication_key"])] = bot.id
        self._tasks.start(bot.attend(), bot.id)
        return bot

    async def list(self, request: web.Request) -> web.Response:
        """GET bots, newest first, in pages."""
        newest_first = [*reversed(self.bots.values())]
        return web.json_response(page(newest_first, request.query))

    async def status(self, request: web.Request) -> web.Response:
        """GET status."""
        return web.json_response(status(self._bot(request)))

    async def detail(self, request: web.Request) -> web.Response:
        """GET detail."""
        return web.json_response(detail(self._bot(request)))

    async def remove(self, request: web.Request) -> web.Response:
        """GET (which mutates, as in the service) or POST remove_bot."""
        bot = self._bot(request)
        if bot.over:
            raise Refused(404, "Bot not found.")
        bot.remove()
        return web.json_response({"message": "Bot removed successfully."})

    async def pause(self, request: web.Request) -> web.Response:
        """POST pause_recording."""
        bot = self._commanded(request)
        bot.pause()
        return web.json_response({"status": "accepted", "bot_id": bot.id, "command": "pause_recording"})

    async def resume(self, request: web.Request) -> web.Response:
        """POST resume_recording."""
        bot = self._commanded(request)
        bot.resume()
        return web.json_response({"status": "accepted", "bot_id": bot.id, "command": "resume_recording"})

    async def delete(self, request: web.Request) -> web.Response:
        """DELETE all data of a bot."""
        bot = self._bot(request)
        bot.remove()
        del self.bots[bot.id]
        return web.json_response({"message": "Bot data deleted.", "bot_id": bot.id, "deleted_objects": 3})

    def _commanded(self, request: web.Request) -> Bot:
        """The bot of a pause or resume, if it may be commanded: Google Meet, recording, not too often."""
        bot = self._bot(request)
        recent = self._commands[bot.id]
        now = time.monotonic()
        while recent and recent[0] < now - 60:
            recent.popleft()
        if len(recent) >= _COMMANDS_A_MINUTE:
            wait = max(1, round(60 - (now - recent[0])))
            raise Refused(429, "Request was throttled.", {"Retry-After": str(wait)})
        recent.append(now)
        if platform_of(bot.request["meeting_link"]) != MEET:
            raise Refused(400, "Pausing is supported for Google Meet only.")
        if bot.status is Status.IN_MEETING:
            raise Refused(503, "The bot is not recording.")
        if bot.status is not Status.RECORDING:
            raise Refused(409, "The bot is not in the meeting.")
        return bot


def _json(text: str) -> object:
    try:
        return json.loads(text)
    except ValueError as error:
        raise Refused(400, "The request body must be a JSON object.") from error
