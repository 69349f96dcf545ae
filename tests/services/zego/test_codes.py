from __future__ import annotations

import pytest

from desktop.core.errors import Code, Trouble
from desktop.services.zego.codes import CONFIRMED, OF_AN_INPUT, RETRY, Refused, ReturnCode, sentence_of, verdict_of

# protocols/zego.md, section 9, in its own order: each code, its sentence, and whether the same is asked again.
M = 110200000
GATEWAY = {
    **dict.fromkeys((100000000, 100000002, 100000003), (Code.MIX_SETUP, False)),
    **dict.fromkeys((100000004, 100000005), (Code.MIX_SIGN, False)),
    **dict.fromkeys((100000006, 100000007, 100000008, 100000009), (Code.MIX_SETUP, False)),
    **dict.fromkeys((100000001, 100000010, 100000011), (Code.MIX_APP, False)),
    **dict.fromkeys((100000012, 100000013, 100000014), (Code.MIX_SETUP, False)),
    100000015: (Code.MIX_FAILED, True),
    100000016: (Code.MIX_TEST, False),
    100000017: (Code.MIX_ENABLE, False),
}
MIXING = {
    M + 1: (Code.MIX_FAILED, True),
    M + 2: (Code.MIX_SETUP, False),
    M + 3: (Code.MIX_SIGN, False),
    M + 4: (Code.MIX_SETUP, False),
    **dict.fromkeys((M + 5, M + 6), (Code.MIX_BUSY, True)),
    M + 7: (Code.MIX_FAILED, True),
    **dict.fromkeys((M + 8, M + 14), (Code.MIX_SETUP, False)),
    **dict.fromkeys((M + 12, M + 13, M + 15), (Code.MIX_FAILED, True)),
    M + 140: (Code.MIX_DUPLICATE, False),
    **dict.fromkeys((M + 141, M + 142), (Code.MIX_SETUP, False)),
    M + 150: (Code.MIX_INPUT_MISSING, False),
    M + 151: (Code.MIX_FAILED, True),
    M + 153: (Code.MIX_SETUP, False),
    M + 154: (Code.MIX_OUTPUTS, False),
    M + 155: (Code.MIX_SETUP, False),
    M + 156: (Code.MIX_OUTPUTS, False),
    M + 157: (Code.MIX_ENABLE, False),
    M + 158: (Code.MIX_INPUTS, False),
    M + 159: (Code.MIX_FAILED, True),
    M + 160: (Code.MIX_OWNER, False),
    **dict.fromkeys((M + 161, M + 170, M + 171, M + 172), (Code.MIX_SETUP, False)),
    M + 175: (Code.MIX_DUPLICATE, False),
    M + 176: (Code.MIX_OUTPUTS, False),
    M + 177: (Code.MIX_SETUP, False),
    M + 178: (Code.MIX_OUTPUTS, False),
    **dict.fromkeys((M + 179, M + 184, M + 185), (Code.MIX_SETUP, False)),
    **dict.fromkeys(range(M + 190, M + 195), (Code.MIX_BUSY, True)),
    M + 197: (Code.MIX_ROOM, False),
    110209001: (Code.MIX_LOST, False),
    110240002: (Code.MIX_SIGN, False),
}
ROOM = {
    1: (Code.MIX_FAILED, False),
    **dict.fromkeys((2, 3, 8), (Code.MIX_SETUP, False)),
    9: (Code.MIX_ENABLE, False),
    **dict.fromkeys((104, 5024, 50001), (Code.MIX_ROOM, False)),
    105: (Code.MIX_SETUP, False),
    138: (Code.MIX_INPUT_MISSING, False),
    154: (Code.MIX_FAILED, True),
    **dict.fromkeys((206, 207), (Code.MIX_BUSY, True)),
    1012: (Code.MIX_DUPLICATE, False),
    50003: (Code.MIX_SETUP, False),
}
ALL = GATEWAY | MIXING | ROOM
# The retry rule at the end of section 9, as it is written there.
AGAIN = {M + 1, M + 5, M + 6, M + 151, M + 159, *range(M + 190, M + 195), 206, 207}
NEVER = {*range(100000001, 100000015), *range(M + 2, M + 5), M + 157, M + 158, M + 160, M + 175}


def test_every_code_of_the_document_is_known_and_no_other() -> None:
    assert {code.value for code in ReturnCode} == {0, *ALL}


@pytest.mark.parametrize(("number", "code", "retry"), [(number, *told) for number, told in ALL.items()])
def test_every_code_has_its_sentence_and_says_whether_to_ask_again(number: int, code: Code, retry: bool) -> None:
    refused = Refused(sentence_of(number), number, "why")
    assert (refused.code, refused.number, refused.retry) == (code, number, retry)
    verdict = verdict_of(refused)
    assert (verdict.ok, verdict.number, verdict.retry, verdict.doubtful) == (False, number, retry, False)


def test_the_rule_of_the_document_is_kept() -> None:
    assert AGAIN <= RETRY
    assert not NEVER & RETRY


def test_a_code_nobody_knows_is_told_as_such_and_not_asked_again() -> None:
    refused = Refused(sentence_of(42), 42, "")
    assert (refused.code, refused.retry) == (Code.SERVICE_UNKNOWN, False)
    assert not verdict_of(refused).doubtful


@pytest.mark.parametrize("code", [Code.SERVICE_SLOW, Code.SERVICE_OFFLINE, Code.SERVICE_DOWN, Code.SERVICE_UNKNOWN])
def test_no_answer_leaves_a_doubt(code: Code) -> None:
    verdict = verdict_of(Trouble(code, "gone", service="ZEGOCLOUD"))
    assert verdict.doubtful
    assert verdict.retry
    assert verdict.message == "gone"


@pytest.mark.parametrize("code", [Code.MIX_KEY_MISSING, Code.SERVICE_CERTIFICATE, Code.KEYRING])
def test_what_never_went_out_leaves_none(code: Code) -> None:
    verdict = verdict_of(Trouble(code))
    assert not verdict.doubtful
    assert not verdict.retry


def test_codes_of_an_input() -> None:
    assert verdict_of(Refused(Code.MIX_INPUTS, 110200158, "")).among(OF_AN_INPUT)
    assert not CONFIRMED.among(OF_AN_INPUT)
    assert CONFIRMED.ok
