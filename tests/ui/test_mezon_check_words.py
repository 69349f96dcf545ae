"""What a check found, as a sentence."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from desktop.control.mezon_check import Verdict
from desktop.core.errors import Code, Trouble
from desktop.ui.mezon_check_words import verdict_sentence

NOW = datetime(2026, 11, 21, 20, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("verdict", "words"),
    [
        (Verdict(NOW, 80.0), "Nobody is signed in"),
        (Verdict(NOW, 80.0, ("ana", "bot"), True), "streaming service too"),
        (Verdict(NOW, 80.0, ("ana",)), "streaming was not asked"),
    ],
)
def test_what_is_well(verdict: Verdict, words: str) -> None:
    said = verdict_sentence(verdict)
    assert words in said
    assert "80 ms" in said
    assert all(name in said for name in verdict.names)


@pytest.mark.parametrize(
    ("trouble", "words"),
    [
        (Trouble(Code.SERVICE_OFFLINE, service="gw.example"), "gw.example cannot be reached"),
        (Trouble(Code.SERVICE_SLOW, service="gw.example"), "did not answer in time"),
        (Trouble(Code.SERVICE_DOWN, service="stn.example", code=""), "stn.example has a fault"),
        (Trouble(Code.SERVICE_CERTIFICATE, service="gw.example"), "certificate of gw.example"),
        (Trouble(Code.SERVICE_UNKNOWN, service="gw.example", code=""), "Check the address"),
        (Trouble(Code.SERVICE_CLOCK, minutes=12), "12 min wrong; Mezon"),
        (Trouble(Code.MEZON_TOKEN, name="ana"), "sign-in of ana has expired"),
        (Trouble(Code.MEZON_RIGHTS, name="ana"), "does not let ana in"),
        (Trouble(Code.MEZON_REFUSED), "refused the sign-in"),
    ],
)
def test_what_is_wrong(trouble: Trouble, words: str) -> None:
    said = verdict_sentence(Verdict(NOW, trouble=trouble))
    assert words in said.replace("\u2068", "").replace("\u2069", "")
