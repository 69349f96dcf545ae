"""The scanner: any cutting gives the same pieces, and nothing makes it raise or grow."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.media import boxes
from desktop.media.boxes import BoxScanner, Fragment, Init
from tests.media.streams import box, large_box, moof, pieces, stream

STREAM = stream(frames=20, sound="aac")


def fed(data: bytes, sizes: list[int]) -> tuple[BoxScanner, list[Init | Fragment]]:
    scanner, found, at, turn = BoxScanner(), [], 0, 0
    while at < len(data):
        size = sizes[turn % len(sizes)]
        found += scanner.feed(data[at : at + size])
        at, turn = at + size, turn + 1
    return scanner, found


def plain(found: list[Init | Fragment]) -> list[tuple[type, bytes, int]]:
    return [(type(piece), bytes(piece.data), getattr(piece, "offset", 0)) for piece in found]


def held(scanner: BoxScanner) -> int:
    return len(scanner._unit) + len(scanner._head) + len(scanner._tail)


def test_a_real_stream_is_cut_without_a_byte_too_few() -> None:
    found = pieces(STREAM)
    fragments = [piece for piece in found if isinstance(piece, Fragment)]
    assert isinstance(found[0], Init)
    assert len(fragments) >= 4
    for fragment in fragments:
        assert STREAM[fragment.offset : fragment.offset + len(fragment.data)] == fragment.data
        assert fragment.data[4:8] == b"moof"
    assert b"".join(bytes(piece.data) for piece in found) == STREAM[: STREAM.index(b"mfra") - 4]


@given(st.lists(st.integers(1, 5000), min_size=1, max_size=20))
def test_any_cutting_gives_the_same(sizes: list[int]) -> None:
    scanner, found = fed(STREAM, sizes)
    assert plain(found) == plain(pieces(STREAM))
    assert scanner.damage == 0


def test_single_bytes_give_the_same() -> None:
    assert plain(fed(STREAM, [1])[1]) == plain(pieces(STREAM))


def test_a_fragment_comes_with_its_last_byte() -> None:
    last = [piece for piece in pieces(STREAM) if isinstance(piece, Fragment)][-1]
    end = last.offset + len(last.data)
    scanner = BoxScanner()
    before = scanner.feed(STREAM[: end - 1])
    assert last not in before
    assert scanner.feed(STREAM[end - 1 : end]) == [last]


def test_other_boxes_between_are_no_damage() -> None:
    first, second = moof([5]), moof([3])
    data = (
        box(b"ftyp", b"isom" + bytes(8))
        + box(b"free", bytes(20))
        + box(b"styp", b"msdh" + bytes(8))
        + box(b"sidx", bytes(32))
        + box(b"emsg", bytes(40))
        + first
        + box(b"mdat", b"12345")
        + box(b"prft", bytes(16))
        + second
        + box(b"mdat", b"abc")
    )
    scanner = BoxScanner()
    found = scanner.feed(data)
    assert [bytes(piece.data[-5:]) for piece in found] == [b"12345", b"atabc"]
    assert scanner.damage == 0


def test_several_data_boxes_belong_to_one_fragment() -> None:
    head = moof([4])
    second = len(head) + 8 + 4 + 8  # the run begins in the second
    data = moof([4], offset=second) + box(b"mdat", b"1111") + box(b"mdat", b"2222")
    found = pieces(data)
    assert len(found) == 1
    assert found[0].data.endswith(b"2222")


def test_the_long_form_and_a_box_to_the_end_of_the_stream() -> None:
    head = moof([6], offset=len(moof([6])) + 16)
    found = pieces(head + large_box(b"mdat", b"abcdef") + moof([3]) + b"\x00\x00\x00\x00mdatxyz")
    assert [bytes(piece.data[-3:]) for piece in found] == [b"def", b"xyz"]


def test_after_a_box_to_the_end_of_the_stream_a_new_one_is_found() -> None:
    scanner = BoxScanner()
    found = scanner.feed(moof([3]) + b"\x00\x00\x00\x00mdatxyz" + b"padding" + moof([3]) + box(b"mdat", b"uvw"))
    assert [bytes(piece.data[-3:]) for piece in found] == [b"xyz", b"uvw"]
    assert scanner.damage == 0


def test_a_size_that_lies_costs_nothing_else() -> None:
    lying = moof([3]) + (50_000_000).to_bytes(4, "big") + b"mdatabc"
    scanner = BoxScanner()
    found = scanner.feed(lying + moof([3]) + box(b"mdat", b"def"))
    assert [bytes(piece.data[-3:]) for piece in found] == [b"abc", b"def"]
    assert scanner.damage == 1


def test_a_data_box_of_nothing_that_claims_too_much_hides_nothing() -> None:
    scanner = BoxScanner()
    stray = (2 * boxes.MAX_UNIT).to_bytes(4, "big") + b"mdat" + bytes(100)
    found = scanner.feed(stray + moof([3]) + box(b"mdat", b"abc") + moof([3]) + box(b"mdat", b"def"))
    assert [bytes(piece.data[-3:]) for piece in found] == [b"abc", b"def"]
    assert scanner.damage == 1


def test_a_header_that_was_taken_for_data_is_found_though_its_data_box_stands_alone() -> None:
    """As many bytes are missing as the next header has."""
    head = moof([300])
    first, second = box(b"mdat", b"a" * 300), box(b"mdat", b"b" * 300)
    scanner = BoxScanner()
    found = scanner.feed(head + first[: -len(head)] + head + second + head + first)
    assert [bytes(piece.data[-3:]) for piece in found][1:] == [b"bbb", b"aaa"]
    assert found[1].data == head + second
    assert scanner.damage == 1


def test_padding_in_a_data_box_is_no_damage() -> None:
    scanner = BoxScanner()
    found = scanner.feed(moof([3]) + box(b"mdat", b"abc" + bytes(100)) + moof([3]) + box(b"mdat", b"def"))
    assert [bytes(piece.data[-3:]) for piece in found] == [b"abc", b"def"]
    assert scanner.damage == 0


@given(st.data())
def test_bytes_that_are_missing_cost_no_later_fragment(data: st.DataObject) -> None:
    fragments = [piece for piece in pieces(STREAM) if isinstance(piece, Fragment)]
    hurt = fragments[data.draw(st.integers(0, len(fragments) - 2))]
    start = hurt.offset + data.draw(st.integers(0, len(hurt.data) - 2))
    missing = data.draw(st.integers(1, min(500, hurt.offset + len(hurt.data) - start)))
    broken = STREAM[:start] + STREAM[start + missing :]
    _, found = fed(broken, [data.draw(st.integers(1, 3000))])
    whole = [bytes(piece.data) for piece in found]
    after = [fragment for fragment in fragments if fragment.offset > hurt.offset]
    assert [fragment.offset for fragment in after if bytes(fragment.data) not in whole] == []


@given(st.data())
def test_a_changed_byte_costs_no_fragment_after_the_next(data: st.DataObject) -> None:
    fragments = [piece for piece in pieces(STREAM) if isinstance(piece, Fragment)]
    hurt = fragments[data.draw(st.integers(0, len(fragments) - 3))]
    at = hurt.offset + data.draw(st.integers(0, len(hurt.data) - 1))
    noise = data.draw(st.binary(min_size=1, max_size=1))
    later = STREAM * (boxes.MAX_HEAD[b"moof"] // len(STREAM) + 1)  # a header that lies takes so much at most
    found = pieces(STREAM[:at] + noise + STREAM[at + len(noise) :] + later)
    after = [fragment for fragment in fragments if fragment.offset > hurt.offset][1:]
    assert [fragment for fragment in after if fragment not in found] == []


@given(st.lists(st.binary(max_size=600), max_size=20))
def test_nothing_makes_it_raise(chunks: list[bytes]) -> None:
    scanner = BoxScanner()
    for chunk in chunks:
        scanner.feed(chunk)
    assert held(scanner) <= sum(map(len, chunks)) + 32


@given(st.integers(0, 2**32), st.integers(1, 400))
def test_hostile_mixtures_neither_raise_nor_grow(seed: int, size: int) -> None:
    """Real boxes, cut, repeated, with lying sizes."""
    luck = random.Random(seed)
    long = b"\x00\x00\x00\x01mdat" + bytes(8)
    parts = [moof([9]), box(b"mdat", bytes(9)), box(b"ftyp", bytes(12)), long, STREAM[:999]]
    kinds = [b"moof", b"moov", b"mdat", b"ftyp", b"free", b"\x00\xff??"]
    data = bytearray()
    while len(data) < 20_000:
        if luck.random() < 0.5:
            part = luck.choice(parts)
            data += part[: luck.randrange(1, len(part) + 1)]
        else:
            data += luck.choice([0, 1, 7, 8, 24, 4000, 2**31]).to_bytes(4, "big") + luck.choice(kinds)
    scanner, _ = fed(bytes(data), [size])
    assert held(scanner) <= len(data) + 32


def test_a_fragment_that_is_too_large_is_left_out_and_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(boxes, "MAX_UNIT", 10_000)
    scanner = BoxScanner()
    most = 0
    found = []
    large = (moof([20_000]), (20_008).to_bytes(4, "big") + b"mdat", *[bytes(1000)] * 20)
    for chunk in (*large, moof([3]), box(b"mdat", b"abc")):
        found += scanner.feed(chunk)
        most = max(most, held(scanner))
    assert scanner.skipped == 1
    assert most <= 10_000
    assert [bytes(piece.data[-3:]) for piece in found] == [b"abc"]


def test_a_header_without_end_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(boxes, "MAX_UNIT", 5_000)
    scanner = BoxScanner()
    scanner.feed(moof([3]))
    for _ in range(100):
        scanner.feed(box(b"free", bytes(200)))
    assert held(scanner) <= 5_000
    assert scanner.skipped >= 1
    assert len(scanner.feed(moof([3]) + box(b"mdat", b"abc"))) == 1


def test_a_start_that_repeats_costs_linear_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each byte is looked at twice at most, whatever a sender pretends."""
    looked = 0
    search = BoxScanner._search

    def counted(self: BoxScanner, view: memoryview) -> memoryview:
        nonlocal looked
        looked += len(view)
        return search(self, view)

    monkeypatch.setattr(BoxScanner, "_search", counted)
    start = (900_000).to_bytes(4, "big") + b"moof\x00\x00\x00\x10mfhd" + bytes(8)
    data = start * 100_000
    fed(data, [4096])
    assert looked < 4 * len(data)


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


