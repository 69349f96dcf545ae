from __future__ import annotations

import re

import pytest

from desktop.core.errors import Code
from desktop.ui.notices import bot_words
from desktop.ui.notices.wording import sentence

pytestmark = pytest.mark.usefixtures("languages")


@pytest.mark.parametrize(
    ("code", "more", "text"),
    [
        (Code.BOT_LIMIT, {"seconds": 30}, "MeetStream asks to wait 30 s. “Hue” goes on as before. Try again then."),
        (Code.BOT_KEY, {}, "MeetStream refused the key. “Hue” goes on as before. Set the right key and try again."),
        (Code.BOT_KEY_MISSING, {}, "There is no MeetStream key. “Hue” goes on as before. Set the key and try again."),
        (Code.BOT_REFUSED, {"reason": "Not now."}, "MeetStream refused it: Not now. “Hue” goes on as before."),
    ],
)
def test_of_a_bot_that_is_there_nothing_is_said_about_an_invitation(
    code: Code, more: dict[str, str | int | float], text: str
) -> None:
    said = sentence(code, {"name": "Hue", "invited": 1, **more})
    assert re.sub("[\u2068\u2069]", "", said) == text
    assert sentence(code, {"name": "Hue", **more}) != said


def test_all_of_them_are_here() -> None:
    ours = {code for code in Code if code.name.startswith("BOT_")}
    assert ours == set(bot_words.SENTENCES) | set(bot_words.BY_VALUES)
