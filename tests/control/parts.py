"""What the tests of control share: a way to wait, a service that does as it is told, intakes that only count."""

from __future__ import annotations

import asyncio
from collections import Counter, deque
from collections.abc import Callable
from typing import Any, cast

from aiohttp import web

from desktop.control.ingest_desk import IngestDesk
from desktop.control.notices import Notices
from desktop.core.errors import Code
from desktop.core.io_thread import IoThread
from desktop.core.tasks import Tasks
from desktop.media.intake import Intake
from desktop.services.http import Http
from desktop.services.meetstream.admissions import Admissions
from desktop.services.meetstream.bots import BotPaths, BotsClient
from desktop.services.meetstream.listener import IngestConfig
from desktop.settings.schema import Ingest as IngestSettings
from desktop.sim.kiosk import Kiosk

PATIENCE_S = 20.0
LINK = "https://meet.google.com/abc-defg-hij"
KEY = "ms_right"


async def until(condition: Callable[[], object]) -> None:
    """Wait for something that has no event."""
    async with asyncio.timeout(PATIENCE_S):
        while not condition():
            await asyncio.sleep(0.005)


def told(notices: Notices, code: Code) -> list[bool]:
    """For each notice of this code, oldest first: whether it is open."""
    return [notice.open for notice in reversed(notices.history()) if notice.code is code]


def idle_ingest(notices: Notices, admissions: Admissions | None = None) -> IngestDesk:
    """A real one that does not listen."""
    return IngestDesk(
        IoThread(),
        lambda: (IngestConfig(port=0, host="127.0.0.1"), IngestSettings()),
        admissions or Admissions(),
        notices,
        Tasks("test"),
    )


class Counted:
    """An intake as far as who only counts its bytes can see."""

    def __init__(self) -> None:
        self.bytes_received = 0
        self.bytes_recorded = 0
        self.last_byte_at: float | None = None

    def arrive(self, at: float, count: int = 100) -> None:
        self.bytes_received += count
        self.bytes_recorded += count - 1
        self.last_byte_at = at

    @property
    def intake(self) -> Intake:
        return cast("Intake", self)


class Service:
    """MeetStream's API on loopback whose bots stand where `word` says; they never dial."""

    def __init__(self) -> None:
        self.word = "Joining"
        self.open = asyncio.Event()  # `create` answers while it is set
        self.open.set()
        self.created: list[dict[str, Any]] = []
        self.removed: list[str] = []
        self.timeline: list[str] = []  # what detail says
        self.asked: Counter[str] = Counter()
        self.instead: dict[str, deque[web.Response]] = {}
        self.silent: set[str] = set()  # what is asked without ever being answered
        self._over = asyncio.Event()
        self._tasks = Tasks("test")
        self._http = Http("MeetStream", attempts=1)
        self._kiosk = Kiosk()
        self._base = ""

    def refuse(self, what: str, status: int, times: int = 1, **headers: str) -> None:
        """Answer the next requests of this kind (create, status, remove_bot, …) with a refusal."""
        answers = (web.json_response({"message": "no"}, status=status, headers=headers) for _ in range(times))
        self.instead.setdefault(what, deque()).extend(answers)

    def client(self) -> BotsClient:
        async def key() -> str:
            return KEY

        return BotsClient(self._http, self._base, BotPaths(), "Token", key, poll_s=0.01)

    @property
    def tasks(self) -> Tasks:
        """For the parts under test; closed before the service is."""
        return self._tasks

    async def __aenter__(self) -> Service:
        app = web.Application()
        app.router.add_post("/api/v1/bots/create_bot", self._create)
        app.router.add_get("/api/v1/bots", self._list)
        app.router.add_route("*", "/api/v1/bots/{bot}/{what}", self._bot)
        self._base = f"http://{await self._kiosk.open(app, patience_s=0.1)}"
        return self

    async def __aexit__(self, *exc: object) -> None:
        self.open.set()
        self._over.set()
        await self._tasks.aclose()
        await self._http.aclose()
        await self._kiosk.close()

    def _planned(self, what: str) -> web.Response | None:
        self.asked[what] += 1
        planned = self.instead.get(what)
        return planned.popleft() if planned else None

    async def _create(self, request: web.Request) -> web.Response:
        body = await request.json()
        planned = self._planned("create")
        await self.open.wait()
        if planned is not None:
            return planned
        self.created.append(body)
        return web.json_response({"bot_id": f"bot-{len(self.created)}", "status": "Active"}, status=201)

    async def _list(self, request: web.Request) -> web.Response:
        bots = [{"bot_id": "bot-1", "status": self.word}]
        return self._planned("list") or web.json_response({"bots": bots, "hasNextPage": False})

    async def _bot(self, request: web.Request) -> web.Response:
        bot, what = request.match_info["bot"], request.match_info["what"]
        planned = self._planned(what)
        if what in self.silent:
            await self._over.wait()
        if planned is not None:
            return planned
        if what == "remove_bot":
            self.removed.append(bot)
        if what == "detail":
            steps = [{"message": message, "status": True} for message in self.timeline]
            return web.json_response({"bot_details": {"BotID": bot, "Status": self.word, "StatusTimeline": steps}})
        return web.json_response({"bot_id": bot, "status": self.word})
