from __future__ import annotations

import itertools
from itertools import accumulate

from hypothesis import example, given, settings
from hypothesis import strategies as st

from desktop.media.backlog import BLOCK_BYTES, Backlog, Blocks, Buffer, Taking
from tests.media.rolling import INIT, fragment

Chunks = st.lists(st.binary(max_size=50), max_size=40)


def drain(backlog: Backlog, limit: int = 7, at_once: int = 5) -> bytes:
    """Write it out as a disk does that takes at most `at_once` bytes."""
    out = b""
    while batch := b"".join(backlog.peek(limit)):
        taken = batch[:at_once]
        out += taken
        backlog.done(len(taken))
    return out


@given(Chunks, st.integers(1, 60), st.integers(1, 60))
def test_bytes_come_out_as_they_went_in(chunks: list[bytes], limit: int, at_once: int) -> None:
    backlog = Backlog(Taking.ALL, Blocks())
    for chunk in chunks:
        backlog.append(chunk)
    whole = b"".join(chunks)
    assert backlog.size == len(whole)
    assert drain(backlog, limit, at_once) == whole
    assert backlog.size == 0


@given(Chunks, st.integers(1, 60))
def test_a_batch_is_never_longer_than_the_limit(chunks: list[bytes], limit: int) -> None:
    backlog = Backlog(Taking.ALL, Blocks())
    for chunk in chunks:
        backlog.append(chunk)
    assert sum(len(piece) for piece in backlog.peek(limit)) <= limit


def test_a_batch_has_at_most_as_many_pieces_as_the_system_takes() -> None:
    backlog = Backlog(Taking.ALL, Blocks())
    long = bytes(BLOCK_BYTES)
    for _ in range(1030):
        backlog.append(long)  # the same object: this costs no memory
    assert len(backlog.peek(BLOCK_BYTES * 2000)) == 1024


def test_a_million_tiny_messages_cost_no_more_than_their_bytes() -> None:
    """A queue of small objects would be forty times as large as what it counts."""
    backlog = Backlog(Taking.ALL, Blocks())
    for _ in range(BLOCK_BYTES + 10):
        backlog.append(b"x")
    assert len(backlog.peek(1 << 30)) == 2


