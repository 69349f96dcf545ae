from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from desktop.core.channel import Channel
from desktop.core.chat import HERE, TEXT_LIMIT, Attachment, Mention, Message, Reply
from desktop.core.errors import Code, Trouble
from desktop.core.socket_state import SocketState
from desktop.services.mezon.backoff import Backoff
from desktop.services.mezon.keeper import SessionKeeper
from desktop.services.mezon.line import Timing
from desktop.services.mezon.session import Session
from desktop.services.mezon.socket import Socket
from desktop.services.mezon.talk import Sent, Talk
from desktop.services.mezon.wire import mezon_pb2 as pb
from desktop.services.mezon.wire.envelope import Frame
from tests.services.mezon.door import Door, usual
from tests.services.mezon.tokens import jwt

BIG = 1840653409082937344
TEXT = Channel(BIG, 5, type=1)
DIRECT = Channel(BIG + 1, 0, type=3, private=True)
MUST_JOIN = pb.Envelope(error=pb.Error(code=3, message="Must join channel before sending messages"))
OLD = Message(9, BIG, sender_id=4, attachments=(Attachment("f", "https://u"),))


class Desk:
    """A conversation at a door. `order` has what was listed and what was sent, in order."""

    def __init__(self, door: Door) -> None:
        self.door = door
        keeper = SessionKeeper(Session(jwt(), "r", 1, door.base), self._never)
        self.socket = Socket(keeper, timing=Timing(ping_every_s=60), backoff=Backoff(0.001, 0.001, 0.002))
        self.talk = Talk(self.socket, self._list)
        self.order: list[tuple[str, int]] = []
        self.list_fails = False
        self._changed = asyncio.Event()
        self.socket.changed.connect(self._changed.set)
        self._answer = door.answer
        door.answer = self._noting

    async def online(self, generation: int = 1) -> None:
        while self.socket.state is not SocketState.ONLINE or self.socket.generation < generation:
            self._changed.clear()
            await self._changed.wait()

    def kinds(self) -> list[str | None]:
        return [one.envelope.WhichOneof("message") for one in self.door.frames]

    def last(self) -> pb.Envelope:
        envelope = self.door.frames[-1].envelope
        envelope.cid = 0
        return envelope

    def _noting(self, frame: Frame) -> pb.Envelope | None:
        if frame.envelope.WhichOneof("message") == "clan_join":
            self.order.append(("join", frame.envelope.clan_join.clan_id))
        return self._answer(frame)

    def will(self, *replies: pb.Envelope | None) -> None:
        """Reply to what is no joining with these, in turn; the last one again and again."""
        left = list(replies)

        def answer(frame: Frame) -> pb.Envelope | None:
            if frame.envelope.WhichOneof("message") in ("channel_join", "clan_join"):
                return usual(frame)
            return (left.pop(0) if len(left) > 1 else left[0]) if left else usual(frame)

        self._answer = answer

    async def _list(self, clan_id: int) -> None:
        self.order.append(("list", clan_id))
        if self.list_fails:
            raise Trouble(Code.SERVICE_DOWN)

    async def _never(self, old: Session) -> Session:
        raise AssertionError


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    async with Door() as door:
        made = Desk(door)
        made.socket.start()
        await made.online()
        yield made
        await made.socket.aclose()


async def test_channels_are_listed_before_their_clan_is_joined(desk: Desk) -> None:
    await desk.talk.join_clan(5)
    await desk.talk.join_clan(0)
    assert desk.order == [("list", 5), ("join", 5), ("list", 0), ("join", 0)]


async def test_everything_is_joined_again_in_that_order(desk: Desk) -> None:
    for clan_id in (5, 6):
        await desk.talk.join_clan(clan_id)
    await desk.talk.join(TEXT)
    await desk.talk.join(DIRECT)
    await desk.talk.leave(DIRECT)
    desk.order.clear()
    desk.door.frames.clear()
    desk.list_fails = True  # the list is of the REST: the socket does not depend on it
    desk.door.cut()
    await desk.online(2)
    assert desk.order == [("list", 5), ("join", 5), ("list", 6), ("join", 6)]
    assert desk.kinds() == ["clan_join", "clan_join", "channel_join"]


