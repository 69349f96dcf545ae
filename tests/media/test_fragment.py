"""Pieces are kept and not copied, joined when somebody looks, and bounded whatever a sender does."""

from __future__ import annotations

import itertools
import tracemalloc

from hypothesis import given
from hypothesis import strategies as st

from desktop.media.boxes import BoxScanner
from desktop.media.fragment import WHOLE_BYTES, Fragment, Init, Pile
from tests.media.streams import box, moof

MIB = 1 << 20


def big(number: int, size: int) -> bytes:
    return moof([size]) + box(b"mdat", number.to_bytes(1, "big") * size)


@given(st.lists(st.sampled_from([700, WHOLE_BYTES - 1, WHOLE_BYTES, 3 * WHOLE_BYTES]), min_size=1, max_size=8))
def test_any_cutting_of_large_fragments_gives_the_same(sizes: list[int]) -> None:
    parts = [big(1, 5 * WHOLE_BYTES), big(2, 10), big(3, 40), big(4, 2 * WHOLE_BYTES)]
    data, scanner, found = b"".join(parts), BoxScanner(), []
    at, turns = 0, itertools.cycle(sizes)
    while at < len(data):
        chunk = data[at : at + next(turns)]
        found += scanner.feed(chunk)
        at += len(chunk)
    assert [b"".join(piece.pieces) for piece in found] == parts
    assert [bytes(piece.data) for piece in found] == parts


def test_nothing_is_put_together_before_somebody_looks() -> None:
    data = big(7, 10 * WHOLE_BYTES)
    chunks = [data[at : at + 4 * WHOLE_BYTES] for at in range(0, len(data), 4 * WHOLE_BYTES)]
    scanner = BoxScanner()
    (fragment,) = [piece for chunk in chunks for piece in scanner.feed(chunk)]
    assert isinstance(fragment, Fragment)
    assert [piece.obj for piece in fragment.pieces if type(piece) is memoryview] == chunks
    assert fragment.size == len(data)
    assert fragment.tables[4:8] == b"moof"
    assert b"".join(fragment.pieces) == data
    assert fragment.data == data
    assert fragment.data is fragment.data
    assert list(fragment.pieces) == [fragment.data]


def test_a_small_part_does_not_keep_what_it_lies_in() -> None:
    pile, large = Pile(), bytes(4 * WHOLE_BYTES)
    pile.keep(memoryview(large)[: 2 * WHOLE_BYTES - 1])
    assert len(pile.pieces) == 1
    pile.keep(memoryview(large)[: 2 * WHOLE_BYTES])
    assert len(pile.pieces) == 2
    assert len(pile) == 4 * WHOLE_BYTES - 1


def test_a_large_fragment_in_tiny_pieces_costs_little_more_than_its_bytes() -> None:
    size, tiny = 2 * MIB, bytes(16)
    scanner = BoxScanner(lambda: 0.0)
    scanner.feed(moof([size]) + (size + 8).to_bytes(4, "big") + b"mdat")
    tracemalloc.start()
    for _ in range(size // len(tiny) - 1):
        assert scanner.feed(bytes(tiny)) == []
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert held < 1.3 * size
    (fragment,) = scanner.feed(tiny)
    assert len(fragment.pieces) == 1


def test_large_and_small_in_turns_are_few_pieces() -> None:
    pile = Pile()
    for _ in range(100):
        pile.keep(memoryview(bytes(WHOLE_BYTES)))
        for _ in range(20):
            pile.keep(memoryview(b"x"))
    assert len(pile.pieces) <= 2 * len(pile) / WHOLE_BYTES + 1
    assert len(pile.joined()) == len(pile) == 100 * (WHOLE_BYTES + 20)


def test_what_somebody_else_has_put_together_is_one_too() -> None:
    assert Fragment(b"abc", 7) == Fragment(bytearray(b"abc"), 7)
    assert Fragment(b"abc", 7) != Fragment(b"abc", 8)
    assert Fragment(b"abc") != Init(b"abc")
    for piece in (Fragment(b"abc"), Init(b"abc")):
        assert (piece.size, list(piece.pieces), piece.data) == (3, [b"abc"], b"abc")
