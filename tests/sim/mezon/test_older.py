from __future__ import annotations

import json

from desktop.services.mezon.wire import mezon_pb2 as pb
from desktop.sim.mezon.older import as_json, newer, older, parse
from tests.sim.mezon import heard

BIG = 2**62 + 1


def test_a_message_is_shifted_its_lists_are_json_and_its_code_is_wrapped() -> None:
    attachments = pb.MessageAttachmentList(attachments=[pb.MessageAttachment(filename="a.png", size=3)])
    message = pb.ChannelMessage(
        channel_id=BIG, content="{}", category_name="News", mode=4, attachments=attachments.SerializeToString()
    )
    raw = older(message).SerializeToString()
    assert b"\x0a\x010" in raw  # clan 0 is said
    assert b"\x12\x13" + str(BIG).encode() in raw
    assert b"\x22\x00" in raw  # a wrapped 0
    assert bytes((13 << 3 | 2, 4)) + b"News" in raw  # 11 in today's
    listed = json.dumps([{"filename": "a.png", "size": 3}]).encode()
    assert bytes((19 << 3 | 2 & 0x7F | 0x80, 0x01, len(listed))) + listed in raw
    assert bytes((24 << 3 & 0x7F | 0x80, 0x01, 4)) in raw
    assert raw.count(b"[]") == 3  # its readers need the brackets of an empty list


def test_lists_that_are_json_already_are_passed_on() -> None:
    assert older(pb.ChannelMessage(mentions=b'[{"user_id":"1"}]')).mentions == '[{"user_id":"1"}]'  # type: ignore[attr-defined]  # a class made at run time


def test_json_has_ids_as_text_and_nothing_that_is_empty() -> None:
    told = as_json(pb.ChannelDescription(channel_id=BIG, type=3, user_ids=[1, 2], channel_label="x"))
    assert told["channel_id"] == str(BIG)
    assert (told["clan_id"], told["user_ids"], told["type"]) == ("0", ["1", "2"], 3)
    assert "channel_avatar" not in told
    assert "topic" not in told


def test_there_and_back_is_the_same() -> None:
    wish = pb.ChannelMessageSend(
        clan_id=1,
        channel_id=BIG,
        content="c",
        mode=2,
        is_public=True,
        mentions=[pb.MessageMention(user_id=BIG, s=1, e=2)],
        attachments=[pb.MessageAttachment(url="u")],
        references=[pb.MessageRef(message_ref_id=3)],
    )
    assert newer(older(wish), "ChannelMessageSend") == wish
    error = pb.Envelope(cid=5, error=pb.Error(code=3, message="no", context={"a": "b"}))
    back = newer(older(error), "Envelope")
    assert isinstance(back, pb.Envelope)
    assert (back.cid, back.error.code) == (5, 3)
    listed = pb.ChannelUpdatedEvent(channel_type=6, user_ids=[1, BIG])
    assert newer(older(listed), "ChannelUpdatedEvent") == listed


def test_text_that_is_no_id_is_none() -> None:
    data = older(pb.ClanJoin(clan_id=7)).SerializeToString().replace(b"7", b"x")
    assert parse(data, "ClanJoin") == pb.ClanJoin()


def test_what_the_bots_of_that_time_send() -> None:
    sent = parse(heard.BOT_SEND, "Envelope")
    assert isinstance(sent, pb.Envelope)
    wish = sent.channel_message_send
    assert (sent.cid, str(wish.channel_id), wish.content) == (6, heard.BOT_CHANNEL, '{"t":"Hello from the bot"}')
    assert [(one.filename, one.size) for one in wish.attachments] == [("a.png", 3)]
    reacted = parse(heard.BOT_REACT, "Envelope")
    assert isinstance(reacted, pb.Envelope)
    reaction = reacted.message_reaction_event
    assert (reaction.emoji, str(reaction.message_id), reaction.count) == (":heart:", heard.BOT_MESSAGE, 1)
