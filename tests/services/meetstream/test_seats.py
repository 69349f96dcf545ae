from __future__ import annotations

import asyncio
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.services.meetstream.seats import Seats
from desktop.services.meetstream.session import EndReason


class Chair:
    """A connection as far as its seat is concerned."""

    def __init__(self, invitation_id: str | None = None, *, sends: bool = False) -> None:
        self.invitation_id = invitation_id
        self.finished: asyncio.Future[None] = asyncio.Future(loop=_loop)
        self.has_intake = sends
        self.codes: list[int] = []

    def dismiss(self, reason: EndReason, code: int, why: str = "") -> None:
        assert reason is EndReason.REPLACED
        self.codes.append(code)
        self.has_intake = False
        if not self.finished.done():
            self.finished.set_result(None)


_loop = asyncio.new_event_loop()
_loop.close()  # futures need one that never runs


def taken(most: int, chairs: Iterable[Chair]) -> Seats[Chair]:
    seats: Seats[Chair] = Seats(most)
    for chair in chairs:
        seats.add(chair)
    return seats


def test_as_many_as_there_are_seats() -> None:
    seats = taken(2, [Chair("a", sends=True)])
    assert seats.make_room(Chair())
    seats.add(Chair())
    assert not seats.make_room(Chair())


@pytest.mark.parametrize(
    ("sending", "leaves"),
    [((False, True, True), 0), ((True, False, False), 2), ((True, True, True), 2)],
)
def test_the_invited_take_the_seats_of_strangers(sending: tuple[bool, ...], leaves: int) -> None:
    strangers = [Chair(sends=sends) for sends in sending]
    seats = taken(3, strangers)
    assert seats.make_room(Chair("a"))
    assert [chair.codes for chair in strangers] == [[1013] if at == leaves else [] for at in range(3)]
    assert seats.make_room(Chair())  # who is being closed has no seat any more
    assert not taken(1, [Chair("a", sends=True)]).make_room(Chair("b"))


def test_who_dials_again_and_again_has_one_seat_besides_the_one_that_sends() -> None:
    sends, other = Chair("a", sends=True), Chair("b", sends=True)
    seats = taken(2, [sends, other])
    for _ in range(50):
        newcomer = Chair("a")
        assert seats.make_room(newcomer)
        seats.add(newcomer)
        assert sum(not chair.finished.done() for chair in seats) == 3
    assert (sends.codes, other.codes) == ([], [])


def test_who_is_gone_is_not_among_them() -> None:
    chair = Chair()
    seats = taken(1, [chair])
    seats.drop(chair)
    seats.drop(chair)
    assert (len(seats), list(seats)) == (0, [])
    assert seats.make_room(Chair())


@given(st.lists(st.tuples(st.sampled_from([None, "a", "b", "c"]), st.booleans()), max_size=60))
def test_nobody_fills_the_house(dials: list[tuple[str | None, bool]]) -> None:
    seats: Seats[Chair] = Seats(4)
    for invitation, sends in dials:
        chair = Chair(invitation)
        if seats.make_room(chair):
            seats.add(chair)
            if sends:  # then the older one is replaced by the ingest
                for older in seats:
                    if older is not chair and older.invitation_id == invitation is not None:
                        older.dismiss(EndReason.REPLACED, 1000)
                chair.has_intake = True
        here = [one for one in seats if not one.finished.done()]
        assert len(here) <= 4 + 3  # and one more of each invitation
        assert sum(one.invitation_id is None for one in here) <= 4