SMALL, WHOLE, LONG = 50, 16_384, BLOCK_BYTES + 2
SIZES = [SMALL, WHOLE - 2, WHOLE, BLOCK_BYTES // 2, BLOCK_BYTES - 2, BLOCK_BYTES, LONG]
STEPS = st.one_of(st.sampled_from(SIZES), st.sampled_from(["go", "return"]))


@settings(max_examples=200)
@given(st.lists(STEPS, max_size=30))
@example([SMALL, "go", LONG, SMALL, "return"])
@example([*[WHOLE - 2] * 16, SMALL, WHOLE, "go", "return", SMALL])
@example([*[WHOLE - 2] * 16, 32, WHOLE, "go", "return", *[WHOLE - 2] * 17, "go", SMALL, "return"])
@example([BLOCK_BYTES // 2, "go", BLOCK_BYTES - 2, SMALL, "return", "go", BLOCK_BYTES - 2, "return"])
def test_what_is_being_written_does_not_change_meanwhile(steps: list[int | str]) -> None:
    """The disk call reads while chunks of every length arrive, and while blocks are used again."""
    backlog, numbers = Backlog(Taking.ALL, Blocks()), itertools.count()
    sent, written = bytearray(), bytearray()
    batch: list[Buffer] = []
    for step in [*steps, "return"]:
        if step == "go" and not batch:
            batch = backlog.peek(BLOCK_BYTES)
        elif step == "return":
            taken = b"".join(batch)
            written += taken[: max(1, len(taken) - 3)]
            backlog.done(min(len(taken), max(1, len(taken) - 3)))
            batch = []
        elif isinstance(step, int):
            chunk = next(numbers).to_bytes(2, "big") * (step // 2)
            sent += chunk
            backlog.append(chunk)
    assert bytes(written) + drain(backlog, BLOCK_BYTES, BLOCK_BYTES) == bytes(sent)


@given(st.data())
def test_a_file_from_the_middle_is_init_and_all_from_the_boundary(data: st.DataObject) -> None:
    """However the stream is cut, and however far ahead the boundary is said to be."""
    stream = b"".join(fragment(n, 60) for n in range(4))
    cuts = sorted(data.draw(st.sets(st.integers(1, len(stream) - 1), max_size=30)))
    place = 60 * data.draw(st.integers(0, 3))
    backlog = Backlog(Taking.FROM_BOUNDARY, Blocks())
    backlog.set_init(INIT)
    starts = [0, *cuts]
    said_at = data.draw(st.sampled_from([start for start in starts if start <= place]))
    for start, end in zip(starts, [*cuts, len(stream)], strict=True):
        if start == said_at:
            backlog.boundary(place - start)
        backlog.append(stream[start:end])
    assert drain(backlog) == INIT + stream[place:]


def test_without_an_init_segment_no_file_begins() -> None:
    backlog = Backlog(Taking.FROM_BOUNDARY, Blocks())
    backlog.boundary(0)
    backlog.append(fragment(1))
    assert backlog.size == 0
    assert backlog.passed_over == 1000


def test_where_an_init_segment_comes_the_old_one_is_left_out() -> None:
    backlog = Backlog(Taking.FROM_BOUNDARY, Blocks())
    backlog.set_init(b"old" * 10)
    backlog.boundary(0)
    for byte in INIT + fragment(1):
        backlog.append(bytes([byte]))
    assert drain(backlog) == INIT + fragment(1)


def test_the_init_segment_is_the_one_of_the_boundary() -> None:
    backlog = Backlog(Taking.FROM_BOUNDARY, Blocks())
    backlog.set_init(INIT)
    backlog.boundary(5)
    backlog.set_init(b"the next one")
    backlog.append(b"12345" + fragment(1))
    assert drain(backlog) == INIT + fragment(1)


def test_boundaries_mean_nothing_while_everything_is_kept() -> None:
    backlog = Backlog(Taking.ALL, Blocks())
    backlog.set_init(INIT)
    backlog.boundary(3)
    backlog.append(b"abcdefghijkl")
    assert drain(backlog) == b"abcdefghijkl"


def test_after_refuse_what_waits_still_waits() -> None:
    backlog = Backlog(Taking.ALL, Blocks())
    backlog.append(b"kept")
    backlog.refuse()
    backlog.append(b"not kept")
    assert drain(backlog) == b"kept"


def test_what_is_refused_is_not_held_in_memory() -> None:
    backlog = Backlog(Taking.FROM_BOUNDARY, Blocks())
    for _ in range(100):
        backlog.append(bytes(1000))
    assert backlog.size == 0
    assert backlog.peek(1000) == []


def test_a_held_recording_that_had_received_nothing_is_byte_exact() -> None:
    backlog = Backlog(Taking.ALL, Blocks())
    backlog.refuse()
    backlog.look_for_boundary()
    backlog.append(b"from the first byte")
    assert drain(backlog) == b"from the first byte"


def test_one_that_had_received_something_waits_for_a_boundary() -> None:
    backlog = Backlog(Taking.ALL, Blocks())
    backlog.append(b"x")
    backlog.clear()
    backlog.refuse()
    backlog.look_for_boundary()
    backlog.append(b"rest of a fragment")
    assert backlog.size == 0


@given(st.lists(st.integers(1, 20), max_size=20))
def test_done_in_any_steps(steps: list[int]) -> None:
    backlog = Backlog(Taking.ALL, Blocks())
    whole = bytes(range(200))
    for at in range(0, 200, 7):
        backlog.append(whole[at : at + 7])
    for total in accumulate(steps):
        if total > 200:
            break
        backlog.done(total - (200 - backlog.size))
        assert b"".join(backlog.peek(1000)) == whole[total:]


def test_a_block_is_used_again_when_nothing_waits_any_more() -> None:
    blocks = Blocks()
    first = Backlog(Taking.ALL, blocks)
    first.append(b"abc")
    first.let_go()  # too early: it still waits
    assert drain(first) == b"abc"
    block = first._block
    first.let_go()
    first.let_go()
    second = Backlog(Taking.ALL, blocks)
    second.append(b"d")
    assert second._block is block
    first.append(b"")
    assert drain(second) == b"d"


def test_a_large_piece_is_not_copied_and_stays_in_its_place() -> None:
    backlog = Backlog(Taking.ALL, Blocks())
    small, large = b"a" * 100, b"b" * 65_536
    for piece in (large, small, large):
        backlog.append(piece)
    batch = backlog.peek(1 << 30)
    assert b"".join(batch) == large + small + large
    assert [getattr(piece, "obj", None) is large for piece in batch] == [True, False, True]
