from __future__ import annotations

import pytest

from desktop.core.errors import Code
from desktop.ui.notices import desk_words
from desktop.ui.notices.wording import sentence

pytestmark = pytest.mark.usefixtures("languages")


@pytest.mark.parametrize(
    ("values", "text"),
    [
        ({}, "Airdesk ended unexpectedly last time. What was kept is laid out; nothing is on air."),
        ({"sources": 0}, "Airdesk ended unexpectedly last time. What was kept is laid out; nothing is on air."),
        ({"sources": 1}, "Airdesk ended unexpectedly. 1 source can be brought back; nothing goes on air by itself."),
        ({"sources": 3}, "Airdesk ended unexpectedly. 3 sources can be brought back; nothing goes on air by itself."),
    ],
)
def test_a_crash_says_what_can_be_done(values: dict[str, str | int | float], text: str) -> None:
    assert sentence(Code.DESK_CRASHED, values) == text


def test_all_of_them_are_here() -> None:
    ours = {Code.DESK_CRASHED, Code.DESK_UNSTABLE, Code.DESK_SAFE, Code.SITTING_LEFT_OUT}
    assert ours == set(desk_words.SENTENCES) | set(desk_words.BY_VALUES)
