"""Who is signed in to Mezon: a person for the chat, a bot for publishing, or one of them for both.

Main loop only; the wishes are plain functions. Tokens go to the keyring and to the service, and are
in no view. What speaks with the service is imported with the first session.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

import msgspec

from desktop.control.notices import Notices
from desktop.core.account import SESSION_NAMES, Attempt, Role, Seat, SeatState
from desktop.core.errors import Code, Trouble
from desktop.core.sign_in import BotSignIn, CodeSignIn, IdTokenSignIn, PasswordSignIn, SendCode, SignInRequest
from desktop.core.signal import Signal
from desktop.core.tasks import Tasks
from desktop.services.mezon.keeper import Renew, SessionKeeper, SessionState
from desktop.services.mezon.session import NoSession, Session
from desktop.settings.secrets import Secrets
from desktop.settings.store import Store

if TYPE_CHECKING:
    from desktop.control.link import Door, Link

BOT_TOKEN = "mezon.bot.token"  # what a bot signs in with anew when its session has ended
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
        self._secrets = secrets
        self._store = store
        self._notices = notices
        self._tasks = tasks
        self._door_for = door_for
        self._link_for = link_for
        self._chairs: dict[Role, _Chair] = {}
        self._bot: tuple[str, str] | None = None
        self._codes: dict[str, str] = {}  # by address: which request the code is of
        self._signing: asyncio.Task[None] | None = None
        self._attempt = Attempt()
        self._link: Link | None = None

    @property
    def attempt(self) -> Attempt:
        """The sign-in under way, or how the last one failed."""
        return self._attempt

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
        self.stop()
        role = Role.BOT if isinstance(request.way, BotSignIn) else Role.USER
        self._set(Attempt(role, time.monotonic()))
        self._signing = self._tasks.start(self._sign_in(role, request), f"sign in as {role}")

    def stop(self) -> None:
        """Wait for the answer no longer."""
        if self._signing is not None:
            self._signing.cancel()
            self._signing = None
            self._set(Attempt())

    def sign_out(self, role: Role) -> None:
        """Forget the session, here and at the service."""
        chair = self._chairs.pop(role, None)
        if chair is None:
            return
        if role is Role.BOT:
            self._bot = None
        self._tasks.start(self._leave(role, chair), f"sign out {role}")
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
        """Use a session that was exported. Raises Trouble: MEZON_REFUSED where it is none."""
        try:
            session = Session.restored(exported)
        except NoSession as error:
            raise Trouble(Code.MEZON_REFUSED, str(error), service="Mezon", code="", reason=str(error)) from None
        self._seat(role, session, self._door_for(session.api_url), name, keep=keep, fresh=False)

    async def restore(self, kept: Mapping[Role, str | None] | None = None) -> None:
        """Take up what the keyring holds, or held when `kept` was read; one that does not answer is a notice."""
        try:
            if kept is None:
                kept = {role: await self._secrets.get(name) for role, name in SESSION_NAMES.items()}
            token = await self._secrets.get(BOT_TOKEN)
        except Trouble as trouble:
            self._notices.trouble(trouble)
            return
        if token is not None:
            with suppress(msgspec.MsgspecError):
                self._bot = msgspec.json.decode(token, type=tuple[str, str])
        for role, text in kept.items():
            if text is None or role in self._chairs:
                continue
            try:
                known = msgspec.json.decode(text, type=dict[str, str])
                self.take(role, known, name=known.get("name", ""))
            except (msgspec.MsgspecError, Trouble):  # not one of ours, or damaged
                self._notices.raise_(Code.MEZON_TOKEN, details=f"what the keyring holds for {role} is no session")

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

    async def aclose(self) -> None:
        """Leave, and stay signed in."""
        self.stop()
        for chair in list(self._chairs.values()):
            chair.keeper.changed.disconnect()
            await chair.keeper.aclose()
            await chair.door.aclose()
        if self._link is not None:
            await self._link.aclose()

    async def _sign_in(self, role: Role, request: SignInRequest) -> None:
        door = self._door_for(request.gateway)
        seated = False
        try:
            session = await self._through(door, request)
            if session is not None:
                self._attempt = Attempt()
                name = session.claims.user_name or _named(request)
                self._seat(role, session, door, name, keep=request.keep, fresh=True)
                seated = True
        except Trouble as trouble:
            reason = str(trouble.values.get("reason", ""))
            self._set(msgspec.structs.replace(self._attempt, since=None, code=trouble.code, reason=reason))
        finally:
            if not seated:
                await door.aclose()

    async def _through(self, door: Door, request: SignInRequest) -> Session | None:
        """The session; None where a code was sent instead."""
        match request.way:
            case BotSignIn(app_id, token):
                session = await door.as_bot(app_id, token)
                self._bot = (app_id, token)
                if request.keep:
                    await self._store_secret(BOT_TOKEN, msgspec.json.encode(self._bot).decode())
                return session
            case PasswordSignIn(email, password):
                return await door.by_password(email, password)
            case SendCode(email):
                self._codes = {email: await door.send_code(email)}
                self._set(Attempt(Role.USER, code_sent_to=email))
                return None
            case CodeSignIn(email, code):
                self._attempt = msgspec.structs.replace(self._attempt, code_sent_to=email)
                return await door.by_code(self._codes.get(email, ""), code)
            case IdTokenSignIn(id_token, user_id, user_name, server_key):
                return await door.by_id_token(id_token, user_id, user_name, server_key)

    def _seat(self, role: Role, session: Session, door: Door, name: str, *, keep: bool, fresh: bool) -> None:
        former = self._chairs.get(role)
        if former is not None:
            former.keeper.changed.disconnect()
            self._tasks.start(self._dismiss(former), f"end the former session of {role}")
        keeper = SessionKeeper(session, self._renewal(role, door), fresh=fresh)
        chair = self._chairs[role] = _Chair(keeper, door, name or session.claims.user_name, keep)
        chair.stored = "" if fresh else session.token
        keeper.changed.connect(partial(self._on_keeper, role))
        keeper.start()
        if not keep:  # nor the one that was kept before
            self._tasks.start(self._forget(role), f"forget {role}")
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
        if chair is not None and chair.keep and chair.stored != chair.keeper.session.token:
            chair.stored = chair.keeper.session.token
            kept = {**chair.keeper.session.exported(), "name": chair.name}
            self._tasks.start(self._store_secret(SESSION_NAMES[role], msgspec.json.encode(kept).decode()), "store")
        self.changed.emit()

    async def _store_secret(self, name: str, value: str) -> None:
        try:
            await self._secrets.set(name, value)
        except Trouble as trouble:
            self._notices.trouble(trouble)

    async def _leave(self, role: Role, chair: _Chair) -> None:
        await self._forget(role)
        with suppress(Trouble):  # it ends by itself, too
            await self._end(chair)
        await self._dismiss(chair)

    async def _forget(self, role: Role) -> None:
        try:
            for name in (SESSION_NAMES[role], *([BOT_TOKEN] if role is Role.BOT else [])):
                await self._secrets.forget(name)
        except Trouble as trouble:
            self._notices.trouble(trouble)

    async def _end(self, chair: _Chair) -> None:
        link = self._link_for(chair.keeper)
        try:
            await link.api.sign_out()
        finally:
            await link.aclose()

    async def _dismiss(self, chair: _Chair) -> None:
        await chair.keeper.aclose()
        await chair.door.aclose()

    def _set(self, attempt: Attempt) -> None:
        self._attempt = attempt
        self.changed.emit()


def _named(request: SignInRequest) -> str:
    match request.way:
        case BotSignIn(app_id):
            return app_id
        case PasswordSignIn(email) | CodeSignIn(email) | SendCode(email):
            return email
        case IdTokenSignIn(user_name=name):
            return name
