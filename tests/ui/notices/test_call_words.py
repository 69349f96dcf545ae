from __future__ import annotations

import pytest

from desktop.core.errors import Code
from desktop.ui.notices import call_words
from desktop.ui.notices.wording import sentence

pytestmark = pytest.mark.usefixtures("languages")


def plain(text: str) -> str:
    return text.replace("\u2068", "").replace("\u2069", "")


@pytest.mark.parametrize(
    ("code", "values", "text"),
    [
        (Code.CALL_RETIRED, {}, "This service has retired calls."),
        (Code.CALL_CONNECT, {"name": "Agora", "seconds": 20},
         "Agora did not connect in 20 s. Check the network or try again."),
        (Code.CALL_MIC_GONE, {"device": "Headset", "other": "Default"},
         "Headset was unplugged. Default is used now."),
        (Code.CALL_RENEW, {"seconds": 80}, "The token could not be renewed and ends in 1:20."),
        (Code.CALL_RENEW, {}, "The token could not be renewed. The call may end soon."),
        (Code.CALL_LIMIT, {"seconds": 30}, "The call service asks to wait 30 s."),
        (Code.CALL_RIGHTS, {}, "You may not join this call."),
        (Code.CALL_RIGHTS, {"starting": 1},
         "You may not start calls here. The support of the call service can allow it."),
        (Code.CALL_LIMIT, {}, "The call service asks to wait a moment."),
        (Code.CALL_TOKEN, {}, "The call token has ended. You are not heard any more."),
    ],
)  # fmt: skip
def test_the_sentences_of_the_table(code: Code, values: dict[str, str | float], text: str) -> None:
    assert plain(sentence(code, values)) == text


def test_the_end_of_a_token_says_until_when_one_was_heard() -> None:
    one, other = (sentence(Code.CALL_TOKEN, {"at": at}) for at in (1_700_000_000, 1_700_003_600))
    assert one.startswith("The call token has ended. You were heard until ")
    assert one != other


def test_every_code_of_calls_is_here() -> None:
    ours = {code for code in Code if code.value.startswith("call.")}
    assert ours == set(call_words.SENTENCES) | set(call_words.BY_VALUES)
