from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from desktop.core.model import AddressFault, Reach
from desktop.ui.address_words import ago_text, fault_sentence, reach_look, reach_sentence, reach_word
from desktop.ui.theme import Theme


@pytest.mark.parametrize("fault", list(AddressFault))
def test_every_fault_has_a_sentence(theme: Theme, fault: AddressFault) -> None:
    sentence = fault_sentence(fault)
    assert bool(sentence) == (fault is not AddressFault.NONE)
    assert not sentence or sentence.endswith(".")


@pytest.mark.parametrize("reach", list(Reach))
def test_every_reach_has_a_word_a_shape_and_a_sentence(theme: Theme, reach: Reach) -> None:
    assert reach_word(reach).isupper()
    icon, tone = reach_look(reach)
    assert not theme.icon(icon, tone).isNull()
    assert reach_sentence(reach, datetime.now(UTC))


def test_what_was_never_checked_is_said_to_be_so(theme: Theme) -> None:
    assert reach_sentence(Reach.REACHABLE, None) == "Not checked yet."


@pytest.mark.parametrize(("minutes", "words"), [(0, "just now"), (2, "2 min ago"), (125, "2 h ago")])
def test_how_long_ago(theme: Theme, minutes: int, words: str) -> None:
    assert ago_text(datetime.now(UTC) - timedelta(minutes=minutes)) == words
