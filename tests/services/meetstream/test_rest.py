from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.errors import Code, Trouble
from desktop.core.model import Platform
from desktop.services.meetstream.rest import (
    BotCreated,
    BotPhase,
    BotStatus,
    CreateBot,
    check_link,
    meeting_platform,
    phase_of,
)


@pytest.mark.parametrize(
    ("word", "phase"),
    [
        ("Joining", BotPhase.JOINING),
        ("Active", BotPhase.JOINING),
        ("InWaitingRoom", BotPhase.WAITING),
        ("in_waiting_room", BotPhase.WAITING),
        ("INMEETING", BotPhase.IN_MEETING),
        ("Recording", BotPhase.RECORDING),
        ("Leaving", BotPhase.LEAVING),
        ("Stopped", BotPhase.STOPPED),
        ("bot.stopped", BotPhase.STOPPED),
        ("NotAllowed", BotPhase.NOT_ALLOWED),
        ("Denied", BotPhase.DENIED),
        ("Kicked", BotPhase.KICKED),
        ("Error", BotPhase.FAILED),
        ("FAILED", BotPhase.FAILED),
        ("Done", BotPhase.DONE),
        ("", BotPhase.UNKNOWN),
        ("Levitating", BotPhase.UNKNOWN),
    ],
)
def test_status_words(word: str, phase: BotPhase) -> None:
    assert phase_of(word) is phase


@pytest.mark.parametrize(
    ("link", "platform"),
    [
        ("https://meet.google.com/abc-defg-hij", Platform.GOOGLE_MEET),
        (" https://MEET.google.com/abc?authuser=1 ", Platform.GOOGLE_MEET),
        ("https://teams.microsoft.com/l/meetup-join/19%3a", Platform.TEAMS),
        ("https://teams.live.com/meet/93", Platform.TEAMS),
        ("https://us02web.zoom.us/j/1", Platform.ZOOM),
        ("https://meet.google.com/", Platform.UNKNOWN),
        ("https://meet.google.com.evil.example/abc", Platform.UNKNOWN),
        ("https://evil.example/https://meet.google.com/abc", Platform.UNKNOWN),
        ("https://meet.google.com@evil.example/abc", Platform.UNKNOWN),
        ("ftp://meet.google.com/abc", Platform.UNKNOWN),
        ("meet.google.com/abc", Platform.UNKNOWN),
        ("https://[bad", Platform.UNKNOWN),
        ("", Platform.UNKNOWN),
    ],
)
def test_platforms(link: str, platform: Platform) -> None:
    assert meeting_platform(link) is platform


def test_links_that_cannot_work_are_said_before_sending() -> None:
    assert check_link("https://meet.google.com/abc") is Platform.GOOGLE_MEET
    with pytest.raises(Trouble) as zoom:
        check_link("https://zoom.us/j/1")
    assert zoom.value.code is Code.BOT_PLATFORM
    with pytest.raises(Trouble) as nothing:
        check_link("hello")
    assert nothing.value.code is Code.BOT_LINK


def test_the_body() -> None:
    body = CreateBot(" https://meet.google.com/a ", "Desk", "wss://x/in/1", 300, True, 48, "Hi", ("a", "b")).body()
    assert body["meeting_link"] == "https://meet.google.com/a"
    assert body["bot_name"] == "Desk"
    assert body["video_required"] is True
    assert body["live_video_required"] == {"websocket_url": "wss://x/in/1"}
    assert body["automatic_leave"]["waiting_room_timeout"] == 300
    assert body["automatic_leave"]["everyone_left_timeout"] == 300
    assert body["automatic_leave"]["in_call_recording_timeout"] >= 600
    assert body["recording_config"] == {"retention": {"type": "timed", "hours": 48}}
    assert body["bot_message"] == "Hi"
    assert body["custom_attributes"] == {"tags": "a, b"}
    plain = CreateBot("l", "n", "w", leave_when_empty=False).body()
    assert "bot_message" not in plain
    assert "custom_attributes" not in plain
    assert plain["automatic_leave"]["everyone_left_timeout"] > 3600


def test_answers() -> None:
    assert BotCreated.read({"bot_id": "b1", "status": "Active"}) == BotCreated("b1", "Active")
    assert BotCreated.read({"bot_id": 12}) == BotCreated("12")
    assert BotCreated.read({"bot_id": ""}) is None
    assert BotCreated.read([]) is None
    assert BotStatus.read({"bot_id": "b1", "status": "InMeeting"}) == BotStatus("b1", BotPhase.IN_MEETING, "InMeeting")
    assert BotStatus.read(None, "asked") == BotStatus("asked", BotPhase.UNKNOWN, "")
    page = {"bots": [{"BotID": "a", "Status": "Done"}, "nonsense"], "hasNextPage": True, "nextCursor": "c"}
    assert BotStatus.read_list(page) == ((BotStatus("a", BotPhase.DONE, "Done"),), "c")
    assert BotStatus.read_list({**page, "hasNextPage": False})[1] == ""
    assert BotStatus.read_list("text") == ((), "")


def test_the_word_of_the_service_is_short_and_hides_nothing() -> None:
    said = BotStatus.read({"bot_id": "b1", "status": "In\u202eMee\nting" + "g" * 1_000_000})
    assert len(said.raw) <= 300
    assert said.raw.startswith("In Mee ting")
    steps = [{"message": "bot.kicked\x1b[2J " + "x" * 9000}]
    found = BotStatus.read_detail({"bot_details": {"Status": "Done", "StatusTimeline": steps}}, "a")
    assert (found.phase, len(found.raw), found.raw.isprintable()) == (BotPhase.KICKED, 300, True)


def test_details() -> None:
    def details(*messages: object) -> dict[str, object]:
        steps = [{"message": message} for message in messages]
        return {"bot_details": {"BotID": "a", "Status": "Done", "StatusTimeline": [*steps, None]}}

    assert BotStatus.read_detail(details("Stopped"), "a") == BotStatus("a", BotPhase.DONE, "Done")
    kicked = "The host removed it (bot.kicked)."
    assert BotStatus.read_detail(details(7, kicked), "a") == BotStatus("a", BotPhase.KICKED, kicked)
    assert BotStatus.read_detail(details("He nicknamed kickedass"), "a").phase is BotPhase.DONE
    for nonsense in (None, [], {"bot_details": []}, {"bot_details": {"StatusTimeline": "text"}}):
        assert BotStatus.read_detail(nonsense, "a") == BotStatus("a", BotPhase.UNKNOWN)


@given(st.text())
def test_no_link_makes_it_raise(link: str) -> None:
    assert meeting_platform(link) in Platform
    assert meeting_platform("https://" + link) in Platform
