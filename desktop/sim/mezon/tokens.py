"""JSON Web Tokens as published clients can read them.

They decode the payload with a decoder that drops `-` and `_` of base64url and takes the rest
for Latin-1: a payload is ASCII and its text contains neither.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Mapping
from typing import Any

_UNSAFE = {ord(one): f"\\u{ord(one):04x}" for one in ">?~"}  # the only ASCII that can end in 62 or 63 of base64


def mint(payload: Mapping[str, Any], key: bytes) -> str:
    """A signed token of this payload."""
    signed = f"{_text({'alg': 'HS256', 'typ': 'JWT'})}.{_text(payload)}"
    return f"{signed}.{_signature(signed, key)}"


def read(token: str, key: bytes) -> dict[str, Any] | None:
    """The payload, if this key signed it; expiry is not looked at."""
    signed, _, signature = token.rpartition(".")
    if not hmac.compare_digest(signature.encode(), _signature(signed, key).encode()):
        return None
    middle = signed.partition(".")[2]
    payload = json.loads(base64.urlsafe_b64decode(middle + "=" * (-len(middle) % 4)))
    return payload if isinstance(payload, dict) else None


def _text(value: Mapping[str, Any]) -> str:
    raw = json.dumps(value, separators=(",", ":")).translate(_UNSAFE).encode("ascii")
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def _signature(signed: str, key: bytes) -> str:
    return base64.urlsafe_b64encode(hmac.digest(key, signed.encode(), hashlib.sha256)).decode().rstrip("=")
