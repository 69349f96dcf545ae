"""What a sitting must not lose with a crash: its sources, so that the next one can offer to bring them back.

The rule: nothing that is secret lies in the file. Addresses that are pulled, links of meetings and the paths that bots
dial lie in the keyring, in one entry; where there is none, they are lost with the crash. What there is no more after a
goodbye: both. Programme, mix and layout have memories of their own. Main loop; the writing is on a thread.
"""

from __future__ import annotations

import asyncio
import logging
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import msgspec

from desktop.control.bots import LeftBot
from desktop.control.gathering import Gathering
from desktop.control.notices import Notices
from desktop.control.sitting_page import Kept, Page, Way, Ways, read_sitting
from desktop.control.source import OVER
from desktop.control.unsaved import Unsaved
from desktop.core.errors import Code, Trouble
from desktop.core.model import Platform
from desktop.core.pull import BadAddress, read_address
from desktop.core.tasks import Tasks
from desktop.settings.page_file import write_page
from desktop.settings.secrets import NoKeyring, Secrets

if TYPE_CHECKING:
    from desktop.control.sources import Sources

log = logging.getLogger(__name__)

SOURCES = 64  # that are kept, those of the crash before included
SOON_S = 1.0  # so much of the last change a crash may take
ASKS_S = 3.0  # so long the offer waits for the keyring, which may wait for somebody
FORGETS_S = 3.0  # so long the keyring may take to forget when one leaves


class BotRoom(Protocol):
    """What is needed of the bots."""

    def left(self, source_id: str) -> LeftBot | None: ...
    def follow(self, left: LeftBot) -> None: ...


class PullRoom(Protocol):
    """What is needed of the addresses."""

    def is_pulled(self, source_id: str) -> bool: ...
    def address(self, source_id: str) -> str: ...
    def add(self, text: str, name: str = "", *, record: bool = False) -> str: ...


@dataclass(frozen=True, slots=True)
class Restored:
    """What became of a wish to bring everything back."""

    sources: int = 0
    left_out: tuple[str, ...] = ()  # names of those whose address is not known any more


