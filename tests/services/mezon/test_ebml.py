"""Elements of a WebM file, whole and cut short."""

from __future__ import annotations

from desktop.services.mezon.ebml import EBML, INFO, SCALE, SEGMENT, elements

DOCTYPE = 0x4282
HEAD = bytes.fromhex("1A45DFA3 87 4282 84") + b"webm"
SCALED = bytes.fromhex("18538067 01FFFFFFFFFFFFFF 1549A966 87 2AD7B1 83 0F4240")


def test_what_holds_others_is_gone_into_also_where_its_size_is_unknown() -> None:
    found = list(elements(HEAD + SCALED, (EBML, SEGMENT, INFO)))
    assert found == [(DOCTYPE, b"webm"), (SCALE, (1_000_000).to_bytes(3, "big"))]


def test_what_is_not_named_comes_whole() -> None:
    assert [number for number, _ in elements(HEAD + SCALED, ())] == [EBML, SEGMENT]


def test_what_is_cut_short_ends_quietly() -> None:
    for length in range(len(HEAD)):
        assert len(list(elements(HEAD[:length], (EBML,)))) <= 1
    assert list(elements(b"\0\0", ())) == list(elements(b"\x1a", ())) == []
