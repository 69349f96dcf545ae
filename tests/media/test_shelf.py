"""Pictures lie where they were laid as long as somebody holds them, and no longer."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from desktop.media.shelf import MOST_OUT, MOST_PLACES, PAGE, BackShelf, Place, Shelf

ROOM = MOST_PLACES + 8 * PAGE


class Both:
    """The two sides of one shelf in one process."""

    def __init__(self) -> None:
        self.front = Shelf(ROOM)
        name, _, size = self.front.key.rpartition(":")
        inherited = f"{os.dup(int(name))}:{size}" if self.front.descriptors else self.front.key
        self.back = BackShelf(inherited)
        self.front.shared()
        self.front.shared()  # once more is no harm

    def lay(self, owner: int, data: bytes) -> Place:
        place = self.back.lay(owner, memoryview(data))
        assert place is not None
        return place


@pytest.fixture
def both() -> Iterator[Both]:
    return Both()


def test_what_is_laid_is_taken(both: Both) -> None:
    places = [both.lay(1, b"one" * 100), both.lay(2, b"two" * 2000)]
    views = [both.front.take(places[0], 300), both.front.take(places[1], 6000)]
    assert [bytes(view) for view in views] == [b"one" * 100, b"two" * 2000]
    assert both.front.lent == 2


def test_a_place_is_used_again_only_when_nobody_holds_any_of_it(both: Both) -> None:
    place = both.lay(1, b"a" * 100)
    view = both.front.take(place, 100)
    part = view[10:20]
    del view
    assert both.lay(1, b"b" * 100) != place
    assert bytes(part) == b"a" * 10
    del part
    assert both.front.lent == 0
    assert both.lay(1, b"c" * 100) == place


def test_one_owner_has_only_so_many_out_and_takes_none_from_others(both: Both) -> None:
    held = [both.front.take(both.lay(1, b"x"), 1) for _ in range(MOST_OUT)]
    assert both.back.lay(1, memoryview(b"x")) is None
    assert both.back.lay(2, memoryview(b"y")) is not None
    held.pop()
    assert both.back.lay(1, memoryview(b"x")) is not None


def test_a_gap_is_filled_by_what_fits_and_the_end_is_the_end(both: Both) -> None:
    places = [both.lay(owner, bytes(2 * PAGE)) for owner in range(4)]
    assert both.back.lay(9, memoryview(b"x")) is None
    both.front.give_back(places[1])
    assert both.back.lay(9, memoryview(bytes(2 * PAGE + 1))) is None
    assert both.lay(9, bytes(PAGE)).offset == places[1].offset
    assert both.lay(9, bytes(PAGE)).offset == places[1].offset + PAGE


def test_a_place_that_does_not_exist_is_refused(both: Both) -> None:
    place = both.lay(1, b"x")
    for slot, offset, size in ((-1, PAGE, 1), (MOST_PLACES, PAGE, 1), (5, 0, 1), (5, PAGE, ROOM), (5, 1 << 60, 1)):
        with pytest.raises((ValueError, OverflowError)):
            both.front.take(Place(slot, offset), size)
    view = both.front.take(place, 1)
    with pytest.raises(ValueError):
        both.front.take(place, 1)  # it is out
    both.front.give_back(place)  # nor is it given back while somebody holds it
    assert both.lay(1, b"y") != place
    assert bytes(view) == b"x"
