"""What is unread, on top of what the service listed."""

from __future__ import annotations

from desktop.control.unread import Unread
from desktop.core.channel import Channel

ME, ANA = 7, 5
LISTED, OPEN = Channel(1, 9, unread=2), Channel(2, 9, unread=4)


def test_it_counts_what_others_wrote_where_nobody_reads() -> None:
    unread = Unread()
    unread.opened(OPEN.id)
    assert unread.came(LISTED, ME, ANA, {ME})
    assert not unread.came(LISTED, ME, ME, ())
    assert not unread.came(OPEN, ME, ANA, ())
    assert (unread.of(LISTED), unread.of(OPEN)) == ((3, 1), (0, 0))
    unread.listed()
    assert (unread.of(LISTED), unread.of(OPEN)) == ((2, 0), (0, 0))
    unread.clear()
    assert unread.of(OPEN) == (4, 0)
