from __future__ import annotations

import pytest

from desktop.control.checklist import Readiness
from desktop.core.mix import Hindrance, Mix
from desktop.core.mix_setup import MixSetup
from desktop.ui.mixer.setup_checks import ready, setup_checks
from desktop.ui.mixer.standing import Standing
from tests.ui.mixer.made import APPLIED, DESK, stopped, strip

pytestmark = pytest.mark.usefixtures("languages")


def test_all_is_there() -> None:
    lines = setup_checks(stopped(APPLIED), Standing(), DESK)
    assert {line.readiness for line in lines} == {Readiness.READY}
    assert ready(lines)


def test_an_empty_room_only_warns() -> None:
    lines = setup_checks(stopped(), Standing(), DESK)
    assert lines[-1].readiness is Readiness.WARNING
    assert ready(lines)
    trouble = setup_checks(stopped(), Standing(room_trouble="154"), DESK)
    assert "154" in trouble[-1].why


def test_a_mix_takes_nine_of_a_full_room() -> None:
    lines = setup_checks(stopped(*(strip(str(n)) for n in range(12))), Standing(), DESK)
    assert lines[-1].title == "9 inputs"


def test_what_stands_in_the_way() -> None:
    lines = setup_checks(Mix(), Standing(Hindrance.NOT_SET_UP, left_at=0.0), MixSetup())
    missing = [line.title for line in lines if line.readiness is Readiness.NOT_READY]
    assert missing[:3] == ["ZEGOCLOUD is not set up", "No room is chosen", "Outputs"]
    assert len(missing) == 4
    assert not ready(lines)
