from __future__ import annotations

import re

import pytest
from msgspec.structs import replace

from desktop.core.errors import Code
from desktop.ui.i18n import Languages
from desktop.ui.notices.wording import notice_text, sentence, short_reason
from tests.ui.samples import notices

FORBIDDEN = re.compile(r"\b(please|oops|successfully|pipeline|session|client|ingest(?! address))\b|!", re.IGNORECASE)
pytestmark = pytest.mark.usefixtures("languages")


@pytest.mark.parametrize("code", list(Code))
def test_every_code_has_a_sentence(code: Code) -> None:
    text = sentence(code)
    assert text.endswith(".")
    assert "{" not in text
    assert text[0] in "“—" or text[0].isupper()
    assert not FORBIDDEN.search(text)


@pytest.mark.parametrize("code", list(Code))
def test_every_code_has_few_words_for_a_tile(code: Code) -> None:
    assert 0 < len(short_reason(code)) <= 42


def test_the_ingest_s_word_may_come_with_the_details() -> None:
    notice = replace(notices()[0], code=Code.INGEST_REFUSED, values={"ip": "203.0.113.9"}, details="rate")
    assert notice_text(notice).endswith("was turned away: \u2068too many attempts\u2069.")


def test_braces_in_a_name_do_no_harm() -> None:
    assert "{name}" in sentence(Code.SOURCE_NO_SOUND, {"name": "{name} {0} %n"})


def test_a_negative_number_has_a_true_minus() -> None:
    assert "−2" in sentence(Code.INGEST_PORT, {"port": -2})


def test_names_are_isolated() -> None:
    assert "\u2068Hue\u2069" in sentence(Code.SOURCE_NO_SOUND, {"name": "Hue"})


def test_repeated_notices_are_counted() -> None:
    assert notice_text(notices()[1]).endswith("(3 times)")
    assert "times" not in notice_text(notices()[0])


def test_without_a_reason_there_are_words() -> None:
    assert short_reason(None) == "It failed"


def test_another_language(languages: Languages) -> None:
    languages.use("pseudo")
    assert sentence(Code.INGEST_PORT, {"port": 8787}).startswith("[Põ") or "8787" in sentence(
        Code.INGEST_PORT, {"port": 8787}
    )
