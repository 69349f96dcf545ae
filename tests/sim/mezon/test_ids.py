from __future__ import annotations

from desktop.sim.mezon.ids import EPOCH_MS, Ids


def test_an_id_says_when_it_was_made_and_is_larger_than_any_before() -> None:
    now = EPOCH_MS / 1000 + 100
    ids = Ids(lambda: now)
    first, second = ids.next(), ids.next()
    assert first >> 22 == 100_000
    assert second == first + 1
    now -= 50
    assert ids.next() == second + 1


def test_ids_of_today_do_not_fit_a_double() -> None:
    assert Ids(lambda: 1_800_000_000.0).next() > 2**53