class SittingMemory:
    """`recall` once; from then on what changes is kept. `aclose` at the end.

    What a former run left is offered until somebody decides, and stays in the file as long.
    """

    def __init__(
        self,
        path: Path,
        entry: str,
        sources: Sources,
        bots: BotRoom | None,
        pulls: PullRoom,
        secrets: Secrets,
        tasks: Tasks,
        notices: Notices | None = None,
    ) -> None:
        """`entry` is the name in the keyring. Without `bots` none is kept: those of the demo end with it.

        `notices` hears of a disk that takes nothing.
        """
        self._path, self._entry = path, entry
        self._sources, self._bots, self._pulls = sources, bots, pulls
        self._secrets, self._tasks = secrets, tasks
        self._offered: tuple[Kept, ...] = ()
        self._left_ways: Ways | None = None  # of what is offered, once the keyring was asked
        self._recalled = self._closed = self._deciding = self._storing = False
        self._page = Page()  # on disk, or on its way there
        self._stale = False  # the disk has something else than `_page`
        self._unsaved = Unsaved(path.name, notices)
        self._stored: Ways = {}  # likewise in the keyring, of the sources of this run
        self._entered = False  # the keyring may hold something of this run or of the former
        self._disk = threading.Lock()
        self._gathering = Gathering()
        self.lost: tuple[str, ...] = ()  # names of those that a former run left and nobody knows the address of
        self.fault: Trouble | None = None  # what was wrong with the file

    @property
    def offered(self) -> int:
        """How many sources can be brought back, as far as the keyring has said."""
        return len(self._offered)

    async def recall(self) -> None:
        """Read what a former run left, and begin to keep what this one has."""
        found = await asyncio.to_thread(read_sitting, self._path)
        self._page, self._offered = found.page, found.page.sources[:SOURCES]
        await self._look_for_ways()
        if self._closed:
            return
        if found.damaged:
            self.fault = Trouble(Code.SITTING_BROKEN, file=found.aside, sources=len(found.page.sources))
        self._stale = bool(found.aside)  # else it would be told of again
        self._recalled, self._entered = True, bool(found.page.sources)
        for told in (self._sources.added, self._sources.removed, self._sources.changed, self._sources.order_changed):
            told.connect(self._changed)
        self._changed()

    async def restore(self) -> Restored:
        """Bring back what is offered. Raises Trouble where the keyring did not answer: then it is still offered."""
        if self._deciding or not self._offered:
            return Restored()
        self._deciding = True
        try:
            ways = await self._ask()
        finally:
            self._deciding = False
        offered, self._offered = self._offered, ()
        missing = tuple(one.name for one in offered if not self._bring_back(one, ways.get(one.id, Way())))
        self._changed()
        return Restored(len(offered) - len(missing), missing)

    def decline(self) -> None:
        """It is not wanted: forget it, here and in the keyring."""
        if self._offered and not self._deciding:
            self._offered = ()
            self._tasks.start(self._put({}), "forget the former sitting")
            self._stored = {}
            self._changed()

    async def aclose(self, clean: bool) -> None:
        """`clean`: somebody has left, and what there was here is over. What nobody has decided about stays."""
        for told in (self._sources.added, self._sources.removed, self._sources.changed, self._sources.order_changed):
            told.disconnect(self._changed)
        self._closed = True
        self._gathering.close()
        if not (clean and self._recalled):
            return
        self._page = Page(self._offered)
        await self._save(self._page)
        if self._entered and not self._offered:
            try:
                async with asyncio.timeout(FORGETS_S):
                    await self._put({})
            except TimeoutError:
                log.info("the keyring did not forget the addresses of this sitting in time")

    def _changed(self, _source_id: str = "") -> None:
        self._gathering.soon(self._keep, SOON_S)

    def _keep(self) -> None:
        sources, ways = self._present()
        page = Page((*self._offered, *sources)[-SOURCES:])
        if page != self._page or self._stale:
            self._page, self._stale = page, False
            self._tasks.start(self._save(page), "keep the sitting")
        if ways != self._stored and not self._storing:
            self._tasks.start(self._store(), "keep its addresses")

    def _present(self) -> tuple[list[Kept], Ways]:
        """What there is now, and what is secret of it."""
        kept: list[Kept] = []
        ways: Ways = {}
        for source in self._sources.all():
            if source.state in OVER:
                continue
            if self._pulls.is_pulled(source.id):
                kept.append(Kept(source.id, source.name, source.platform, record=source.record))
                ways[source.id] = Way(self._pulls.address(source.id))
            elif self._bots is not None and (left := self._bots.left(source.id)) is not None:
                kept.append(Kept(source.id, source.name, source.platform, left.bot_id, left.record))
                ways[source.id] = Way("", left.path, left.request)
        return kept, ways

    async def _save(self, page: Page) -> None:
        error = await asyncio.to_thread(self._write, page)
        self._unsaved.hear(error)
        self._stale = self._stale or error is not None  # the next change tries it again

    def _write(self, page: Page) -> OSError | None:
        """On a thread. An older page never replaces a newer one."""
        with self._disk:
            if page is not self._page:
                return None
            if page.sources:
                return write_page(self._path, msgspec.json.encode(page))
            try:
                self._path.unlink(missing_ok=True)
            except OSError as error:
                return error
            return None

    async def _store(self) -> None:
        """Until the keyring has what there is; it may take its time, and asks nobody twice at once."""
        self._storing = True
        try:
            while (ways := self._present()[1]) != self._stored:
                former = await self._ask() if self._offered else {}
                self._stored = ways
                await self._put({**former, **ways})
        except Trouble as trouble:
            log.info("the addresses of a crash before could not be read: %s", trouble.code)
        finally:
            self._storing = False

    async def _put(self, ways: Ways) -> None:
        self._entered = bool(ways)
        try:
            if ways:
                await self._secrets.set(self._entry, msgspec.json.encode(ways).decode())
            else:
                await self._secrets.forget(self._entry)
        except Trouble as trouble:  # it is told elsewhere; a crash would take the addresses with it
            log.info("the addresses of this sitting are not kept: %s", trouble.code)

    async def _look_for_ways(self) -> None:
        """What nobody knows the way to is not offered. Where the keyring does not say, all is."""
        if not self._offered:
            return
        try:
            async with asyncio.timeout(ASKS_S):
                ways = await self._ask()
        except (Trouble, TimeoutError):
            return
        self.lost = tuple(one.name for one in self._offered if not self._comes_back(one, ways))
        self._offered = tuple(one for one in self._offered if self._comes_back(one, ways))

    async def _ask(self) -> Ways:
        """What the keyring holds of the former run. Raises Trouble if it does not say; one that is not there holds
        nothing."""
        if self._left_ways is None:
            try:
                text = await self._secrets.get(self._entry)
            except NoKeyring:
                text = None
            try:
                self._left_ways = msgspec.json.decode(text or "{}", type=Ways)
            except (msgspec.MsgspecError, RecursionError):
                self._left_ways = {}
        return self._left_ways

    def _comes_back(self, kept: Kept, ways: Ways) -> bool:
        """A bot dials by itself: it can be waited for whatever is known of it."""
        if kept.platform is not Platform.ADDRESS:
            return self._bots is not None
        try:
            read_address(ways.get(kept.id, Way()).address)
        except BadAddress:
            return False
        return True

    def _bring_back(self, kept: Kept, way: Way) -> bool:
        """Whether that could be done."""
        if kept.platform is Platform.ADDRESS:
            try:
                self._pulls.add(way.address, kept.name, record=kept.record)
            except BadAddress:  # it is not known any more
                return False
            return True
        if self._bots is None:
            return False
        if self._sources.get(kept.id) is None:
            left = LeftBot(kept.id, kept.name, kept.bot_id, kept.platform, kept.record, way.request, way.path)
            self._bots.follow(left)
        return True
