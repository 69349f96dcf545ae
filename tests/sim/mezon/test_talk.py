from __future__ import annotations

import json

import pytest

from desktop.core.chat import MessageCode
from desktop.services.mezon.wire import mezon_pb2 as pb
from desktop.sim.mezon.refused import Refused
from desktop.sim.mezon.switches import Switches
from desktop.sim.mezon.talk import Talk
from desktop.sim.mezon.world import Happening, Person, World
from tests.sim.mezon.clock import Clock

LAN, MINH = Person(1, "lan", "Lan"), Person(2, "minh")


class Room:
    def __init__(self, clock: Clock) -> None:
        self.switches = Switches()
        self.told: list[Happening] = []
        self.world = World(clock)
        for person in (LAN, MINH):
            self.world.meet(person)
        clan = self.world.found("Night", LAN.id, [MINH.id])
        wish = pb.CreateChannelDescRequest(clan_id=clan.desc.clan_id, type=6, channel_label="live")
        self.channel = self.world.create(wish, LAN.id)
        self.world.announce = self.told.append
        self.talk = Talk(self.world, self.switches)

    def say(self, text: str = "x", sender: Person = MINH, **more: object) -> pb.ChannelMessage:
        return self.talk.say(sender, self.channel, pb.ChannelMessageSend(content=text, **more), by=self)  # type: ignore[arg-type]  # keywords of the caller

    def page(self, message_id: int = 0, direction: int = 3, limit: int = 3) -> list[str]:
        asked = pb.ListChannelMessagesRequest(message_id=message_id, direction=direction, limit=limit)
        return [one.content for one in self.talk.history(self.channel, asked)]


@pytest.fixture
def room(clock: Clock) -> Room:
    return Room(clock)


def test_a_message_is_kept_and_told_with_its_lists_as_bytes(room: Room) -> None:
    said = room.say("hello", attachments=[pb.MessageAttachment(filename="a")])
    pushed = room.told[0].envelope.channel_message
    assert pushed == said
    assert (pushed.username, pushed.mode, pushed.is_public) == ("minh", 2, True)
    assert pb.MessageAttachmentList.FromString(pushed.attachments).attachments[0].filename == "a"
    assert room.channel.last_sent_message.id == said.message_id
    assert room.told[0].but is None
    room.switches.echo_to_sender = False
    room.say()
    assert room.told[1].but is room


def test_old_rows_have_json_lists(room: Room) -> None:
    room.switches.json_lists = True
    said = room.say(attachments=[pb.MessageAttachment(filename="a")])
    assert json.loads(said.attachments) == [{"filename": "a"}]
    assert json.loads(said.mentions) == []


def test_history_comes_in_pages(room: Room) -> None:
    ids = [room.say(str(number)).message_id for number in range(10)]
    assert room.page() == ["9", "8", "7"]
    assert room.page(ids[7]) == ["6", "5", "4"]
    assert room.page(ids[1]) == ["0"]
    assert room.page(ids[7], direction=1) == ["9", "8"]
    assert room.page(ids[5], direction=2) == ["6", "5", "4"]
    room.switches.newest_first = False
    assert room.page(ids[7]) == ["4", "5", "6"]


def test_one_s_own_can_be_changed_and_taken_back(room: Room, clock: Clock) -> None:
    said = room.say("old")
    clock.now += 5
    change = pb.ChannelMessageUpdate(message_id=said.message_id, content="new")
    with pytest.raises(Refused, match="change"):
        room.talk.edit(LAN.id, room.channel, change)
    room.talk.edit(MINH.id, room.channel, change)
    edited = room.told[-1].envelope.channel_message
    assert (edited.code, edited.content) == (MessageCode.EDIT, "new")
    assert edited.update_time_seconds == edited.create_time_seconds + 5
    assert room.page() == ["new"]
    room.talk.remove(LAN.id, room.channel, said.message_id)  # the owner may
    assert room.told[-1].envelope.channel_message.code == MessageCode.REMOVE
    assert room.page() == []
    with pytest.raises(Refused, match="not found"):
        room.talk.remove(MINH.id, room.channel, said.message_id)
    by_owner = room.say(sender=LAN)
    with pytest.raises(Refused, match="remove"):
        room.talk.remove(MINH.id, room.channel, by_owner.message_id)


def test_reactions_are_counted_for_each_person(room: Room) -> None:
    said = room.say()
    wish = pb.MessageReaction(message_id=said.message_id, emoji_id=9, emoji="👍")
    room.talk.react(LAN, room.channel, wish)
    room.talk.react(LAN, room.channel, wish)
    room.talk.react(MINH, room.channel, wish)
    listed = pb.MessageReactionList.FromString(said.reactions).reactions
    assert [(one.sender_id, one.count) for one in listed] == [(1, 2), (2, 1)]
    other = pb.MessageReaction(message_id=said.message_id, emoji_id=9, emoji="🌙")
    room.talk.react(MINH, room.channel, other)
    wish.action = True
    room.talk.react(LAN, room.channel, wish)
    listed = pb.MessageReactionList.FromString(said.reactions).reactions
    assert [(one.sender_id, one.emoji) for one in listed] == [(2, "👍"), (2, "🌙")]
    assert room.told[-1].envelope.message_reaction_event.action


def test_typing_and_anonymous_and_too_long(room: Room) -> None:
    room.talk.typing(LAN, room.channel, by=room)
    assert room.told[0].envelope.message_typing_event.sender_display_name == "Lan"
    assert room.told[0].but is room
    assert room.say(anonymous_message=True).username == "Anonymous"
    with pytest.raises(Refused, match="too long"):
        room.say("x" * 8001)


def test_what_is_kept_is_bounded(room: Room) -> None:
    for number in range(10_050):
        room.say(str(number))
    asked = pb.ListChannelMessagesRequest(message_id=1, direction=1, limit=500)
    assert room.talk.history(room.channel, asked)[-1].content == "1000"
    assert [one.content for one in room.talk.latest(room.channel, 2)] == ["10049", "10048"]
