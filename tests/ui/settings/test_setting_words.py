from __future__ import annotations

import pytest

from desktop.control.settings_tree import KEPT_HERE, places
from desktop.ui.i18n import Languages
from desktop.ui.settings.setting_words import has_words, setting_words, value_words

pytestmark = pytest.mark.usefixtures("languages")


def test_every_setting_that_may_come_from_a_file_has_a_name() -> None:
    """A new setting gets its words in setting_words.py; else an import would show its place in the file."""
    assert [place for place in places() if place not in KEPT_HERE and not has_words(place)] == []


def test_names_are_those_of_the_pages() -> None:
    assert setting_words("ingest.port") == "Ingest › Port"
    assert setting_words("ingest.dreams") == "ingest.dreams"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (True, "on"),
        (False, "off"),
        (8787, "8787"),
        ("vi", "vi"),
        ("", "—"),
        ([], "—"),
        (["203.0.113.0/24", "::/0"], "203.0.113.0/24, ::/0"),
        ([{"stream_id": "a"}], "1 entries"),
    ],
)
def test_values_are_a_few_words(value: object, words: str, languages: Languages) -> None:
    assert value_words(value) in (words, words.replace("1 entries", "1 entry"))
