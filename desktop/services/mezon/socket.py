"""The realtime socket: one line at a time, made again whenever it is lost.

What is pushed goes to `pushed` as values of `pushes.py`, in order, on the loop. What belongs to
clans and channels (joining, sending) is the affair of `talk.py`.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import ssl
import time
from collections.abc import Awaitable, Callable

from desktop.core.errors import Code, Trouble
from desktop.core.signal import EmitLoopError, Signal
from desktop.core.socket_state import SocketState
from desktop.core.tasks import Tasks
from desktop.services.mezon import pushes
from desktop.services.mezon.address import BadAddress, Place, place, socket_address
from desktop.services.mezon.backoff import Backoff
from desktop.services.mezon.keeper import SessionKeeper, SessionState
from desktop.services.mezon.line import Away, Line, Timing, TurnedAway
from desktop.services.mezon.session import Claims, Session
from desktop.services.mezon.wire import mezon_pb2 as pb
from desktop.services.mezon.wire.envelope import Dialect

log = logging.getLogger(__name__)

STOOD_S = 10.0  # a connection that lasted this long was a good one
PROBE_S = 1.0  # between two looks whether a network that was lost is there again
_KNOCK_S = 4.0


class Socket:
    """The realtime socket of one session, on one loop. `changed`: the state; `pushed`: one Push each.

    `generation` counts the connections. What was told while there was none is not told again:
    who shows messages asks the history when the state becomes ONLINE.
    """

    changed = Signal()
    pushed = Signal(object)

    def __init__(
        self,
        keeper: SessionKeeper,
        *,
        service: str = "Mezon",
        dialect: Dialect = Dialect.NUMBER,
        timing: Timing | None = None,
        backoff: Backoff | None = None,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        """`tls` replaces the system's trust, for a service with a certificate of its own making."""
        self._keeper = keeper
        self._service = service
        self._dialect = dialect
        self._timing = timing or Timing()
        self._backoff = backoff or Backoff()
        self._tls = tls
        self._tasks = Tasks("Mezon socket")
        self._line: Line | None = None
        self._retry = asyncio.Event()
        self._state = SocketState.OFF
        self._skipped = 0
        self._opened = False  # the last try: one that did not come to ONLINE may be one that the service drops
        self.prepare: Callable[[], Awaitable[None]] | None = None  # awaited on each new connection, before ONLINE
        self.generation = 0
        self.retry_at: float | None = None  # monotonic; the next try comes then at the latest
        self.trouble: Trouble | None = None  # why there is no connection

    @property
    def state(self) -> SocketState:
        """Where the connection stands."""
        return self._state

    @property
    def skipped(self) -> int:
        """Frames of this run that could not be decoded."""
        return self._skipped + (self._line.skipped if self._line is not None else 0)

    def start(self) -> None:
        """Connect, and again whenever the connection is lost, until `aclose`. A second start does nothing."""
        if self._state is SocketState.OFF:
            self._keeper.changed.connect(self._on_session)
            self._set(SocketState.CONNECTING)
            self._tasks.start(self._run(), "connection")

    def retry_now(self) -> None:
        """Do not wait for the next try."""
        self._keeper.hurry()
        self._retry.set()

    async def aclose(self) -> None:
        """Leave for good."""
        self._keeper.changed.disconnect(self._on_session, missing_ok=True)
        await self._tasks.aclose()
        self._set(SocketState.OFF)

    async def request(self, envelope: pb.Envelope, within_s: float | None = None) -> pb.Envelope:
        """Send, and wait for the reply. Raises Refusal; Trouble: SERVICE_OFFLINE when there is no connection or it
        is lost meanwhile, SERVICE_SLOW when no reply comes in time. Then it may have been heard all the same.
        """
        return await self._open_line().request(envelope, within_s)

    async def tell(self, envelope: pb.Envelope) -> None:
        """Send what nobody replies to. Raises Trouble: SERVICE_OFFLINE."""
        await self._open_line().tell(envelope)

    def _open_line(self) -> Line:
        if self._line is None:
            raise Trouble(Code.SERVICE_OFFLINE, "not connected", service=self._service)
        return self._line

    async def _run(self) -> None:
        while True:
            look_at: Place | None = None  # where the network was missing; never a service that does not want us
            try:
                session = await self._session()
            except Trouble as trouble:
                self._note(trouble)
                if trouble.code is Code.SERVICE_OFFLINE:
                    look_at = _place(self._keeper.session)
            else:
                try:
                    await self._once(session)
                except Trouble as trouble:
                    self._note(trouble)
                    if isinstance(trouble, Away) and (self._state is SocketState.ONLINE or not self._opened):
                        look_at = socket_address(session).place
            await self._pause(look_at)

    def _note(self, trouble: Trouble) -> None:
        self.trouble = trouble
        log.info("no connection: %s", trouble)

    async def _session(self) -> Session:
        """A session to connect with; waits for somebody to sign in where it has ended."""
        while self._keeper.state is SessionState.DEAD:
            self.trouble = Trouble(Code.MEZON_TOKEN)
            self._retry.clear()
            self._set(SocketState.WAITING)
            await self._retry.wait()
        self._set(SocketState.CONNECTING)
        return await self._keeper.valid()

    async def _once(self, session: Session) -> None:
        """One connection until it ends, which is always a Trouble."""
        self._opened = False
        try:
            address = socket_address(session)
        except BadAddress as error:
            raise Trouble(Code.SERVICE_UNKNOWN, str(error), service=self._service, code="") from None
        try:
            line = await Line.open(
                address, service=self._service, dialect=self._dialect, timing=self._timing, tls=self._tls
            )
        except TurnedAway:
            await self._keeper.refused(session.token)
            raise
        began = time.monotonic()
        self._line, self._opened = line, True
        self.generation += 1
        self.trouble = None
        try:
            self._set(SocketState.JOINING)
            async with asyncio.TaskGroup() as group:
                joining = group.create_task(self._join(), name="Mezon socket: join")
                trouble = await line.live(self._tell)
                joining.cancel()
        finally:
            self._skipped, self._line = self.skipped, None
            if time.monotonic() - began >= STOOD_S:
                self._backoff.reset()
            await line.close()
        raise trouble

    async def _join(self) -> None:
        if self.prepare is not None:
            try:
                await self.prepare()
            except Trouble as trouble:
                log.warning("not everything was joined: %s", trouble)
        if self._line is not None:
            self._set(SocketState.ONLINE)

    def _tell(self, push: pushes.Push) -> None:
        if isinstance(push, pushes.SessionPushed):
            self._take_session(push.session)
            return
        try:
            self.pushed.emit(push)
        except EmitLoopError:
            log.exception("a listener failed")  # its fault; the others and the connection go on

    def _take_session(self, pushed: pb.Session) -> None:
        old = self._keeper.session
        user_id = pushed.user_id or Claims.of(pushed.token).user_id
        if not pushed.token or user_id not in (0, old.user_id):
            log.warning("a session that is not ours was pushed")
            return
        self._keeper.take(
            Session(
                token=pushed.token,
                refresh_token=pushed.refresh_token,
                user_id=user_id,
                api_url=pushed.api_url,
                ws_url=pushed.ws_url,
                session_id=pushed.session_id,
                server_key=old.server_key,
            )
        )

    async def _pause(self, look_at: Place | None) -> None:
        wait_s = self._backoff.next_s()
        self.retry_at = time.monotonic() + wait_s
        self._retry.clear()
        self._set(SocketState.WAITING)
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(wait_s):
                await (self._retry.wait() if look_at is None else self._until_back(look_at))
        self.retry_at = None

    async def _until_back(self, where: Place) -> None:
        """Return when the service can be reached again, or `retry_now` is called."""
        while True:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(PROBE_S):
                    await self._retry.wait()
                    return
            if await _answers(where):
                self._keeper.hurry()
                return

    def _on_session(self) -> None:
        if self._keeper.state is SessionState.VALID:
            self._retry.set()

    def _set(self, state: SocketState) -> None:
        if state is not self._state:
            self._state = state
            self.changed.emit()


def _place(session: Session) -> Place | None:
    try:
        return place(session.api_url)
    except BadAddress:
        return None


async def _answers(where: Place) -> bool:
    """Whether somebody takes a connection there."""
    try:
        async with asyncio.timeout(_KNOCK_S):
            _, writer = await asyncio.open_connection(where.host, where.port)
            writer.close()
            await writer.wait_closed()
    except OSError:  # TimeoutError is one
        return False
    return True
