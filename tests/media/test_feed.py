"""The hand-over: bounded, whole fragments, beginning again with a key frame."""

from __future__ import annotations

import threading

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop.media import feed as module
from desktop.media.boxes import Fragment, Init
from desktop.media.feed import Arrival, Feed
from desktop.media.movie import read_movie
from desktop.media.samples import has_key
from tests.media.streams import pieces, stream

PIECES = pieces(stream(frames=60, gop=10))
INIT = PIECES[0]
FRAGMENTS = [piece for piece in PIECES if isinstance(piece, Fragment)]  # every second has a key frame
MOVIE = read_movie(INIT.data)


def is_key(arrival: Arrival) -> bool:
    assert isinstance(arrival.item, Fragment)
    return has_key(arrival.item.data, arrival.item.offset, MOVIE)


def taken(feed: Feed) -> list[Arrival]:
    found = []
    while (arrival := feed.take(0)) is not None:
        found.append(arrival)
    return found


def test_what_is_put_comes_out_in_order() -> None:
    feed = Feed()
    for number, piece in enumerate(PIECES):
        feed.put(piece, float(number) / 10)
    found = taken(feed)
    assert [arrival.item for arrival in found] == PIECES
    assert [arrival.arrived_s for arrival in found] == [number / 10 for number in range(len(PIECES))]
    assert not any(arrival.gap for arrival in found)
    assert feed.skipped == 0
    assert feed.waiting_bytes == 0


def test_when_full_it_begins_again_with_a_key_frame() -> None:
    feed = Feed(max_bytes=len(INIT.data) + 3 * max(len(f.data) for f in FRAGMENTS))
    feed.put(INIT, 0.0)
    for fragment in FRAGMENTS:
        feed.put(fragment, 0.0)
    found = taken(feed)
    assert found[0].item is INIT
    assert found[1].gap
    assert is_key(found[1])
    assert [arrival.item for arrival in found[1:]] == FRAGMENTS[-len(found) + 1 :]
    assert feed.skipped == 60 - 5 * (len(found) - 1)  # five pictures in each


def test_seconds_are_bounded_too() -> None:
    feed = Feed(max_s=1.0)
    feed.put(INIT, 0.0)
    for number, fragment in enumerate(FRAGMENTS):
        feed.put(fragment, number * 0.2)
    found = taken(feed)
    assert found[-1].arrived_s - found[1].arrived_s <= 1.0
    assert is_key(found[1])


STEPS = ["put", "init", "take", "hold", "release", "key"]


@given(st.lists(st.sampled_from(STEPS), max_size=80), st.integers(500, 20000))
@example(["put", "take", "put", "put", "take"], 500)
@example(["init", "put", "take", "put", "put", "take"], 500)
def test_the_bounds_hold_whatever_happens(steps: list[str], most: int) -> None:
    feed = Feed(max_bytes=most)
    largest = max(len(piece.data) for piece in PIECES)
    put = [step for step in steps if step in ("put", "key", "init")]
    known = put[:1] == ["init"]  # before the first of them nobody can tell which fragment begins with a key frame
    for number, step in enumerate(steps):
        if step in ("put", "key"):
            feed.put(FRAGMENTS[0 if step == "key" else number % len(FRAGMENTS)], number / 10)
        elif step == "init":
            feed.put(INIT, number / 10)
        elif step == "take":
            arrival = feed.take(0)
            if arrival is not None and isinstance(arrival.item, Fragment) and arrival.gap and known:
                assert is_key(arrival)
        else:
            feed.hold(step == "hold")
        assert feed.waiting_bytes <= most + largest + len(INIT.data)
    feed.hold(False)
    taken(feed)
    assert feed.waiting_bytes == 0


def test_held_it_keeps_what_a_new_beginning_needs() -> None:
    feed = Feed()
    feed.hold(True)
    feed.take(0)
    for piece in PIECES:
        feed.put(piece, 0.0)
    assert feed.take(0) is None
    feed.hold(False)
    found = taken(feed)
    keys = [fragment for fragment in FRAGMENTS if has_key(fragment.data, fragment.offset, MOVIE)]
    assert found[0].item is INIT
    assert [arrival.item for arrival in found[1:]] == FRAGMENTS[FRAGMENTS.index(keys[-1]) :]
    assert found[1].gap
    assert feed.skipped == 0


def test_a_held_feed_is_bounded_without_key_frames() -> None:
    feed = Feed(max_bytes=5_000)
    feed.put(INIT, 0.0)
    feed.hold(True)
    plain = next(f for f in FRAGMENTS if not has_key(f.data, f.offset, MOVIE))
    for number in range(100):
        feed.put(plain, number / 10)
    assert feed.waiting_bytes <= 5_000 + len(INIT.data) + len(plain.data)


def test_the_newest_init_replaces_one_nobody_saw() -> None:
    feed = Feed()
    for _ in range(1000):
        feed.put(Init(bytes(INIT.data)), 0.0)
    assert len(taken(feed)) == 1


def test_one_fragment_larger_than_the_bounds_still_goes_through() -> None:
    feed = Feed(max_bytes=10)
    feed.put(INIT, 0.0)
    feed.put(FRAGMENTS[0], 0.0)
    assert [arrival.item for arrival in taken(feed)] == [INIT, FRAGMENTS[0]]


def test_a_waiting_taker_is_woken() -> None:
    feed = Feed()
    found: list[Arrival | None] = []
    thread = threading.Thread(target=lambda: found.append(feed.take(30)))
    thread.start()
    feed.put(INIT, 1.0)
    thread.join(10)
    assert [arrival.item for arrival in found if arrival] == [INIT]


@pytest.mark.parametrize("how", ["wake", "close", "release"])
def test_a_waiting_taker_is_woken_without_anything(how: str) -> None:
    feed = Feed()
    feed.hold(how == "release")
    feed.take(0)
    found: list[Arrival | None] = []
    thread = threading.Thread(target=lambda: found.append(feed.take(None)))
    thread.start()
    {"wake": feed.wake, "close": feed.close, "release": lambda: feed.hold(False)}[how]()
    thread.join(10)
    assert found == [None]


def test_very_many_small_pieces_are_left_out_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_PIECES", 10)
    feed = Feed()
    for number in range(100):
        feed.put(Fragment(bytes(8), number * 8), 0.0)
    assert len(taken(feed)) <= 10


def test_after_close_nothing_is_taken_in() -> None:
    feed = Feed()
    feed.put(INIT, 0.0)
    feed.close()
    feed.put(FRAGMENTS[0], 0.0)
    assert [arrival.item for arrival in taken(feed)] == [INIT]
    assert feed.closed
