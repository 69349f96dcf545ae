from __future__ import annotations

import pytest

from desktop.core.panic import Leftover, PanicState, Quiet, Target, TargetKind, Why
from desktop.ui.i18n import Languages
from desktop.ui.panic.panic_words import leftover_line, spoken, target_line, title

AIR, MIX = TargetKind.BROADCAST, TargetKind.MIX


@pytest.fixture(autouse=True)
def english(languages: Languages) -> None:
    """The words of the table."""


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (PanicState.MUTING, "MUTING…"),
        (PanicState.MUTED, "EVERYTHING MUTED 1:07"),
        (PanicState.EXCEPT, "MUTED, EXCEPT 2"),
        (PanicState.RELEASING, "RELEASING…"),
        (PanicState.LEFTOVER, "RELEASED, EXCEPT 2"),
    ],
)
def test_titles(state: PanicState, words: str) -> None:
    assert title(state, 2, 67.9) == words
    everything = [one for one in PanicState if "EVERYTHING" in title(one, 0, 0.0)]
    assert everything == [PanicState.MUTED]


def test_what_is_spoken() -> None:
    assert spoken(PanicState.MUTED, 0) == "Everything is muted."
    assert spoken(PanicState.EXCEPT, 1) == "Muted, except 1."
    assert spoken(PanicState.OFF, 0) == "Mute all is released."
    assert spoken(PanicState.LEFTOVER, 3) == "Mute all is released, except 3."
    assert spoken(PanicState.MUTING, 0) == ""


def test_every_target_has_its_line() -> None:
    lines = {target_line(Target(kind, quiet, why, 6, 7)) for kind in TargetKind for quiet in Quiet for why in Why}
    assert "" in lines  # what is not sent
    assert {
        "Playlist paused",
        "Microphone off",
        "Mix silent",
        "Mix cannot be muted in Auto",
        "Mix: 6 of 7 silent",
    } <= lines
    assert target_line(Target(AIR, Quiet.NOTHING)) == ""
    assert "Playlist paused" not in {target_line(Target(AIR, Quiet.SOUNDS, why)) for why in Why}
    assert "Mix silent" not in {target_line(Target(MIX, Quiet.MUTING, why)) for why in Why}


def test_what_could_not_be_given_back() -> None:
    line = leftover_line(
        [Leftover(AIR, Why.OVER, "show"), Leftover(AIR, Why.UNANSWERED), Leftover(MIX, Why.OVER)]
        + [Leftover(TargetKind.CALL, Why.OVER), Leftover(TargetKind.CALL, Why.UNANSWERED)]
        + [Leftover(MIX, why, "Mai") for why in (Why.GONE, Why.REFUSED, Why.UNANSWERED)]
    )
    assert line.count(" · ") == 7
    assert "show" in line
    assert line.count("Mai") == 3
