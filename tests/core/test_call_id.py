from __future__ import annotations

from contextlib import suppress
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.call_id import hosted_page, kind_of, known_id, link_of, new_id, proposed_id, read_target, same_id
from desktop.core.call_kind import CallKind
from desktop.core.errors import Code, Trouble


def test_a_new_id_is_small_and_plain() -> None:
    assert new_id("  Call-20261120-2147 ") == "call-20261120-2147"


@pytest.mark.parametrize("text", ["", " ", "a b", "a/b", "a" * 65, "ä", "call:1", "call.1", "a\nb"])
def test_what_cannot_be_a_new_id_is_said(text: str) -> None:
    with pytest.raises(Trouble) as caught:
        new_id(text)
    assert caught.value.code is Code.CALL_ID


@pytest.mark.parametrize("text", ["call-messaging:newsroom", "8E1F-4a", "a.b!c"])
def test_ids_of_others_are_taken_as_they_are(text: str) -> None:
    assert known_id(f" {text} ") == text


@pytest.mark.parametrize("text", ["", "a b", "../x", "a?b", "a" * 256, "a\\b", "a\x00"])
def test_what_would_lead_elsewhere_is_no_id(text: str) -> None:
    with pytest.raises(Trouble):
        known_id(text)


def test_case_tells_no_ids_apart() -> None:
    assert same_id("Call-A", " call-a")
    assert not same_id("call-a", "call-b")


def test_a_proposed_id_can_be_used() -> None:
    proposed = proposed_id(datetime(2026, 11, 20, 21, 47))  # noqa: DTZ001 - the operator's own clock
    assert proposed == new_id(proposed) == "call-20261120-2147"


@pytest.mark.parametrize("kind", list(CallKind))
@pytest.mark.parametrize("call_id", ["call-1", "call-messaging:x", "a!b"])
def test_a_link_is_read_back_from_within_a_text(call_id: str, kind: CallKind) -> None:
    target = read_target(f"Join us: {link_of(call_id, kind)}")
    assert (target.call_id, target.kind) == (call_id, kind)


def test_a_pasted_call_object_or_attachment_is_read() -> None:
    call = '{"provider": "agora", "id": "X1", "type": "audio", "agora": {"channel": "c"}}'
    for text in (call, f'{{"type": "call", "call": {call}}}'):
        target = read_target(text)
        assert (target.call_id, target.kind) == ("X1", CallKind.AUDIO)
        assert target.call is not None
        assert target.call["agora"] == {"channel": "c"}
    assert read_target('{"callId": "X2"}').call_id == "X2"


@pytest.mark.parametrize("text", ["https://example.org/?callId=x9&type=video", "see https://e.org/r?call_id=x9"])
def test_an_address_may_name_it_in_its_query(text: str) -> None:
    assert read_target(text).call_id == "x9"


@pytest.mark.parametrize("text", ["", "{", "{}", "https://example.org/", "http://[::1", "two words", "x" * 30_000])
def test_a_text_without_a_call_is_said(text: str) -> None:
    with pytest.raises(Trouble) as caught:
        read_target(text)
    assert caught.value.code is Code.CALL_ID


@given(st.text(max_size=200))
def test_any_text_is_a_call_or_trouble(text: str) -> None:
    with suppress(Trouble):  # anything else fails the test
        assert read_target(text).call_id


def test_words_of_the_service_for_kinds() -> None:
    assert [kind_of(one) for one in ("audio", "VIDEO", "radio", None)] == [CallKind.AUDIO, CallKind.VIDEO, None, None]


@pytest.mark.parametrize(
    "text",
    [
        "https://studio.app.100ms.live/meeting/abc-defg-hij",
        "  https://studio.app.100ms.live/preview/65f0a1/guest?skip=1 ",
        "Join us: https://studio.app.100ms.live/streaming/meeting/abc",
    ],
)
def test_a_page_of_100ms_is_known(text: str) -> None:
    assert hosted_page(text).startswith("https://studio.app.100ms.live/")


@pytest.mark.parametrize(
    "text",
    [
        "night-desk",
        "http://studio.app.100ms.live/meeting/abc",
        "https://studio.app.100ms.live.example.com/meeting/abc",
        "https://studio.app.100ms.live/",
        "https://[::1/meeting/abc",
        "https://chat.example.com/meeting/abc?callId=night",
    ],
)
def test_any_other_text_is_none(text: str) -> None:
    assert hosted_page(text) == ""
