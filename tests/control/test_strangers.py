"""Who was not invited: a bounded crowd with names that show what they say."""

from __future__ import annotations

import pytest

from desktop.control.source import Source
from desktop.control.sources import Sources
from desktop.control.strangers import MOST, MOST_CHARS, Strangers, called
from desktop.core.model import SourceState


class Street:
    def __init__(self) -> None:
        self.sources = Sources()
        self.over: list[str] = []
        self.told: list[int] = []
        self.strangers = Strangers(self.sources, lambda source: self.over.append(source.id), self.told.append)
        self.sources.removed.connect(self.strangers.forget)

    def come(self, source_id: str, *, connected: bool, over: bool = False) -> Source:
        source = Source(source_id, source_id, connected=connected, since=1.0)
        if over:
            source.ended(2.0)
        self.strangers.add(source)
        return source


def test_the_oldest_that_has_ended_gives_way_and_it_is_told_once() -> None:
    street = Street()
    street.sources.add(Source("invited", "Guest"))
    street.come("live", connected=True)
    street.come("stalled", connected=False)
    for number in range(3 * MOST):
        street.come(f"s{number}", connected=False, over=True)
    assert len(street.sources.ids) == MOST + 1
    assert street.sources.ids[:3] == ("invited", "live", "stalled")
    assert street.sources.ids[-1] == f"s{3 * MOST - 1}"
    assert street.told == [MOST]
    street.sources.restore_tile()  # they give way for good: nobody took them off by hand
    assert len(street.sources.ids) == MOST + 1


def test_who_was_cut_off_gives_way_before_the_wall_grows() -> None:
    street = Street()
    first = street.come("first", connected=False)
    for number in range(MOST):
        street.come(f"s{number}", connected=True)
    assert "first" not in street.sources.ids
    assert first.state is SourceState.ENDED
    assert street.over == ["first"]


def test_who_still_sends_never_gives_way() -> None:
    street = Street()
    for number in range(MOST + 3):
        street.come(f"s{number}", connected=True)
    assert len(street.sources.ids) == MOST + 3
    assert street.told == []


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("bot-7", "bot-7"),
        ("  two\nlines\tand\x00more ", "two lines andmore"),
        ("gpj.\u202eexe", "gpj.exe"),
        ("👩\u200d🚀 Lan", "👩\u200d🚀 Lan"),
        ("\ud800\u2028x", "x"),
        ("\u200b\x07", ""),
        ("x" * 4096, "x" * (MOST_CHARS - 1) + "…"),
        ("<b>bold</b>", "<b>bold</b>"),
    ],
)
def test_a_name_is_one_short_line_that_shows_what_it_says(said: str, shown: str) -> None:
    assert called(said) == shown