async def test_a_clan_that_is_refused_is_tried_twice_more(desk: Desk) -> None:
    await desk.talk.join_clan(5)
    await desk.talk.join_clan(6)
    refused = iter([True, True])

    def answer(frame: Frame) -> pb.Envelope | None:
        if frame.envelope.clan_join.clan_id == 5 and next(refused, False):
            return pb.Envelope(error=pb.Error(code=0))
        return usual(frame)

    desk._answer = answer
    desk.order.clear()
    desk.door.cut()
    await desk.online(2)
    assert [clan_id for kind, clan_id in desk.order if kind == "join"] == [5, 6, 5, 5]


async def test_joining_as_published_clients_do(desk: Desk) -> None:
    await desk.talk.join(Channel(BIG, 0, type=3))
    assert desk.last().SerializeToString().hex() == "220c1080a080d8df90d4c5191803"
    await desk.talk.join(TEXT)
    assert desk.last().channel_join == pb.ChannelJoin(clan_id=5, channel_id=BIG, channel_type=1, is_public=True)


async def test_a_channel_that_may_not_be_joined_is_not_tried_again(desk: Desk) -> None:
    desk._answer = lambda frame: pb.Envelope(error=pb.Error(code=7, message="no"))
    with pytest.raises(Trouble, match=Code.MEZON_RIGHTS):
        await desk.talk.join(TEXT)
    with pytest.raises(Trouble, match=Code.MEZON_RIGHTS):
        await desk.talk.join_clan(5)
    desk._answer = usual
    desk.door.frames.clear()
    desk.door.cut()
    await desk.online(2)
    assert desk.kinds() == ["clan_join"]


async def test_join_before_send(desk: Desk) -> None:
    assert await desk.talk.send(TEXT, "hi") == Sent(77, None)
    await desk.talk.send(TEXT, "again")
    assert desk.kinds() == ["channel_join", "channel_message_send", "channel_message_send"]


async def test_what_is_sent(desk: Desk) -> None:
    ack = pb.ChannelMessageAck(message_id=BIG, create_time_seconds=60)
    desk.will(pb.Envelope(channel_message_ack=ack))
    sent = await desk.talk.send(
        TEXT,
        "😀 @hue",
        mentions=[Mention(4, 0, "hue", 2, 6)],
        attachments=[Attachment("a.png", "https://u", "image/png", 5, 1, 2)],
        reply_to=Reply(8, "lan", "before", 3),
    )
    assert sent == Sent(BIG, datetime(1970, 1, 1, 0, 1, tzinfo=UTC))
    assert desk.last().channel_message_send == pb.ChannelMessageSend(
        clan_id=5,
        channel_id=BIG,
        content='{"t":"😀 @hue"}',
        mentions=[pb.MessageMention(user_id=4, username="hue", s=3, e=7)],
        attachments=[
            pb.MessageAttachment(filename="a.png", url="https://u", filetype="image/png", size=5, width=1, height=2)
        ],
        references=[
            pb.MessageRef(
                message_ref_id=8, content='{"t":"before"}', message_sender_id=3, message_sender_username="lan"
            )
        ],
        mode=2,
        is_public=True,
    )


async def test_a_direct_message_is_of_no_clan(desk: Desk) -> None:
    await desk.talk.send(DIRECT, "hi")
    sent = desk.last().channel_message_send
    assert (sent.clan_id, sent.mode, sent.is_public) == (0, 4, False)


@pytest.mark.parametrize("refusal", [MUST_JOIN, pb.Envelope(error=pb.Error(code=3)), pb.Envelope(
    error=pb.Error(code=7, message="must join channel before sending messages"))])  # fmt: skip
async def test_join_again_when_the_service_has_forgotten(desk: Desk, refusal: pb.Envelope) -> None:
    await desk.talk.join(TEXT)
    desk.will(refusal, pb.Envelope(channel_message_ack=pb.ChannelMessageAck(message_id=5)))
    assert (await desk.talk.send(TEXT, "hi")).id == 5
    assert desk.kinds() == ["channel_join", "channel_message_send", "channel_join", "channel_message_send"]


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (pb.Error(code=3, message="Must join channel"), Code.CHAT_SEND),
        (pb.Error(code=7, message="broken"), Code.CHAT_SEND),
        (pb.Error(code=7, message="Permission denied"), Code.CHAT_RIGHTS),
    ],
)
async def test_refused(desk: Desk, error: pb.Error, code: Code) -> None:
    desk.will(pb.Envelope(error=error))
    with pytest.raises(Trouble) as trouble:
        await desk.talk.send(TEXT, "hi")
    assert trouble.value.code is code
    assert desk.kinds().count("channel_message_send") <= 2


