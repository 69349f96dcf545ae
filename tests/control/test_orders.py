"""Orders are given once and in their order, with one open row at most."""

from __future__ import annotations

import pytest

from desktop.control.air_effects import News, Play, RowClosed, RowForgotten, RowOpened, RowRefused
from desktop.control.orders import GAP_S, Orders
from desktop.core.air import AirFault, AirNews
from desktop.core.programme import Track
from desktop.core.run_log import WITH_A_TRACK, Outcome, RowKind

TRACK = Track(1, "https://clips.example/a.ogg", "a")


def test_one_row_at_most_is_open() -> None:
    orders = Orders()
    orders.close_row(Outcome.LOST, 0.0)
    orders.open_row(RowKind.TRACK, 0.0, TRACK)
    orders.open_row(RowKind.DEAD_AIR, 1.0)
    orders.close_row(Outcome.LOST, 2.0, "cut")
    orders.close_row(Outcome.LOST, 2.0)
    assert orders.taken() == [RowOpened(RowKind.TRACK, TRACK), RowClosed(Outcome.LOST, "cut")]
    assert orders.taken() == []


@pytest.mark.parametrize(("lasted_s", "told"), [(0.0, False), (GAP_S - 0.01, False), (GAP_S, True)])
def test_a_gap_between_two_tracks_is_a_row_from_a_second_on(lasted_s: float, told: bool) -> None:
    orders = Orders()
    orders.open_gap(5.0)
    orders.close_row(Outcome.RESUMED, 5.0 + lasted_s)
    end = RowClosed(Outcome.RESUMED) if told else RowForgotten()
    assert orders.taken() == [RowOpened(RowKind.DEAD_AIR, None), end]


def test_silence_after_the_last_track_ends_as_the_broadcast_does() -> None:
    orders = Orders()
    orders.open_gap(5.0)
    orders.end(Outcome.ENDED, 9.0)
    assert orders.taken()[-1] == RowClosed(Outcome.ENDED)


def test_a_gap_in_which_the_link_was_lost_is_a_row_however_short() -> None:
    orders = Orders()
    orders.open_gap(5.0)
    orders.lose_track(Outcome.LOST, 5.1, "cut")
    orders.open_row(RowKind.DEAD_AIR, 5.1)
    orders.close_row(Outcome.RESUMED, 5.2)
    assert orders.taken() == [RowOpened(RowKind.DEAD_AIR, None), RowClosed(Outcome.RESUMED)]


@pytest.mark.parametrize("kind", list(RowKind))
def test_what_has_a_track_ends_as_the_broadcast_does_and_dead_air_without_sound(kind: RowKind) -> None:
    for lost in (False, True):
        orders = Orders()
        orders.open_row(kind, 0.0)
        if lost:
            orders.lose_track(Outcome.LOST, 1.0, "cut")
        orders.end(Outcome.ENDED, 2.0)
        ends = [one for one in orders.taken() if isinstance(one, RowClosed)]
        with_track = RowClosed(Outcome.LOST, "cut") if lost else RowClosed(Outcome.ENDED)
        assert ends == [with_track if kind in WITH_A_TRACK else RowClosed(Outcome.GIVEN_UP)]


def test_in_the_order_they_were_given() -> None:
    orders = Orders()
    orders.add(Play("x"))
    orders.leave_out(TRACK, AirFault.REFUSED, "mp3")
    assert orders.taken() == [
        Play("x"),
        RowRefused(TRACK, "mp3"),
        News(AirNews.SKIPPED, AirFault.REFUSED, "a", 0.0, "mp3"),
    ]
