from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Callable

import pytest
from aiohttp import web
from google.protobuf.message import Message as ProtoMessage

from desktop.core.channel import Category, Channel, ChannelType, Clan, Viewer
from desktop.core.errors import Code, Trouble
from desktop.core.member import ClanRole, Member
from desktop.services.http import Http
from desktop.services.mezon.api import ANSWER_LIMIT, PAGE, Api
from desktop.services.mezon.keeper import SessionKeeper
from desktop.services.mezon.session import Session
from desktop.services.mezon.wire import mezon_pb2 as pb
from desktop.sim.kiosk import Kiosk
from tests.services.mezon.tokens import jwt
from tests.services.office import Office, Reply

CHANNEL = Channel(1840653409082937344, 5, type=1)


def proto(message: ProtoMessage) -> Reply:
    return Reply(200, raw=message.SerializeToString())


class Desk:
    """An Api at an office, with a session that can be renewed as often as `sessions` has others."""

    def __init__(self, office: Office, http: Http) -> None:
        self.office = office
        self.sessions = [Session(jwt(life_s=3600 + n), "REFRESHSECRET", 9, office.base) for n in range(3)]
        self.keeper = SessionKeeper(self.sessions.pop(0), self._renew)
        self.api = Api(http, self.keeper)

    async def _renew(self, old: Session) -> Session:
        if not self.sessions:
            raise Trouble(Code.MEZON_TOKEN)
        return self.sessions.pop(0)

    def will(self, *replies: Reply | ProtoMessage) -> None:
        self.office.replies = [one if isinstance(one, Reply) else proto(one) for one in replies]

    def last(self, kind: type[ProtoMessage]) -> ProtoMessage:
        return kind.FromString(self.office.asked[-1].body or b"")

    def methods(self) -> list[str]:
        return [one.path.removeprefix("/mezon.api.Mezon/") for one in self.office.asked]


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    async with Office(Reply()) as office:
        http = Http("Mezon", pause_s=0.001, body_limit=ANSWER_LIMIT)
        made = Desk(office, http)
        yield made
        await made.keeper.aclose()
        await http.aclose()


async def test_how_it_asks(desk: Desk) -> None:
    desk.will(pb.Account(user=pb.User(id=9, username="hue", display_name="Huế")))
    assert await desk.api.me() == (9, "Huế")
    asked = desk.office.asked[0]
    assert (asked.method, asked.path, asked.body) == ("POST", "/mezon.api.Mezon/GetAccount", None)
    assert asked.headers["Authorization"] == f"Bearer {desk.keeper.session.token}"
    assert asked.headers["Accept"] == asked.headers["Content-Type"] == "application/proto"


async def test_an_account_without_a_user_is_that_of_the_session(desk: Desk) -> None:
    desk.will(pb.Account())
    assert await desk.api.me() == (9, "")


async def test_clans_and_categories_in_their_order(desk: Desk) -> None:
    desk.will(pb.ClanDescList(clandesc=[pb.ClanDesc(clan_id=2, clan_order=2), pb.ClanDesc(clan_id=1, clan_name="a")]))
    assert await desk.api.clans() == (Clan(1, "a"), Clan(2, ""))
    assert desk.last(pb.ListClanDescRequest) == pb.ListClanDescRequest(limit=100, state=1, cursor="0")
    desk.will(pb.CategoryDescList(categorydesc=[pb.CategoryDesc(category_id=3, category_name="c")]))
    assert await desk.api.categories(1) == (Category(3, "c"),)
    assert desk.last(pb.CategoryDesc) == pb.CategoryDesc(clan_id=1)


async def test_channels_of_every_type(desk: Desk) -> None:
    desk.will(pb.ChannelDescList(channeldesc=[pb.ChannelDescription(channel_id=n, type=n) for n in range(1, 11)]))
    found = await desk.api.channels(5)
    assert [one.type for one in found] == list(range(1, 11))
    assert desk.last(pb.ListChannelDescsRequest) == pb.ListChannelDescsRequest(
        limit=PAGE, state=1, channel_type=1, clan_id=5
    )
    assert len(desk.office.asked) == 1


def pages(first: int, count: int) -> Callable[[pb.ListChannelDescsRequest], range]:
    """A service that counts its pages from `first`."""
    return lambda request: range(count)[max(0, request.page - first) * PAGE :][:PAGE]


@pytest.mark.parametrize(
    ("listing", "count"),
    [
        (pages(0, 1250), 1250),
        (pages(1, 1250), 1250),
        (lambda request: range(PAGE), PAGE),  # knows no pages, and has just so many
        (lambda request: range(2000), 2000),  # knows no limit
        (lambda request: range(0), 0),
    ],
)
async def test_pages(listing: Callable[[pb.ListChannelDescsRequest], range], count: int) -> None:
    asked: list[int] = []

    async def answer(request: web.Request) -> web.Response:
        wanted = pb.ListChannelDescsRequest.FromString(await request.read())
        asked.append(wanted.page)
        listed = [pb.ChannelDescription(channel_id=n + 1) for n in listing(wanted)]
        return web.Response(body=pb.ChannelDescList(channeldesc=listed).SerializeToString())

    app, kiosk = web.Application(), Kiosk()
    app.router.add_post("/{path:.*}", answer)
    http = Http("Mezon", body_limit=ANSWER_LIMIT)
    session = Session(jwt(), "r", 9, f"http://{await kiosk.open(app, patience_s=0.1)}")
    keeper = SessionKeeper(session, Desk._renew)  # type: ignore[arg-type]  # never called
    found = await Api(http, keeper).channels(5)
    await http.aclose()
    await kiosk.close()
    assert sorted(one.id for one in found) == list(range(1, count + 1))
    assert len(asked) <= count // PAGE + 3


