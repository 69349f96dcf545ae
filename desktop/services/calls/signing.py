"""User tokens made here from the API secret: HS256, as the service's own SDKs make them. Pure.

For development alone: the secret opens everything of the app and belongs on a server.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Mapping

LIFE_S = 3600
EARLIER_S = 30  # a clock that is slow by less makes no token of the future


def user_token(secret: str, user_id: str, now_s: float, life_s: int = LIFE_S) -> str:
    """A token of one user, valid from a moment ago."""
    return signed(secret, {"user_id": user_id, "iat": int(now_s) - EARLIER_S, "exp": int(now_s) + life_s})


def signed(secret: str, claims: Mapping[str, object]) -> str:
    """A JWT with these claims, in their order and without spaces."""
    head = _encoded(json.dumps({"alg": "HS256", "typ": "JWT"}, separators=(",", ":")).encode())
    body = _encoded(json.dumps(claims, separators=(",", ":"), ensure_ascii=False).encode())
    return f"{head}.{body}.{_encoded(signature(secret, f'{head}.{body}'))}"


def signature(secret: str, text: str) -> bytes:
    """Of the first two parts of a JWT."""
    return hmac.new(secret.encode(), text.encode(), hashlib.sha256).digest()


def _encoded(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")
