"""Orders are given once and in their order, with one open row at most."""

from __future__ import annotations

from desktop.control.air_effects import News, Play, RowClosed, RowOpened, RowRefused
from desktop.control.orders import Orders
from desktop.core.air import AirFault, AirNews
from desktop.core.programme import Track
from desktop.core.run_log import Outcome, RowKind

TRACK = Track(1, "https://clips.example/a.ogg", "a")


def test_one_row_at_most_is_open() -> None:
    orders = Orders()
    orders.close_row(Outcome.LOST)
    orders.open_row(RowKind.TRACK, TRACK)
    orders.open_row(RowKind.DEAD_AIR)
    assert orders.row is RowKind.TRACK
    orders.close_row(Outcome.LOST, "cut")
    orders.close_row(Outcome.LOST)
    assert orders.taken() == [RowOpened(RowKind.TRACK, TRACK), RowClosed(Outcome.LOST, "cut")]
    assert orders.taken() == []


def test_in_the_order_they_were_given() -> None:
    orders = Orders()
    orders.add(Play("x"))
    orders.leave_out(TRACK, AirFault.REFUSED, "mp3")
    assert orders.taken() == [
        Play("x"),
        RowRefused(TRACK, "mp3"),
        News(AirNews.SKIPPED, AirFault.REFUSED, "a", 0.0, "mp3"),
    ]
