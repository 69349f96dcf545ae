from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.services.mezon.wire import mezon_pb2 as pb
from desktop.sim.mezon.dialect import DecodeError, Dialect, hear, read, write
from tests.sim.mezon import heard


@pytest.mark.parametrize(
    ("frame", "dialect"),
    [
        (heard.BOT_JOIN_CLAN, Dialect.W1),
        (heard.BOT_JOIN_DIRECT, Dialect.W1),
        (heard.BOT_SEND, Dialect.W1),
        (heard.BOT_UPDATE, Dialect.W1),
        (heard.BOT_REACT, Dialect.W1),
        (heard.BOT_REPLY, Dialect.W1),
        (heard.BOT_REMOVE, Dialect.W1),
        (heard.LIGHT_JOIN, Dialect.W2),
        (heard.LIGHT_SEND, Dialect.W2),
        (heard.LIGHT_LEAVE, Dialect.W2),
        (heard.NEWER_JOIN, Dialect.W3),
        (heard.NEWER_LEAVE, Dialect.W3),
        (heard.NEWER_PING, Dialect.W3),
        (heard.LIGHT_PING, None),
        (heard.BOT_PING, None),
        (b"", None),
        (b"\xff\xff", None),
    ],
)
def test_the_dialect_of_published_clients_is_heard(frame: bytes, dialect: Dialect | None) -> None:
    assert hear(frame) is dialect


def test_a_frame_without_cid_tells_by_its_ids() -> None:
    typing = pb.Envelope(message_typing_event=pb.MessageTypingEvent(channel_id=heard.NEWER_CHANNEL))
    assert hear(write(typing, 0, Dialect.W1)) is Dialect.W1
    assert hear(write(typing, 0, Dialect.W3)) is Dialect.W3


@pytest.mark.parametrize("dialect", Dialect)
def test_a_reply_can_be_read_by_who_asked(dialect: Dialect) -> None:
    me = pb.UserPresence(user_id=5, session_id=9, username="lan")
    event = pb.ChannelPresenceEvent(channel_id=1, joins=[me])
    for envelope in (
        pb.Envelope(channel=pb.Channel(id=heard.NEWER_CHANNEL, presences=[me], self=me)),
        pb.Envelope(channel_presence_event=event),
        pb.Envelope(pong=pb.Pong()),
        pb.Envelope(),
    ):
        answer, cid = read(write(envelope, 7, dialect), dialect)
        assert cid == 7
        assert answer.WhichOneof("message") == envelope.WhichOneof("message")
    answer, _ = read(write(pb.Envelope(channel=pb.Channel(self=me)), 1, dialect), dialect)
    assert answer.channel.self.session_id == (0 if dialect is Dialect.W2 else 9)


def test_writing_leaves_the_envelope_as_it_is() -> None:
    envelope = pb.Envelope(channel=pb.Channel(id=1, self=pb.UserPresence(session_id=9)))
    for dialect in Dialect:
        write(envelope, 3, dialect)
    assert envelope.cid == 0
    assert envelope.channel.self.session_id == 9


@given(st.binary(max_size=60))
def test_no_bytes_do_harm(frame: bytes) -> None:
    hear(frame)
    for dialect in Dialect:
        with contextlib.suppress(DecodeError):
            read(frame, dialect)