TINY = b"\0\0\0\x18moof\0\0\0\x10mfhd\0\0\0\0\0\0\0\1\0\0\0\x08mdat"
FLOODS = [b"\0\0\0\x08moof", b"\0\0\0\x08free", b"\0\0\0\x08mdat", TINY, TINY[:24] + b"x" * 9]


@pytest.mark.parametrize("unit", FLOODS)
def test_a_flood_costs_no_more_than_is_allowed_and_the_stream_after_it_is_found(unit: bytes) -> None:
    clock = Clock()
    scanner = BoxScanner(clock)
    chunk = unit * (65536 // len(unit))
    count = sum(len(scanner.feed(chunk)) for _ in range(20))
    assert scanner.flooded
    assert count <= boxes.STEPS_AT_ONCE
    assert len(scanner.feed(chunk)) <= 32  # all is spent but what a chunk has free
    clock.now += 0.1
    assert len(scanner.feed(chunk)) <= 32 + 0.1 * boxes.STEPS_PER_S
    clock.now += 60
    found = scanner.feed(STREAM)
    offset = len(chunk) * 22
    assert plain(found)[-4:] == [(kind, data, at + offset) for kind, data, at in plain(pieces(STREAM))[-4:]]
    assert plain(pieces(STREAM))[0] in plain(found)


def test_a_fragment_without_data_is_none() -> None:
    scanner = BoxScanner()
    assert scanner.feed(TINY[:24] * 10) == []
    assert (scanner.damage, scanner.flooded) == (0, 0)


def test_a_minute_of_single_frames_at_once_is_no_flood() -> None:
    scanner = BoxScanner(Clock())
    found = scanner.feed((moof([80]) + box(b"mdat", bytes(80))) * (60 * 68))
    assert (len(found), scanner.flooded) == (60 * 68, 0)


def test_reset_forgets_what_is_half_gathered() -> None:
    scanner = BoxScanner()
    scanner.feed(STREAM[:-50])
    scanner.reset()
    assert [type(piece) for piece in scanner.feed(STREAM)][:2] == [Init, Fragment]
    assert scanner.damage == 0


def test_a_new_stream_in_the_middle_of_a_fragment_is_found() -> None:
    """A second start on one connection, without anybody telling."""
    fragments = [piece for piece in pieces(STREAM) if isinstance(piece, Fragment)]
    cut = fragments[1].offset + len(fragments[1].data) // 2
    found = pieces(STREAM[:cut] + STREAM)
    kept = [bytes(piece.data) for piece in found]
    assert all(bytes(piece.data) in kept for piece in pieces(STREAM)[2:])
