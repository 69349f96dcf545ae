"""A publisher of the streaming service: one WebSocket, carried from the handshake to its end. mezon.md, 4.1 to 4.3.

What frames mean is in `publication.py`. Runs on the loop it is awaited on. The token is in the
address of the handshake and nowhere else: no proxy, no redirect, no log, no error gets to see it.
"""

from __future__ import annotations

import asyncio
import logging
import ssl
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import Any
from urllib.parse import quote, urlsplit

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidMessage, InvalidStatus, InvalidURI

from desktop.core.air import AirFault
from desktop.core.errors import PASSING, Trouble
from desktop.core.loopback import is_here
from desktop.services.http import clean
from desktop.services.mezon.publication import (
    Close,
    Event,
    Failed,
    Ignored,
    Publication,
    PublisherState,
    Result,
    Send,
)
from desktop.services.mezon.refusal import at_the_door
from desktop.services.mezon.stn import Place

log = logging.getLogger(__name__)

OPEN_S = 10.0
PULSE_S = 5.0
PONG_S = 8.0  # with PULSE_S less than the 15 s in which a silent network must be seen
CLOSE_S = 4.0
FRAME_LIMIT = 256 * 1024
BURST = 20  # frames; a service that sends them without end gets a hearing, and no more
BREATH_S = 0.05
_COMMANDS = 64
_BODY_SHOWN = 1024
# The library's own debug log shows the handshake with its token: it goes nowhere.
_UNHEARD = logging.getLogger(f"{__name__}.wire")
_UNHEARD.setLevel(logging.CRITICAL + 1)
_UNHEARD.disabled = True

Report = Callable[[Event], None]


class Credential(StrEnum):
    """What is shown at the handshake. Which one the service takes is not published (mezon.md, 4.1)."""

    TOKEN = "token"  # the session's JWT
    SESSION_ID = "session_id"
    EITHER = "either"  # the session id first and, refused, the JWT once


@dataclass(frozen=True, slots=True)
class Door:
    """Where the service listens, and with what one knocks. `token` gives one that is valid now, `renewed` another
    one than that, which was refused at the door."""

    url: str
    token: Callable[[], Awaitable[str]]
    session_id: Callable[[], str] = lambda: ""
    credential: Credential = Credential.TOKEN
    username: str = ""
    tls: ssl.SSLContext | None = None
    renewed: Callable[[str], Awaitable[str]] | None = None


class _Open(ValueError):
    """Everybody on the way could read the token."""


class _NoRedirect(connect):
    """The token is for the host it was given for."""

    def process_redirect(self, exc: Exception) -> Exception | str:
        return exc


async def knock(door: Door, secret: str) -> ClientConnection:
    """Shake hands with the service. Raises OSError, and of `websockets` what may hold the address."""
    if not door.url:
        raise InvalidURI("", "nobody has said where to go live")
    parts = urlsplit(door.url)
    if parts.scheme != "wss" and not is_here(parts.hostname or ""):
        raise _Open("no token is sent over ws:// to another computer")
    options: dict[str, Any] = {} if door.tls is None else {"ssl": door.tls}
    name = f"username={quote(door.username, safe='')}&" if door.username else ""
    return await _NoRedirect(
        f"{door.url}?{name}token={quote(secret, safe='')}",
        proxy=None,
        compression=None,
        user_agent_header="Airdesk",
        open_timeout=OPEN_S,
        ping_interval=None,  # see _pulse
        close_timeout=CLOSE_S,
        max_size=FRAME_LIMIT,
        logger=_UNHEARD,
        **options,
    )


