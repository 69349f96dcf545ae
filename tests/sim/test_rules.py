from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.sim.rules import MEET, TEAMS, ZOOM, Refused, check_create, platform_of

GOOD = {
    "meeting_link": "https://meet.google.com/abc-defg-hij",
    "bot_name": "Airdesk",
    "video_required": True,
    "live_video_required": {"websocket_url": "wss://desk.example.com/in/x"},
    "automatic_leave": {"waiting_room_timeout": 600, "in_call_recording_timeout": 14400},
}


@pytest.mark.parametrize(
    ("link", "platform"),
    [
        ("https://meet.google.com/abc", MEET),
        ("https://MEET.google.com/abc", MEET),
        ("https://teams.microsoft.com/l/meetup-join/x", TEAMS),
        ("https://teams.live.com/meet/123", TEAMS),
        ("https://us02web.zoom.us/j/1", ZOOM),
        ("https://meet.google.com.example.com/abc", None),
        ("https://example.com/meet.google.com", None),
        ("ftp://meet.google.com/abc", None),
        ("meet.google.com/abc", None),
        ("", None),
    ],
)
def test_platforms_are_known_by_their_host(link: str, platform: str | None) -> None:
    assert platform_of(link) == platform


def test_a_whole_request_passes() -> None:
    assert check_create(dict(GOOD)) == GOOD


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"meeting_link": None}, "meeting_link is required."),
        ({"meeting_link": " "}, "meeting_link is required."),
        ({"meeting_link": 5}, "meeting_link is required."),
        ({"meeting_link": "https://example.com/x"}, "meeting_link is not a valid meeting link."),
        ({"bot_name": ""}, "bot_name is required."),
        ({"live_video_required": {}}, "live_video_required.websocket_url must start with ws:// or wss://."),
        ({"live_video_required": "wss://x"}, "live_video_required.websocket_url must start with ws:// or wss://."),
        ({"live_video_required": {"websocket_url": "https://x/"}}, "live_video_required.websocket_url must start"),
        ({"live_video_required": {"websocket_url": "wss://"}}, "live_video_required.websocket_url must start"),
        ({"meeting_link": "https://zoom.us/j/1"}, "Google Meet and Microsoft Teams only."),
        (
            {"automatic_leave": {"in_call_recording_timeout": 599}},
            "in_call_recording_timeout must be at least 600 seconds.",
        ),
        ({"automatic_leave": {"waiting_room_timeout": 0}}, "waiting_room_timeout must be a positive number"),
        ({"automatic_leave": {"waiting_room_timeout": "600"}}, "waiting_room_timeout must be a positive number"),
        ({"automatic_leave": []}, "automatic_leave must be an object."),
    ],
)
def test_what_is_wrong_is_named(change: dict[str, Any], sentence: str) -> None:
    with pytest.raises(Refused) as refused:
        check_create({**GOOD, **change})
    assert refused.value.status == 400
    assert sentence in refused.value.message


def test_the_seed_s_form_needs_no_bot_name() -> None:
    body = {name: value for name, value in GOOD.items() if name != "bot_name"}
    assert check_create(dict(body), seed_form=True) == body
    with pytest.raises(Refused, match="bot_name"):
        check_create(body)


def test_camel_case_is_checked_as_well() -> None:
    body = {"meeting_link": GOOD["meeting_link"], "bot_name": "x", "liveVideoRequired": {"websocketUrl": "http://x"}}
    with pytest.raises(Refused, match="websocket_url"):
        check_create(body)


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@given(_json | st.fixed_dictionaries({}, optional=dict.fromkeys(GOOD, _json)))
def test_any_body_is_taken_or_refused(body: object) -> None:
    refusal: Refused | None = None
    try:
        taken: object = check_create(body)
    except Refused as refused:
        refusal = refused
        taken = None
    assert taken is body or (refusal is not None and refusal.status == 400 and refusal.message.endswith("."))
