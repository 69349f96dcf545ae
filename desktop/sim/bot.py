"""A bot in a scripted meeting: knocks, waits, is let in or not, records, streams, leaves.

Speaks of itself in the service's status words (meetstream.md, section 2). The wire is `stream.py`.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from ssl import SSLContext
from typing import Any

from websockets.exceptions import InvalidHandshake, InvalidMessage, InvalidURI

from desktop.core.tasks import Tasks
from desktop.sim.behaviour import Break, Ending, Entry, Meeting, Redial
from desktop.sim.film import Film
from desktop.sim.films import Films, black
from desktop.sim.recipe import Recipe
from desktop.sim.reel import Reel
from desktop.sim.sent import Ended
from desktop.sim.stream import Ledger, Stream

log = logging.getLogger(__name__)

_LEAVING_S = 0.2
_HARD_STOP_S = 4.0  # a receiver that does not read cannot keep a bot in the meeting


class Status(StrEnum):
    """The service's words, in its casing."""

    JOINING = "Joining"
    WAITING = "InWaitingRoom"
    IN_MEETING = "InMeeting"
    RECORDING = "Recording"
    LEAVING = "Leaving"
    STOPPED = "Stopped"
    NOT_ALLOWED = "NotAllowed"
    DENIED = "Denied"
    FAILED = "FAILED"
    DONE = "Done"


_NO_ENTRY = {Entry.DENIED: Status.DENIED, Entry.NOT_ALLOWED: Status.NOT_ALLOWED, Entry.FAILED: Status.FAILED}
OVER = frozenset({Status.STOPPED, Status.NOT_ALLOWED, Status.DENIED, Status.FAILED, Status.DONE})


@dataclass(frozen=True, slots=True)
class Step:
    """One entry of the status timeline."""

    status: Status
    message: str
    at: datetime


