from __future__ import annotations

import pytest

from desktop.core.errors import Code
from desktop.ui.notices import mix_words
from desktop.ui.notices.wording import sentence

pytestmark = pytest.mark.usefixtures("languages")


def plain(text: str) -> str:
    return text.replace("\u2068", "").replace("\u2069", "")


@pytest.mark.parametrize("code", [Code.MIX_BUSY, Code.MIX_FAILED])
def test_what_is_tried_again_says_when(code: Code) -> None:
    assert "Trying again in 4 s." in sentence(code, {"seconds": 4, "code": 110200194})
    assert "Trying" not in sentence(code, {"code": 110200194})


@pytest.mark.parametrize(
    ("code", "values", "text"),
    [
        (Code.MIX_REFUSED, {"name": "Linh", "percent": 50, "old": 100},
         "Linh: 50 % was refused. Listeners still hear 100 %."),
        (Code.MIX_IDLE, {"seconds": 41},
         "Nobody has sent for 0:41. The mix still costs. It ends by itself at 1:30."),
        (Code.MIX_CLOCK, {"minutes": 12, "code": 100000004},
         "This computer’s clock is 12 min wrong; ZEGOCLOUD refuses it (100000004). Set the clock."),
        (Code.MIX_ROOM, {"name": "night-desk"},
         "The room night-desk does not exist yet. The mix starts when somebody is in it."),
    ],
)  # fmt: skip
def test_the_sentences_of_the_table(code: Code, values: dict[str, str | float], text: str) -> None:
    assert plain(sentence(code, values)) == text


def test_a_mix_left_running_says_since_when() -> None:
    assert sentence(Code.MIX_LEFT, {"at": 1_700_000_000}) != sentence(Code.MIX_LEFT, {"at": 1_700_003_600})


def test_every_code_of_the_mix_is_here() -> None:
    ours = {code for code in Code if code.value.startswith(("mix.", "scenes."))}
    assert ours == set(mix_words.SENTENCES) | set(mix_words.BY_VALUES)
