"""One connection's dialect: heard from its first telling frame, spoken to it from then on (mezon.md, section 0).

W1 has text ids and a text cid, W2 number ids and a text cid, W3 numbers for both.
"""

from __future__ import annotations

from enum import StrEnum

from google.protobuf.message import DecodeError, Message
from google.protobuf.unknown_fields import UnknownFieldSet

from desktop.services.mezon.wire import envelope as frames
from desktop.services.mezon.wire import mezon_pb2 as pb
from desktop.sim.mezon import older

__all__ = ["DecodeError", "Dialect", "hear", "read", "write"]

_VARINT, _TEXT = 0, 2  # wire types
_CID, _IDS = 1, (1, 2)  # field numbers: of the cid, and where a body has its first ids


class Dialect(StrEnum):
    """The three wire generations in the field."""

    W1 = "w1"
    W2 = "w2"
    W3 = "w3"


def hear(frame: bytes) -> Dialect | None:
    """The dialect that this client's frame is in; None where it does not tell, as a ping with a text cid."""
    fields = _fields(frame)
    cid = next((wire for number, wire, _ in fields if number == _CID), None)
    if cid == _VARINT:
        return Dialect.W3
    body = next((data for number, wire, data in fields if number != _CID and wire == _TEXT), b"")
    ids = next((wire for number, wire, _ in _fields(body) if number in _IDS), None)
    if ids is None:
        return None
    if ids == _TEXT:
        return Dialect.W1
    return Dialect.W2 if cid == _TEXT else Dialect.W3


def read(frame: bytes, dialect: Dialect) -> tuple[pb.Envelope, int]:
    """A client's frame and its cid, 0 for none. Raises DecodeError for bytes that are no envelope."""
    if dialect is Dialect.W1:
        envelope = older.parse(frame, "Envelope")
        assert isinstance(envelope, pb.Envelope)
        return envelope, envelope.cid
    heard = frames.read(frame)
    return heard.envelope, heard.cid


def write(envelope: pb.Envelope, cid: int, dialect: Dialect) -> bytes:
    """A frame for this client; a push has cid 0. The envelope is left as it is."""
    said = pb.Envelope()
    said.CopyFrom(envelope)
    said.cid = cid
    if dialect is Dialect.W1:
        return older.older(said).SerializeToString()
    if dialect is Dialect.W2:
        for presence in _presences(said):
            presence.ClearField("session_id")  # text in this dialect: a number would be skipped
        return frames.write(said, cid, frames.Dialect.TEXT)
    return frames.write(said, cid, frames.Dialect.NUMBER)


def _presences(envelope: pb.Envelope) -> list[pb.UserPresence]:
    kind = envelope.WhichOneof("message")
    if kind == "channel":
        there = envelope.channel
        return [*there.presences, *([there.self] if there.HasField("self") else [])]
    if kind in ("channel_presence_event", "status_presence_event"):
        event = getattr(envelope, kind)
        return [*event.joins, *event.leaves]
    return []


def _fields(data: bytes) -> list[tuple[int, int, bytes]]:
    """Number, wire type and, of what has a length, the bytes of each field; nothing of what is no message."""
    message: Message = pb.Opaque()
    try:
        message.MergeFromString(data)
    except DecodeError:
        return []
    unknown = UnknownFieldSet(message)
    found = [unknown[index] for index in range(len(unknown))]
    return [(one.field_number, one.wire_type, one.data if isinstance(one.data, bytes) else b"") for one in found]
