"""What a provider's token says, above all when it ends: the service does not tell. Pure, nothing is verified.

100ms and the demo studio: a JWT. Agora: its published formats 006 and 007 (github.com/AgoraIO/Tools,
DynamicKey/AgoraDynamicKey); 006 holds the end, 007 a beginning and a length.
"""

from __future__ import annotations

import base64
import binascii
import json
import struct
import zlib
from collections.abc import Mapping
from typing import Any

_VERSION = 3  # characters
_APP_ID = 32
_MOST_BYTES = 16 * 1024
_EARLIEST_S, _LATEST_S = 1_500_000_000, 2**33  # a moment that can be meant


def ends_at(token: str) -> float | None:
    """Seconds of the epoch; None where it cannot be read."""
    if len(token) > _MOST_BYTES:
        return None
    try:
        if token.startswith("007"):
            found = _of_007(token[_VERSION:])
        elif token.startswith("006"):
            found = _of_006(token[_VERSION + _APP_ID :])
        else:
            found = _of_jwt(token)
    except (ValueError, TypeError, KeyError, IndexError, struct.error, zlib.error, RecursionError):
        return None
    return found if _EARLIEST_S <= found <= _LATEST_S else None


def claims_of(token: str) -> Mapping[str, object]:
    """What a JWT says; empty for what is none. Nothing is verified."""
    try:
        return _claims(token) if len(token) <= _MOST_BYTES else {}
    except (ValueError, TypeError, IndexError, RecursionError):
        return {}


def _claims(token: str) -> dict[str, Any]:
    body = token.split(".")[1]
    found = json.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))
    return found if isinstance(found, dict) else {}


def _of_jwt(token: str) -> float:
    return float(_claims(token)["exp"])


def _of_007(text: str) -> float:
    data = zlib.decompressobj().decompress(_decoded(text), _MOST_BYTES)
    at = _past_text(data, _past_text(data, 0))  # the signature, the app id
    issued, life = struct.unpack_from("<II", data, at)
    return float(issued) + float(life)


def _of_006(text: str) -> float:
    data = _decoded(text)
    at = _past_text(data, 0) + 8  # the signature, two checksums
    (length,) = struct.unpack_from("<H", data, at)
    message = data[at + 2 : at + 2 + length]
    _salt, ends = struct.unpack_from("<II", message, 0)
    return float(ends)


def _past_text(data: bytes, at: int) -> int:
    (length,) = struct.unpack_from("<H", data, at)
    return at + 2 + int(length)


def _decoded(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise ValueError("no base64") from error
