from __future__ import annotations

import base64
import json

import pytest

from desktop.sim.calls import jwt

# stream-calls.md, section 2
ALICE = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJ1c2VyX2lkIjoiYWxpY2UifQ.L5d-HVFyhkch3OHAxi6gWfJ6c0JNIdIe6a6ubCjdGYs"


def part(value: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode()


def test_the_vector_of_the_official_clients() -> None:
    assert jwt.write("testsecret", {"user_id": "alice"}) == ALICE
    assert jwt.read("testsecret", ALICE) == {"user_id": "alice"}


@pytest.mark.parametrize(
    "token", ["", "a.b", ALICE + "x", ALICE[:-3], f"{part({'alg': 'none'})}.{part({})}.", f"{part([])}.x.y", "!.!.!"]
)
def test_what_is_not_signed_so_is_refused(token: str) -> None:
    with pytest.raises(jwt.BadToken):
        jwt.read("testsecret", token)


def test_another_secret_is_refused() -> None:
    with pytest.raises(jwt.BadToken):
        jwt.read("other", ALICE)


def test_a_development_token_is_taken_only_where_nobody_checks() -> None:
    token = f"{part({'alg': 'HS256'})}.{part({'user_id': 'mai'})}.devtoken"  # JavaScript keeps the padding
    assert jwt.read("s", token, check=False) == {"user_id": "mai"}
    with pytest.raises(jwt.BadToken):
        jwt.read("s", token)
