from __future__ import annotations

import base64
import struct
import zlib

from desktop.sim.calls import jwt, provider_tokens


def test_a_token_of_agora_has_its_published_form() -> None:
    token = provider_tokens.agora("a" * 32, "certificate", "channel", 7, 1_800_000_000.9, 60)
    assert token.startswith("007")
    body = zlib.decompress(base64.b64decode(token[3:]))
    (signed,) = struct.unpack_from("<H", body)
    assert signed == 32
    assert body[34:68] == struct.pack("<H", 32) + b"a" * 32
    assert struct.unpack_from("<II", body, 68) == (1_800_000_000, 60)
    assert b"channel" in body


def test_a_token_of_100ms_has_what_the_browser_reads() -> None:
    claims = jwt.read("s", provider_tokens.hms("s", "room", "mai", 100, 60))
    assert (claims["room_id"], claims["user_id"], claims["role"], claims["exp"]) == ("room", "mai", "guest", 160)


def test_no_two_are_the_same() -> None:
    assert provider_tokens.local("s", "r", "mai", 1.5, 2) != provider_tokens.local("s", "r", "mai", 1.5, 2)
    assert jwt.read("s", provider_tokens.local("s", "r", "mai", 1.5, 2))["exp"] == 3.5
