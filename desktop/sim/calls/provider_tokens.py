"""Tokens of the providers, in their published forms but for keys that nobody checks. Pure."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
import struct
import zlib

from desktop.sim.calls import jwt

_JOIN_CHANNEL = 1  # Agora's service of real-time channels, and its first privilege


def agora(app_id: str, certificate: str, channel: str, uid: int, now_s: float, life_s: float) -> str:
    """An access token of version 007 (github.com/AgoraIO/Tools, AccessToken2)."""
    issued, life = int(now_s), int(life_s)
    service = struct.pack("<HHHI", _JOIN_CHANNEL, 1, 1, life) + _packed(channel.encode()) + _packed(str(uid).encode())
    body = _packed(app_id.encode()) + struct.pack("<IIIH", issued, life, secrets.randbits(31), 1) + service
    signed = hmac.new(certificate.encode(), body, hashlib.sha256).digest()
    return "007" + base64.b64encode(zlib.compress(_packed(signed) + body)).decode()


def hms(secret: str, room_id: str, user_id: str, now_s: float, life_s: float) -> str:
    """An auth token of 100ms; the browser reads room_id, user_id and role."""
    return jwt.write(
        secret,
        {
            "access_key": "demo",
            "room_id": room_id,
            "user_id": user_id,
            "role": "guest",
            "type": "app",
            "version": 2,
            "iat": int(now_s),
            "exp": int(now_s + life_s),
            "jti": secrets.token_hex(8),
        },
    )


def local(secret: str, room: str, user_id: str, now_s: float, life_s: float) -> str:
    """For the demo studio's own peer, to the fraction of a second."""
    return jwt.write(secret, {"room": room, "user_id": user_id, "exp": now_s + life_s, "jti": secrets.token_hex(4)})


def _packed(data: bytes) -> bytes:
    return struct.pack("<H", len(data)) + data
