"""Remote control: on or off as the settings say, its token, and what surfaces are told and answered.

What a surface wants is done by `hands`, through the very actions and questions that keys and menus use. Main loop
only; the server runs on the I/O thread and is loaded when remote control is first switched on.
"""

from __future__ import annotations

import asyncio
import logging
import secrets as random_secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

import msgspec

import desktop
from desktop.control.notices import Notices
from desktop.control.tallies import Tallies
from desktop.core.errors import Code, Trouble
from desktop.core.io_thread import IoThread
from desktop.core.remote import REMOTE_TRANSITIONS, Answer, Offer, Order, RemoteState
from desktop.core.signal import Signal
from desktop.core.tasks import Tasks
from desktop.settings.schema import Remote as RemoteSettings
from desktop.settings.secrets import Secrets

if TYPE_CHECKING:
    from desktop.services.remote.messages import Ask, Wish
    from desktop.services.remote.server import RemoteServer

log = logging.getLogger(__name__)

TOKEN = "remote.token"
_TOKEN_BYTES = 32
GATHER_S = 0.05  # changes within it are told together


class IllegalRemoteTransition(Exception):
    """A state was asked for that cannot follow the present one: a fault of ours."""


class Hands(Protocol):
    """What does a surface's wishes at the desk. None of it waits. `surface` is its number."""

    def press(self, order: Order, surface: int) -> Answer: ...
    def offers(self) -> tuple[Offer, ...]: ...
    def gone(self, surface: int) -> None: ...


@dataclass(frozen=True, slots=True)
class _House:
    """Carries what the server says from the I/O thread to the main loop."""

    post: Callable[..., object]
    remote: Remote

    def came(self, number: int) -> None:
        self.post(self.remote.came, number)

    def went(self, number: int) -> None:
        self.post(self.remote.went, number)

    def heard(self, number: int, message: Ask | Wish) -> None:
        self.post(self.remote.heard, number, message)


