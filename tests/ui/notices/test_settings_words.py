from __future__ import annotations

import pytest

from desktop.core.errors import Code
from desktop.ui.notices import settings_words
from desktop.ui.notices.wording import sentence

pytestmark = pytest.mark.usefixtures("languages")


@pytest.mark.parametrize("code", [Code.SETTINGS_NONE, Code.SETTINGS_NEWER, Code.SETTINGS_VALUE])
def test_who_refuses_a_file_names_it_and_says_that_nothing_changed(code: Code) -> None:
    text = sentence(code, {"file": "desk.json", "name": "Ingest › Port"})
    assert "desk.json" in text
    assert "Nothing was changed." in text


def test_an_export_says_what_is_not_in_it() -> None:
    assert "Keys and passwords are not in it" in sentence(Code.SETTINGS_EXPORTED, {"file": "desk.json"})
    assert len(settings_words.SENTENCES) == 6
