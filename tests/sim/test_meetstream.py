"""The stand-in over real HTTP, as somebody else's client sees it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from typing import Any

import aiohttp
import pytest

from desktop.sim.behaviour import Entry, Meeting
from desktop.sim.films import Films
from desktop.sim.meetstream import MeetStreamStandIn
from desktop.sim.recipe import Recipe
from desktop.sim.rules import Refused
from tests.sim.receiver import receiving

KEY = "ms_right"
CREATE = "/api/v1/bots/create_bot"
LINK = "https://meet.google.com/abc-defg-hij"
BODY = {"meeting_link": LINK, "bot_name": "Airdesk", "video_required": True}


@dataclass
class Answer:
    status: int
    body: Any
    headers: dict[str, str] = field(default_factory=dict)


class Client:
    def __init__(self, http: aiohttp.ClientSession, base: str) -> None:
        self._http = http
        self._base = base

    async def __call__(
        self, method: str, path: str, json: Any = None, auth: str | None = f"Token {KEY}", **headers: str
    ) -> Answer:
        if auth is not None:
            headers["Authorization"] = auth
        async with self._http.request(method, self._base + path, json=json, headers=headers) as answer:
            return Answer(answer.status, await answer.json(), dict(answer.headers))

    async def create(self, **more: Any) -> str:
        answer = await self("POST", CREATE, {**BODY, **more})
        assert answer.status == 201
        return str(answer.body["bot_id"])

    async def until(self, bot_id: str, *wanted: str) -> None:
        async with asyncio.timeout(20):
            while (await self("GET", f"/api/v1/bots/{bot_id}/status")).body["status"] not in wanted:
                await asyncio.sleep(0.01)


@pytest.fixture
def meeting(small: Recipe) -> Meeting:
    return Meeting(film=small, joining_s=0.02, lobby_s=0.02, records_after_s=0.02, ping_every_s=0.1)


@pytest.fixture
async def stand_in(films: Films, meeting: Meeting) -> AsyncIterator[MeetStreamStandIn]:
    def meetings(link: str) -> Meeting:
        return replace(meeting, entry=Entry.LOBBY) if "lobby" in link else meeting

    stand_in = MeetStreamStandIn(films, meetings, KEY)
    await stand_in.start()
    yield stand_in
    await stand_in.stop()


@pytest.fixture
async def client(stand_in: MeetStreamStandIn) -> AsyncIterator[Client]:
    async with aiohttp.ClientSession() as http:
        yield Client(http, stand_in.base)


async def test_an_evening_with_one_bot(client: Client, stand_in: MeetStreamStandIn) -> None:
    async with receiving() as receiver:
        bot_id = await client.create(live_video_required={"websocket_url": receiver.url}, custom_attributes={"a": "b"})
        await receiver.until(lambda: bool(receiver.intakes and receiver.intakes[0]))
        status = await client("GET", f"/api/v1/bots/{bot_id}/status")
        assert status.body == {"bot_id": bot_id, "status": "Recording", "custom_attributes": {"a": "b"}}
        assert (await client("GET", "/api/v1/bots")).body["bots"][0]["BotID"] == bot_id
        assert (await client("GET", f"/api/v1/bots/{bot_id}/remove_bot")).status == 200
        await client.until(bot_id, "Done")
        assert receiver.hashes() == [sent.sha256 for sent in stand_in.bots[bot_id].ledger.sent]
        detail = (await client("GET", f"/api/v1/bots/{bot_id}/detail")).body["bot_details"]
        assert detail["RequestPayload"]["bot_name"] == "Airdesk"
        assert (await client("GET", f"/api/v1/bots/{bot_id}/remove_bot")).status == 404


@pytest.mark.parametrize(
    ("auth", "status", "sentence"),
    [
        (None, 401, "Authentication credentials were not provided."),
        ("Token", 401, "Authentication credentials were not provided."),
        (f"Bearer {KEY}", 401, "Authentication credentials were not provided."),
        ("Token ms_wrong", 403, "Invalid token."),
        ("Token größer", 403, "Invalid token."),
    ],
)
async def test_no_key_and_a_wrong_key(client: Client, auth: str | None, status: int, sentence: str) -> None:
    for method, path in (("POST", CREATE), ("GET", "/api/v1/bots"), ("GET", "/api/v1/bots/x/status")):
        answer = await client(method, path, BODY if method == "POST" else None, auth=auth)
        assert (answer.status, answer.body) == (status, {"message": sentence})


async def test_what_is_not_there(client: Client) -> None:
    for method, path in (
        ("GET", "/api/v1/bots/nobody/status"),
        ("GET", "/api/v1/bots/nobody/detail"),
        ("GET", "/api/v1/bots/nobody/remove_bot"),
        ("POST", "/api/v1/bots/nobody/pause_recording"),
        ("DELETE", "/api/v1/bots/nobody/delete"),
    ):
        answer = await client(method, path)
        assert (answer.status, answer.body) == (404, {"message": "Bot not found."})
    assert (await client("GET", "/api/v2/bots")).body == {"message": "Not Found."}
    assert (await client("PUT", CREATE)).status == 405


async def test_a_wrong_request_is_refused_with_a_sentence(client: Client, stand_in: MeetStreamStandIn) -> None:
    answer = await client("POST", CREATE, {"bot_name": "x"})
    assert (answer.status, answer.body) == (400, {"message": "meeting_link is required."})
    assert (await client("POST", CREATE, [1])).status == 400
    assert not stand_in.bots


async def test_the_same_idempotency_key_is_answered_with_507_and_the_first_result(
    client: Client, stand_in: MeetStreamStandIn
) -> None:
    first = await client("POST", CREATE, BODY, **{"Idempotency-Key": "k1"})
    again = await client("POST", CREATE, BODY, **{"Idempotency-Key": "k1"})
    other = await client("POST", CREATE, BODY, **{"Idempotency-Key": "k2"})
    assert (first.status, again.status, other.status) == (201, 507, 201)
    assert again.body == first.body
    assert len(stand_in.bots) == 2


async def test_a_booking_is_one_bot(client: Client, stand_in: MeetStreamStandIn) -> None:
    booked = {**BODY, "deduplication_key": "event-1"}
    first = await client("POST", CREATE, booked)
    again = await client("POST", CREATE, booked)
    elsewhere = await client("POST", CREATE, {**booked, "meeting_link": "https://meet.google.com/other"})
    assert (first.status, again.status, elsewhere.status) == (201, 200, 409)
    assert again.body["bot_id"] == first.body["bot_id"]
    assert "already been created" in elsewhere.body["message"]
    assert len(stand_in.bots) == 1


async def test_planned_answers_come_first_and_only_as_often(client: Client, stand_in: MeetStreamStandIn) -> None:
    stand_in.answer_instead(Refused(429, "Request was throttled.", {"Retry-After": "2"}), "create", times=2)
    stand_in.answer_instead(Refused(500, "Internal server error."), "status")
    bot_id = ""
    answers = [await client("POST", CREATE, BODY) for _ in range(3)]
    assert [answer.status for answer in answers] == [429, 429, 201]
    assert answers[0].headers["Retry-After"] == "2"
    assert len(stand_in.bots) == 1
    bot_id = answers[2].body["bot_id"]
    assert (await client("GET", f"/api/v1/bots/{bot_id}/status")).body == {"message": "Internal server error."}
    assert (await client("GET", f"/api/v1/bots/{bot_id}/status")).status == 200


async def test_pause_and_resume(client: Client, stand_in: MeetStreamStandIn) -> None:
    bot_id = await client.create()
    await client.until(bot_id, "Recording")
    paused = await client("POST", f"/api/v1/bots/{bot_id}/pause_recording")
    assert paused.body == {"status": "accepted", "bot_id": bot_id, "command": "pause_recording"}
    assert stand_in.bots[bot_id].paused
    assert (await client("POST", f"/api/v1/bots/{bot_id}/resume_recording")).status == 200
    assert not stand_in.bots[bot_id].paused


async def test_only_a_recording_bot_on_meet_can_be_paused(client: Client) -> None:
    lobby = await client.create(meeting_link="https://meet.google.com/lobby-abc")
    await client.until(lobby, "InWaitingRoom")
    assert (await client("POST", f"/api/v1/bots/{lobby}/pause_recording")).status == 409
    teams = await client.create(meeting_link="https://teams.live.com/meet/1")
    await client.until(teams, "Recording")
    assert (await client("POST", f"/api/v1/bots/{teams}/pause_recording")).status == 400


async def test_too_many_commands_are_throttled_per_bot(client: Client) -> None:
    first, second = await client.create(), await client.create()
    await client.until(first, "Recording")
    await client.until(second, "Recording")
    answers = [await client("POST", f"/api/v1/bots/{first}/pause_recording") for _ in range(31)]
    assert [answer.status for answer in answers] == [200] * 30 + [429]
    assert 1 <= int(answers[-1].headers["Retry-After"]) <= 60
    assert (await client("POST", f"/api/v1/bots/{second}/pause_recording")).status == 200


async def test_remove_by_post_and_delete(client: Client, stand_in: MeetStreamStandIn) -> None:
    bot_id = await client.create()
    assert (await client("POST", f"/api/v1/bots/{bot_id}/remove_bot")).status == 200
    await client.until(bot_id, "Done")
    deleted = await client("DELETE", f"/api/v1/bots/{bot_id}/delete")
    assert deleted.body["bot_id"] == bot_id
    assert (await client("GET", f"/api/v1/bots/{bot_id}/status")).status == 404


async def test_a_head_request_removes_nobody(client: Client, stand_in: MeetStreamStandIn) -> None:
    bot_id = await client.create(meeting_link="https://meet.google.com/lobby-abc")
    async with aiohttp.ClientSession() as http:
        path = f"{stand_in.base}/api/v1/bots/{bot_id}/remove_bot"
        async with http.head(path, headers={"Authorization": f"Token {KEY}"}) as answer:
            assert answer.status == 405
    assert not stand_in.bots[bot_id].over


async def test_the_seed_s_form_only_behind_its_switch(films: Films, meeting: Meeting, client: Client) -> None:
    seed = {"meeting_link": LINK, "video_required": True, "live_video_required": {"websocket_url": "ws://127.0.0.1:9/"}}
    assert (await client("POST", "/api/bots", seed)).status == 404
    older = MeetStreamStandIn(films, lambda _: meeting, KEY, seed_form=True)
    await older.start()
    try:
        async with aiohttp.ClientSession() as http:
            answer = await Client(http, older.base)("POST", "/api/bots", seed, auth=f"Bearer {KEY}")
            assert answer.status == 201
            assert answer.body["bot_id"] in older.bots
    finally:
        await older.stop()


async def test_stopping_in_the_middle_of_streams_leaves_nothing(films: Films, meeting: Meeting) -> None:
    async with receiving() as receiver, aiohttp.ClientSession() as http:
        stand_in = MeetStreamStandIn(films, lambda _: meeting, KEY)
        await stand_in.start()
        for _ in range(3):
            await Client(http, stand_in.base).create(live_video_required={"websocket_url": receiver.url})
        await receiver.until(lambda: len(receiver.intakes) == 3)
        await stand_in.stop()
        await receiver.until(lambda: len(receiver.closed) == 3)
