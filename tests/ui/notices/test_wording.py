from __future__ import annotations

import re

import pytest
from msgspec.structs import replace

from desktop.core.errors import Code
from desktop.core.model import Remedy
from desktop.ui.i18n import Languages
from desktop.ui.notices.wording import notice_text, remedy_text, sentence, short_reason
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


@pytest.mark.parametrize("remedy", list(Remedy))
def test_every_remedy_has_words(remedy: Remedy) -> None:
    assert remedy_text(remedy)


@pytest.mark.parametrize(
    ("code", "values", "text"),
    [
        (Code.INGEST_PORT, {"port": 8787}, "Port 8787 is used by another program. No source can arrive."),
        (Code.SOURCE_STALLED, {"name": "Hue", "seconds": 8, "recording": True},
         "“Hue” stalled: no bytes for 8 s. Its recording continues."),
        (Code.SOURCE_STALLED, {"name": "Hue", "seconds": 8, "recording": False},
         "“Hue” stalled: no bytes for 8 s. It is not being recorded."),
        (Code.SOURCE_BACK, {"name": "Hue", "seconds": 14.2}, "“Hue” is back after 14 s."),
        (Code.RECORDING_SAVED, {"name": "Slides", "seconds": 1887, "bytes": 402_000_000},
         "Recording saved: Slides, 31:27, 402 MB."),
        (Code.DISK_LOW, {"minutes": 122, "bytes": 9, "disk": "/data"}, "2 h of recording are left on /data."),
        (Code.DISK_LOW, {"minutes": -1, "bytes": 9_000_000_000, "disk": "/"},
         "Only 9.00 GB are left for recordings on /."),
        (Code.DISK_STOP, {"bytes": 500_000_000}, "Recording stopped: only 500 MB are left. What was recorded is safe."),
        (Code.RECORDING_WRITE, {"name": "Hue", "reason": "no_space"}, "“Hue” cannot be recorded: the disk is full."),
        (Code.RECORDING_WRITE, {"name": "", "reason": "gone"},
         "The recordings cannot be read: the folder or its disk is not there."),
        (Code.RECORDING_RECOVERED, {"name": "a.mp4", "seconds": 1},
         "a.mp4 was repaired after a crash. 1 s are missing."),
        (Code.INGEST_REFUSED, {"ip": "203.0.113.9", "reason": "path"},
         "A sender at 203.0.113.9 was turned away: wrong address."),
        (Code.SOUND_GONE, {"device": "Headset", "other": "Built-in"},
         "Headset was unplugged. Built-in is used now."),
        (Code.SOUND_GONE, {"device": "", "other": "Built-in"},
         "The chosen sound output is not connected. Built-in is used now."),
        (Code.INGEST_REFUSED, {"ip": "203.0.113.9"}, "A sender at 203.0.113.9 was turned away."),
        (Code.BOT_REFUSED, {"name": "Hue", "reason": "Plan limit."},
         "MeetStream refused the invitation of “Hue”: Plan limit. No bot was invited."),
        (Code.BOT_NEVER, {"name": "Hue", "minutes": 10}, "Nobody admitted Hue in 10 min. The bot has left."),
        (Code.BOT_FAILED, {"name": "Hue", "reason": "out of memory"}, "Hue failed: out of memory."),
        (Code.BOT_FAILED, {"name": "Hue", "reason": "FAILED"}, "Hue failed. The service gives no reason."),
        (Code.BOT_FAILED, {"name": "Hue"}, "Hue failed. The service gives no reason."),
        (Code.BOT_LIMIT, {"seconds": 30}, "MeetStream asks to wait 30 s. The bot is invited then by itself."),
    ],
)  # fmt: skip
def test_sentences_of_the_table(code: Code, values: dict[str, str | int | float], text: str) -> None:
    assert re.sub("[\u2068\u2069]", "", sentence(code, values)) == text


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
