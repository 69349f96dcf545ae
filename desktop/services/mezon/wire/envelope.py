"""One frame of the realtime socket in the two dialects of today's clients; no I/O.

They differ in Envelope.cid alone, the number that ties a reply to its request: a string
with one generation of clients and servers, an int32 with the next.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from google.protobuf.message import DecodeError
from google.protobuf.unknown_fields import UnknownFieldSet

from desktop.services.mezon.wire import mezon_pb2 as pb

__all__ = ["DecodeError", "Dialect", "Frame", "read", "write"]

_CID, _TEXT = 1, 2  # field number; wire type of a string
_CID_LIMIT = 18  # digits


class Dialect(StrEnum):
    """How cid is put on the wire."""

    TEXT = "text"  # mezon-light-sdk 1.0.5 to 1.0.9, mezon-js 2.14
    NUMBER = "number"  # mezon-light-sdk 1.0.10, mezon-js 2.15, the desktop client


@dataclass(frozen=True, slots=True)
class Frame:
    """An envelope with its cid, 0 for none. `dialect` is None where the frame does not tell."""

    envelope: pb.Envelope
    cid: int
    dialect: Dialect | None


def read(data: bytes) -> Frame:
    """A frame in either dialect. Raises DecodeError for bytes that are no envelope."""
    envelope = pb.Envelope.FromString(data)
    if envelope.cid:
        return Frame(envelope, envelope.cid, Dialect.NUMBER)
    unknown = UnknownFieldSet(envelope)
    for field in (unknown[index] for index in range(len(unknown))):
        if field.field_number == _CID and field.wire_type == _TEXT:
            return Frame(envelope, _number(field.data), Dialect.TEXT)
    return Frame(envelope, 0, None)


def write(envelope: pb.Envelope, cid: int = 0, dialect: Dialect = Dialect.NUMBER) -> bytes:
    """A frame; `cid` 0 writes none. The envelope's own cid is not looked at."""
    envelope.cid = cid if dialect is Dialect.NUMBER else 0
    body = envelope.SerializeToString()
    if not cid or dialect is Dialect.NUMBER:
        return body
    text = str(cid).encode()
    return bytes((_CID << 3 | _TEXT, len(text))) + text + body


def _number(text: bytes) -> int:
    """What a string cid says; one that is no number of ours belongs to no request."""
    return int(text) if text.isdigit() and len(text) <= _CID_LIMIT else 0
