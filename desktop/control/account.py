"""Who is signed in to Mezon: a person for the chat, a bot for publishing, or one of them for both.

Main loop only; the wishes are plain functions. Tokens go to the keyring and to the service, and are
in no view. What speaks with the service is imported with the first session.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

import msgspec

from desktop.control.arrival import Arrival, name_of, role_of
from desktop.control.notices import Notices
from desktop.control.session_drawer import BotKey, KeptSession, SessionDrawer
from desktop.core.account import Attempt, Role, Seat, SeatState
from desktop.core.errors import Code, Trouble
from desktop.core.sign_in import BotSignIn, SignInRequest
from desktop.core.signal import Signal
from desktop.core.tasks import Tasks
from desktop.services.mezon.keeper import Renew, SessionKeeper, SessionState
from desktop.services.mezon.session import NoSession, Session
from desktop.settings.secrets import Secrets
from desktop.settings.store import Store

if TYPE_CHECKING:
    from desktop.control.link import Door, Link

GOODBYE_S = 3.0  # who signed out and quits at once is still forgotten
_STATES = {
    SessionState.VALID: SeatState.SIGNED_IN,
    SessionState.WAITING: SeatState.EXPIRED,
    SessionState.DEAD: SeatState.DEAD,
}


class _Chair:
    """Who sits in one of the two roles."""

    def __init__(self, keeper: SessionKeeper, door: Door, name: str, keep: bool) -> None:
        self.keeper = keeper
        self.door = door
        self.name = name
        self.keep = keep
        self.stored = ""  # the token that was stored last
        self.storing = False


def _door(gateway: str) -> Door:
    from desktop.control.link import Door  # noqa: PLC0415 - loads protobuf, which nobody needs before

    return Door(gateway)


def _link(keeper: SessionKeeper) -> Link:
    from desktop.control.link import Link  # noqa: PLC0415 - as above

    return Link(keeper)


class Account:
    """The two sessions. `changed`: a seat or the attempt; `link_changed`: another Link, or None, carries chat."""

    changed = Signal()
    link_changed = Signal(object)

    def __init__(
        self,
        secrets: Secrets,
        store: Store,
        notices: Notices,
        tasks: Tasks,
        *,
        door_for: Callable[[str], Door] = _door,
        link_for: Callable[[SessionKeeper], Link] = _link,
    ) -> None:
        self._drawer = SessionDrawer(secrets, notices)
        self._store = store
        self._notices = notices
        self._tasks = tasks
        self._door_for = door_for
        self._link_for = link_for
        self._chairs: dict[Role, _Chair] = {}
        self._arrival = Arrival(tasks, door_for, self._arrived, self.changed.emit)
        self._bot: BotKey | None = None
        self._leaving: set[asyncio.Task[None]] = set()
        self._link: Link | None = None

    @property
    def attempt(self) -> Attempt:
        """The sign-in under way, or how the last one failed."""
        return self._arrival.attempt

    @property
    def link(self) -> Link | None:
        """What carries channels and chat: the person's, or the bot's where there is no person."""
        return self._link

    @property
    def publisher(self) -> Role:
        """Who publishes: who was chosen, or whoever is signed in."""
        chosen = Role(self._store.settings.mezon.publish_as)
        other = Role.USER if chosen is Role.BOT else Role.BOT
        return other if chosen not in self._chairs and other in self._chairs else chosen

    def seat(self, role: Role) -> Seat:
        """How one of the two stands."""
        chair = self._chairs.get(role)
        if chair is None:
            return Seat()
        session = chair.keeper.session
        return Seat(_STATES[chair.keeper.state], session.user_id, chair.name, chair.keep, session.claims.expires_at)

    def sign_in(self, request: SignInRequest) -> None:
        """Begin; one attempt at a time, the newest."""
        self._arrival.begin(request)

    def stop(self) -> None:
        """Wait for the answer no longer."""
        self._arrival.stop()

    def sign_out(self, role: Role) -> None:
        """Forget the session, here and at the service; who is signing in to that seat is not waited for any longer."""
        self._arrival.stop(role)
        chair = self._chairs.pop(role, None)
        if chair is None:
            return
        if role is Role.BOT:
            self._bot = None
        chair.keeper.changed.disconnect()  # a renewal that is under way is of no use any more
        leaving = self._tasks.start(self._leave(role, chair), f"sign out {role}")
        self._leaving.add(leaving)
        leaving.add_done_callback(self._leaving.discard)
        self._relink()
        self._on_keeper(role)

    def publish_as(self, role: Role) -> None:
        """Choose who publishes."""
        self._store.update(mezon=msgspec.structs.replace(self._store.settings.mezon, publish_as=role.value))
        self.changed.emit()

    def exported(self, role: Role) -> dict[str, str]:
        """The session with its tokens, for another client of the service; empty without one. Show it to nobody."""
        chair = self._chairs.get(role)
        return chair.keeper.session.exported() if chair is not None else {}

    def take(self, role: Role, exported: Mapping[str, object], *, name: str = "", keep: bool = True) -> None:
        """Use a session that was exported, instead of waiting for one. Raises Trouble: MEZON_REFUSED for none."""
        session = _restored(exported)
        if role is Role.BOT:
            self._bot = None  # it is not known what this one signs in with
        self._arrival.stop(role)
        self._seat(role, session, self._door_for(session.api_url), name, keep=keep)

    async def restore(self, known: Mapping[Role, str | None] | None = None) -> None:
        """Take up what the keyring holds, or held when `known` was read; one that does not answer is a notice."""
        kept, key = await self._drawer.read(known)
        if Role.BOT not in self._chairs:  # the keyring may have taken its time
            self._bot = key
        for role, one in kept.items():
            if role not in self._chairs:
                try:
                    session = _restored(one.exported)
                except Trouble:
                    self._drawer.complain(role)
                else:
                    self._seat(role, session, self._door_for(session.api_url), one.name, keep=True, stored=True)

    async def session(self) -> Session:
        """A session to publish with, valid now. Raises Trouble: MEZON_TOKEN, and those of a renewal."""
        chair = self._chairs.get(self.publisher)
        if chair is None:
            raise Trouble(Code.MEZON_TOKEN, "nobody is signed in")
        return await chair.keeper.valid()

    async def token(self) -> str:
        """Of that session, for the publisher."""
        return (await self.session()).token

    async def another_token(self, than: str) -> str:
        """For the publisher whose token was refused. Raises as `session`."""
        chair = self._chairs.get(self.publisher)
        if chair is None:
            raise Trouble(Code.MEZON_TOKEN, "nobody is signed in")
        return (await chair.keeper.refused(than)).token

    async def hear(self, role: Role) -> None:
        """Whether the service takes who sits there. Raises Trouble: MEZON_TOKEN, and those of a request."""
        chair = self._chairs.get(role)
        if chair is None:
            raise Trouble(Code.MEZON_TOKEN, "nobody is signed in")
        await chair.keeper.valid()
        link = self._link_for(chair.keeper)
        try:
            await link.api.me()
        finally:
            await link.aclose()

    async def aclose(self) -> None:
        """Leave, and stay signed in; who was signing out is out, here at least."""
        self.stop()
        if self._leaving:
            await asyncio.wait(self._leaving, timeout=GOODBYE_S)
        for chair in list(self._chairs.values()):
            chair.keeper.changed.disconnect()
            await chair.keeper.aclose()
            await chair.door.aclose()
        if self._link is not None:
            await self._link.aclose()

    def _arrived(self, request: SignInRequest, session: Session, door: Door) -> None:
        if isinstance(request.way, BotSignIn):
            self._bot = (request.way.app_id, request.way.token)
        name = session.claims.user_name or name_of(request)
        self._seat(role_of(request), session, door, name, keep=request.keep, fresh=True)

    def _seat(
        self,
        role: Role,
        session: Session,
        door: Door,
        name: str,
        *,
        keep: bool,
        fresh: bool = False,
        stored: bool = False,
    ) -> None:
        """`fresh`: it came from the service just now; `stored`: from the keyring."""
        former = self._chairs.get(role)
        if former is not None:
            former.keeper.changed.disconnect()
            self._tasks.start(self._dismiss(former), f"end the former session of {role}")
        keeper = SessionKeeper(session, self._renewal(role, door), fresh=fresh)
        chair = self._chairs[role] = _Chair(keeper, door, name or session.claims.user_name, keep)
        chair.stored = session.token if stored else ""
        keeper.changed.connect(partial(self._on_keeper, role))
        keeper.start()
        if not keep:  # nor the one that was kept before
            self._tasks.start(self._drawer.forget(role), f"forget {role}")
        self._relink()
        self._on_keeper(role)

    def _renewal(self, role: Role, door: Door) -> Renew:
        if role is Role.USER:
            return door.renewed
        from desktop.services.mezon.sign_in import bot_renewal  # noqa: PLC0415 - loads protobuf

        async def kept() -> tuple[str, str] | None:
            return self._bot

        return bot_renewal(door, kept)

    def _relink(self) -> None:
        """Chat goes over the person's session, or the bot's."""
        chair = self._chairs.get(Role.USER) or self._chairs.get(Role.BOT)
        former = self._link
        if former is not None and chair is not None and former.keeper is chair.keeper:
            return
        self._link = None if chair is None else self._link_for(chair.keeper)
        if self._link is None and former is None:
            return
        self.link_changed.emit(self._link)
        if self._link is not None:
            self._link.start()
        if former is not None:
            self._tasks.start(former.aclose(), "close the former link")

    def _on_keeper(self, role: Role) -> None:
        chair = self._chairs.get(role)
        if chair is not None and chair.keeper.state is SessionState.DEAD:
            self._notices.raise_(Code.MEZON_TOKEN)
        elif not any(one.keeper.state is SessionState.DEAD for one in self._chairs.values()):
            self._notices.solve(Code.MEZON_TOKEN)
        if chair is not None and chair.keep and not chair.storing and chair.stored != chair.keeper.session.token:
            chair.storing = True
            self._tasks.start(self._keep(role, chair), "store")
        self.changed.emit()

    async def _keep(self, role: Role, chair: _Chair) -> None:
        """The newest, however many come while the keyring takes its time."""
        try:
            while self._chairs.get(role) is chair and chair.stored != chair.keeper.session.token:
                chair.stored = chair.keeper.session.token
                kept = KeptSession(chair.name, chair.keeper.session.exported())
                await self._drawer.keep(role, kept, self._bot if role is Role.BOT else None)
        finally:
            chair.storing = False

    async def _leave(self, role: Role, chair: _Chair) -> None:
        try:
            await self._drawer.forget(role)
            with suppress(Trouble):  # it ends by itself, too
                await self._end(chair)
        finally:
            await self._dismiss(chair)

    async def _end(self, chair: _Chair) -> None:
        await chair.keeper.settled()  # else the session that just comes stays
        link = self._link_for(chair.keeper)
        try:
            await link.api.sign_out()
        finally:
            await link.aclose()

    async def _dismiss(self, chair: _Chair) -> None:
        try:
            await chair.keeper.aclose()
        finally:
            await chair.door.aclose()


def _restored(exported: Mapping[str, object]) -> Session:
    try:
        return Session.restored(exported)
    except NoSession as error:
        raise Trouble(Code.MEZON_REFUSED, str(error), service="Mezon", code="", reason=str(error)) from None