async def test_direct_messages_and_groups(desk: Desk) -> None:
    direct = pb.ChannelDescList(channeldesc=[pb.ChannelDescription(channel_id=1, type=3)])
    groups = pb.ChannelDescList(
        channeldesc=[pb.ChannelDescription(channel_id=n, type=kind) for n, kind in ((1, 3), (2, 2), (3, 1))]
    )
    desk.will(direct, groups)
    assert [one.id for one in await desk.api.conversations()] == [1, 2]


async def test_one_channel(desk: Desk) -> None:
    desk.will(pb.ChannelDescription(channel_id=7, channel_label="n"))
    assert (await desk.api.channel(7)).label == "n"
    assert desk.last(pb.ListChannelDetailRequest) == pb.ListChannelDetailRequest(channel_id=7)


async def test_a_new_streaming_channel(desk: Desk) -> None:
    desk.will(pb.ChannelDescription(channel_id=7, type=6))
    made = await desk.api.create_channel(5, "live", ChannelType.STREAMING, category_id=3, private=True)
    assert made.kind is ChannelType.STREAMING
    assert desk.last(pb.CreateChannelDescRequest) == pb.CreateChannelDescRequest(
        clan_id=5, type=6, channel_label="live", channel_private=1, category_id=3
    )


async def test_a_direct_message_is_created_as_others_were_seen_to(desk: Desk) -> None:
    desk.will(pb.ChannelDescription(channel_id=7, type=3))
    await desk.api.create_conversation([1002])
    assert desk.office.asked[-1].body.hex() == "280338014202ea07"
    await desk.api.create_conversation([1, 2])
    assert desk.last(pb.CreateChannelDescRequest).type == 2  # type: ignore[attr-defined]  # of the request


async def test_a_new_channel_is_not_asked_for_twice(desk: Desk) -> None:
    desk.will(Reply(503))
    with pytest.raises(Trouble, match=Code.SERVICE_DOWN):
        await desk.api.create_channel(5, "live", ChannelType.STREAMING)
    assert len(desk.office.asked) == 1


async def test_deleting_and_leaving(desk: Desk) -> None:
    desk.will(Reply(200, raw=b""))
    await desk.api.delete_channel(CHANNEL)
    assert desk.last(pb.DeleteChannelDescRequest) == pb.DeleteChannelDescRequest(clan_id=5, channel_id=CHANNEL.id)
    await desk.api.sign_out()
    assert desk.last(pb.SessionLogoutRequest).refresh_token == "REFRESHSECRET"  # type: ignore[attr-defined]  # of the request


async def test_viewers(desk: Desk) -> None:
    row = pb.StreamingChannelUser(id=1, user_id=2, channel_id=3, participant="p")
    desk.will(pb.StreamingChannelUserList(streaming_channel_users=[row]))
    assert await desk.api.viewers(5) == (Viewer(2, 3, "p"),)
    assert desk.last(pb.ListChannelUsersRequest) == pb.ListChannelUsersRequest(
        clan_id=5, channel_type=6, limit=100, state=1
    )


async def test_history_is_in_order_without_doubles_and_within_what_was_asked(desk: Desk) -> None:
    ids = (30, 10, 20, 20, 0, 40)
    desk.will(pb.ChannelMessageList(messages=[pb.ChannelMessage(message_id=one) for one in ids]))
    assert [one.id for one in await desk.api.history(CHANNEL)] == [10, 20, 30, 40]
    assert [one.id for one in await desk.api.history(CHANNEL, before=30)] == [10, 20]
    assert desk.last(pb.ListChannelMessagesRequest) == pb.ListChannelMessagesRequest(
        clan_id=5, channel_id=CHANNEL.id, message_id=30, limit=50, direction=3
    )
    assert [one.id for one in await desk.api.history(CHANNEL, after=20, limit=9)] == [30, 40]
    assert desk.last(pb.ListChannelMessagesRequest) == pb.ListChannelMessagesRequest(
        clan_id=5, channel_id=CHANNEL.id, message_id=20, limit=9, direction=1
    )


async def test_an_answer_that_is_large_is_read_elsewhere(desk: Desk) -> None:
    channels = [pb.ChannelDescription(channel_id=n + 1, channel_label="x" * 60) for n in range(3000)]
    desk.will(pb.ChannelDescList(channeldesc=channels))
    assert len(await desk.api.channels(5)) == 3000


