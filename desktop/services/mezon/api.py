"""Mezon's requests: who I am, clans, channels, members, viewers, history, places for uploads.

One method for each question. How a session is got and kept is the affair of `sign_in.py` and
`keeper.py`; what the answers mean, of `messages.py`.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from functools import partial
from operator import attrgetter
from typing import TypeVar

from google.protobuf.message import DecodeError
from google.protobuf.message import Message as ProtoMessage

from desktop.core.channel import Category, Channel, ChannelType, Clan, Viewer
from desktop.core.chat import Message
from desktop.core.errors import Code, Trouble
from desktop.core.member import ClanRole, Roster
from desktop.services.http import Answer, Http, clean
from desktop.services.mezon import messages
from desktop.services.mezon.address import BadAddress, place
from desktop.services.mezon.content import sound
from desktop.services.mezon.keeper import SessionKeeper
from desktop.services.mezon.session import Session
from desktop.services.mezon.wire import mezon_pb2 as pb

log = logging.getLogger(__name__)

ANSWER_LIMIT = 64 * 1024 * 1024  # bytes; fifty thousand channels take about eight million
PAGE = 500  # channels
HISTORY_PAGE = 50  # messages
_PAGES = 400
_CLANS = 100
_USERS = 100
_AFTER, _BEFORE = 1, 3  # directions of history
_THREAD_OVER = 65_536  # bytes of an answer that are not read on the loop
_WAIT_S = 10.0  # at most, where the service asks to wait
_PROTO = "application/proto"
_Reply = TypeVar("_Reply", bound=ProtoMessage)
_Read = TypeVar("_Read")


class Api:
    """Questions to the service of one session; `http` needs the body limit ANSWER_LIMIT.

    Everything raises Trouble: MEZON_TOKEN when the session has ended, MEZON_RIGHTS, and those of Http.
    """

    def __init__(self, http: Http, keeper: SessionKeeper) -> None:
        self._http = http
        self._keeper = keeper

    async def me(self) -> tuple[int, str]:
        """Id and name of the account."""
        user = (await self._ask("GetAccount", None, pb.Account)).user
        return user.id or self._keeper.session.user_id, user.display_name or user.username

    async def clans(self) -> tuple[Clan, ...]:
        """The clans of the account, in its order."""
        request = pb.ListClanDescRequest(limit=_CLANS, state=1, cursor="0")
        answer = await self._ask("ListClanDescs", request, pb.ClanDescList)
        return tuple(messages.clan(one) for one in sorted(answer.clandesc, key=lambda one: one.clan_order))

    async def categories(self, clan_id: int) -> tuple[Category, ...]:
        """The categories of a clan, in its order."""
        answer = await self._ask("ListCategoryDescs", pb.CategoryDesc(clan_id=clan_id), pb.CategoryDescList)
        ordered = sorted(answer.categorydesc, key=lambda one: one.category_order)
        return tuple(messages.category(one) for one in ordered)

    async def channels(self, clan_id: int) -> tuple[Channel, ...]:
        """The channels of a clan, of every type. Must be asked before the clan is joined."""
        return await self._channels(clan_id, ChannelType.TEXT)

    async def conversations(self) -> tuple[Channel, ...]:
        """Direct messages and groups."""
        directs = await self._channels(0, ChannelType.DIRECT)
        groups = await self._channels(0, ChannelType.GROUP)
        return tuple({one.id: one for one in (*directs, *groups) if one.direct}.values())

    async def channel(self, channel_id: int) -> Channel:
        """One channel by its id."""
        request = pb.ListChannelDetailRequest(channel_id=channel_id)
        return messages.channel(await self._ask("ListChannelDetail", request, pb.ChannelDescription))

    async def create_channel(
        self, clan_id: int, label: str, type_: ChannelType, *, category_id: int = 0, private: bool = False
    ) -> Channel:
        """A new channel in a clan."""
        request = pb.CreateChannelDescRequest(
            clan_id=clan_id,
            type=type_,
            channel_label=sound(label),
            channel_private=int(private),
            category_id=category_id,
        )
        return messages.channel(await self._ask("CreateChannelDesc", request, pb.ChannelDescription, repeatable=False))

    async def create_conversation(self, user_ids: Sequence[int]) -> Channel:
        """The direct message with one person, or a new group of several."""
        kind = ChannelType.DIRECT if len(user_ids) == 1 else ChannelType.GROUP
        request = pb.CreateChannelDescRequest(type=kind, channel_private=1, user_ids=user_ids)
        return messages.channel(await self._ask("CreateChannelDesc", request, pb.ChannelDescription, repeatable=False))

    async def delete_channel(self, channel: Channel) -> None:
        """Delete a channel for everybody."""
        request = pb.DeleteChannelDescRequest(clan_id=channel.clan_id, channel_id=channel.id)
        await self._ask("DeleteChannelDesc", request, pb.Opaque, repeatable=False)

    async def viewers(self, clan_id: int) -> tuple[Viewer, ...]:
        """Who watches the streaming channels of a clan."""
        request = pb.ListChannelUsersRequest(clan_id=clan_id, channel_type=ChannelType.STREAMING, limit=_USERS, state=1)
        answer = await self._ask("ListStreamingChannelUsers", request, pb.StreamingChannelUserList)
        return tuple(messages.viewer(one) for one in answer.streaming_channel_users)

    async def roster(self, clan_id: int) -> Roster:
        """Everybody of a clan and its roles. The members come in one answer: the request knows no pages."""
        people = await self._ask("ListClanUsers", pb.ListClanUsersRequest(clan_id=clan_id), pb.ClanUserList)
        members = await _off_the_loop(people.ByteSize(), lambda: [messages.member(one) for one in people.clan_users])
        return Roster(tuple(members), await self._roles(clan_id))

    async def insiders(self, channel: Channel) -> frozenset[int]:
        """Ids of those who may see a private channel, in pages."""
        found: set[int] = set()
        request = pb.ListChannelUsersRequest(
            clan_id=channel.clan_id, channel_id=channel.id, channel_type=channel.type, limit=_USERS, state=1
        )
        for _ in range(_PAGES):
            answer = await self._ask("ListChannelUsers", request, pb.ChannelUserList)
            before = len(found)
            found.update(one.user_id for one in answer.channel_users)
            if not answer.cursor or len(found) == before:
                break
            request.cursor = answer.cursor
        return frozenset(found)

    async def history(
        self, channel: Channel, *, before: int = 0, after: int = 0, limit: int = HISTORY_PAGE
    ) -> tuple[Message, ...]:
        """Messages, oldest first: the newest ones, those before an id, or those after an id."""
        request = pb.ListChannelMessagesRequest(
            clan_id=channel.clan_id,
            channel_id=channel.id,
            message_id=before or after,
            limit=limit,
            direction=_BEFORE if before else _AFTER if after else 0,
        )
        answer = await self._ask("ListChannelMessages", request, pb.ChannelMessageList)
        wanted = [
            one
            for one in answer.messages
            if one.message_id and (not before or one.message_id < before) and one.message_id > after
        ]
        read = await _off_the_loop(answer.ByteSize(), lambda: [messages.message(one) for one in wanted])
        return tuple(sorted({one.id: one for one in read}.values(), key=lambda one: one.id))

    async def upload_slot(
        self, name: str, filetype: str, size: int, *, width: int = 0, height: int = 0
    ) -> tuple[str, str]:
        """The store's name for a file and where to put it; the address is a secret and lives for seconds."""
        name = sound(name)  # a file system may have names that are no text
        request = pb.UploadAttachmentRequest(filename=name, filetype=filetype, size=size, width=width, height=height)
        answer = await self._ask("UploadAttachmentFile", request, pb.UploadAttachment)
        return answer.filename or name, answer.url

    async def sign_out(self) -> None:
        """End the session at the service."""
        session = self._keeper.session
        request = pb.SessionLogoutRequest(token=session.token, refresh_token=session.refresh_token)
        await self._post(session, "SessionLogout", request.SerializeToString(), repeatable=False)

    async def _roles(self, clan_id: int) -> tuple[ClanRole, ...]:
        found: dict[int, ClanRole] = {}
        request = pb.RoleListEventRequest(clan_id=clan_id, limit=PAGE, state=1)
        for _ in range(_PAGES):
            answer = await self._ask("ListRoles", request, pb.RoleListEventResponse)
            before = len(found)
            found.update((one.id, messages.role(one)) for one in answer.roles.roles)
            if not answer.cursor or len(found) == before:
                break
            request.cursor = answer.cursor
        return tuple(found.values())

    async def _channels(self, clan_id: int, type_: ChannelType) -> tuple[Channel, ...]:
        """All pages. Where the service knows no pages, the second brings nothing new; some count from one."""
        found: dict[int, Channel] = {}
        barren = 0
        for page in range(_PAGES):
            request = pb.ListChannelDescsRequest(limit=PAGE, state=1, clan_id=clan_id, channel_type=type_, page=page)
            answer = await self._ask("ListChannelDescs", request, pb.ChannelDescList)
            read = await _off_the_loop(answer.ByteSize(), partial(_read_channels, answer))
            before = len(found)
            found.update(zip(map(attrgetter("id"), read), read, strict=True))
            barren = barren + 1 if len(found) == before else 0
            if len(read) != PAGE or barren == 2:  # more than asked for is all there is
                break
        return tuple(found.values())

    async def _ask(
        self, method: str, request: ProtoMessage | None, reply: type[_Reply], *, repeatable: bool = True
    ) -> _Reply:
        """One call, with a renewed session where the first was refused."""
        body = request.SerializeToString() if request is not None else b""
        session = await self._keeper.valid()
        answer = await self._post(session, method, body, repeatable=repeatable)
        if answer.status == 401:
            session = await self._keeper.refused(session.token)
            answer = await self._post(session, method, body, repeatable=repeatable)
        if answer.status == 429 and repeatable:
            await asyncio.sleep(min(_WAIT_S, answer.retry_after_s(1.0)))
            answer = await self._post(session, method, body, repeatable=repeatable)
        if answer.status not in (200, 204):
            raise self._trouble(method, answer, session)
        try:
            return await _off_the_loop(len(answer.body), lambda: reply.FromString(answer.body))
        except DecodeError:
            raise self._http.trouble(Code.SERVICE_UNKNOWN, f"{method}: unreadable", code=answer.status) from None

    async def _post(self, session: Session, method: str, body: bytes, *, repeatable: bool) -> Answer:
        try:
            base = place(session.api_url).base
        except BadAddress as error:
            raise self._http.trouble(Code.SERVICE_UNKNOWN, str(error), code="") from None
        headers = {"Authorization": f"Bearer {session.token}", "Accept": _PROTO, "Content-Type": _PROTO}
        url = f"{base}/mezon.api.Mezon/{method}"
        return await self._http.request("POST", url, headers=headers, body=body, repeatable=repeatable)

    def _trouble(self, method: str, answer: Answer, session: Session) -> Trouble:
        known = answer.json()
        said = known.get("message") if isinstance(known, dict) else None
        reason = clean(said if isinstance(said, str) else "", session.token)
        log.info("%s answered %d: %s", method, answer.status, reason)
        code = {401: Code.MEZON_TOKEN, 403: Code.MEZON_RIGHTS}.get(answer.status, Code.SERVICE_UNKNOWN)
        if answer.status >= 500 or answer.status == 429:
            code = Code.SERVICE_DOWN
        return self._http.trouble(code, f"{method}: {answer.status}: {reason}", code=answer.status, reason=reason)


def _read_channels(answer: pb.ChannelDescList) -> list[Channel]:
    return [messages.channel(one) for one in answer.channeldesc]


async def _off_the_loop(size: int, work: Callable[[], _Read]) -> _Read:
    """Do what takes long for a large answer on another thread, so that the window goes on."""
    return await asyncio.to_thread(work) if size > _THREAD_OVER else work()