class Bot:
    """Lives from `create_bot` to `Done`. Belongs to the studio's loop."""

    def __init__(
        self, bot_id: str, request: Mapping[str, Any], meeting: Meeting, films: Films, tls: SSLContext | None
    ) -> None:
        self.id = bot_id
        self.request = request
        self.meeting = meeting
        self.ledger = Ledger()
        self.timeline: list[Step] = []
        self.paused = False
        self._films = films
        self._tls = tls
        self._stream: Stream | None = None
        self._leave = asyncio.Event()
        self._leaving_as = Status.STOPPED
        self._leaving_because = "The bot was removed."
        self._settle(Status.JOINING, "The bot is joining.")

    @property
    def status(self) -> Status:
        """Where it stands."""
        return self.timeline[-1].status

    @property
    def over(self) -> bool:
        """It is in no meeting any more."""
        return self.status in OVER

    @property
    def stream_url(self) -> str:
        """What it was told to dial; empty without live video."""
        live = self.request.get("live_video_required") or self.request.get("liveVideoRequired") or {}
        return str(live.get("websocket_url") or live.get("websocketUrl") or "")

    def remove(self) -> None:
        """Ask it to leave."""
        self._go(Status.STOPPED, "The bot was removed.")

    def pause(self) -> None:
        """From the next key frame on the stream is black and silent; its clock goes on."""
        self.paused = True
        self._films.order(black(self.meeting.film))

    def resume(self) -> None:
        """The picture comes back with the next key frame."""
        self.paused = False

    async def attend(self) -> None:
        """The whole life of the bot."""
        if await self._enter():
            await self._record()
            self._settle(Status.LEAVING, "The bot is leaving.")
            await asyncio.sleep(_LEAVING_S)
            self._settle(self._leaving_as, self._leaving_because)
        if self.status is Status.STOPPED:
            await asyncio.sleep(_LEAVING_S)
            self._settle(Status.DONE, self._leaving_because)

    async def _enter(self) -> bool:
        """From knocking to InMeeting. False if it does not come to that; the status then says why."""
        meeting = self.meeting
        if await self._left_within(meeting.joining_s):
            return self._turned_away(self._leaving_as, self._leaving_because)
        if meeting.entry in (Entry.FAILED, Entry.NOT_ALLOWED):
            return self._turned_away(_NO_ENTRY[meeting.entry], "The bot could not join.")
        self._settle(Status.WAITING, "The bot is in the waiting room.")
        waits = self._waiting_room_s() if meeting.entry is Entry.LOBBY else meeting.lobby_s
        if await self._left_within(waits):
            return self._turned_away(self._leaving_as, self._leaving_because)
        if meeting.entry is Entry.LOBBY:
            return self._turned_away(Status.NOT_ALLOWED, "Nobody admitted the bot within its waiting room time.")
        if meeting.entry is Entry.DENIED:
            return self._turned_away(Status.DENIED, "The host denied the bot.")
        self._settle(Status.IN_MEETING, "The bot is in the meeting.")
        return True

    def _turned_away(self, status: Status, message: str) -> bool:
        self._settle(status, message)
        return False

    async def _record(self) -> None:
        if await self._left_within(self.meeting.records_after_s):
            return
        self._settle(Status.RECORDING, "The recording has begun.")
        tasks = Tasks(self.id)
        try:
            tasks.start(self._fate(), "fate")
            if self.stream_url:
                await self._stream_until_left()
            await self._leave.wait()
        finally:
            await tasks.aclose()

    async def _fate(self) -> None:
        """What befalls the bot while it records."""
        meeting = self.meeting
        fates = [
            (meeting.kicked_after_s, Status.STOPPED, "The host removed the bot from the meeting (bot.kicked)."),
            (meeting.ends_after_s, Status.STOPPED, "The meeting has ended."),
            (meeting.fails_after_s, Status.FAILED, "The bot has failed."),
        ]
        due = sorted((after, status, message) for after, status, message in fates if after is not None)
        if due:
            after, status, message = due[0]
            await asyncio.sleep(after)
            self._go(status, message)

    async def _stream_until_left(self) -> None:
        """Dial, and dial again as the switches say, until the bot leaves or gives up."""
        reel = await self._reel()
        redial: Redial | None = None
        breaks = self.meeting.breaks
        broken = failed = 0
        while not self._leave.is_set():
            planned = breaks if breaks and broken < breaks.times else None
            ended = await self._one_stream(reel, redial, planned)
            if ended in (Ended.MESSAGE, Ended.CLOSED):
                self._go(Status.STOPPED, "The meeting has ended.")
            elif ended is Ended.ABORTED and planned is not None:
                broken += 1
                redial = planned.redial
                await self._left_within(planned.down_s)
            elif ended is Ended.ABORTED:
                self._go(Status.STOPPED, "The meeting has ended.")
            else:
                failed += 1
                redial = Redial.NEW_INIT
                if failed > self.meeting.redials or await self._left_within(self.meeting.redial_s):
                    return

    async def _one_stream(self, reel: Reel, redial: Redial | None, breaks: Break | None) -> Ended:
        """One connection to its end; LOST also if nobody let it in."""
        meeting = self.meeting if redial is None else replace(self.meeting, early_chunks=0)
        stream = self._stream = Stream(self.id, meeting, reel, self.ledger)
        tasks = Tasks(f"{self.id} stream")
        try:
            running = tasks.start(self._dial(stream, redial), "connection")
            leaving = tasks.start(self._leave.wait(), "leaving")
            await asyncio.wait(
                {running, leaving}, timeout=breaks.after_s if breaks else None, return_when=asyncio.FIRST_COMPLETED
            )
            if not running.done():
                stream.stop(meeting.ending if self._leave.is_set() else Ending.ABORT)
                await asyncio.wait({running}, timeout=_HARD_STOP_S)
            return running.result() if running.done() else Ended.LOST
        finally:
            await tasks.aclose()
            self._stream = None

    async def _dial(self, stream: Stream, redial: Redial | None) -> Ended:
        try:
            return await stream.run(self.stream_url, self._tls, redial)
        except (OSError, TimeoutError, InvalidHandshake, InvalidMessage, InvalidURI) as error:
            log.info("%s could not stream: %s", self.id, type(error).__name__)
            return Ended.LOST

    async def _reel(self) -> Reel:
        meeting = self.meeting
        film = await self._films.get(meeting.film)
        changed = await self._films.get(meeting.change_to) if meeting.change_to else None
        return Reel(film, self._cover, changed, meeting.change_after)

    def _cover(self, recipe: Recipe) -> Film | None:
        if not self.paused:
            return None
        order = self._films.order(black(recipe))
        return order.result() if order.done() else None

    async def _left_within(self, seconds: float) -> bool:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._leave.wait()
        return self._leave.is_set()

    def _waiting_room_s(self) -> float:
        leave = self.request.get("automatic_leave") or {}
        return float(leave.get("waiting_room_timeout") or 600)

    def _go(self, status: Status, message: str) -> None:
        if not self._leave.is_set():
            self._leaving_as, self._leaving_because = status, message
            self._leave.set()

    def _settle(self, status: Status, message: str) -> None:
        self.timeline.append(Step(status, message, datetime.now(UTC)))
