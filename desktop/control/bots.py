"""What the operator wishes of meeting bots: invite, pause, resume, remove. Main loop only."""

from __future__ import annotations

import asyncio
import time
import uuid
from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

from desktop.control.invitations import Invitations
from desktop.control.invite import InviteRequest
from desktop.control.notices import Notices
from desktop.control.reception import Place, Reception
from desktop.control.source import OVER, Source
from desktop.control.sources import Sources
from desktop.core.errors import Code
from desktop.core.model import Platform, SourceState, SourceView
from desktop.core.tasks import Tasks
from desktop.services.meetstream.admissions import Admissions
from desktop.services.meetstream.rest import check_link, meeting_platform

REMOVAL_S = 15.0  # for all of them together, while the operator waits for the window to close


class LeftBot(Struct, frozen=True):
    """A bot that a run of the console asked for, as the next one finds it. `request` and `path` are secrets:
    the link of a meeting may hold its password, and who knows the path may send in its place."""

    source_id: str
    name: str
    bot_id: str
    platform: Platform
    record: bool
    request: InviteRequest | None = None  # what it was asked for with, where that is still known
    path: str = ""  # of its address here


class Bots:
    """The bots of this desk's sources."""

    def __init__(
        self,
        sources: Sources,
        invitations: Invitations,
        admissions: Admissions,
        reception: Reception,
        notices: Notices,
        tasks: Tasks,
        address: Callable[[str], str],
    ) -> None:
        """`address(path)` makes the whole address that a bot is told to dial."""
        self._sources = sources
        self._invitations = invitations
        self._admissions = admissions
        self._reception = reception
        self._notices = notices
        self._tasks = tasks
        self._address = address

    @staticmethod
    def platform_of(link: str) -> Platform:
        """Where a link leads, judged by the link alone."""
        return meeting_platform(link)

    def invite(self, request: InviteRequest) -> str:
        """Ask for a bot; returns the id of its source, where all progress is shown.

        Raises Trouble with BOT_LINK or BOT_PLATFORM before anything is sent. The same
        request twice is one bot.
        """
        platform = check_link(request.link)
        for source in self._sources.all():
            known = self._invitations.request_of(source.id)
            if known is not None and known.key == request.key:
                return source.id
        source = Source(
            id=uuid.uuid4().hex[:12],
            name=request.source_name.strip() or request.bot_name,
            link=request.link,
            platform=platform,
            bot_name=request.bot_name,
            record=request.record,
            lobby_s=request.lobby_minutes * 60.0,
        )
        self._sources.add(source)
        self._ask(source, request)
        return source.id

    def invite_again(self, source_id: str) -> None:
        """Ask again for the bot of an ended or failed source, with a new key."""
        source, request = self._sources.get(source_id), self._invitations.request_of(source_id)
        if source is None or request is None or source.state not in OVER:
            return
        source.asked_again(time.monotonic())
        self._notices.forget_source(source_id)
        self._reception.forget(source_id)  # another meeting: its files do not continue those of the last
        self._ask(source, replace(request, key=uuid.uuid4().hex))
        self._sources.changed.emit(source_id)

    def left(self, source_id: str) -> LeftBot | None:
        """What the next run must know to follow this one's bot; None if it has none in a meeting."""
        source = self._sources.get(source_id)
        if source is None or not source.bot_id or not self._is_live(source):
            return None
        request, path = self._invitations.request_of(source_id), self._admissions.path_of(source_id) or ""
        return LeftBot(source.id, source.name, source.bot_id, source.platform, source.record, request, path)

    def follow(self, left: LeftBot) -> None:
        """A bot that a former run asked for is a source again, under its old address; nobody is invited."""
        request = left.request
        source = Source(
            id=left.source_id,
            name=left.name,
            link=request.link if request is not None else "",
            platform=left.platform,
            bot_name=request.bot_name if request is not None else "",
            bot_id=left.bot_id,
            record=left.record,
        )
        if request is not None:
            source.lobby_s = request.lobby_minutes * 60.0
        self._sources.add(source)
        self._reception.expect(Place(source.id, source.name, left.record))
        if left.path:
            self._admissions.readmit(source.id, left.path)
        else:
            self._admissions.invite(source.id)
        self._invitations.follow(source, request)

    def remove(self, source_id: str) -> None:
        """Take the bot out of the meeting; its address is void from then on."""
        source = self._sources.get(source_id)
        if source is not None:
            self._tasks.start(self._remove(source), f"remove {source_id}")

    async def remove_all(self) -> bool:
        """Take every bot out of its meeting; those just being created as soon as the service names them.

        False if one may still be there, which a notice says. Takes at most about 25 s.
        """
        removals = {
            self._tasks.start(self._remove(source), f"remove {source.id}"): source
            for source in self._sources.all()
            if self._is_live(source)
        }
        if removals:
            _, late = await asyncio.wait(removals, timeout=REMOVAL_S)
            for task in late:
                task.cancel()
                self._notices.raise_(Code.BOT_REMOVE, source_id=removals[task].id, name=removals[task].name)
        await self._invitations.settle()
        return not self.live()

    def pause(self, source_id: str) -> None:
        """Ask the service for black and silence."""
        source = self._sources.get(source_id)
        if source is not None and source.bot_id:
            self._invitations.pause(source)

    def resume(self, source_id: str) -> None:
        """Ask the service to go on."""
        source = self._sources.get(source_id)
        if source is not None and source.bot_id:
            self._invitations.resume(source)

    def address_of(self, source_id: str) -> str:
        """The whole address of a source, its secret included; empty if it has none."""
        path = self._admissions.path_of(source_id)
        return self._address(path) if path else ""

    def live(self) -> tuple[SourceView, ...]:
        """Bots that are still in meetings, or on their way there."""
        return tuple(self._sources.view(source.id) for source in self._sources.all() if self._is_live(source))

    def forget(self, source_id: str) -> None:
        """The tile is gone: its address is void, nothing more is asked about it."""
        self._invitations.stop_following(source_id)
        self._admissions.revoke(source_id)
        self._reception.forget(source_id)
        self._notices.forget_source(source_id)

    def _is_live(self, source: Source) -> bool:
        if source.state in OVER:
            return False
        known = bool(source.bot_id) and self._invitations.is_followed(source.id)
        return known or self._invitations.is_creating(source.id)

    def _ask(self, source: Source, request: InviteRequest) -> None:
        self._reception.expect(Place(source.id, source.name, request.record))
        path = self._admissions.invite(source.id)
        self._invitations.start(source, request, self._address(path))

    async def _remove(self, source: Source) -> None:
        if not await self._invitations.remove(source):
            return
        self._invitations.stop_following(source.id)
        self._admissions.revoke(source.id)
        waiting = source.state in (SourceState.INVITED, SourceState.JOINING, SourceState.WAITING)
        if source.ended(time.monotonic(), "" if waiting else "removed"):
            self._sources.changed.emit(source.id)
