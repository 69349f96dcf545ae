from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.sim.behaviour import Chunking, Damage, DamageKind
from desktop.sim.chunks import Chunker, Damager


def box(kind: bytes, size: int) -> bytes:
    return struct.pack(">I4s", size + 8, kind) + bytes(size)


FRAGMENT = box(b"moof", 200) + box(b"mdat", 5000)
INIT = box(b"ftyp", 20) + box(b"moov", 900)


@given(
    st.sampled_from(list(Chunking)), st.lists(st.integers(8, 5000), max_size=12), st.integers(1, 3000), st.integers()
)
def test_no_byte_is_lost_or_moved(chunking: Chunking, sizes: list[int], size: int, seed: int) -> None:
    segments = [bytes([number % 256]) * length for number, length in enumerate(sizes)]
    chunker = Chunker(chunking, size, seed)
    messages = [message for segment in segments for message in chunker.feed(segment)]
    messages += chunker.rest()
    assert b"".join(messages) == b"".join(segments)
    assert all(messages)
    assert not list(chunker.rest())


def test_boxes_travel_one_by_one() -> None:
    messages = list(Chunker(Chunking.BOX, 0, 0).feed(INIT + FRAGMENT))
    assert [message[4:8] for message in messages] == [b"ftyp", b"moov", b"moof", b"mdat"]


def test_a_damaged_size_ends_the_cutting_not_the_bot() -> None:
    broken = struct.pack(">I", 3) + FRAGMENT[4:]
    assert list(Chunker(Chunking.BOX, 0, 0).feed(broken)) == [broken]


def test_blocks_of_a_pipe_end_with_the_fragment() -> None:
    sizes = [len(message) for message in Chunker(Chunking.READ, 4096, 0).feed(FRAGMENT)]
    assert sizes == [4096, len(FRAGMENT) - 4096]


def test_carried_blocks_do_not_care_for_fragments() -> None:
    chunker = Chunker(Chunking.CARRY, 4096, 0)
    sizes = [len(message) for _ in range(5) for message in chunker.feed(FRAGMENT)]
    assert set(sizes) == {4096}
    assert len(sizes) == 5 * len(FRAGMENT) // 4096


def test_a_big_message_is_larger_than_a_mebibyte() -> None:
    chunker = Chunker(Chunking.BIG, 0, 0)
    messages = [message for _ in range(300) for message in chunker.feed(FRAGMENT)]
    assert messages
    assert all(1 << 20 < len(message) < (1 << 20) + len(FRAGMENT) for message in messages)


@pytest.mark.parametrize("kind", DamageKind)
def test_only_the_named_fragments_are_damaged_and_always_alike(kind: DamageKind) -> None:
    def run() -> list[bytes]:
        damager = Damager(Damage(kind, first=2, every=3), seed=5)
        return [damager(FRAGMENT) for _ in range(10)]

    damaged = [number for number, fragment in enumerate(run()) if fragment != FRAGMENT]
    assert damaged == [2, 5, 8]
    assert run() == run()


def test_a_single_damage_comes_once() -> None:
    damager = Damager(Damage(DamageKind.LOST, first=1), seed=1)
    assert [damager(FRAGMENT) for _ in range(4)] == [FRAGMENT, b"", FRAGMENT, FRAGMENT]


def test_without_damage_nothing_is_touched() -> None:
    damager = Damager(None, seed=1)
    assert all(damager(FRAGMENT) is FRAGMENT for _ in range(3))
