from __future__ import annotations

from datetime import UTC, datetime

import pytest

from desktop.core.air import AirFault
from desktop.core.errors import Code
from desktop.core.programme import ClipFault
from desktop.ui import formats
from desktop.ui.notices import air_words
from desktop.ui.notices.reasons import reason_words
from desktop.ui.notices.wording import sentence

pytestmark = pytest.mark.usefixtures("languages")


def plain(text: str) -> str:
    return text.replace("\u2068", "").replace("\u2069", "")


@pytest.mark.parametrize("code", list(air_words.BY_VALUES))
def test_what_differs_by_its_values_differs(code: Code) -> None:
    trying = sentence(code, {"channel": "evening-show", "seconds": 4, "at": 4})
    assert trying != sentence(code, {"channel": "evening-show"})


def test_the_sentences_of_the_table() -> None:
    busy = "The streaming service is full. Nothing is on air. Trying again."
    assert sentence(Code.AIR_BUSY, {"seconds": 4}) == busy
    ends = formats.time_of_day(datetime.fromtimestamp(120, UTC), seconds=True)
    assert sentence(Code.AIR_LIST_ENDING, {"at": 120}) == f"The list ends at {ends} and nothing follows."
    skipped = plain(sentence(Code.AIR_ITEM_SKIPPED, {"title": "a.ogg", "reason": "codec"}))
    assert skipped == "a.ogg was skipped: it is not Opus, VP8 or VP9 inside."
    final = plain(sentence(Code.AIR_LOST_FINAL, {"channel": "evening-show", "tries": 6}))
    assert final == "The broadcast in evening-show ended: the link was lost and 6 tries failed."


@pytest.mark.parametrize("fault", [*(one for one in ClipFault if one), AirFault.REFUSED, AirFault.UNREACHABLE,
                                   AirFault.TIMEOUT, AirFault.UNKNOWN])  # fmt: skip
def test_every_reason_to_skip_is_in_words(fault: str) -> None:
    assert reason_words(str(fault)) != str(fault)
