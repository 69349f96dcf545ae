from __future__ import annotations

import base64
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.services.calls.token_life import ends_at
from desktop.sim.calls import provider_tokens

NOW = 1_800_000_000.0


def packed(data: bytes) -> bytes:
    return struct.pack("<H", len(data)) + data


def test_tokens_of_each_provider_say_when_they_end() -> None:
    assert ends_at(provider_tokens.agora("a" * 32, "c", "channel", 7, NOW, 3600)) == NOW + 3600
    assert ends_at(provider_tokens.hms("s", "room", "mai", NOW, 600)) == NOW + 600
    assert ends_at(provider_tokens.local("s", "room", "mai", NOW, 2.5)) == NOW + 2.5


def test_the_older_form_of_agora() -> None:
    message = struct.pack("<IIH", 1, int(NOW) + 60, 0)
    body = packed(b"x" * 32) + struct.pack("<II", 1, 2) + packed(message)
    assert ends_at("006" + "a" * 32 + base64.b64encode(body).decode()) == NOW + 60


@pytest.mark.parametrize(
    "token", ["", "x", "007", "007!!!", "006" + "a" * 40, "a.b.c", "e30.e30.e30", "a.eyJleHAiOiJ4In0.c", "x" * 20_000]
)
def test_what_cannot_be_read_says_nothing(token: str) -> None:
    assert ends_at(token) is None


def test_a_moment_that_cannot_be_meant_is_none() -> None:
    assert ends_at(provider_tokens.local("s", "room", "mai", 12.0, 3)) is None
    assert ends_at(provider_tokens.local("s", "room", "mai", 1e15, 3)) is None


@given(st.one_of(st.text(max_size=300), st.binary(max_size=200).map(lambda d: "007" + base64.b64encode(d).decode())))
def test_no_token_is_too_strange(token: str) -> None:
    found = ends_at(token)
    assert found is None or found > 0
