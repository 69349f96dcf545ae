from __future__ import annotations

import json
from datetime import UTC, datetime

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.channel import Category, Channel, ChannelType, Clan, Viewer
from desktop.core.chat import Attachment, Mention, MessageCode, Reaction, Reply
from desktop.services.mezon import messages
from desktop.services.mezon.messages import (
    MODE_CHANNEL,
    MODE_DIRECT,
    MODE_GROUP,
    MODE_THREAD,
    NAME_KEPT,
    PARTS_BYTES,
    PARTS_KEPT,
    message,
    mode_of,
    number,
)
from desktop.services.mezon.wire import mezon_pb2 as pb

BIG = 1840653409082937344  # larger than 2^53


def pushed(**fields: object) -> pb.ChannelMessage:
    return pb.ChannelMessage(message_id=BIG + 1, channel_id=BIG, content='{"t":"hi"}', **fields)  # type: ignore[arg-type]  # passed through


def test_a_message() -> None:
    made = message(
        pushed(
            clan_id=5,
            sender_id=BIG + 3,
            username="hue",
            display_name="Huế",
            create_time_seconds=1_700_000_000,
        )
    )
    assert (made.id, made.channel_id, made.clan_id, made.sender_id) == (BIG + 1, BIG, 5, BIG + 3)
    assert (made.sender_name, made.text) == ("Huế", "hi")
    assert made.created_at == datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)
    assert (made.edited_at, made.removed, made.code) == (None, False, MessageCode.CHAT)


def test_the_name_in_the_clan_comes_first() -> None:
    assert (
        message(pushed(username="u", display_name="d", clan_nick="c", clan_avatar="b", avatar="a")).sender_name == "c"
    )
    assert message(pushed(username="u")).sender_name == "u"


def test_an_edit_shows_unless_it_is_to_be_hidden() -> None:
    times = {"create_time_seconds": 100, "update_time_seconds": 200}
    assert message(pushed(**times)).edited_at == datetime(1970, 1, 1, 0, 3, 20, tzinfo=UTC)
    assert message(pushed(hide_editted=True, **times)).edited_at is None
    assert message(pushed(create_time_seconds=200, update_time_seconds=200)).edited_at is None


def test_removed() -> None:
    assert message(pushed(code=2)).removed
    assert message(pushed(code=999)).code == 999


AS_PROTOBUF = {
    "mentions": pb.MessageMentionList(
        mentions=[pb.MessageMention(user_id=BIG, username="A", s=0, e=2), pb.MessageMention(role_id=7, rolename="R")]
    ).SerializeToString(),
    "attachments": pb.MessageAttachmentList(
        attachments=[
            pb.MessageAttachment(filename="f", url="https://u", filetype="image/png", size=3, width=1, height=2)
        ]
    ).SerializeToString(),
    "reactions": pb.MessageReactionList(
        reactions=[pb.MessageReaction(emoji_id=BIG, emoji=":x:", sender_id=9, sender_name="n", count=2)]
    ).SerializeToString(),
    "references": pb.MessageRefList(
        refs=[
            pb.MessageRef(
                message_ref_id=BIG, content='{"t":"before"}', message_sender_username="u", message_sender_id=4
            )
        ]
    ).SerializeToString(),
}
AS_JSON = {
    "mentions": json.dumps(
        [{"user_id": str(BIG), "username": "A", "s": 0, "e": 2}, {"role_id": "7", "rolename": "R"}]
    ).encode(),
    "attachments": json.dumps(
        {
            "attachments": [
                {"filename": "f", "url": "https://u", "filetype": "image/png", "size": 3, "width": "1", "height": 2}
            ]
        }
    ).encode(),
    "reactions": json.dumps(
        [{"emoji_id": BIG, "emoji": ":x:", "sender_id": "9", "sender_name": "n", "count": 2}]
    ).encode(),
    "references": json.dumps(
        [
            {
                "message_ref_id": str(BIG),
                "content": '{"t":"before"}',
                "message_sender_username": "u",
                "message_sender_id": 4,
            }
        ]
    ).encode(),
}


