"""The lines of one channel."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.control.room import KEPT, MOST, REACTIONS_KEPT, Room
from desktop.core.channel import Channel
from desktop.core.chat import HERE, Mention, Message, MessageCode, Reaction
from desktop.core.chat_line import ChatLine, Delivery, Tally

ME = 7
CHANNEL = Channel(11, 1)


def said(message_id: int, text: str = "", sender_id: int = 5) -> Message:
    return Message(message_id, 11, 1, sender_id, text=text or f"text {message_id}")


def room(*ids: int) -> Room:
    made = Room(CHANNEL, ME)
    made.add([said(one) for one in ids])
    return made


def typed(where: Room, text: str = "hi") -> int:
    return where.typed(text, "Me", (), (), None)


def ids(where: Room) -> list[int]:
    return [line.message.id for line in where.lines]


def line(where: Room, key: int) -> ChatLine:
    found = where.line(key)
    assert found is not None
    return found


def test_in_order_whatever_comes_first_and_once() -> None:
    where = room(3, 1, 2, 3)
    assert ids(where) == [1, 2, 3]
    assert (where.oldest, where.newest) == (1, 3)


@given(st.permutations(["ack", "push", "history"]))
def test_what_was_typed_is_one_line_with_one_key(order: list[str]) -> None:
    where = room(1)
    key = typed(where)
    assert line(where, key).delivery is Delivery.PENDING
    for how in order:
        if how == "ack":
            where.confirm(key, 2, None)
        else:
            where.add([said(2, "hi", ME)])
    assert [(one.key, one.message.id, one.delivery) for one in where.lines][1:] == [(key, 2, Delivery.SENT)]


def test_the_same_text_from_another_console_is_another_line() -> None:
    where = room(1)
    key = typed(where)
    where.add([said(2, "hi", ME)])
    where.confirm(key, 3, None)
    where.add([said(3, "hi", ME)])
    assert ids(where) == [1, 2, 3]
    assert line(where, key).message.id == 3


def test_an_old_message_of_ours_is_not_the_one_just_typed() -> None:
    where = Room(CHANNEL, ME)
    key = typed(where)
    where.add([said(1, "hi", ME)])
    assert ids(where) == [1, 0]
    where.confirm(key, 2, None)
    assert ids(where) == [1, 2]


def test_failed_and_tried_again() -> None:
    where = room(1)
    key = typed(where)
    where.fail(key, uncertain=False)
    assert line(where, key).delivery is Delivery.FAILED
    assert where.again(key) is not None
    assert where.again(key) is None
    where.confirm(key, 2, None)
    assert line(where, key).delivery is Delivery.SENT
    other = typed(where)
    where.fail(other, uncertain=False)
    where.drop(other)
    assert ids(where) == [1, 2]


def test_doubt_ends_with_the_history() -> None:
    where = room(1)
    first, second = typed(where, "heard"), typed(where, "lost")
    where.fail(first, uncertain=True)
    where.fail(second, uncertain=True)
    assert where.doubtful
    where.add([said(2, "heard", ME)])
    where.read_through()
    assert not where.doubtful
    assert line(where, first).delivery is Delivery.SENT
    assert line(where, second).delivery is Delivery.FAILED


def test_the_first_message_of_an_empty_channel_is_known_when_it_comes_back() -> None:
    where = Room(CHANNEL, ME)
    where.read_through()
    key = typed(where)
    where.fail(key, uncertain=True)
    where.add([said(1, "hi", ME)])
    assert [(one.key, one.delivery) for one in where.lines] == [(key, Delivery.SENT)]


def test_what_comes_later_than_anybody_believed_is_not_a_second_line() -> None:
    where = room(1)
    key = typed(where)
    where.fail(key, uncertain=True)
    where.read_through()
    where.add([said(2, "hi", ME)])
    assert [(one.key, one.delivery) for one in where.lines][1:] == [(key, Delivery.SENT)]
    refused = typed(where)
    where.fail(refused, uncertain=False)
    where.add([said(3, "hi", ME)])
    assert line(where, refused).delivery is Delivery.FAILED


def test_tried_again_and_heard_both_times_is_two_lines() -> None:
    where = room(1)
    key = typed(where)
    where.fail(key, uncertain=True)
    where.read_through()
    assert where.again(key) is not None
    where.add([said(2, "hi", ME)])
    where.confirm(key, 3, None)
    assert ids(where) == [1, 2, 3]


def test_a_page_without_a_gap_tells_what_was_taken_back_meanwhile() -> None:
    where = room(1, 2, 3, 4, 5)
    where.add([Message(6, 11, 1, 5, text="for your eyes", code=MessageCode.EPHEMERAL)])
    where.add([said(7)])
    where.revise([said(2), said(4, "other words")], 2, 6)
    assert [line.message.id for line in where.lines if line.message.removed] == [3, 5]
    assert [line.message.text for line in where.lines if line.message.id == 4] == ["other words"]


def test_edits_and_removals() -> None:
    where = room(1, 2)
    where.edited(Message(1, 11, text="new"))
    where.edited(Message(1, 11))
    where.edited(said(9))
    where.removed(2)
    where.removed(9)
    where.reacted(2, Reaction(1, "👍", 5))
    assert [(one.message.text, one.message.removed, one.tallies) for one in where.lines] == [
        ("new", False, ()),
        ("", True, ()),
    ]
    assert where.lines[0].message.edited_at is not None


def test_reactions_are_counted_once_each() -> None:
    where = room(1)
    for sender in (5, 5, 6, ME):
        where.reacted(1, Reaction(1, "👍", sender))
    assert where.lines[0].tallies == (Tally(1, "👍", 3, own=True),)
    where.reacted(1, Reaction(1, "👍", ME, added=False))
    assert where.lines[0].tallies == (Tally(1, "👍", 2),)


def test_a_mention_of_me() -> None:
    where = Room(CHANNEL, ME)
    where.add([Message(1, 11, mentions=(Mention(ME),)), Message(2, 11, mentions=(Mention(8),))])
    assert [one.mentions_me for one in where.lines] == [True, False]


def test_bounded_also_where_somebody_reads_back() -> None:
    where = Room(CHANNEL, ME)
    key = typed(where)
    for start in range(100_000, 110_000, 50):
        where.add(said(one) for one in range(start, start + 50))
        assert len(where.lines) <= KEPT * 5 // 4 + 1
    assert line(where, key).delivery is Delivery.PENDING
    for start in range(99_000, 90_000, -50):
        where.add([said(one) for one in range(start, start + 50)], older=True)
    assert where.full
    assert len(where.lines) <= MOST * 5 // 4 + 1
    where.clear()
    assert ids(where) == [0]


def test_the_newest_line_is_one_that_the_service_knows() -> None:
    room = Room(Channel(11, 1), ME)
    assert room.line_of(room.newest) is None
    room.add((Message(1, 11, sender_id=5), Message(2, 11, sender_id=5)))
    room.typed("hi", "Me", (), (), None)
    room.removed(2)
    newest = room.line_of(room.newest)
    assert newest is not None
    assert newest.message.id == 2


def test_a_role_of_the_reader_and_everybody_here_name_the_reader() -> None:
    room = Room(Channel(11, 1), ME)
    room.add(
        (
            Message(1, 11, sender_id=5, mentions=(Mention(0, 90, "Crew"),)),
            Message(2, 11, sender_id=5, mentions=(Mention(HERE),)),
            Message(3, 11, sender_id=ME, mentions=(Mention(HERE),)),
        )
    )
    assert [one.mentions_me for one in room.lines] == [False, True, False]
    room.set_roles(frozenset({90}))
    assert [one.mentions_me for one in room.lines] == [True, True, False]
    room.set_roles(frozenset())
    assert not room.lines[0].mentions_me


def test_what_is_gone_is_not_edited_and_not_counted_without_end() -> None:
    room = Room(Channel(11, 1), ME)
    room.add((Message(1, 11, sender_id=5, text="a"),))
    room.edited(Message(9, 11, text="of nothing that is here"))
    room.removed(9)
    for number in range(REACTIONS_KEPT + 50):
        room.reacted(1, Reaction(0, f"e{number}", number + 100))
    assert len(room.lines[0].tallies) == REACTIONS_KEPT
    room.reacted(1, Reaction(0, "e0", 100, added=False))
    assert len(room.lines[0].tallies) == REACTIONS_KEPT - 1
    room.removed(1)
    room.edited(Message(1, 11, text="back", mentions=(Mention(ME),)))
    line = room.lines[0]
    assert (line.message.removed, line.message.text, line.mentions_me, len(room.lines)) == (True, "", False, 1)
