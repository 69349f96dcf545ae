from __future__ import annotations

from contextlib import suppress
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.services.meetstream.frames import FrameFault, FrameReader
from tests.services.meetstream.guests import frame


class Heard:
    def __init__(self, message_limit: int = 2**20, text_limit: int = 1000) -> None:
        self.binary = bytearray()
        self.texts: list[bytes | None] = []
        self.controls: list[tuple[int, bytes]] = []
        self.reader = FrameReader(
            self.binary.extend,
            self.texts.append,
            lambda opcode, payload: self.controls.append((opcode, payload)),
            message_limit=message_limit,
            text_limit=text_limit,
        )

    def feed(self, wire: bytes) -> None:
        """As the ingest does it: from a buffer that is used again."""
        buffer = bytearray(wire)
        self.reader.feed(memoryview(buffer))
        buffer[:] = b"\xee" * len(buffer)


payloads = st.binary(max_size=300) | st.integers(0, 70_000).map(lambda size: bytes(range(256)) * (size // 256 + 1))
messages = st.lists(
    st.tuples(
        st.sampled_from([1, 2, 8, 9, 10]),
        payloads,
        st.lists(st.integers(0, 300), max_size=3),
        st.binary(min_size=4, max_size=4),
    ),
    max_size=8,
)


@given(messages, st.lists(st.integers(1, 9000), min_size=1, max_size=20))
def test_any_cut_gives_the_same(sent: list[tuple[int, bytes, list[int], bytes]], cuts: list[int]) -> None:
    wire, binary, texts, controls = bytearray(), bytearray(), [], []
    for opcode, payload, splits, mask in sent:
        if opcode >= 8:
            payload = payload[:125]
            controls.append((opcode, payload))
            wire += frame(opcode, payload, mask=mask)
            continue
        if opcode == 1:
            texts.append(payload if len(payload) <= 1000 else None)
        else:
            binary += payload
        places = sorted(min(split, len(payload)) for split in splits)
        bounds = [0, *places, len(payload)]
        for number, (begin, end) in enumerate(pairwise(bounds)):
            last = number == len(bounds) - 2
            wire += frame(opcode if number == 0 else 0, payload[begin:end], final=last, mask=mask)
            if not last:
                wire += frame(9, b"between", mask=mask)
                controls.append((9, b"between"))
    heard = Heard()
    at = turn = 0
    while at < len(wire):
        step = cuts[turn % len(cuts)]
        heard.feed(bytes(wire[at : at + step]))
        at, turn = at + step, turn + 1
    assert bytes(heard.binary) == bytes(binary)
    assert heard.texts == texts
    assert heard.controls == controls
    assert heard.reader.held == 0


@given(st.binary(max_size=2000), st.integers(1, 50))
def test_noise_raises_nothing_but_a_fault_and_holds_little(noise: bytes, step: int) -> None:
    heard = Heard()
    with suppress(FrameFault):
        for at in range(0, len(noise), step):
            heard.feed(noise[at : at + step])
    assert heard.reader.held <= 14 + 125 + 1000 + 2000


def test_a_half_sent_frame_holds_nothing() -> None:
    heard = Heard(message_limit=64 * 2**20)
    heard.feed(b"\x82\xff" + (64 * 2**20).to_bytes(8, "big") + b"mask" + bytes(2**20))
    assert len(heard.binary) == 2**20
    assert heard.reader.held == 0


def test_endless_text_holds_little() -> None:
    heard = Heard()
    heard.feed(frame(1, b"x" * 600, final=False))
    for _ in range(50):
        heard.feed(frame(0, b"x" * 600, final=False))
    assert heard.reader.held < 2000
    heard.feed(frame(0, b""))
    assert heard.texts == [None]
    heard.feed(frame(1, b"fine"))
    assert heard.texts == [None, b"fine"]


def test_a_message_too_long() -> None:
    heard = Heard(message_limit=100)
    with pytest.raises(FrameFault) as fault:
        heard.feed(frame(2, b"x" * 60, final=False) + frame(0, b"x" * 41))
    assert fault.value.code == 1009


def test_nothing_is_read_after_stop() -> None:
    heard = Heard()
    heard.reader.stop()
    heard.feed(frame(2, b"x"))
    assert not heard.binary


def test_nothing_behind_a_pause_is_read_until_later() -> None:
    heard = Heard()
    first, rest = frame(2, b"x" * 70_000), frame(9, b"later")
    heard.reader.pause()
    assert heard.reader.feed(memoryview(first)) == 0
    heard.reader.resume()
    assert heard.reader.feed(memoryview(first + rest)) == len(first + rest)
    heard.reader.stop()
    heard.reader.resume()
    heard.feed(rest)
    assert heard.controls == [(9, b"later")]


def test_a_pause_in_the_middle_says_how_far_it_came() -> None:
    seen: list[bytes | None] = []

    def pause(_opcode: int, payload: bytes) -> None:
        seen.append(payload)
        reader.pause()

    reader = FrameReader(seen.append, seen.append, pause, message_limit=100)
    wire = memoryview(frame(2, b"one") + frame(9, b"two") + frame(2, b"three"))
    used = reader.feed(wire)
    assert seen == [b"one", b"two"]
    reader.resume()
    assert reader.feed(wire[used:]) == len(wire) - used
    assert seen == [b"one", b"two", b"three"]


def test_tiny_frames_take_turns() -> None:
    heard = Heard()
    wire = memoryview(frame(2, b"y") * 10_000)
    used = heard.reader.feed(wire)
    assert 0 < used < len(wire)
    while used < len(wire):
        used += heard.reader.feed(wire[used:])
    assert heard.binary == b"y" * 10_000
