"""MeetStream's API as seen from this desk: create, follow, list, remove, pause and resume bots.

Every refusal becomes Trouble with the code of its sentence; the service's own words stay in
the details. Sources differ on the create path, the auth scheme and the method that removes
a bot: the first two are settings, the third is tried both ways.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from urllib.parse import quote

from msgspec import Struct

from desktop.core.errors import Code, Trouble
from desktop.services.http import Answer, Http, clean
from desktop.services.meetstream.rest import OVER, BotCreated, BotPhase, BotStatus, CreateBot

log = logging.getLogger(__name__)

Key = Callable[[], Awaitable[str | None]]

_WAIT_S = 10.0  # after a 429 that does not say how long
_POLLS, _POLL_S = 10, 2.0  # of a create request that is still being worked on
_PAGES = 10


class BotPaths(Struct, frozen=True):
    """Where the API keeps things, below its base address."""

    create: str = "/api/v1/bots/create_bot"
    bots: str = "/api/v1/bots"


class BotsClient:
    """One account. Holds no key: it is asked for with each request, so that a new one counts at once."""

    def __init__(
        self,
        http: Http,
        base: str,
        paths: BotPaths,
        scheme: str,
        key: Key,
        *,
        poll_s: float = _POLL_S,
    ) -> None:
        """`scheme` is the word before the key: "Token", or "Bearer" as in the oldest guide."""
        self._http = http
        self._base = base.rstrip("/")
        self._paths = paths
        self._scheme = scheme
        self._key = key
        self._poll_s = poll_s

    async def create(self, bot: CreateBot, idempotency_key: str) -> BotCreated:
        """Ask for a bot. The same key again, now or later, is the same bot.

        Raises Trouble: BOT_KEY_MISSING, BOT_KEY, BOT_REFUSED, BOT_DUPLICATE, BOT_LIMIT, SERVICE_*.
        """
        extra = {"Idempotency-Key": idempotency_key}
        for _ in range(_POLLS):
            answer = await self._ask("POST", self._paths.create, body=bot.body(), extra=extra, repeatable=True)
            if answer.status in (200, 201, 202, 507):  # 507 repeats the answer to the same key
                created = BotCreated.read(answer.json())
                if created is not None:
                    return created
                if answer.status == 202:
                    await asyncio.sleep(self._poll_s)
                    continue
                raise self._http.trouble(Code.SERVICE_UNKNOWN, "no bot_id in the answer", code=answer.status)
            if answer.status == 409:
                raise self._refused(Code.BOT_DUPLICATE, answer)
            if answer.status == 404:
                raise self._refused(Code.SERVICE_UNKNOWN, answer)
            self._raise(answer)
        raise self._http.trouble(Code.SERVICE_SLOW, "still being worked on")

    async def status(self, bot_id: str) -> BotStatus:
        """Where a bot stands. Raises Trouble: BOT_GONE, BOT_KEY, BOT_LIMIT, SERVICE_*."""
        answer = await self._ask("GET", self._of(bot_id, "status"), repeatable=True)
        self._expect(answer)
        return BotStatus.read(answer.json(), bot_id)

    async def detail(self, bot_id: str) -> BotStatus:
        """The same with what its timeline says of its end. Raises Trouble as `status` does."""
        answer = await self._ask("GET", self._of(bot_id, "detail"), repeatable=True)
        self._expect(answer)
        return BotStatus.read_detail(answer.json(), bot_id)

    async def list(self) -> tuple[BotStatus, ...]:
        """The account's bots, newest first as the service lists them; at most ten pages."""
        found: tuple[BotStatus, ...] = ()
        cursor = ""
        for _ in range(_PAGES):
            path = self._paths.bots + (f"?cursor={quote(cursor, safe='')}" if cursor else "")
            answer = await self._ask("GET", path, repeatable=True)
            self._expect(answer)
            content = answer.json()
            if not isinstance(content, dict | list):  # the page of a hotel's network, say: it knows no key of ours
                raise self._http.trouble(Code.SERVICE_UNKNOWN, "no list in the answer", code=answer.status)
            page, cursor = BotStatus.read_list(content)
            found += page
            if not cursor:
                break
        return found

    async def check_key(self) -> int:
        """Whether the service takes our key: the number of bots at work, else Trouble."""
        return sum(1 for bot in await self.list() if bot.phase not in OVER and bot.phase is not BotPhase.UNKNOWN)

    async def remove(self, bot_id: str) -> None:
        """Take a bot out of its meeting. Raises Trouble: BOT_GONE, BOT_REMOVE, BOT_KEY, BOT_LIMIT, SERVICE_*."""
        path = self._of(bot_id, "remove_bot")
        answer = await self._ask("GET", path, repeatable=True)
        if answer.status == 405:
            answer = await self._ask("POST", path, repeatable=True)
        if answer.status in (400, 409):
            raise self._refused(Code.BOT_REMOVE, answer)
        self._expect(answer)

    async def pause(self, bot_id: str) -> None:
        """Ask for black and silence (Google Meet only). Raises Trouble: BOT_PAUSE, BOT_GONE, BOT_LIMIT, SERVICE_*."""
        await self._command(bot_id, "pause_recording")

    async def resume(self, bot_id: str) -> None:
        """Ask it to go on. Raises as `pause` does."""
        await self._command(bot_id, "resume_recording")

    async def _command(self, bot_id: str, command: str) -> None:
        answer = await self._ask("POST", self._of(bot_id, command))
        if answer.status in (400, 409, 503):
            raise self._refused(Code.BOT_PAUSE, answer)
        self._expect(answer)

    def _of(self, bot_id: str, what: str) -> str:
        if not bot_id.strip("."):
            raise Trouble(Code.BOT_GONE, "no bot has this id")
        return f"{self._paths.bots}/{quote(bot_id, safe='')}/{what}"

    async def _ask(
        self,
        method: str,
        path: str,
        *,
        body: object = None,
        extra: dict[str, str] | None = None,
        repeatable: bool = False,
    ) -> Answer:
        key = ((await self._key()) or "").strip()
        if not key:
            raise Trouble(Code.BOT_KEY_MISSING)
        if not key.isascii() or not key.isprintable():
            raise Trouble(Code.BOT_KEY, "the key holds characters that no key has")
        headers = {"Authorization": f"{self._scheme} {key}", **(extra or {})}
        url = self._base + path
        answer = await self._http.request(method, url, headers=headers, json=body, repeatable=repeatable)
        if answer.status >= 300:
            log.info("%s %s answered %d: %s", method, path.partition("?")[0], answer.status, _message(answer, key))
        return Answer(answer.status, answer.headers, answer.body.replace(key.encode(), b"***"))

    def _expect(self, answer: Answer) -> None:
        if answer.status not in (200, 201, 202, 204):
            self._raise(answer)

    def _raise(self, answer: Answer) -> None:
        status = answer.status
        if status in (401, 403):
            raise self._refused(Code.BOT_KEY, answer)
        if status == 404:
            raise self._refused(Code.BOT_GONE, answer)
        if status == 429:
            seconds = round(answer.retry_after_s(_WAIT_S))
            raise self._http.trouble(Code.BOT_LIMIT, _message(answer), seconds=seconds)
        if status >= 500:
            raise self._refused(Code.SERVICE_DOWN, answer)
        if 400 <= status < 500:
            raise self._refused(Code.BOT_REFUSED, answer)
        raise self._refused(Code.SERVICE_UNKNOWN, answer)

    def _refused(self, code: Code, answer: Answer) -> Trouble:
        message = _message(answer)
        return self._http.trouble(code, f"{answer.status}: {message}", code=answer.status, reason=message)


def _message(answer: Answer, hide: str = "") -> str:
    fields = answer.json()
    if isinstance(fields, dict):
        for name in ("message", "detail", "error"):
            if isinstance(fields.get(name), str):
                return clean(fields[name], hide)
    return clean(answer.body[:1000].decode("utf-8", "replace"), hide)
