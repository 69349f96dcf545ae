"""Looking for a channel by name."""

from __future__ import annotations

import time

import pytest

from desktop.core.channel import Channel
from desktop.ui.channels.catalogue import MOST, Catalogue, Entry


def entry(n: int, title: str, place: str = "Mekong") -> Entry:
    return Entry(Channel(n, 1, label=title), title, place)


SOME = [
    entry(1, "late-radio"),
    entry(2, "Đêm nhạc"),
    entry(3, "radio"),
    entry(4, "preradio"),
    entry(5, "lobby", "Radio Huế"),
    entry(6, "night desk", "Radio Huế"),
]


@pytest.mark.parametrize(
    ("needle", "ids"),
    [
        ("radio", [3, 1, 4, 5, 6]),
        ("RADIO lob", [5]),
        ("dem", [2]),
        ("dê nhac", [2]),
        ("hue desk", [6]),
        ("zz", []),
        ("  ", [1, 2, 3, 4, 5, 6]),
    ],
)
def test_the_best_come_first(needle: str, ids: list[int]) -> None:
    assert [one.channel.id for one in Catalogue(SOME).hits(needle)] == ids


def test_titles_are_made_ready_bit_by_bit() -> None:
    catalogue = Catalogue(SOME)
    assert catalogue.prepare(4)
    assert not catalogue.prepare(4)
    assert [one.channel.id for one in catalogue.hits("desk")] == [6]


def test_fifty_thousand_are_found_at_once() -> None:
    catalogue = Catalogue(entry(n, f"kênh-{n} Đêm", f"clan {n % 20}") for n in range(50_000))
    catalogue.prepare()
    began = time.process_time()
    for needle in ("k", "kenh 4", "dem", "clan 7 kenh-1", "nowhere"):
        assert len(catalogue.hits(needle)) <= MOST
    assert (time.process_time() - began) / 5 < 0.1, "a keystroke, with room for a busy machine"