async def test_a_place_for_a_file(desk: Desk) -> None:
    desk.will(pb.UploadAttachment(url="https://store/a?sign=1"))
    assert await desk.api.upload_slot("a.png", "image/png", 5, width=1, height=2) == ("a.png", "https://store/a?sign=1")


async def test_a_refused_session_is_renewed_and_the_question_asked_again(desk: Desk) -> None:
    old = desk.keeper.session.token
    desk.will(Reply(401, {"code": 16}), pb.Account(user=pb.User(id=9)))
    assert await desk.api.me() == (9, "")
    sent = [one.headers["Authorization"] for one in desk.office.asked]
    assert sent == [f"Bearer {old}", f"Bearer {desk.keeper.session.token}"]
    assert old != desk.keeper.session.token


async def test_refused_again_is_told_and_ends_nothing(desk: Desk) -> None:
    desk.will(Reply(401))
    with pytest.raises(Trouble, match=Code.MEZON_TOKEN):
        await desk.api.me()
    assert len(desk.office.asked) == 2
    assert len(desk.sessions) == 1


async def test_an_ended_session_asks_nothing(desk: Desk) -> None:
    desk.sessions.clear()
    desk.will(Reply(401))
    for _ in range(2):
        with pytest.raises(Trouble, match=Code.MEZON_TOKEN):
            await desk.api.me()
    assert len(desk.office.asked) == 1


async def test_too_much_at_once_is_asked_again_after_the_wait(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []

    async def wait(seconds: float) -> None:
        waited.append(seconds)

    monkeypatch.setattr("desktop.services.mezon.api.asyncio.sleep", wait)
    desk.will(Reply(429, {}, {"Retry-After": "3"}), pb.Account(user=pb.User(id=9)))
    assert await desk.api.me() == (9, "")
    assert waited == [3.0]
    desk.will(Reply(429, {}, {"Retry-After": "3000"}))
    with pytest.raises(Trouble, match=Code.SERVICE_DOWN):
        await desk.api.me()
    assert waited[-1] == 10.0


@pytest.mark.parametrize(
    ("reply", "code"),
    [
        (Reply(403, {"message": "no"}), Code.MEZON_RIGHTS),
        (Reply(404, {}), Code.SERVICE_UNKNOWN),
        (Reply(500, {}), Code.SERVICE_DOWN),
        (Reply(200, raw=b"\xff\xff"), Code.SERVICE_UNKNOWN),
        (Reply(200, raw=b"<html>"), Code.SERVICE_UNKNOWN),
        (Reply(hang_up=True), Code.SERVICE_OFFLINE),
    ],
)
async def test_what_can_be_wrong(desk: Desk, reply: Reply, code: Code, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    desk.will(reply)
    with pytest.raises(Trouble) as trouble:
        await desk.api.me()
    assert trouble.value.code is code
    token = desk.keeper.session.token
    assert token not in f"{trouble.value!r} {trouble.value.values} {trouble.value.details} {caplog.text}"


async def test_a_service_that_repeats_the_token_in_its_error(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    token = desk.keeper.session.token
    desk.will(Reply(403, {"message": f"bad token {token}"}))
    with pytest.raises(Trouble) as trouble:
        await desk.api.me()
    assert token not in f"{trouble.value.details} {trouble.value.values} {caplog.text}"


async def test_no_token_to_an_address_that_is_none(desk: Desk) -> None:
    keeper = SessionKeeper(Session(jwt(), "r", 9, "http://192.0.2.1"), Desk._renew)  # type: ignore[arg-type]  # never called
    with pytest.raises(Trouble, match=Code.SERVICE_UNKNOWN):
        await Api(Http("Mezon"), keeper).me()


async def test_everybody_of_a_clan_and_its_roles(desk: Desk) -> None:
    people = pb.ClanUserList(
        clan_users=[
            pb.ClanUser(user=pb.User(id=1, username="a", display_name="Ana"), role_id=[8], clan_nick="Boss"),
            pb.ClanUser(user=pb.User(id=2, username="bo")),
        ]
    )
    first = pb.RoleListEventResponse(roles=pb.RoleList(roles=[pb.Role(id=8, title="Crew")]), cursor="1")
    second = pb.RoleListEventResponse(roles=pb.RoleList(roles=[pb.Role(id=9, title="Fans")]))
    desk.will(people, first, second)
    roster = await desk.api.roster(5)
    assert roster.members == (Member(1, "Boss", (8,), "a"), Member(2, "bo", username="bo"))
    assert roster.roles == (ClanRole(8, "Crew"), ClanRole(9, "Fans"))
    assert [one.path.rpartition("/")[2] for one in desk.office.asked] == ["ListClanUsers", "ListRoles", "ListRoles"]
    assert desk.last(pb.RoleListEventRequest).cursor == "1"


async def test_who_may_see_a_channel_comes_in_pages_that_end(desk: Desk) -> None:
    page = pb.ChannelUserList(channel_users=[pb.ChannelUser(user_id=1)], cursor="again")
    desk.will(page)  # the same page for ever: a cursor that leads nowhere
    assert await desk.api.insiders(Channel(7, 5, private=True)) == {1}
    assert len(desk.office.asked) == 2
