from __future__ import annotations

import pytest

from desktop.sim.mezon.refused import DENIED, NOT_FOUND, UNAUTHENTICATED, Refused


@pytest.mark.parametrize(("code", "status"), [(UNAUTHENTICATED, 401), (DENIED, 403), (NOT_FOUND, 404), (99, 500)])
def test_a_refusal_is_a_status_and_a_sentence(code: int, status: int) -> None:
    refused = Refused(code, "No.")
    assert (refused.status, refused.body) == (status, {"code": code, "message": "No."})
