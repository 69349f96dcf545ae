"""A sign-in to Mezon under way: one at a time, the newest. Who arrived takes a seat in `account.py`.

NOBODY → BUSY → NOBODY (arrived, or stopped) | FAILED | CODE SENT; a new wish begins again from any of them.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec

from desktop.core.account import Attempt, Role
from desktop.core.errors import Code, Trouble
from desktop.core.sign_in import BotSignIn, CodeSignIn, IdTokenSignIn, PasswordSignIn, SendCode, SignInRequest
from desktop.core.tasks import Tasks
from desktop.services.mezon.session import Session

if TYPE_CHECKING:
    from desktop.control.link import Door

Arrived = Callable[[SignInRequest, Session, "Door"], None]


class Arrival:
    """Main loop only. What is stopped seats nobody, also where the answer has come at that moment."""

    def __init__(
        self, tasks: Tasks, door_for: Callable[[str], Door], arrived: Arrived, changed: Callable[[], object]
    ) -> None:
        """`arrived` owns the door from then on; `changed` tells of another attempt."""
        self._tasks = tasks
        self._door_for = door_for
        self._arrived = arrived
        self._changed = changed
        self._codes: dict[str, str] = {}  # by address: which request the code is of
        self._signing: asyncio.Task[None] | None = None
        self._attempt = Attempt()

    @property
    def attempt(self) -> Attempt:
        """The sign-in under way, or how the last one failed."""
        return self._attempt

    def begin(self, request: SignInRequest) -> None:
        """Instead of what is under way."""
        self._cancel()
        role = role_of(request)
        self._set(Attempt(role, time.monotonic()))
        self._signing = self._tasks.start(self._sign_in(request), f"sign in as {role}")

    def stop(self, role: Role | None = None) -> None:
        """Wait for the answer no longer; with a role, only where it is the one that signs in."""
        if self._attempt.busy and role in (None, self._attempt.role):
            self._cancel()
            self._set(Attempt())

    def _cancel(self) -> None:
        if self._signing is not None:
            self._signing.cancel()
            self._signing = None

    async def _sign_in(self, request: SignInRequest) -> None:
        door = self._door_for(request.gateway)
        seated = False
        try:
            session = await self._through(door, request)
            if session is not None:
                self._attempt, self._signing = Attempt(), None
                self._arrived(request, session, door)
                seated = True
        except Trouble as trouble:
            self._failed(trouble.code, str(trouble.values.get("reason", "")))
        except Exception as error:
            self._failed(Code.SERVICE_UNKNOWN, type(error).__name__)
            raise
        finally:
            if not seated:
                await door.aclose()

    async def _through(self, door: Door, request: SignInRequest) -> Session | None:
        """The session; None where a code was sent instead."""
        match request.way:
            case BotSignIn(app_id, token):
                return await door.as_bot(app_id, token)
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

    def _failed(self, code: Code, reason: str) -> None:
        self._set(msgspec.structs.replace(self._attempt, since=None, code=code, reason=reason))

    def _set(self, attempt: Attempt) -> None:
        self._attempt = attempt
        self._changed()


def role_of(request: SignInRequest) -> Role:
    """Whose seat is asked for."""
    return Role.BOT if isinstance(request.way, BotSignIn) else Role.USER


def name_of(request: SignInRequest) -> str:
    """Who that is, where the service does not say."""
    match request.way:
        case BotSignIn(app_id):
            return app_id
        case PasswordSignIn(email) | CodeSignIn(email) | SendCode(email):
            return email
        case IdTokenSignIn(user_name=name):
            return name
