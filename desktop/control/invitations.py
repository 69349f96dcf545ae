"""Inviting bots: create, follow until the meeting is over, pause, resume, remove.

One named task per invited source. What the service says is handed to the source as facts;
the service's refusals become notices. Main loop only.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections.abc import Awaitable, Callable
from functools import partial

from desktop.control.invite import InviteRequest
from desktop.control.notices import Notices
from desktop.control.source import OVER, Source
from desktop.core.errors import Code, Trouble, Value
from desktop.core.model import Remedy, SourceState
from desktop.core.tasks import Tasks
from desktop.services.meetstream.bots import BotsClient
from desktop.services.meetstream.rest import OVER as PHASES_OVER
from desktop.services.meetstream.rest import BotPhase, BotStatus, CreateBot

log = logging.getLogger(__name__)

NO_MEDIA_AFTER_S = 15.0
LOBBY_NOTICE_AFTER_S = 4.0  # who is admitted at once needs no notice
STATUS_FAILURES_BEFORE_NOTICE = 3
SETTLING_S = 8.0  # for the answer about a bot that is taken back while it is being created
FAREWELL_S = 30.0  # a bot whose stream has ended may still be on its way out of the meeting
_OF_THE_WAY_IN = (Code.BOT_LIMIT, Code.BOT_LOBBY, Code.SOURCE_NO_MEDIA, Code.BOT_STATUS)
_FAILURES = {
    BotPhase.DENIED: Code.BOT_DENIED,
    BotPhase.NOT_ALLOWED: Code.BOT_NEVER,
    BotPhase.KICKED: Code.BOT_KICKED,
    BotPhase.FAILED: Code.BOT_FAILED,
}
_WHILE_ON_AIR = (BotPhase.KICKED, BotPhase.FAILED)  # ends that may befall a bot whose stream has ended in order


class Invitations:
    """The bots of the service that this desk has asked for."""

    def __init__(
        self,
        client: Callable[[], BotsClient],
        notices: Notices,
        tasks: Tasks,
        changed: Callable[[Source], None],
        bind: Callable[[str, str], None],
        poll_s: Callable[[], float],
    ) -> None:
        """`client()` gives the client for the present settings; `bind(source, bot)` ties an address to its bot."""
        self._client = client
        self._notices = notices
        self._tasks = tasks
        self._changed = changed
        self._bind = bind
        self._poll_s = poll_s
        self._following: dict[str, asyncio.Task[None]] = {}
        self._creating: set[asyncio.Task[None]] = set()  # what is cancelled there leaves a bot that nobody knows
        self._let_go: set[asyncio.Task[None]] = set()  # of those, whose bot is removed as soon as it is known
        self._requests: dict[str, InviteRequest] = {}
        self._told: set[tuple[str, Code]] = set()

    def start(self, source: Source, request: InviteRequest, address: str) -> None:
        """Create the bot and follow it. Returns at once; progress is on the source."""
        self._requests[source.id] = request
        self.stop_following(source.id)
        work = self._follow(source, partial(self._invite, source, request, address))
        self._following[source.id] = self._tasks.start(work, f"invite {source.id}")

    def follow(self, source: Source, request: InviteRequest | None) -> None:
        """Follow a bot that a former run asked for; `request`, where it is known, allows it to be asked again."""
        if request is not None:
            self._requests[source.id] = request
        self._bind(source.id, source.bot_id)
        work = self._follow(source, partial(self._watch, source))
        self._following[source.id] = self._tasks.start(work, f"follow {source.id}")

    def request_of(self, source_id: str) -> InviteRequest | None:
        """What was asked for, so that it can be asked again."""
        return self._requests.get(source_id)

    def stop_following(self, source_id: str) -> None:
        """Nothing more is asked about this source. A bot that is just being created is removed once it is known."""
        task = self._following.pop(source_id, None)
        if task in self._creating:
            self._let_go.add(task)
            task.add_done_callback(self._let_go.discard)
        elif task is not None:
            task.cancel()
        self._settle_all(source_id)

    def is_followed(self, source_id: str) -> bool:
        """Whether the service is asked about this source."""
        return source_id in self._following

    def is_creating(self, source_id: str) -> bool:
        """Whether the service is just making its bot: it may enter the meeting at any moment."""
        return self._following.get(source_id) in self._creating

    async def settle(self) -> None:
        """Wait for bots that were taken back while they were being created, until they are removed; not for long."""
        if not self._let_go:
            return
        _, late = await asyncio.wait(self._let_go, timeout=SETTLING_S)
        for task in late:
            log.warning("%s: the service did not say which bot it made; it may stay in its meeting", task.get_name())

    def pause(self, source: Source) -> None:
        """Ask the service for black and silence."""
        self._tasks.start(self._ask(source, self._pause), f"pause {source.id}")

    def resume(self, source: Source) -> None:
        """Ask the service to go on."""
        self._tasks.start(self._ask(source, self._resume), f"resume {source.id}")

    async def remove(self, source: Source) -> bool:
        """Take the bot out of the meeting; false, with a notice, if the service did not."""
        return await self._remove(source, source.bot_id) if source.bot_id else True

    async def _remove(self, source: Source, bot_id: str) -> bool:
        try:
            await self._client().remove(bot_id)
        except Trouble as trouble:
            if trouble.code is not Code.BOT_GONE:
                self._not_done(trouble, source)
                return False
        return True

    async def _follow(self, source: Source, course: Callable[[], Awaitable[None]]) -> None:
        try:
            await course()
        finally:
            if self._is_mine(source):
                del self._following[source.id]
                self._settle_all(source.id)

    def _is_mine(self, source: Source) -> bool:
        """Whether the running task is the one that follows this source; another may have taken its place."""
        return self._following.get(source.id) is asyncio.current_task()

    async def _ask(self, source: Source, work: Callable[[Source], Awaitable[None]]) -> None:
        try:
            await work(source)
        except Trouble as trouble:
            self._not_done(trouble, source)
        else:
            for code in (Code.BOT_LIMIT, Code.BOT_PAUSE):
                self._notices.solve(code, source.id)

    def _not_done(self, trouble: Trouble, source: Source) -> None:
        """What was asked of a bot that is there already: nobody is being invited, and nothing waits by itself."""
        remedy = Remedy.SHOW_SOURCE if trouble.code is Code.BOT_LIMIT else None
        self._notices.trouble(trouble, source.id, remedy=remedy, name=source.name, invited=1)

    async def _pause(self, source: Source) -> None:
        await self._client().pause(source.bot_id)
        if source.paused(time.monotonic()):
            self._changed(source)

    async def _resume(self, source: Source) -> None:
        await self._client().resume(source.bot_id)
        if source.resumed(time.monotonic()):
            self._changed(source)

    async def _invite(self, source: Source, request: InviteRequest, address: str) -> None:
        body = CreateBot(
            meeting_link=request.link,
            bot_name=request.bot_name,
            websocket_url=address,
            waiting_room_s=request.lobby_minutes * 60,
            leave_when_empty=request.leave_when_empty,
            retention_hours=request.retention_hours,
            message=request.message,
            tags=request.tags,
        )
        try:
            created = await self._create(source, body, request.key)
        except Trouble as trouble:
            if self._is_mine(source) and source.failed(time.monotonic(), trouble.code, trouble.details):
                self._notices.trouble(trouble, source.id, name=source.name)
                self._changed(source)
            return
        if not self._is_mine(source) or source.state in OVER:  # the operator removed it while it was being created
            await self._remove(source, created)
            return
        source.bot_id = created
        self._bind(source.id, created)
        self._changed(source)
        await self._watch(source)

    async def _create(self, source: Source, body: CreateBot, key: str) -> str:
        while True:
            try:
                return await self._create_once(body, key)
            except Trouble as trouble:
                if trouble.code is not Code.BOT_LIMIT:
                    raise
                self._notices.trouble(trouble, source.id, name=source.name)
                await asyncio.sleep(float(trouble.values.get("seconds", 10)))
                self._notices.solve(Code.BOT_LIMIT, source.id)

    async def _create_once(self, body: CreateBot, key: str) -> str:
        task = asyncio.current_task()
        assert task is not None
        self._creating.add(task)
        try:
            return (await self._client().create(body, key)).bot_id
        finally:
            self._creating.discard(task)

    async def _watch(self, source: Source) -> None:
        missed = 0.0
        while source.state not in OVER:
            wait_s = self._poll_s()
            try:
                self._said(source, await self._client().status(source.bot_id))
                missed = 0.0
                self._settle(Code.BOT_STATUS, source.id)
            except Trouble as trouble:
                if trouble.code is Code.BOT_GONE:
                    self._gone(source)
                    return
                wait_s = max(wait_s, float(trouble.values.get("seconds", 0)))  # it is asked no sooner than it allows
                missed += wait_s / self._poll_s()
                if missed >= STATUS_FAILURES_BEFORE_NOTICE:
                    self._tell_once(Code.BOT_STATUS, source, trouble.details)
            if source.state not in OVER:
                await asyncio.sleep(wait_s)
            if source.state is SourceState.ENDED:
                await self._bid_farewell(source)

    async def _bid_farewell(self, source: Source) -> None:
        """It has ended by itself: ask why, once the service knows that it is over."""
        deadline = source.since + FAREWELL_S
        with contextlib.suppress(Trouble):  # then nobody will ever know
            while source.state is SourceState.ENDED:
                said = await self._client().status(source.bot_id)
                over = said.phase in PHASES_OVER
                if said.phase in (BotPhase.STOPPED, BotPhase.DONE):
                    said = await self._client().detail(source.bot_id)
                if said.phase in _WHILE_ON_AIR and source.explained(time.monotonic(), _FAILURES[said.phase], said.raw):
                    self._tell_of_failure(source, _FAILURES[said.phase], said.raw)
                    self._changed(source)
                if over or time.monotonic() > deadline:
                    return
                await asyncio.sleep(self._poll_s())

    def _gone(self, source: Source) -> None:
        if not source.connected and source.ended(time.monotonic(), "404"):
            self._changed(source)

    def _said(self, source: Source, status: BotStatus) -> None:
        now = time.monotonic()
        phase = status.phase
        if phase in _FAILURES:
            changed = self._failed(source, phase, status.raw, now)
        elif phase is BotPhase.JOINING:
            changed = source.is_joining(now)
        elif phase is BotPhase.WAITING:
            changed = source.is_waiting(now)
            if source.state is SourceState.WAITING and now - source.since >= LOBBY_NOTICE_AFTER_S:
                self._tell_once(Code.BOT_LOBBY, source)
        elif phase in (BotPhase.IN_MEETING, BotPhase.RECORDING):
            changed = source.is_admitted(now)
            self._check_media(source, now)
        elif phase in (BotPhase.STOPPED, BotPhase.DONE):
            changed = self._stopped(source, status.raw, now)
        else:
            changed = False
        if source.state is not SourceState.WAITING:
            self._settle(Code.BOT_LOBBY, source.id)
        if changed:
            self._changed(source)

    def _stopped(self, source: Source, raw: str, now: float) -> bool:
        if source.state is SourceState.WAITING:  # it left because nobody admitted it
            return self._failed(source, BotPhase.NOT_ALLOWED, raw, now)
        return source.ended(now, raw)

    def _failed(self, source: Source, phase: BotPhase, raw: str, now: float) -> bool:
        code = _FAILURES[phase]
        if not source.failed(now, code, raw):
            return False
        self._tell_of_failure(source, code, raw)
        return True

    def _tell_of_failure(self, source: Source, code: Code, raw: str) -> None:
        minutes = round(source.lobby_s / 60)
        self._notices.raise_(code, source_id=source.id, details=raw, name=source.name, reason=raw, minutes=minutes)

    def _check_media(self, source: Source, now: float) -> None:
        if source.admitted and now - source.since > NO_MEDIA_AFTER_S:
            self._tell_once(Code.SOURCE_NO_MEDIA, source, connected=int(source.connected))
        elif source.last_byte_at is not None:
            self._settle(Code.SOURCE_NO_MEDIA, source.id)

    def _tell_once(self, code: Code, source: Source, details: str = "", **values: Value) -> None:
        """A notice that the operator has closed is not opened again with the next answer."""
        if (source.id, code) not in self._told:
            self._told.add((source.id, code))
            self._notices.raise_(code, source_id=source.id, details=details, remedy=None, name=source.name, **values)

    def _settle_all(self, source_id: str) -> None:
        for code in _OF_THE_WAY_IN:
            self._settle(code, source_id)

    def _settle(self, code: Code, source_id: str) -> None:
        self._told.discard((source_id, code))
        self._notices.solve(code, source_id)
