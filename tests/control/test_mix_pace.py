from __future__ import annotations

import pytest

from desktop.control.mix_pace import GAP_S, LIST_WITHIN_S, MixPace
from desktop.control.retries import PAUSES_S


@pytest.fixture
def pace() -> MixPace:
    return MixPace(lambda: 0.0)


def test_requests_keep_their_distance(pace: MixPace) -> None:
    pace.asked(10.0)
    assert (pace.not_before, pace.retry_at) == (10.0 + GAP_S, None)


def test_a_refused_request_waits_longer_each_time_and_is_given_up(pace: MixPace) -> None:
    assert [pace.later(0.0, 10.0) for _ in PAUSES_S] == list(PAUSES_S)
    assert pace.not_before == pace.retry_at == 10.0 + PAUSES_S[-1]
    assert pace.later(0.0, 50.0) is None
    assert pace.not_before == 10.0 + PAUSES_S[-1]  # as it was
    assert pace.later(0.0, 50.0, for_ever=True) == PAUSES_S[-1]
    assert pace.retry_at == 50.0 + PAUSES_S[-1]


def test_what_the_service_asks_for_is_kept(pace: MixPace) -> None:
    assert pace.later(20.0, 10.0) == 20.0


def test_an_answer_gives_all_tries_back(pace: MixPace) -> None:
    pace.later(0.0, 10.0)
    pace.granted()
    assert pace.later(0.0, 20.0) == PAUSES_S[0]


def test_a_wish_waits_for_nothing(pace: MixPace) -> None:
    pace.later(0.0, 10.0)
    pace.at_once(10.5)
    assert (pace.not_before, pace.retry_at) == (10.5, None)
    assert pace.later(0.0, 20.0) == PAUSES_S[0]


def test_it_is_held_and_never_hastened(pace: MixPace) -> None:
    pace.hold(20.0)
    pace.hold(15.0)
    assert (pace.not_before, pace.retry_at) == (20.0, None)


def test_the_list_is_waited_for_once(pace: MixPace) -> None:
    pace.listed(5.0)
    assert pace.not_before == 0.0
    pace.await_list(10.0)
    assert pace.not_before == 10.0 + LIST_WITHIN_S
    pace.listed(10.5)
    assert pace.not_before == 10.5
    pace.asked(11.0)
    pace.listed(11.1)
    assert pace.not_before == 11.0 + GAP_S


def test_a_wish_does_not_wait_for_the_list(pace: MixPace) -> None:
    pace.await_list(10.0)
    pace.at_once(10.0)
    pace.asked(10.0)
    pace.listed(10.1)
    assert pace.not_before == 10.0 + GAP_S
