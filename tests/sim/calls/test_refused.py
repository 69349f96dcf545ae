from __future__ import annotations

import pytest

from desktop.sim.calls.refused import Code, Refused


@pytest.mark.parametrize(
    ("code", "status"),
    [
        (Code.INTERNAL, 500),
        (Code.INPUT, 400),
        (Code.ACCESS_KEY, 401),
        (Code.TOKEN_EXPIRED, 401),
        (Code.RATE_LIMIT, 429),
        (Code.MISSING, 404),
        (Code.NOT_ALLOWED, 403),
        (Code.SUSPENDED, 403),
    ],
)
def test_statuses_of_the_document(code: Code, status: int) -> None:
    body = Refused(code, "why").body("CreateCall")
    assert (body["code"], body["StatusCode"]) == (int(code), status)
    assert body["message"] == 'CreateCall failed with error: "why"'


def test_where_no_operation_is_there_none_is_named() -> None:
    assert Refused(Code.MISSING, "nothing here").body("")["message"] == "nothing here"