async def test_what_is_not_even_sent(desk: Desk) -> None:
    for text in ("", " \n", "x" * (TEXT_LIMIT + 1)):
        with pytest.raises(Trouble, match=Code.CHAT_SEND):
            await desk.talk.send(TEXT, text)
        with pytest.raises(Trouble, match=Code.CHAT_SEND):
            await desk.talk.edit(TEXT, Message(1, BIG), text)
    assert desk.kinds() == []
    await desk.talk.send(TEXT, "x" * TEXT_LIMIT)
    await desk.talk.send(TEXT, "", attachments=[Attachment("a", "https://u")])


async def test_edit_remove_react(desk: Desk) -> None:
    await desk.talk.edit(TEXT, OLD, "new")
    assert desk.last().channel_message_update == pb.ChannelMessageUpdate(
        clan_id=5,
        channel_id=BIG,
        message_id=9,
        content='{"t":"new"}',
        attachments=[pb.MessageAttachment(filename="f", url="https://u")],
        mode=2,
        is_public=True,
    )
    await desk.talk.remove(TEXT, OLD)
    assert desk.last().channel_message_remove == pb.ChannelMessageRemove(
        clan_id=5, channel_id=BIG, message_id=9, mode=2, is_public=True, has_attachment=True
    )
    for add in (True, False):
        await desk.talk.react(TEXT, OLD, "👍", emoji_id=6, add=add)
        assert desk.last().message_reaction_event == pb.MessageReaction(
            clan_id=5, channel_id=BIG, message_id=9, emoji_id=6, emoji="👍", count=1, action=not add, mode=2,
            is_public=True, message_sender_id=4,
        )  # fmt: skip


async def test_typing_waits_for_nobody(desk: Desk) -> None:
    desk.will(None)
    await desk.talk.typing(TEXT, 1, "hue")
    typed = (await desk.door.came(1, "message_typing_event"))[0]
    assert typed.cid == 0
    assert typed.envelope.message_typing_event.sender_username == "hue"


async def test_everybody_here_is_told_to_the_service(desk: Desk) -> None:
    await desk.talk.send(TEXT, "@here", mentions=[Mention(HERE, name="here", end=5)])
    sent = desk.last().channel_message_send
    assert sent.mention_everyone
    assert sent.mentions[0].user_id == HERE
    await desk.talk.edit(TEXT, OLD, "@b", [Mention(3, name="b", end=2)])
    assert desk.last().channel_message_update.mentions[0].user_id == 3


async def test_what_was_seen_is_answered_and_refused_without_a_word(desk: Desk) -> None:
    at = datetime(2026, 11, 21, tzinfo=UTC)
    await desk.talk.seen(DIRECT, Message(9, DIRECT.id, created_at=at))
    seen = desk.last().last_seen_message_event
    assert (seen.channel_id, seen.message_id, seen.mode) == (DIRECT.id, 9, 4)
    assert seen.timestamp_seconds == int(at.timestamp())
    desk.will(MUST_JOIN)
    await desk.talk.seen(TEXT, Message(10, TEXT.id))


async def test_offline(desk: Desk) -> None:
    await desk.socket.aclose()
    for say in (desk.talk.send(TEXT, "hi"), desk.talk.join_clan(9), desk.talk.typing(TEXT, 1, "x")):
        with pytest.raises(Trouble, match=Code.SERVICE_OFFLINE):
            await say


async def test_a_cut_while_joining_again_does_not_forget(desk: Desk) -> None:
    await desk.talk.join_clan(5)
    await desk.talk.join(TEXT)
    cut = iter([True])

    def answer(frame: Frame) -> pb.Envelope | None:
        if frame.envelope.WhichOneof("message") == "clan_join" and next(cut, False):
            desk.door.cut()
            return None
        return usual(frame)

    desk._answer = answer
    desk.door.frames.clear()
    desk.door.cut()
    await desk.online(3)
    assert desk.kinds() == ["clan_join", "clan_join", "channel_join"]
