"""What a refusal means, by status and by text."""

from __future__ import annotations

import pytest

from desktop.core.air import AirFault
from desktop.services.mezon.refusal import WAIT_LIMIT_S, Verdict, at_the_door, in_words

F = AirFault


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504])
def test_these_may_pass(status: int) -> None:
    assert at_the_door(status).retryable


@pytest.mark.parametrize(
    ("status", "fault"),
    [(200, F.ROUTE), (301, F.ROUTE), (401, F.TOKEN), (403, F.TOKEN), (404, F.ROUTE), (418, F.UNKNOWN)],
)
def test_these_will_not(status: int, fault: AirFault) -> None:
    assert at_the_door(status) == Verdict(fault, False)


def test_how_long_to_wait() -> None:
    waits = [at_the_door(503, text).wait_s for text in ("", "7", "99999999", "-5", "soon", "²")]
    assert waits == [0, 7, WAIT_LIMIT_S, 0, 0, 0]


@pytest.mark.parametrize(
    ("text", "fault", "retryable"),
    [
        ("publisher session closed", F.UNKNOWN, True),
        ("Timeout while fetching", F.UNREACHABLE, True),
        ("temporarily unavailable", F.UNKNOWN, True),
        ("connection reset by peer", F.UNKNOWN, True),
        ("upstream said 503", F.UNKNOWN, True),
        ("max concurrent streams", F.BUSY, True),
        ("unsupported codec: vorbis", F.REFUSED, False),
        ("invalid OGG file", F.REFUSED, False),
        ("failed to fetch https://x: 404", F.UNREACHABLE, False),
        ("user is not allowed to publish", F.RIGHTS, False),
        ("channel already has a publisher", F.OCCUPIED, False),
        ("???", F.UNKNOWN, False),
        ("", F.UNKNOWN, False),
    ],
)
def test_words(text: str, fault: AirFault, retryable: bool) -> None:
    assert in_words(text) == Verdict(fault, retryable)
