"""Signatures of requests and callbacks, as the service's documents have them. Pure but for the nonce.

They prove who asks, not what is asked: neither covers a body.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets

VERSION = "2.0"
MOST_SKEW_S = 600  # inclusive


def new_nonce() -> str:
    """16 hexadecimal characters, for one request."""
    return secrets.token_hex(8)


def signature(app_id: int, nonce: str, server_secret: str, timestamp_s: int) -> str:
    """Of a request: the MD5 of the four, joined without anything between, in lower-case hexadecimal."""
    plain = f"{app_id}{nonce}{server_secret}{timestamp_s}"
    return hashlib.md5(plain.encode(), usedforsecurity=False).hexdigest()  # the service's choice


def callback_signature(callback_secret: str, timestamp: str, nonce: str) -> str:
    """Of a callback: the SHA-1 of the three in the order of their characters."""
    plain = "".join(sorted((callback_secret, timestamp, nonce)))
    return hashlib.sha1(plain.encode(), usedforsecurity=False).hexdigest()  # the service's choice


def matches(expected: str, given: str) -> bool:
    """Compare without telling by the time it takes."""
    return hmac.compare_digest(expected.encode(), given.encode())
