"""The words of the health window: every face can be said, what is unknown is said to be."""

from __future__ import annotations

import pytest

from desktop.control.health import Summary
from desktop.ui.health import faces
from desktop.ui.i18n import Languages

pytestmark = pytest.mark.usefixtures("languages")


def test_a_source_in_one_sentence() -> None:
    said = faces.summary_words(Summary("Field", 5.94, 180.2, 0.12))
    assert said == "\u2068Field\u2069: 5.9 Mbit/s, delay 180 ms, dropped in the last hour: 0.1 %."


def test_the_unknown_is_no_number() -> None:
    said = faces.summary_words(Summary("Field", None, None, None))
    assert said == "\u2068Field\u2069: nothing arrives, delay unknown, dropped in the last hour: unknown."


@pytest.mark.parametrize(
    ("per_s", "expected"), [(25.0, "25 a second"), (0.2, "0.2 a second"), (0.0, "0 a second"), (12.4, "12 a second")]
)
def test_pictures_in_a_second(per_s: float, expected: str) -> None:
    assert faces.frames_words(per_s) == expected


def test_the_decimal_sign_is_that_of_the_language(languages: Languages) -> None:
    languages.use("vi")
    assert faces.rate_words(5.9).startswith("5,9")


def test_every_plot_has_a_title_and_a_scale() -> None:
    made = [faces.rate_face(), faces.delay_face(), faces.shown_face(), faces.dropped_face(), faces.cpu_face()]
    titles = {face.title() for face in (*made, faces.stall_face())}
    assert len(titles) == 6
    assert all(face.least_top > 0 for face in made)