class Publisher:
    """One connection. `run` once; the wishes may be uttered at any time on the same loop and never wait.

    Everything that happens is reported in order; the last report is Failed or Over, exactly once.
    """

    def __init__(self, door: Door, place: Place, report: Report) -> None:
        self._door = door
        self._report = report
        self._course = Publication(place)
        self._wishes: asyncio.Queue[Send | Close] = asyncio.Queue(_COMMANDS)
        self._connection: ClientConnection | None = None
        self._opening: asyncio.Timeout | None = None
        self._given_up = False
        self._hidden: tuple[str, ...] = ()
        self._shown = ""  # at the door

    async def run(self) -> None:
        """Connect and carry it until it has ended. Raises nothing but CancelledError."""
        try:
            if not self._given_up and await self._open() and self._connection is not None:
                self._take(self._course.opened())
                await self._carry(self._connection)
        finally:
            self.drop()
            self._take(self._course.closed(answered=self._farewell()))

    def play(self, address: str) -> None:
        """Ask for this address, once opened."""
        self._take(self._course.play(address))

    def pause(self, paused: bool) -> None:
        """Ask to hold the track or to go on."""
        self._take(self._course.pause(paused))

    def skip(self) -> None:
        """Ask for the end of the track."""
        self._take(self._course.skip())

    def stop(self) -> None:
        """End the publication, then close the socket. While connecting, just give up."""
        self._take(self._course.stop())
        self._give_up_opening()

    def drop(self) -> None:
        """Let go at once, without a word."""
        self._give_up_opening()
        if self._connection is not None and self._connection.transport is not None:
            self._connection.transport.abort()

    def _give_up_opening(self) -> None:
        self._given_up = True
        if self._opening is not None:
            self._opening.reschedule(asyncio.get_running_loop().time())

    def _take(self, result: Result) -> None:
        for one in result:
            if isinstance(one, Send | Close):
                try:
                    self._wishes.put_nowait(one)
                except asyncio.QueueFull:  # nothing was taken for a long time
                    self.drop()
            elif isinstance(one, Ignored):
                log.debug("no effect: %s", clean(one.what))
            else:
                self._report(self._cleaned(one))

    def _cleaned(self, event: Event) -> Event:
        if not isinstance(event, Failed):
            return event
        details = event.details
        for secret in self._hidden:
            details = details.replace(secret, "•••")
        return Failed(event.fault, event.retryable, clean(details), event.wait_s, event.answered)

    # The handshake

    async def _open(self) -> bool:
        """Whether the connection is open; if not, that is reported."""
        failed = Failed(AirFault.UNKNOWN, False)
        try:
            async with asyncio.timeout(OPEN_S) as self._opening:
                for secret_of in self._credentials():
                    failed = await self._tried(secret_of)
                    if self._connection is not None or failed.retryable:
                        break
                else:
                    failed = await self._tried_anew(failed)
        except TimeoutError:
            failed = Failed(AirFault.OFFLINE, True, "no answer to the handshake", answered=False)
        finally:
            self._opening = None
        if self._connection is None:
            self._take(self._course.refused(failed))
        return self._connection is not None

    async def _tried_anew(self, failed: Failed) -> Failed:
        """The token was refused: it may have ended before its time. Once."""
        refused = self._connection is None and failed.fault is AirFault.TOKEN and failed.answered
        if not refused or self._door.renewed is None or self._door.credential is Credential.SESSION_ID:
            return failed
        return await self._tried(partial(self._door.renewed, self._shown))

    async def _tried(self, secret_of: Callable[[], Awaitable[str]]) -> Failed:
        """Knock once. What is returned counts only if there is no connection afterwards."""
        try:
            secret = self._shown = await secret_of()
            self._hidden = (*self._hidden, *{secret, quote(secret, safe="")} - {""})
            self._connection = await knock(self._door, secret)
        except Trouble as trouble:  # there is no token, or none at the moment
            passing = trouble.code in PASSING
            return Failed(AirFault.OFFLINE if passing else AirFault.TOKEN, passing, trouble.details, answered=False)
        except (OSError, InvalidHandshake, InvalidURI, ValueError) as error:
            return _refused(error)
        return Failed(AirFault.UNKNOWN, False)

    def _credentials(self) -> list[Callable[[], Awaitable[str]]]:
        async def session_id() -> str:
            return self._door.session_id()

        first: list[Callable[[], Awaitable[str]]]
        first = [] if self._door.credential is Credential.TOKEN or not self._door.session_id() else [session_id]
        return first if first and self._door.credential is Credential.SESSION_ID else [*first, self._door.token]

    # The open connection

    async def _carry(self, connection: ClientConnection) -> None:
        async with asyncio.TaskGroup() as group:
            others = (group.create_task(self._write(connection)), group.create_task(self._pulse(connection)))
            try:
                await self._read(connection)
                await connection.close(1000, "bye")
            finally:
                for other in others:
                    other.cancel()

    async def _read(self, connection: ClientConnection) -> None:
        """Until the socket is closed, or the publication failed and nothing more counts."""
        taken = 0
        try:
            async for message in connection:
                taken += 1
                if taken % BURST == 0:  # what waits in a full queue is handed over without a pause for anything else
                    await asyncio.sleep(BREATH_S)
                if isinstance(message, str):
                    self._take(self._course.received(message))
                if self._course.state is PublisherState.OVER:
                    return
        except ConnectionClosed:
            return

    async def _write(self, connection: ClientConnection) -> None:
        try:
            while True:
                wish = await self._wishes.get()
                if isinstance(wish, Close):
                    await connection.close(1000, "bye")
                    return
                await connection.send(wish.text)
        except ConnectionClosed:
            return

    async def _pulse(self, connection: ClientConnection) -> None:
        """See a network that fell silent. Not before the first acknowledgement: nothing is claimed until then,
        and a service that reads a file for minutes may not answer meanwhile."""
        try:
            while True:
                await asyncio.sleep(PULSE_S)
                if self._course.acknowledged:
                    async with asyncio.timeout(PONG_S):
                        await (await connection.ping())
        except TimeoutError:
            self._take(self._course.refused(Failed(AirFault.LOST, True, "no answer to a ping", answered=False)))
            self.drop()
        except ConnectionClosed:
            return

    def _farewell(self) -> bool:
        """Whether the service closed the socket in order."""
        return self._connection is not None and self._connection.protocol.close_rcvd is not None


def _refused(error: Exception) -> Failed:
    if isinstance(error, InvalidStatus):
        response = error.response
        verdict = at_the_door(response.status_code, response.headers.get("Retry-After", ""))
        body = bytes(response.body or b"")[:_BODY_SHOWN].decode(errors="replace")
        return Failed(verdict.fault, verdict.retryable, f"status {response.status_code}: {body}", verdict.wait_s)
    if isinstance(error, ssl.SSLCertVerificationError | _Open):
        return Failed(AirFault.CERTIFICATE, False, str(error), answered=False)
    if isinstance(error, InvalidMessage) or not isinstance(error, InvalidHandshake | InvalidURI | ValueError):
        return Failed(AirFault.OFFLINE, True, f"{type(error).__name__}: {error}", answered=False)
    return Failed(AirFault.ROUTE, False, type(error).__name__)  # without its text: it may hold the address
