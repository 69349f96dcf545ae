from __future__ import annotations

import base64
import json

from desktop.services.calls.signing import EARLIER_S, LIFE_S, signed, user_token

# stream-calls.md, section 2: the same in three SDKs.
ALICE = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJ1c2VyX2lkIjoiYWxpY2UifQ.L5d-HVFyhkch3OHAxi6gWfJ6c0JNIdIe6a6ubCjdGYs"
SERVER = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzZXJ2ZXIiOnRydWV9.IBtJNp51orGkFyhdD2lNndwsiDPN_ekntNOMLuKT_OQ"


def test_the_vectors_of_the_official_clients() -> None:
    assert signed("testsecret", {"user_id": "alice"}) == ALICE
    assert signed("testsecret", {"server": True}) == SERVER


def test_a_user_token_ends() -> None:
    body = user_token("s", "mai", 1_700_000_000.7).split(".")[1]
    claims = json.loads(base64.urlsafe_b64decode(body + "=="))
    assert claims == {"user_id": "mai", "iat": 1_700_000_000 - EARLIER_S, "exp": 1_700_000_000 + LIFE_S}
