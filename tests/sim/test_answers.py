from __future__ import annotations

from typing import Any

import pytest

from desktop.sim.answers import created, detail, page, status
from desktop.sim.behaviour import Entry, Meeting
from desktop.sim.bot import Bot
from desktop.sim.films import Films
from desktop.sim.rules import Refused


def bot(films: Films, name: str, link: str = "https://meet.google.com/abc", **more: Any) -> Bot:
    return Bot(name, {"meeting_link": link, "bot_name": "Airdesk", **more}, Meeting(), films, None)


def ids(answer: dict[str, Any]) -> list[str]:
    return [one["BotID"] for one in answer["bots"]]


def test_what_create_and_status_say(films: Films) -> None:
    one = bot(films, "b", custom_attributes={"desk": "1"})
    assert created(one) == {
        "bot_id": "b",
        "transcript_id": None,
        "meeting_url": "https://meet.google.com/abc",
        "status": "Active",
    }
    assert status(one) == {"bot_id": "b", "status": "Joining", "custom_attributes": {"desk": "1"}}


async def test_the_detail_tells_the_story(films: Films) -> None:
    one = Bot(
        "b",
        {"meeting_link": "https://teams.live.com/meet/1"},
        Meeting(entry=Entry.DENIED, joining_s=0, lobby_s=0),
        films,
        None,
    )
    await one.attend()
    details = detail(one)["bot_details"]
    assert [(step["status"], "denied" in step["message"]) for step in details["StatusTimeline"]] == [
        (True, False),
        (True, False),
        (False, True),
    ]
    assert details["Platform"] == "Teams"
    assert details["Status"] == "Denied"
    assert details["StartTime"] is None
    assert details["EndTime"].endswith("Z")


def test_the_list_comes_in_pages(films: Films) -> None:
    bots = [bot(films, str(number)) for number in range(45)]
    seen: list[str] = []
    answer = page(bots, {})
    while True:
        seen += ids(answer)
        if not answer["hasNextPage"]:
            break
        answer = page(bots, {"cursor": answer["nextCursor"]})
    assert seen == [str(number) for number in range(45)]
    assert answer["nextCursor"] is None
    assert ids(page(bots, {"limit": "2", "cursor": "3"})) == ["3", "4"]


@pytest.mark.parametrize("query", [{"cursor": "x"}, {"limit": "many"}])
def test_a_cursor_of_nobody_is_refused(films: Films, query: dict[str, str]) -> None:
    with pytest.raises(Refused):
        page([bot(films, "b")], query)


def test_the_list_filters(films: Films) -> None:
    bots = [
        bot(films, "meet", custom_attributes={"desk": "1"}),
        bot(films, "teams", "https://teams.live.com/meet/1"),
    ]
    today = bots[0].timeline[0].at.date().isoformat()
    assert ids(page(bots, {"platform": "Teams"})) == ["teams"]
    assert ids(page(bots, {"status": "JOINING"})) == ["meet", "teams"]
    assert ids(page(bots, {"status": "Done"})) == []
    assert ids(page(bots, {"custom_attr[desk]": "1"})) == ["meet"]
    assert ids(page(bots, {"from": today, "to": today})) == ["meet", "teams"]
    assert ids(page(bots, {"from": "2999-01-01"})) == []
