"""The listener that bots dial, as the operator sees it: state, address, who sends, is it reachable.

Main loop only; the server itself runs on the I/O thread.
"""

from __future__ import annotations

import asyncio
import logging
import uuid
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from desktop.control.notices import Notices
from desktop.core.errors import Code, Trouble
from desktop.core.io_thread import IoThread
from desktop.core.model import AddressFault, IngestState, Reach
from desktop.core.signal import Signal
from desktop.core.tasks import Tasks
from desktop.services.meetstream.address import check_address, dial_address, dotted
from desktop.services.meetstream.admissions import Admissions
from desktop.services.meetstream.door import Door
from desktop.services.meetstream.listener import IngestConfig, ListenAddress
from desktop.services.meetstream.reach import reach
from desktop.settings.schema import Ingest as IngestSettings

if TYPE_CHECKING:
    from desktop.services.meetstream.ingest import Ingest

log = logging.getLogger(__name__)

CERTIFICATE_WARNING = timedelta(days=14)  # time to have another one made

Config = Callable[[], tuple[IngestConfig, IngestSettings]]
OnFailure = Callable[["Ingest", Trouble], object]


class IngestDesk:
    """The ingest address and what is known of it."""

    changed = Signal()

    def __init__(self, io: IoThread, config: Config, admissions: Admissions, notices: Notices, tasks: Tasks) -> None:
        self._io = io
        self._config = config
        self._door: Door | None = None
        self._admissions = admissions
        self._notices = notices
        self._tasks = tasks
        self._server: Ingest | None = None
        self._listen: ListenAddress | None = None
        self._spare = ""
        self._settings = config()[1]
        self._turn = asyncio.Lock()
        self.state = IngestState.STOPPED
        self.trouble: Trouble | None = None
        self.reach = Reach.NOT_CHECKED
        self.checked_at: datetime | None = None
        self.bots_sending: tuple[int, int] = (0, 0)
        self.certificate_until: datetime | None = None  # when the certificate of the listener ends

    async def start(self, door: Door) -> None:
        """Listen as the settings say. What prevents it is a state and a notice, never an exception."""
        async with self._turn:
            self._door = door
            await self._start(door)

    async def stop(self) -> None:
        """Stop listening; streams end."""
        async with self._turn:
            await self._stop()

    def restart(self) -> None:
        """Listen anew, after a setting has changed. Streams that run end and may dial again."""
        self._tasks.start(self._restart(), "restart ingest")

    def told_otherwise(self) -> None:
        """Another public address is told from now on; the listener stays."""
        self._settings = self._config()[1]
        self.reach, self.checked_at = Reach.NOT_CHECKED, None
        self.changed.emit()

    @property
    def listen(self) -> ListenAddress | None:
        """Where the server listens, once it does."""
        return self._listen

    @property
    def fault(self) -> AddressFault:
        """Why the address that bots are told cannot be right."""
        if self._listen is None or self._admissions.allow_unknown_loopback:
            return AddressFault.NONE
        return check_address(self.address("/in/"), self._listen.tls)

    def address(self, path: str) -> str:
        """The whole address for a path, as MeetStream is told."""
        return dial_address(self._listen, self._settings.public_address, path)

    @property
    def shown_address(self) -> str:
        """The address with its secret part dotted."""
        if self._listen is None:
            return ""
        if self._admissions.allow_unknown_loopback:
            return self.open_address
        return dotted(self.address(self._spare_path()))

    @property
    def open_address(self) -> str:
        """The address without any secret: enough for who is let in without one."""
        if self._listen is None:
            return ""
        if self._admissions.allow_unknown_loopback:
            scheme = "wss" if self._listen.tls else "ws"
            return f"{scheme}://127.0.0.1:{self._listen.port}/"
        return self.address("/")

    @property
    def counts(self) -> dict[str, int]:
        """Since it listens: connections now, messages that made no sense or were of no known type, callers refused."""
        server = self._server
        if server is None:
            return {}
        names = ("connections", "malformed", "unknown", "refused")
        return {name: getattr(server, name) for name in names}

    def spare_address(self) -> str:
        """The whole address for a bot that is created elsewhere. It serves one bot, then there is a new one."""
        return self.address(self._spare_path())

    def spare_taken(self, invitation_id: str | None) -> None:
        """Somebody has dialled in with the spare address: the next one needs another."""
        if invitation_id and invitation_id == self._spare:
            self._spare = ""
            self.changed.emit()

    def renew(self) -> None:
        """Make the spare address void; a new one takes its place."""
        if self._spare:
            self._admissions.revoke(self._spare)
        self._spare = ""
        self.changed.emit()

    def check(self) -> None:
        """Dial our own public address and see whether it leads back here."""
        if self._server is not None and self.reach is not Reach.CHECKING:
            self.reach = Reach.CHECKING
            self.changed.emit()
            self._tasks.start(self._check(self._server, self.address("/")), "check ingest address")

    def count(self, sending: int, bots: int) -> None:
        """How many of the bots send bytes."""
        if self.bots_sending != (sending, bots):
            self.bots_sending = (sending, bots)
            self.changed.emit()

    def _spare_path(self) -> str:
        if not self._spare:
            self._spare = f"spare-{uuid.uuid4().hex[:8]}"
            self._admissions.invite(self._spare)
        return self._admissions.path_of(self._spare) or "/"

    async def _restart(self) -> None:
        async with self._turn:
            await self._stop()
            if self._door is not None:
                await self._start(self._door)

    async def _start(self, door: Door) -> None:
        config, self._settings = self._config()
        self._show(IngestState.STARTING)
        try:
            server, self._listen = await self._io.run(_listen(config, door, self._admissions, self._on_failure()))
        except Trouble as trouble:
            self._fail(trouble)
            return
        self._server, self.trouble = server, None
        self._look_at_certificate(server.not_after)
        for code in (Code.INGEST_PORT, Code.INGEST_ADDRESS, Code.INGEST_TLS, Code.INGEST_SERVER):
            self._notices.solve(code)
        self._show(IngestState.LISTENING)
        log.info("ingest listens on %s", self.open_address)

    def _on_failure(self) -> OnFailure:
        """What the I/O thread calls when the server that it runs gives up."""
        loop = asyncio.get_running_loop()

        def tell(server: Ingest, trouble: Trouble) -> None:
            loop.call_soon_threadsafe(lambda: self._tasks.start(self._gave_up(server, trouble), "ingest gave up"))

        return tell

    async def _gave_up(self, server: Ingest, trouble: Trouble) -> None:
        async with self._turn:
            if server is self._server:  # not one that was replaced meanwhile
                await self._stop()
                self._fail(trouble)

    def _fail(self, trouble: Trouble) -> None:
        self.trouble = trouble
        self._notices.trouble(trouble)
        self._show(IngestState.FAILED)

    def _look_at_certificate(self, until: datetime | None) -> None:
        self.certificate_until = until
        self._notices.solve(Code.INGEST_CERTIFICATE)
        if until is not None and until - datetime.now(UTC) < CERTIFICATE_WARNING:
            self._notices.raise_(Code.INGEST_CERTIFICATE, date=until.date().isoformat())

    async def _stop(self) -> None:
        server, self._server, self._listen = self._server, None, None
        self.reach, self.checked_at = Reach.NOT_CHECKED, None
        if server is not None:
            await self._io.run(server.stop())
        self._show(IngestState.STOPPED)

    async def _check(self, server: Ingest, address: str) -> None:
        found = await reach(address, server.probe_answer)
        if server is not self._server or address != self.address("/"):  # that is not what bots are told any more
            return
        self.reach = found
        self.checked_at = datetime.now(UTC)
        self.changed.emit()

    def _show(self, state: IngestState) -> None:
        self.state = state
        self.changed.emit()


async def _listen(
    config: IngestConfig, door: Door, admissions: Admissions, on_failure: OnFailure
) -> tuple[Ingest, ListenAddress]:
    """On the I/O thread, where loading the server holds nobody up."""
    try:
        from desktop.services.meetstream.ingest import Ingest  # noqa: PLC0415 - the window is there before it
    except Exception as error:  # a damaged installation, no file or memory left: each import fails in its own way
        raise Trouble(Code.INGEST_SERVER, repr(error)) from error

    server = Ingest(config, door, admissions, on_failure)
    return server, await server.start()
