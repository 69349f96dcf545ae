from __future__ import annotations

import json
from typing import Any

import pytest

from desktop.core.errors import Code
from desktop.services.calls.codes import ApiCode, refusal
from desktop.services.http import Answer


def answer(status: int, body: Any = None, **headers: str) -> Answer:
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    return Answer(status, {name.replace("_", "-"): value for name, value in headers.items()}, data)


@pytest.mark.parametrize(
    ("status", "number", "code"),
    [
        (400, 4, Code.CALL_SETUP),
        (401, 2, Code.CALL_KEY),
        (401, 3, Code.CALL_KEY),
        (401, 5, Code.CALL_KEY),
        (401, 40, Code.CALL_SIGN_IN),
        (401, 41, Code.CALL_CLOCK),
        (401, 42, Code.CALL_CLOCK),
        (401, 43, Code.CALL_KEY),
        (403, 17, Code.CALL_RIGHTS),
        (403, 99, Code.CALL_SUSPENDED),
        (408, 23, Code.SERVICE_SLOW),
        (413, 22, Code.CALL_SETUP),
        (429, 9, Code.CALL_LIMIT),
        (500, -1, Code.SERVICE_DOWN),
        (502, 0, Code.SERVICE_DOWN),
        (410, 0, Code.CALL_RETIRED),
        (403, 0, Code.CALL_RIGHTS),
        (418, 0, Code.SERVICE_UNKNOWN),
    ],
)
def test_every_error_of_the_document_has_its_sentence(status: int, number: int, code: Code) -> None:
    body = {"code": number, "message": "no"}
    refused = refusal("CreateCall", answer(status, body), Code.CALL_MISSING, 0.0)
    assert (refused.code, refused.number, refused.status) == (code, number, status)
    assert refused.values["code"] == (number or status)


def test_every_code_is_known() -> None:
    for number in ApiCode:
        refused = refusal("CreateCall", answer(499, {"code": int(number)}), Code.CALL_MISSING, 0.0)
        assert refused.code is not Code.SERVICE_UNKNOWN


def test_a_missing_call_names_the_operation_and_a_retired_one_cannot() -> None:
    there = {"code": 16, "message": 'GetCallToken failed with error: "no call"'}
    assert refusal("GetCallToken", answer(404, there), Code.CALL_MISSING, 0.0).code is Code.CALL_MISSING
    for body in ({"code": 16, "message": "not found"}, b"404 page not found", None):
        assert refusal("GetCallToken", answer(404, body), Code.CALL_MISSING, 0.0).code is Code.CALL_RETIRED


def test_a_limit_says_how_long_to_wait() -> None:
    body = {"code": 9}
    told = refusal("x", answer(429, body, x_ratelimit_reset="1030"), Code.CALL_MISSING, 1000.5)
    assert told.values["seconds"] == 30
    assert refusal("x", answer(429, body, retry_after="12"), Code.CALL_MISSING, 0.0).values["seconds"] == 12
    assert refusal("x", answer(429, body), Code.CALL_MISSING, 0.0).values["seconds"] == 60
    assert refusal("x", answer(429, body, x_ratelimit_reset="1"), Code.CALL_MISSING, 9e9).values["seconds"] == 1


def test_the_token_is_not_in_what_support_reads() -> None:
    body = {"code": 5, "message": "bad token hush-hush"}
    assert "hush" not in refusal("x", answer(401, body), Code.CALL_MISSING, 0.0, hide="hush-hush").details
