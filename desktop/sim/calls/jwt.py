"""JSON web tokens with HS256, as much of them as the service uses. Pure, and not the console's own code."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
from typing import Any


class BadToken(Exception):
    """Not three parts, not HS256, or not signed with this secret."""


def write(secret: str, claims: dict[str, Any]) -> str:
    """Signed claims."""
    parts = [_text(json.dumps(one, separators=(",", ":")).encode()) for one in ({"alg": "HS256", "typ": "JWT"}, claims)]
    return ".".join([*parts, _text(_sign(secret, ".".join(parts)))])


def read(secret: str, token: str, *, check: bool = True) -> dict[str, Any]:
    """The claims. Raises BadToken; without `check` a development token is taken too."""
    parts = token.split(".")
    if len(parts) != 3:
        raise BadToken("three parts")
    if not check and parts[2] == "devtoken":
        return _claims(parts[1])
    if _claims(parts[0]).get("alg") != "HS256":
        raise BadToken("HS256")
    if not hmac.compare_digest(_text(_sign(secret, ".".join(parts[:2]))).encode(), parts[2].rstrip("=").encode()):
        raise BadToken("signature")
    return _claims(parts[1])


def _sign(secret: str, text: str) -> bytes:
    return hmac.new(secret.encode(), text.encode(), hashlib.sha256).digest()


def _text(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def _claims(part: str) -> dict[str, Any]:
    try:
        found = json.loads(base64.urlsafe_b64decode(part.rstrip("=") + "=" * (-len(part.rstrip("=")) % 4)))
    except (ValueError, binascii.Error) as error:
        raise BadToken("claims") from error
    if not isinstance(found, dict):
        raise BadToken("claims")
    return found