@pytest.mark.parametrize("parts", [AS_PROTOBUF, AS_JSON], ids=["protobuf", "json"])
def test_parts_in_both_forms(parts: dict[str, bytes]) -> None:
    made = message(pushed(**parts))
    assert made.mentions == (Mention(BIG, 0, "A", 0, 2), Mention(0, 7, "R", 0, 0))
    assert made.attachments == (Attachment("f", "https://u", "image/png", 3, 1, 2),)
    assert made.reactions == (Reaction(BIG, ":x:", 9, "n", 2),)
    assert made.references == (Reply(BIG, "u", "before", 4),)


@pytest.mark.parametrize("junk", [b"[", b"{}", b"[1,null]", b'{"attachments":5}', b"\xff\xff", b"[" * 50_000, b" [] "])
def test_parts_that_cannot_be_read_are_none(junk: bytes) -> None:
    made = message(pushed(attachments=junk, mentions=junk, reactions=junk, references=junk))
    assert (made.attachments, made.mentions, made.reactions, made.references) == ((), (), (), ())


def test_parts_without_end_are_bounded() -> None:
    made = message(pushed(reactions=json.dumps([{}] * 10_000).encode()))
    assert len(made.reactions) == PARTS_KEPT


def test_positions_are_those_of_the_text() -> None:
    one = pb.ChannelMessage(
        message_id=1,
        content='{"t":"😀 @hue https://a"}',
        mentions=pb.MessageMentionList(mentions=[pb.MessageMention(user_id=1, s=3, e=7)]).SerializeToString(),
    )
    made = message(one)
    assert made.text[made.mentions[0].start : made.mentions[0].end] == "@hue"


@given(
    st.text(),
    st.lists(st.binary(max_size=60), min_size=4, max_size=4),
    st.integers(-(2**31), 2**31 - 1),
    st.integers(0, 2**32 - 1),
)
def test_no_stranger_makes_it_fail(text: str, parts: list[bytes], code: int, seconds: int) -> None:
    made = message(
        pb.ChannelMessage(
            content=text,
            code=code,
            create_time_seconds=seconds,
            update_time_seconds=seconds,
            reactions=parts[0],
            mentions=parts[1],
            attachments=parts[2],
            references=parts[3],
        )
    )
    for one in made.mentions:
        assert 0 <= one.start <= one.end <= len(made.text)


def test_what_is_sent_is_read_again() -> None:
    text = "😀 @hue"
    mention, role = Mention(BIG, 0, "hue", 2, 6), Mention(0, 3, "desk", 0, 1)
    attached, reply = Attachment("a.png", "https://u", "image/png", 5, 1, 2, "https://t"), Reply(BIG, "hue", "x", 8)
    made = message(
        pb.ChannelMessage(
            content=json.dumps({"t": text}),
            mentions=pb.MessageMentionList(mentions=messages.mentions(text, [mention, role])).SerializeToString(),
            attachments=pb.MessageAttachmentList(attachments=messages.attachments([attached])).SerializeToString(),
            references=pb.MessageRefList(refs=messages.references([reply])).SerializeToString(),
        )
    )
    assert (made.mentions, made.attachments, made.references) == ((mention, role), (attached,), (reply,))


def test_an_edit() -> None:
    made = messages.edit(
        pb.ChannelMessageUpdate(
            message_id=1, channel_id=2, content='{"t":"new"}', attachments=[pb.MessageAttachment(filename="f")]
        )
    )
    assert (made.id, made.text, made.attachments[0].name, made.code) == (1, "new", "f", MessageCode.EDIT)


def test_a_reaction_taken_away() -> None:
    assert messages.reaction(pb.MessageReaction(emoji=":x:", action=True)) == Reaction(0, ":x:", 0, "", 0, False)


def test_a_channel() -> None:
    made = messages.channel(
        pb.ChannelDescription(
            clan_id=1, channel_id=BIG, category_id=3, category_name="News", type=6, channel_label="live",
            channel_private=1,
            topic="t", member_count=4, count_mess_unread=-1, is_mute=True, user_ids=[1],
            last_sent_message=pb.ChannelMessageHeader(timestamp_seconds=60),
        )
    )  # fmt: skip
    assert made == Channel(
        BIG, 1, 3, "News", "live", 6, private=True, topic="t", member_count=4, muted=True,
        last_sent_at=datetime(1970, 1, 1, 0, 1, tzinfo=UTC),
    )  # fmt: skip


def test_a_direct_message_says_with_whom() -> None:
    made = messages.channel(
        pb.ChannelDescription(channel_id=1, type=3, user_ids=[BIG], usernames=["hue"], display_names=["Huế"])
    )
    assert (made.user_ids, made.usernames, made.display_names) == ((BIG,), ("hue",), ("Huế",))