class Remote:
    """`changed` after every change of what is shown of it; `token_made` carries a new token, once."""

    changed = Signal()
    token_made = Signal(str)

    def __init__(
        self,
        io: IoThread,
        settings: Callable[[], RemoteSettings],
        secrets: Secrets,
        notices: Notices,
        tasks: Tasks,
        hands: Hands,
        tallies: Tallies,
    ) -> None:
        self._io, self._settings, self._secrets = io, settings, secrets
        self._notices, self._tasks = notices, tasks
        self._hands, self._tallies = hands, tallies
        self._turn = asyncio.Lock()
        self._server: RemoteServer | None = None
        self._in_force: RemoteSettings | None = None  # what was started last
        self._surfaces: set[int] = set()
        self._told: dict[str, bytes] = {}
        self._telling: asyncio.Handle | None = None
        self.state = RemoteState.OFF
        self.trouble: Trouble | None = None
        self.port: int | None = None
        self.has_token = False  # as far as is known: the keyring is first asked when this is switched on
        tallies.changed.connect(self._look_soon)

    @property
    def surfaces(self) -> int:
        """How many are connected."""
        return len(self._surfaces)

    @property
    def stored_at(self) -> datetime | None:
        """When the token was stored in the keyring; None if it was not, or is kept for this session only."""
        return self._secrets.stored_at(TOKEN)

    def follow(self) -> None:
        """Listen, or do not, as the settings say now."""
        self._tasks.start(self._follow(), "remote control")

    def renew(self) -> None:
        """Another token; whoever is connected with the old one is hung up on."""
        self._tasks.start(self._renew(), "renew the token of remote control")

    async def aclose(self) -> None:
        """Hang up on all surfaces."""
        async with self._turn:
            await self._stop()

    # Called for the server, on the main loop

    def came(self, number: int) -> None:
        """A surface is connected: it is told everything."""
        if not self._surfaces:
            self._tallies.begin()
            self._told = self._encoded()
        self._surfaces.add(number)
        self._tell_all(number, None)
        self.changed.emit()

    def went(self, number: int) -> None:
        """A surface is gone, and lets go of what it held."""
        if number not in self._surfaces:
            return
        self._surfaces.discard(number)
        self._hands.gone(number)
        if not self._surfaces:
            self._rest()
        self.changed.emit()

    def heard(self, number: int, message: Ask | Wish) -> None:
        """A surface asks or wants something."""
        from desktop.services.remote import messages  # noqa: PLC0415 - loaded with the server

        if number not in self._surfaces:  # it has gone meanwhile, or was hung up on: what it wanted is not done
            return
        if isinstance(message, messages.Wish):
            self._say(number, messages.answer(self._hands.press(message.order, number), message.id))
        elif message.what == messages.ACTIONS:
            self._say(number, messages.actions(self._hands.offers(), message.id))
        else:
            self._tell_all(number, message.id)

    def _tell_all(self, number: int, to: str | int | None) -> None:
        """All topics, the newest: what they were told before is no longer needed."""
        from desktop.services.remote import messages  # noqa: PLC0415 - loaded with the server

        self._look()
        self._say(number, messages.state(self._told, to))

    def _say(self, number: int, text: str) -> None:
        if self._server is not None:
            self._io.call_soon(self._server.say, number, text)

    # What changes

    def _look_soon(self) -> None:
        if self._telling is None and self._surfaces:
            self._telling = asyncio.get_running_loop().call_later(GATHER_S, self._look)

    def _look(self) -> None:
        if self._telling is not None:
            self._telling.cancel()
            self._telling = None
        now = self._encoded()
        different = {topic: value for topic, value in now.items() if self._told.get(topic) != value}
        self._told = now
        if different and self._server is not None:
            for number in self._surfaces:
                self._io.call_soon(self._server.tell, number, different)

    def _encoded(self) -> dict[str, bytes]:
        return {topic: msgspec.json.encode(facts) for topic, facts in self._tallies.look().items()}

    def _rest(self) -> None:
        self._tallies.end()
        self._told = {}
        if self._telling is not None:
            self._telling.cancel()
            self._telling = None

    # On and off

    async def _follow(self) -> None:
        async with self._turn:
            wanted = self._settings()
            running = self._in_force is not None
            if running and wanted == self._in_force:
                return
            await self._stop()
            if wanted.enabled:
                await self._start(wanted)

    async def _renew(self) -> None:
        async with self._turn:
            running = self._in_force is not None
            await self._stop()
            await self._make_token()
            if running:
                await self._start(self._settings())

    async def _start(self, wanted: RemoteSettings) -> None:
        self._in_force = wanted
        self._enter(RemoteState.STARTING)
        try:
            token = await self._secrets.get(TOKEN) or await self._make_token()
            self.has_token = True
            loop = asyncio.get_running_loop()
            self._server, self.port = await self._io.run(
                _listen(wanted, token, _House(loop.call_soon_threadsafe, self))
            )
        except Trouble as trouble:
            self.trouble = trouble
            self._notices.trouble(trouble)
            self._enter(RemoteState.FAILED)
            return
        for code in (Code.REMOTE_PORT, Code.REMOTE_SERVER):
            self._notices.solve(code)
        self._enter(RemoteState.LISTENING)

    async def _stop(self) -> None:
        server, self._server, self.port, self.trouble, self._in_force = self._server, None, None, None, None
        if server is not None:
            await self._io.run(server.stop())
        for number in tuple(self._surfaces):  # its going comes too late to be heard
            self.went(number)
        if self.state is not RemoteState.OFF:
            self._enter(RemoteState.OFF)

    async def _make_token(self) -> str:
        """A new token, told once. Without a keyring it is kept for this session, with a notice."""
        token = random_secrets.token_urlsafe(_TOKEN_BYTES)
        try:
            await self._secrets.set(TOKEN, token)
        except Trouble as trouble:
            self._notices.trouble(trouble)
        self.has_token = True
        self.token_made.emit(token)
        self.changed.emit()
        return token

    def _enter(self, state: RemoteState) -> None:
        if state not in REMOTE_TRANSITIONS[self.state]:
            raise IllegalRemoteTransition(f"{self.state} to {state}")
        self.state = state
        self.changed.emit()


async def _listen(wanted: RemoteSettings, token: str, house: _House) -> tuple[RemoteServer, int]:
    """On the I/O thread, where loading the server holds nobody up."""
    try:
        from desktop.services.remote.server import LOOPBACK, RemoteConfig, RemoteServer  # noqa: PLC0415 - off mostly
    except Exception as error:  # a damaged installation, no file or memory left: each import fails in its own way
        raise Trouble(Code.REMOTE_SERVER, repr(error)) from error

    host = "" if wanted.other_computers else LOOPBACK
    server = RemoteServer(RemoteConfig(wanted.port, token, host, wanted.origins), house, desktop.__version__)
    return server, await server.start()
