from __future__ import annotations

import pytest

from desktop.core.errors import Code, Trouble
from desktop.services.zego.codes import CONFIRMED, OF_AN_INPUT, RETRY, Refused, ReturnCode, sentence_of, verdict_of

# protocols/zego.md, section 9, in its own order.
GATEWAY = [100000000 + last for last in range(18)]
MIXING = [
    *(110200000 + last for last in (1, 2, 3, 4, 5, 6, 7, 8, 12, 13, 14, 15, 140, 141, 142, 150, 151, 153, 154, 155)),
    *(110200000 + last for last in (156, 157, 158, 159, 160, 161, 170, 171, 172, 175, 176, 177, 178, 179, 184, 185)),
    *(110200190, 110200191, 110200194, 110200197, 110209001, 110240002),
]
ROOM = [0, 1, 2, 3, 8, 9, 104, 5024, 50001, 105, 138, 154, 206, 207, 1012, 50003]
AGAIN = {110200001, 110200005, 110200006, 110200151, 110200159, 110200190, 110200191, 110200194, 206, 207}
NEVER = {
    *(100000000 + last for last in range(1, 15)),
    *(110200002, 110200003, 110200004, 110200157, 110200158, 110200160, 110200175),
}


def test_every_code_of_the_document_is_known_and_no_other() -> None:
    assert {code.value for code in ReturnCode} == {*GATEWAY, *MIXING, *ROOM}


@pytest.mark.parametrize("number", [*GATEWAY, *MIXING, *ROOM[1:]])
def test_every_code_has_a_sentence(number: int) -> None:
    refused = Refused(sentence_of(number), number, "why")
    assert refused.code.value.startswith("mix.")
    assert refused.number == number
    assert refused.retry == (ReturnCode(number) in RETRY)
    verdict = verdict_of(refused)
    assert (verdict.ok, verdict.number, verdict.retry, verdict.doubtful) == (False, number, refused.retry, False)


def test_what_is_asked_again() -> None:
    assert AGAIN <= RETRY
    assert not NEVER & RETRY


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (100000005, Code.MIX_SIGN),
        (100000004, Code.MIX_SIGN),
        (110200003, Code.MIX_SIGN),
        (100000010, Code.MIX_APP),
        (100000016, Code.MIX_TEST),
        (100000017, Code.MIX_ENABLE),
        (110200157, Code.MIX_ENABLE),
        (110200150, Code.MIX_INPUT_MISSING),
        (110200158, Code.MIX_INPUTS),
        (110200175, Code.MIX_DUPLICATE),
        (110200140, Code.MIX_DUPLICATE),
        (110200176, Code.MIX_OUTPUTS),
        (110200178, Code.MIX_OUTPUTS),
        (110200160, Code.MIX_OWNER),
        (110200194, Code.MIX_BUSY),
        (207, Code.MIX_BUSY),
        (104, Code.MIX_ROOM),
        (5024, Code.MIX_ROOM),
        (50001, Code.MIX_ROOM),
        (110209001, Code.MIX_LOST),
        (110200002, Code.MIX_SETUP),
        (110200151, Code.MIX_FAILED),
    ],
)
def test_the_sentences(number: int, code: Code) -> None:
    assert sentence_of(number) is code


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
