"""Tokens as the service makes them."""

from __future__ import annotations

import base64
import json
import time


def jwt(
    user_id: int = 1840653409082937344, *, life_s: float = 3600.0, born: float | None = None, **more: object
) -> str:
    """A token that says who it is for and until when; nobody checks its signature."""
    born = time.time() if born is None else born
    claims = {"uid": user_id, "usn": "Huế", "iat": born, "exp": born + life_s, **more}
    parts = [json.dumps(one).encode() for one in ({"alg": "HS256", "typ": "JWT"}, claims)] + [b"signature" * 4]
    return ".".join(base64.urlsafe_b64encode(one).rstrip(b"=").decode() for one in parts)
