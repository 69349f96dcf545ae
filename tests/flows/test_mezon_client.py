"""The client of Mezon against its stand-in, over real sockets, in its moods."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from desktop.core.channel import Channel, ChannelType
from desktop.core.chat import Message
from desktop.core.errors import Code, Trouble
from desktop.core.socket_state import SocketState
from desktop.services.http import Http
from desktop.services.mezon import pushes
from desktop.services.mezon.api import ANSWER_LIMIT, Api
from desktop.services.mezon.backoff import Backoff
from desktop.services.mezon.keeper import Patience, SessionKeeper, SessionState
from desktop.services.mezon.line import Timing
from desktop.services.mezon.session import Session
from desktop.services.mezon.sign_in import SignIn
from desktop.services.mezon.socket import Socket
from desktop.services.mezon.talk import Talk
from desktop.services.mezon.upload import Upload
from desktop.sim.mezon.founding import Founded, found
from desktop.sim.mezon.gateway import Gateway
from desktop.sim.mezon.switches import SocketHost

QUICK = Patience(ahead_s=1.0, look_s=0.01, pause_s=0.01, longest_s=0.02, doubt_s=60.0)


class Desk:
    """One console: everything of one account, and what it was told."""

    def __init__(self, gateway: Gateway, founded: Founded) -> None:
        self.gateway = gateway
        self.founded = founded
        self.http = Http("Mezon", pause_s=0.001, body_limit=ANSWER_LIMIT)
        self.sign_in = SignIn(self.http, gateway.base)
        self.told: list[object] = []
        self._came = asyncio.Event()

    async def open(self, session: Session | None = None) -> Desk:
        person = self.founded.operator.person
        if session is None:
            token = self.gateway.accounts.id_token(person.id)
            session = await self.sign_in.by_id_token(token, str(person.id), person.username)
        self.keeper = SessionKeeper(session, self.sign_in.renewed, patience=QUICK)
        self.api = Api(self.http, self.keeper)
        self.socket = Socket(
            self.keeper, timing=Timing(ping_every_s=60, reply_within_s=5), backoff=Backoff(0.001, 0.005, 0.01)
        )
        self.talk = Talk(self.socket, self.api.channels)
        self.socket.pushed.connect(self._on_pushed)
        self.socket.changed.connect(self._came.set)
        self.keeper.changed.connect(self._came.set)
        self.keeper.start()
        self.socket.start()
        await self.online()
        return self

    async def aclose(self) -> None:
        await self.socket.aclose()
        await self.keeper.aclose()
        await self.http.aclose()

    async def until(self, met: Callable[[], object]) -> None:
        while not met():
            self._came.clear()
            await self._came.wait()

    async def online(self, generation: int = 1) -> None:
        await self.until(lambda: self.socket.state is SocketState.ONLINE and self.socket.generation >= generation)

    async def text_channel(self) -> Channel:
        channels = await self.api.channels(self.founded.clan_id)
        await self.talk.join_clan(self.founded.clan_id)
        return next(one for one in channels if one.kind is ChannelType.TEXT and not one.private)

    def messages(self) -> list[Message]:
        return [one.message for one in self.told if isinstance(one, pushes.MessageArrived)]

    def _on_pushed(self, push: object) -> None:
        self.told.append(push)
        self._came.set()


@pytest.fixture
def founded(gateway: Gateway) -> Founded:
    return found(gateway, channels=60, said=20)


@pytest.fixture
async def desk(gateway: Gateway, founded: Founded) -> AsyncIterator[Desk]:
    made = await Desk(gateway, founded).open()
    yield made
    await made.aclose()


@pytest.mark.parametrize("host", list(SocketHost))
async def test_sign_in_and_restore(gateway: Gateway, founded: Founded, host: SocketHost) -> None:
    gateway.switches.socket_host = host
    first = await Desk(gateway, founded).open()
    kept = first.keeper.session.exported()
    await first.aclose()
    again = await Desk(gateway, founded).open(Session.restored(kept))
    assert (await again.api.me())[0] == founded.operator.person.id
    await again.aclose()


async def test_a_bot_is_renewed(gateway: Gateway, founded: Founded) -> None:
    desk = Desk(gateway, founded)
    session = await desk.sign_in.as_bot(str(founded.bot.person.id), founded.bot.bot_token)
    assert (await desk.sign_in.renewed(session)).user_id == session.user_id
    with pytest.raises(Trouble, match=Code.MEZON_REFUSED):
        await desk.sign_in.as_bot("1", "wrong")
    await desk.http.aclose()


async def test_a_conversation(desk: Desk, gateway: Gateway, founded: Founded, tmp_path: Path) -> None:
    other = await Desk(gateway, founded).open()  # a second console on the same account
    channel = await desk.text_channel()
    await other.text_channel()
    await other.talk.join(channel)
    file = tmp_path / "a.png"
    file.write_bytes(b"x" * 300_000)
    attached = await Upload(desk.api, desk.http).send(file)
    sent = await desk.talk.send(channel, "hi 😀 https://a.example", attachments=[attached])
    await other.until(lambda: sent.id in [one.id for one in other.messages()])
    arrived = next(one for one in other.messages() if one.id == sent.id)
    assert (arrived.text, arrived.attachments) == ("hi 😀 https://a.example", (attached,))
    assert arrived == (await desk.api.history(channel))[-1]
    await desk.talk.edit(channel, arrived, "new")
    await desk.talk.react(channel, arrived, "👍", emoji_id=7)
    await desk.talk.remove(channel, arrived)
    kinds = (pushes.MessageEdited, pushes.Reacted, pushes.MessageRemoved)
    await other.until(lambda: {type(one) for one in other.told} >= set(kinds))
    assert other.socket.skipped == desk.socket.skipped == 0
    await other.aclose()


async def test_pages_of_history_meet(desk: Desk) -> None:
    channel = await desk.text_channel()
    sent = [(await desk.talk.send(channel, str(n))).id for n in range(25)]
    pages: list[tuple[Message, ...]] = [await desk.api.history(channel, limit=10)]
    while pages[-1]:
        pages.append(await desk.api.history(channel, before=pages[-1][0].id, limit=10))
    whole = [one.id for page in reversed(pages) for one in page]
    assert whole == sorted(set(whole))
    assert whole[-25:] == sent
    assert [one.id for one in await desk.api.history(channel, after=sent[4], limit=10)] == sent[5:15]


async def test_a_channel_that_somebody_makes(desk: Desk, founded: Founded) -> None:
    await desk.text_channel()
    made = await desk.api.create_channel(founded.clan_id, "night", ChannelType.STREAMING)
    await desk.until(
        lambda: any(isinstance(one, pushes.ChannelCreated) and one.channel.id == made.id for one in desk.told)
    )
    await desk.api.delete_channel(made)
    await desk.until(lambda: any(isinstance(one, pushes.ChannelDeleted) for one in desk.told))


async def test_a_session_that_ends_in_the_middle_of_everything(desk: Desk, gateway: Gateway) -> None:
    channel, old = await desk.text_channel(), desk.keeper.session.token
    gateway.switches.unauthorized = 1
    answers = await asyncio.gather(*(desk.api.history(channel) for _ in range(10)))
    assert len({len(one) for one in answers}) == 1
    assert desk.keeper.session.token != old
    assert [path for _, path in gateway.requests].count("/mezon.api.Mezon/SessionRefresh") == 1


async def test_renewals_that_fail_sign_nobody_out(desk: Desk, gateway: Gateway) -> None:
    gateway.switches.unauthorized = 2
    gateway.switches.refresh_fails = 3
    with pytest.raises(Trouble):
        await desk.api.me()
    assert desk.keeper.state is not SessionState.DEAD
    desk.keeper.hurry()


async def test_the_gateway_away(desk: Desk, gateway: Gateway) -> None:
    channel = await desk.text_channel()
    await desk.talk.join(channel)
    await gateway.go_away()
    await desk.until(lambda: desk.socket.state is SocketState.WAITING)
    with pytest.raises(Trouble, match=Code.SERVICE_OFFLINE):
        await desk.talk.send(channel, "lost")
    await gateway.come_back()
    await desk.online(2)
    sent = await desk.talk.send(channel, "back")
    await desk.until(lambda: sent.id in [one.id for one in desk.messages()])
    assert desk.keeper.state is SessionState.VALID


async def test_cut_in_the_middle_of_a_request(desk: Desk, gateway: Gateway) -> None:
    channel = await desk.text_channel()
    await desk.talk.join(channel)
    gateway.switches.cut_instead = 1
    with pytest.raises(Trouble, match=Code.SERVICE_OFFLINE):
        await desk.talk.send(channel, "cut")
    await desk.online(2)
    assert (await desk.talk.send(channel, "again")).id


async def test_a_service_that_forgot_who_is_in_the_channel(desk: Desk, gateway: Gateway) -> None:
    channel = await desk.text_channel()
    gateway.switches.must_join = 1
    assert (await desk.talk.send(channel, "hi")).id


async def test_lists_as_json(desk: Desk, gateway: Gateway, tmp_path: Path) -> None:
    gateway.switches.json_lists = True
    channel = await desk.text_channel()
    file = tmp_path / "a.txt"
    file.write_text("x")
    attached = await Upload(desk.api, desk.http).send(file)
    sent = await desk.talk.send(channel, "with", attachments=[attached])
    await desk.until(lambda: sent.id in [one.id for one in desk.messages()])
    assert desk.messages()[-1].attachments == (attached,)


async def test_direct_messages(desk: Desk) -> None:
    known = await desk.api.conversations()
    assert known
    await desk.talk.join_clan(0)
    people = list(dict.fromkeys(itertools.chain.from_iterable(one.user_ids for one in known)))
    for who in (people[:1], people[:2]):
        made = await desk.api.create_conversation(who)
        await desk.talk.join(made)
        sent = await desk.talk.send(made, "hi")
        await desk.until(lambda sent=sent: sent.id in [one.id for one in desk.messages()])
        await desk.talk.leave(made)
