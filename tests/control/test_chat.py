"""The open channel, over a link that does as it is told."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from desktop.control.chat import ROOMS, Chat
from desktop.control.room import KEPT
from desktop.core.channel import Channel
from desktop.core.chat import TEXT_LIMIT, Message, Reaction
from desktop.core.chat_line import ChatState, Delivery, Tally
from desktop.core.errors import Code, Trouble
from desktop.core.socket_state import SocketState
from desktop.core.tasks import Tasks
from desktop.services.mezon import pushes
from tests.control.mezon_parts import ME, FakeLink
from tests.control.parts import until

CHANNEL = Channel(11, 1, label="lobby")
AWAY = Trouble(Code.SERVICE_OFFLINE, service="Mezon")


def said(message_id: int, text: str = "x", sender_id: int = 5) -> Message:
    return Message(message_id, 11, 1, sender_id, text=text)


@pytest.fixture
def link() -> FakeLink:
    return FakeLink(past=[said(1), said(2)], sent_id=10)


@pytest.fixture
async def chat(link: FakeLink) -> AsyncIterator[Chat]:
    tasks = Tasks("test")
    made = Chat(tasks, lambda: "Me")
    assert made.state is ChatState.NO_CHANNEL
    made.bind(link.link)
    made.open(CHANNEL)
    assert made.state is ChatState.OPENING
    await until(lambda: made.state is ChatState.OPEN)
    yield made
    made.close()
    await tasks.aclose()


def ids(chat: Chat) -> list[int]:
    return [line.message.id for line in chat.lines]


async def test_history_and_what_is_pushed(chat: Chat, link: FakeLink) -> None:
    push = link.socket.pushed.emit
    push(pushes.MessageArrived(said(3)))
    push(pushes.MessageArrived(said(3)))
    push(pushes.MessageEdited(said(3, "new")))
    push(pushes.MessageRemoved(11, 2))
    push(pushes.Reacted(11, 3, Reaction(1, "👍", 5)))
    await until(lambda: len(chat.lines) == 3)
    assert chat.lines[1].message.removed
    assert chat.lines[2].message.text == "new"
    assert chat.lines[2].tallies == (Tally(1, "👍", 1),)
    assert not chat.has_older


async def test_a_word_of_the_desk_leaves_the_draft_alone(chat: Chat, link: FakeLink) -> None:
    chat.set_draft("half a sen")
    assert chat.send("Join the call", aside=True)
    await until(lambda: chat.lines[-1].delivery is Delivery.SENT)
    assert chat.lines[-1].message.text == "Join the call"
    assert chat.draft() == "half a sen"
    assert not chat.send(" ", aside=True)
    assert not chat.send("x" * (TEXT_LIMIT + 1), aside=True)
    chat.open(None)
    assert not chat.send("nobody hears", aside=True)


async def test_sent_is_shown_at_once_and_confirmed(chat: Chat, link: FakeLink) -> None:
    link.answers.clear()
    chat.set_draft("hi")
    assert chat.send("hi")
    assert chat.lines[-1].delivery is Delivery.PENDING
    assert chat.draft() == ""
    key = chat.lines[-1].key
    link.socket.pushed.emit(pushes.MessageArrived(said(10, "hi", ME)))
    await until(lambda: chat.lines[-1].delivery is Delivery.SENT)
    link.answers.set()
    await until(lambda: ids(chat) == [1, 2, 10])
    assert chat.lines[-1].key == key


async def test_ours_stands_there_by_the_name_it_will_have(chat: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chat.members, "name_of", lambda _clan_id, user_id: {ME: "Night Desk"}.get(user_id, ""))
    assert chat.send("hi")
    assert chat.lines[-1].message.sender_name == "Night Desk"


async def test_what_cannot_be_sent(chat: Chat, link: FakeLink) -> None:
    assert not chat.send(" ")
    assert not chat.send("x" * (TEXT_LIMIT + 1))
    chat.attach([Path("a.png")])
    assert not chat.send("with a file that is not there yet")
    link.upload.hold.set()
    await until(lambda: chat.uploads.of(11)[0].attachment)
    assert chat.send("")


async def test_failed_and_again(chat: Chat, link: FakeLink) -> None:
    link.fails = Trouble(Code.CHAT_SEND)
    assert chat.send("hi")
    await until(lambda: chat.lines[-1].delivery is Delivery.FAILED)
    assert not chat.lines[-1].uncertain
    link.fails = None
    chat.retry(chat.lines[-1].key)
    await until(lambda: chat.lines[-1].delivery is Delivery.SENT)


@pytest.mark.parametrize("heard", [True, False])
async def test_an_uncertain_message_is_not_said_twice(chat: Chat, link: FakeLink, heard: bool) -> None:
    link.fails = AWAY
    assert chat.send("hi")
    await until(lambda: chat.lines[-1].uncertain)
    link.fails = None
    if heard:
        link.past.append(said(10, "hi", ME))
    chat.retry(chat.lines[-1].key)
    await until(lambda: chat.lines[-1].delivery is Delivery.SENT)
    assert len([one for one in link.done if one[0] == "send"]) == (1 if heard else 2)
    assert ids(chat) == [1, 2, 10]


async def test_a_reconnect_loses_and_doubles_nothing(chat: Chat, link: FakeLink) -> None:
    link.socket.go(SocketState.WAITING)
    assert not chat.online
    link.past += [said(3), said(4)]
    link.socket.go(SocketState.JOINING)
    link.socket.pushed.emit(pushes.MessageArrived(said(4)))
    link.socket.go(SocketState.ONLINE)
    await until(lambda: ids(chat) == [1, 2, 3, 4])


async def test_edit_remove_react(chat: Chat, link: FakeLink) -> None:
    chat.send("hi")
    await until(lambda: chat.lines[-1].delivery is Delivery.SENT)
    key = chat.lines[-1].key
    assert not chat.edit(1, "not mine")
    assert chat.edit(key, "new")
    await until(lambda: chat.lines[-1].message.text == "new")
    chat.react(1, "👍", 9)
    await until(lambda: chat.lines[0].tallies == (Tally(9, "👍", 1, own=True),))
    link.fails = Trouble(Code.CHAT_RIGHTS)
    failed: list[Trouble] = []
    chat.failed.connect(failed.append)
    chat.react(2, "👍", 9)
    await until(lambda: failed)
    assert chat.lines[1].tallies == ()
    link.fails = None
    chat.delete(key)
    await until(lambda: chat.lines[-1].message.removed)


async def test_typing_both_ways(chat: Chat, link: FakeLink) -> None:
    chat.typed()
    chat.typed()
    await until(lambda: ("typing", 11) in link.done)
    assert link.done.count(("typing", 11)) == 1
    link.socket.pushed.emit(pushes.Typing(11, 5, "Ana"))
    link.socket.pushed.emit(pushes.Typing(11, ME, "Me"))
    await until(lambda: chat.typing == ("Ana",))
    link.socket.pushed.emit(pushes.MessageArrived(said(3)))
    await until(lambda: not chat.typing)


async def test_drafts_are_of_each_channel(chat: Chat) -> None:
    chat.set_draft("begun")
    chat.open(Channel(12, 1))
    assert chat.draft() == ""
    chat.open(CHANNEL)
    assert chat.draft() == "begun"


async def test_few_channels_are_kept_and_the_others_left(chat: Chat, link: FakeLink) -> None:
    for channel_id in range(100, 100 + ROOMS):
        chat.open(Channel(channel_id, 1))
    await until(lambda: ("leave", 11) in link.done)


async def test_many_messages_are_few_changes(chat: Chat, link: FakeLink) -> None:
    changes: list[int] = []
    chat.changed.connect(lambda: changes.append(1))
    for message_id in range(100, 5100):
        link.socket.pushed.emit(pushes.MessageArrived(said(message_id)))
    await until(lambda: ids(chat)[-1] == 5099)
    assert len(changes) == 1
    assert len(chat.lines) <= KEPT * 5 // 4


async def test_the_same_person_signed_in_anew_goes_on(chat: Chat, link: FakeLink) -> None:
    other = FakeLink(past=[*link.past, said(3)])
    chat.bind(other.link)
    await until(lambda: ids(chat) == [1, 2, 3])
    assert ("join", 11) in other.done
    link.socket.pushed.emit(pushes.MessageArrived(said(4)))
    other.socket.pushed.emit(pushes.MessageArrived(said(5)))
    await until(lambda: ids(chat) == [1, 2, 3, 5])


async def test_another_account_sees_nothing_of_it(chat: Chat) -> None:
    chat.bind(FakeLink(user_id=8).link)
    assert chat.state is ChatState.NO_CHANNEL
    assert chat.lines == ()
