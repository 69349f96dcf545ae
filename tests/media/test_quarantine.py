"""When a stream is put aside, and when it has another chance."""

from __future__ import annotations

from desktop.media.quarantine import AGAIN_S, FIRST_PAUSE_S, MOST_PAUSE_S, Quarantine


def broken_twice(at_s: float = 0.0) -> Quarantine:
    quarantine = Quarantine()
    quarantine.blame(at_s, "once")
    quarantine.blame(at_s + 1.0, "twice")
    return quarantine


def test_once_is_forgiven() -> None:
    quarantine = Quarantine()
    quarantine.blame(0.0, "once")
    assert not quarantine.aside
    quarantine.blame(AGAIN_S + 1.0, "much later")
    assert not quarantine.aside


def test_twice_is_too_often_until_it_begins_anew() -> None:
    quarantine = broken_twice()
    assert quarantine.aside
    assert quarantine.why == "twice"
    assert quarantine.begin(1.5)
    assert not quarantine.aside
    assert not quarantine.begin(1.5)  # nothing to come back from


def test_who_comes_back_and_does_it_again_waits_longer_each_time() -> None:
    quarantine, now_s, waited = broken_twice(), 1.0, []
    for _ in range(8):
        begun_s = now_s
        while not quarantine.begin(now_s):
            now_s += 1.0
        waited.append(now_s - begun_s)
        quarantine.blame(now_s, "again")
        assert quarantine.aside
    assert waited[:3] == [0.0, FIRST_PAUSE_S, 2 * FIRST_PAUSE_S]
    assert waited[-1] == MOST_PAUSE_S


def test_who_was_well_for_long_begins_with_a_clean_sheet() -> None:
    quarantine = broken_twice()
    assert quarantine.begin(2.0)
    quarantine.blame(2.0 + AGAIN_S + 1.0, "once more")
    assert not quarantine.aside
    quarantine.blame(2.0 + AGAIN_S + 2.0, "and again")
    assert quarantine.begin(2.0 + AGAIN_S + 3.0)  # at once, as the first time


def test_what_still_comes_of_the_old_process_changes_nothing() -> None:
    quarantine = broken_twice()
    quarantine.blame(5.0, "late")
    assert quarantine.why == "twice"
    assert quarantine.begin(5.0)
