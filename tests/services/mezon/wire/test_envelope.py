from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.services.mezon.wire import mezon_pb2 as pb
from desktop.services.mezon.wire.envelope import DecodeError, Dialect, read, write

CHANNEL = 1840653409082937344  # larger than a double can tell apart


def joining() -> pb.Envelope:
    return pb.Envelope(channel_join=pb.ChannelJoin(channel_id=CHANNEL, channel_type=3))


@pytest.mark.parametrize(
    ("dialect", "seen"),
    [(Dialect.NUMBER, "0801220c1080a080d8df90d4c5191803"), (Dialect.TEXT, "0a0131220c1080a080d8df90d4c5191803")],
)
def test_what_published_clients_were_seen_to_send(dialect: Dialect, seen: str) -> None:
    assert write(joining(), 1, dialect).hex() == seen
    frame = read(bytes.fromhex(seen))
    assert (frame.cid, frame.dialect) == (1, dialect)
    assert frame.envelope.channel_join.channel_id == CHANNEL


def test_a_push_carries_no_cid_and_tells_no_dialect() -> None:
    for dialect in Dialect:
        frame = read(write(pb.Envelope(pong=pb.Pong()), 0, dialect))
        assert (frame.cid, frame.dialect, frame.envelope.WhichOneof("message")) == (0, None, "pong")


def test_an_envelope_can_be_written_again_in_the_other_dialect() -> None:
    envelope = joining()
    write(envelope, 7, Dialect.NUMBER)
    assert read(write(envelope, 8, Dialect.TEXT)).cid == 8


@pytest.mark.parametrize("text", [b"", b"x", b"-1", b"\xff", b"9" * 40])
def test_a_cid_that_is_no_number_belongs_to_nobody(text: bytes) -> None:
    assert read(b"\x0a" + bytes([len(text)]) + text).cid == 0


def test_what_this_version_does_not_know_is_an_empty_envelope() -> None:
    frame = read(b"\xfa\x3f\x03abc")
    assert frame.envelope.WhichOneof("message") is None


@given(st.integers(1, 2**31 - 1), st.sampled_from(Dialect))
def test_there_and_back(cid: int, dialect: Dialect) -> None:
    frame = read(write(joining(), cid, dialect))
    assert (frame.cid, frame.dialect) == (cid, dialect)


@given(st.binary(max_size=200))
def test_any_bytes_are_a_frame_or_a_decode_error(data: bytes) -> None:
    with contextlib.suppress(DecodeError):
        read(data)
