"""Requests to the call service. No socket is needed for any of them. Main loop only."""

from __future__ import annotations

import logging
import time
import uuid
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from urllib.parse import quote, urlencode

from desktop.core.call import CallRoom, Provider, Ticket
from desktop.core.call_id import new_id, same_id
from desktop.core.call_kind import CallKind
from desktop.core.errors import Code, Trouble
from desktop.services.calls.codes import CREATE, JOIN, Refused, refusal
from desktop.services.calls.invitations import Invitation, read_invitations
from desktop.services.calls.messages import CallAnswer, provider_word, read_room
from desktop.services.calls.token_life import ends_at
from desktop.services.calls.web_address import web_address
from desktop.services.http import Answer, Http, clean

log = logging.getLogger(__name__)

UserToken = Callable[[], Awaitable[str | None]]
_CLIENT = "airdesk"
_NOBODYS_CALL = "airdesk-check"
MOST_MESSAGES = 50  # that are looked through for invitations


@dataclass(frozen=True, slots=True)
class CallPlace:
    """One app at one address, and who asks."""

    base: str
    api_key: str
    user_id: str
    channel: str = ""  # type:id, where calls are started
    page: str = ""  # where the app's hosted pages at 100ms are; "": not known

    @property
    def complete(self) -> bool:
        """Whether there is enough to ask."""
        return bool(self.base.strip() and self.api_key and self.user_id)


@dataclass(frozen=True, slots=True)
class Created:
    """A call that is there: its object as the service gave it, and the way in for who asked."""

    call: Mapping[str, object]
    ticket: Ticket


class CallsClient:
    """One app of the call service. Every method raises Trouble: CALL_KEY_MISSING, CALL_ID, what `codes.py` names, or
    what `Http` raises."""

    def __init__(self, http: Http, place: CallPlace, token: UserToken, clock: Callable[[], float] = time.time) -> None:
        """`token` gives the user's token."""
        self._http = http
        self._place = place
        self._token = token
        self._clock = clock

    async def create(self, call_id: str, kind: CallKind) -> Created:
        """A call with this id in the app's channel; the one that is there already, if there is one."""
        return await self._create(new_id(call_id), kind)

    async def ticket(self, call_id: str, room: CallRoom | None = None, provider: Provider | None = None) -> Ticket:
        """A fresh token for a call that is there. `room` is what an invitation says of it, `provider` who carries it
        where nothing else tells; without it, an answer with Agora's app is taken for one of Agora's.

        Agora's channel stands in the call object alone: it is looked for in the app's channel, and then asked for by
        creating the call once more, which the service answers with the one that is there.
        """
        path = f"/calls/{quote(call_id, safe='')}"
        answer = await self._call("POST", path, JOIN, Code.CALL_MISSING, {})
        read = CallAnswer.read(answer.json())
        if read is None:
            raise self._unknown(JOIN, answer)
        if read.address:
            return self._ticket(CallRoom(Provider.LOCAL, call_id, address=read.address), read)
        if room is not None and not (room.provider is Provider.AGORA and not room.channel):
            return self._ticket(room, read)
        if provider is Provider.AGORA or (provider is None and read.app_id):
            invited = await self._invited(call_id)
            if invited is not None:
                return self._ticket(invited, read)
            return (await self._create(call_id, CallKind.VIDEO)).ticket
        return self._ticket(CallRoom(Provider.HMS, call_id), read)

    async def check(self) -> None:
        """Whether the service takes the key and still has calls: it is asked for one that cannot be there."""
        try:
            await self.ticket(_NOBODYS_CALL)
        except Trouble as trouble:
            if trouble.code is not Code.CALL_MISSING:
                raise

    async def post(self, message: Mapping[str, object]) -> str:
        """Say it in the app's channel; returns the message's id."""
        path = f"{self._channel()}/message"
        answer = await self._call("POST", path, "SendMessage", Code.CALL_CHANNEL, {"message": message}, once=True)
        return _message_id(answer)

    async def replace(self, message_id: str, message: Mapping[str, object]) -> None:
        """Say something else instead."""
        path = f"/messages/{quote(message_id, safe='')}"
        await self._call("POST", path, "UpdateMessage", Code.CALL_MISSING, {"message": {"id": message_id, **message}})

    async def invitations(self) -> tuple[Invitation, ...]:
        """Of the newest messages in the app's channel, oldest first."""
        body = {"state": True, "messages": {"limit": MOST_MESSAGES}}
        path = f"{self._channel()}/query"
        answer = await self._call("POST", path, "GetOrCreateChannel", Code.CALL_CHANNEL, body)
        return read_invitations(answer.json())

    async def _invited(self, call_id: str) -> CallRoom | None:
        """What an invitation in the app's channel says of a call at Agora."""
        try:
            found = await self.invitations()
        except Trouble:  # it is one of two ways
            return None
        rooms = (one.room for one in reversed(found) if one.room is not None and same_id(one.call_id, call_id))
        return next((room for room in rooms if room.provider is Provider.AGORA and room.channel), None)

    async def _create(self, call_id: str, kind: CallKind) -> Created:
        body = {"id": call_id, "type": str(kind)}
        answer = await self._call("POST", f"{self._channel()}/call", CREATE, Code.CALL_CHANNEL, body)
        read = CallAnswer.read(answer.json())
        if read is None or read.call is None:
            raise self._unknown(CREATE, answer)
        room = read_room(read.call)
        if room is None:
            raise Trouble(Code.CALL_PROVIDER, clean(f"provider {provider_word(read.call)!r}"),
                          name=clean(provider_word(read.call)))  # fmt: skip
        if not same_id(room.id, call_id):
            raise self._unknown(CREATE, answer)
        return Created(read.call, self._ticket(room, read))

    def _ticket(self, room: CallRoom, read: CallAnswer) -> Ticket:
        known = replace(room, web=web_address(self._place.page, room, read.token))
        return Ticket(known, read.token, read.uid, read.app_id, ends_at(read.token))

    def _channel(self) -> str:
        kind, _, name = self._place.channel.strip().partition(":")
        if not kind or not name:
            raise Trouble(Code.CALL_CHANNEL, channel=self._place.channel)
        return f"/channels/{quote(kind, safe='')}/{quote(name, safe='')}"

    async def _call(
        self, method: str, path: str, operation: str, missing: Code, body: object, *, once: bool = False
    ) -> Answer:
        place = self._place
        token = ((await self._token()) or "").strip()
        if not place.complete or not token:
            raise Trouble(Code.CALL_KEY_MISSING)
        query = urlencode({"user_id": place.user_id, "api_key": place.api_key})
        headers = {
            "Authorization": token,
            "stream-auth-type": "jwt",
            "X-Stream-Client": _CLIENT,
            "x-client-request-id": str(uuid.uuid4()),
        }
        url = f"{place.base.strip().rstrip('/')}{path}?{query}"
        answer = await self._http.request(method, url, headers=headers, json=body, repeatable=not once)
        if answer.status not in (200, 201):
            refused = refusal(operation, answer, missing, self._clock(), hide=token)
            refused.values.setdefault("channel", place.channel)
            log.info("%s was refused: %s", operation, refused.details)
            raise refused
        return answer

    def _unknown(self, operation: str, answer: Answer) -> Refused:
        details = f"{operation}: an answer that is none"
        return Refused(Code.SERVICE_UNKNOWN, 0, answer.status, details)


def _message_id(answer: Answer) -> str:
    given = answer.json()
    message = given.get("message") if isinstance(given, dict) else None
    found = message.get("id") if isinstance(message, dict) else None
    return found if isinstance(found, str) else ""
