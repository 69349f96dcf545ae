from __future__ import annotations

from typing import Any

import pytest

from desktop.sim.calls import jwt
from desktop.sim.calls.gate import Gate
from desktop.sim.calls.refused import Code, Refused
from desktop.sim.calls.switches import Switches

NOW = 1_800_000_000
QUERY = {"api_key": "key", "user_id": "mai"}


@pytest.fixture
def switches() -> Switches:
    return Switches()


@pytest.fixture
def gate(switches: Switches) -> Gate:
    return Gate("key", "secret", switches, lambda: NOW)


def token(**claims: Any) -> str:
    return jwt.write("secret", {"user_id": "mai", **claims})


def code_of(gate: Gate, query: dict[str, str], given: str) -> Code:
    with pytest.raises(Refused) as caught:
        gate.check(query, given)
    return caught.value.code


def test_who_asks_is_known(gate: Gate) -> None:
    assert gate.check(QUERY, token(iat=NOW, exp=NOW + 1)) == "mai"
    assert gate.check({"api_key": "key"}, token()) == "mai"
    assert gate.check({"api_key": "key"}, jwt.write("secret", {"server": True})) == ""


def test_keys_and_signatures(gate: Gate) -> None:
    assert code_of(gate, {"api_key": "other"}, token()) is Code.ACCESS_KEY
    assert code_of(gate, QUERY, "") is Code.AUTHENTICATION
    assert code_of(gate, QUERY, jwt.write("other", {"user_id": "mai"})) is Code.SIGNATURE
    assert code_of(gate, QUERY | {"user_id": "lan"}, token()) is Code.AUTHENTICATION
    assert code_of(gate, QUERY, jwt.write("secret", {})) is Code.AUTHENTICATION


def test_the_clock(gate: Gate, switches: Switches) -> None:
    assert code_of(gate, QUERY, token(exp=NOW)) is Code.TOKEN_EXPIRED
    assert code_of(gate, QUERY, token(nbf=NOW + 1)) is Code.TOKEN_NOT_YET
    assert code_of(gate, QUERY, token(iat=NOW + 1)) is Code.TOKEN_BEFORE_IAT
    switches.skew_s = 2
    assert gate.check(QUERY, token(iat=NOW + 1)) == "mai"


def test_a_suspended_app(gate: Gate, switches: Switches) -> None:
    switches.suspended = True
    assert code_of(gate, QUERY, token()) is Code.SUSPENDED


def test_development_tokens_where_checks_are_off(gate: Gate, switches: Switches) -> None:
    development = f"{token().rpartition('.')[0]}.devtoken"
    assert code_of(gate, QUERY, development) is Code.SIGNATURE
    switches.user_checks = False
    assert gate.check(QUERY, development) == "mai"