@pytest.mark.parametrize(
    ("type_", "mode"),
    [(1, MODE_CHANNEL), (6, MODE_CHANNEL), (2, MODE_GROUP), (3, MODE_DIRECT), (7, MODE_THREAD), (99, MODE_CHANNEL)],
)
def test_how_a_message_is_addressed(type_: int, mode: int) -> None:
    assert mode_of(Channel(1, 1, type=type_)) == mode


def test_small_ones() -> None:
    assert messages.clan(pb.ClanDesc(clan_id=1, clan_name="c", logo="l")) == Clan(1, "c", "l")
    assert messages.category(pb.CategoryDesc(category_id=1, category_name="c")) == Category(1, "c")
    assert messages.viewer(pb.StreamingChannelUser(user_id=1, channel_id=2, participant="p")) == Viewer(1, 2, "p")
    assert messages.told(pb.ChannelCreatedEvent(channel_id=1, clan_id=2, channel_type=6)).kind is ChannelType.STREAMING
    assert messages.told(pb.ChannelUpdatedEvent(channel_id=1, channel_label="n", topic="t")).topic == "t"


@pytest.mark.parametrize(
    ("value", "expected"),
    [(5, 5), ("5", 5), (str(BIG), BIG), (5.0, 5), (5.5, 0), ("", 0), ("--5", 0), ("-5", -5), ("٣", 0), (None, 0),
     (True, 1), ([], 0), (2**70, 0), ("9" * 30, 0), (float("inf"), 0), (float("nan"), 0)],
)  # fmt: skip
def test_numbers_in_any_clothes(value: object, expected: int) -> None:
    assert number(value) == expected


def test_a_message_of_nothing_but_too_much_is_bounded() -> None:
    large = "x" * 1_000_000
    one = pb.ChannelMessage(
        message_id=1,
        display_name=large,
        avatar=large,
        content=msgspec.json.encode({"t": large}).decode(),
        mentions=pb.MessageMentionList(
            mentions=[pb.MessageMention(user_id=n, username=large[:300], s=n, e=n + 1) for n in range(10_000)]
        ).SerializeToString(),
        attachments=pb.MessageAttachmentList(
            attachments=[
                pb.MessageAttachment(filename="\u202egpj.exe" + large[:9000], url="https://x.y/" + large[:9000])
            ]
        ).SerializeToString(),
        reactions=pb.MessageReactionList(
            reactions=[pb.MessageReaction(emoji=f"{n}{large[:1000]}", sender_id=n) for n in range(500)]
        ).SerializeToString(),
        references=pb.MessageRefList(
            refs=[pb.MessageRef(message_ref_id=n, content=large, message_sender_username=large) for n in range(3)]
        ).SerializeToString(),
    )
    read = messages.message(one)
    parts = [*read.mentions, *read.attachments, *read.reactions, *read.references]
    assert len(parts) <= 2 * messages.PARTS_KEPT + 1 + 3
    assert len(msgspec.json.encode(read)) < 500_000
    assert read.attachments[0].url == ""  # cut, it would lead elsewhere


def test_no_message_holds_more_than_its_share() -> None:
    fat = pb.MessageAttachment(filename="f" * 10_000, url="https://a/" + "u" * 10_000, thumbnail="t" * 10_000)
    many = pb.MessageAttachmentList(attachments=[fat] * 100).SerializeToString()
    made = message(pushed(attachments=many, clan_nick="n" * 10_000))
    assert len(made.attachments) == PARTS_BYTES // fat.ByteSize()
    assert len(made.attachments[0].name) == NAME_KEPT
    assert made.attachments[0].url == ""  # cut, it would lead elsewhere
    assert len(made.sender_name) == NAME_KEPT
    rows = json.dumps([{"filename": "f" * 10_000}] * 100).encode()
    assert len(message(pushed(attachments=rows)).attachments) == PARTS_BYTES * 100 // len(rows)


def test_a_reply_s_words_are_read_before_they_are_cut() -> None:
    content = json.dumps({"t": "hello", "mk": [{"type": "lk", "s": 0, "e": 1}] * 300})
    refs = pb.MessageRefList(refs=[pb.MessageRef(content=content)]).SerializeToString()
    assert message(pushed(references=refs)).references[0].text == "hello"
