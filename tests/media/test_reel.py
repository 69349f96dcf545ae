"""Coded pictures that wait: begin with a key frame, and stay within bounds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.media import reel as law
from desktop.media.reel import Reel
from desktop.media.samples import Sample


def sample(number: int, key: bool = False, size: int = 10) -> Sample:
    return Sample(1, number, number, 1, key, 0, size)


def numbers(reel: Reel) -> list[int]:
    found = []
    while reel.head is not None:
        found.append(reel.head.sample.dts)
        reel.pop()
    return found


def test_it_begins_with_a_key_frame() -> None:
    reel = Reel()
    assert reel.extend([sample(0), sample(1), sample(2, key=True), sample(3)], b"", 0.0) == 2
    assert reel.stamps() == [2, 3]
    assert numbers(reel) == [2, 3]
    assert reel.bytes == 0


def test_a_stream_that_marks_none_is_decoded_all_the_same() -> None:
    reel = Reel()
    assert reel.extend([sample(0)], b"", 10.0) == 1
    assert reel.extend([sample(1)], b"", 10.0 + law.KEYLESS_S + 0.1) == 0
    assert numbers(reel) == [1]


def test_to_the_newest_key_frame() -> None:
    reel = Reel()
    reel.extend([sample(n, key=n in (0, 5)) for n in range(8)], b"", 0.0)
    assert reel.newest_key() is not None
    assert reel.to_newest_key() == 5
    assert reel.to_newest_key() == 0
    assert numbers(reel) == [5, 6, 7]
    assert reel.newest_key() is None
    assert reel.to_newest_key() == 0


def test_after_a_cut_it_wants_a_key_frame() -> None:
    reel = Reel()
    reel.extend([sample(0, key=True), sample(1)], b"", 0.0)
    assert reel.cut() == 2
    assert reel.extend([sample(2)], b"", 0.0) == 1
    assert reel.extend([sample(3, key=True)], b"", 0.0) == 0
    assert len(reel) == 1


def test_too_much_is_cut_to_the_newest_key_frame() -> None:
    reel = Reel(max_bytes=50)
    assert reel.extend([sample(n, key=n in (0, 4)) for n in range(6)], b"", 0.0) == 4
    assert numbers(reel) == [4, 5]


def test_too_much_without_a_later_key_frame_is_cut_whole() -> None:
    reel = Reel(max_bytes=50)
    assert reel.extend([sample(n, key=n == 0) for n in range(6)], b"", 0.0) == 6
    assert len(reel) == 0


@given(st.lists(st.lists(st.tuples(st.booleans(), st.integers(1, 60)), max_size=5), max_size=30))
def test_it_never_grows_beyond_its_bounds(fragments: list[list[tuple[bool, int]]]) -> None:
    reel = Reel(max_bytes=100)
    for fragment in fragments:
        reel.extend([sample(0, key, size) for key, size in fragment], b"", 0.0)
        assert reel.bytes <= 100
        assert reel.head is None or reel.head.sample.key
