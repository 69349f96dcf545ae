from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from desktop.core.errors import Code, Trouble
from desktop.services.http import Http
from desktop.services.meetstream.bots import BotPaths, BotsClient
from desktop.services.meetstream.rest import BotCreated, BotPhase, BotStatus, CreateBot
from tests.services.office import Office, Reply

KEY = "ms_1234567890"
BOT = CreateBot("https://meet.google.com/abc", "Airdesk", "wss://desk.example/in/secret-path")


@asynccontextmanager
async def desk(
    *replies: Reply, scheme: str = "Token", paths: BotPaths | None = None, key: str | None = KEY
) -> AsyncIterator[tuple[BotsClient, Office]]:
    async def ask() -> str | None:
        return key

    async with Office(*replies) as office:
        http = Http("MeetStream", pause_s=0.001)
        try:
            yield BotsClient(http, office.base + "/", paths or BotPaths(), scheme, ask, poll_s=0.001), office
        finally:
            await http.aclose()


@pytest.mark.parametrize("status", [200, 201, 202, 507])
async def test_create(status: int) -> None:
    async with desk(Reply(status, {"bot_id": "b1", "status": "Active"})) as (bots, office):
        assert await bots.create(BOT, "key-1") == BotCreated("b1", "Active")
    (asked,) = office.asked
    assert (asked.method, asked.path) == ("POST", "/api/v1/bots/create_bot")
    assert asked.headers["Authorization"] == f"Token {KEY}"
    assert asked.headers["Idempotency-Key"] == "key-1"
    assert asked.body == BOT.body()


async def test_the_form_of_the_oldest_guide() -> None:
    async with desk(Reply(201, {"bot_id": 5}), scheme="Bearer", paths=BotPaths(create="/api/bots")) as (bots, office):
        assert (await bots.create(BOT, "k")).bot_id == "5"
    assert office.asked[0].path == "/api/bots"
    assert office.asked[0].headers["Authorization"] == f"Bearer {KEY}"


async def test_create_is_repeated_with_the_same_key_only() -> None:
    replies = (Reply(500), Reply(hang_up=True), Reply(507, {"bot_id": "b1"}))
    async with desk(*replies) as (bots, office):
        assert (await bots.create(BOT, "key-1")).bot_id == "b1"
    assert [asked.headers["Idempotency-Key"] for asked in office.asked] == ["key-1"] * 3


async def test_create_that_is_still_being_worked_on() -> None:
    async with desk(Reply(202, {}), Reply(202, {}), Reply(507, {"bot_id": "b1"})) as (bots, office):
        assert (await bots.create(BOT, "key-1")).bot_id == "b1"
        office.replies = [Reply(202, {})]
        assert (await refusal(bots.create(BOT, "key-1"))).code is Code.SERVICE_SLOW


async def refusal(work: object) -> Trouble:
    with pytest.raises(Trouble) as trouble:
        await work  # type: ignore[misc]  # any of the client's coroutines
    assert KEY not in str(trouble.value) + str(trouble.value.values)
    return trouble.value


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (400, Code.BOT_REFUSED),
        (401, Code.BOT_KEY),
        (402, Code.BOT_REFUSED),
        (403, Code.BOT_KEY),
        (404, Code.SERVICE_UNKNOWN),
        (409, Code.BOT_DUPLICATE),
        (422, Code.BOT_REFUSED),
        (500, Code.SERVICE_DOWN),
        (501, Code.SERVICE_DOWN),
        (503, Code.SERVICE_DOWN),
    ],
)
async def test_create_refused(status: int, code: Code) -> None:
    message = "meeting_link\x00 is required. " + KEY + " " + "x" * 1000
    async with desk(Reply(status, {"message": message})) as (bots, _):
        trouble = await refusal(bots.create(BOT, "k"))
    assert trouble.code is code
    assert "meeting_link is required." in trouble.details
    assert "\x00" not in trouble.details
    assert len(trouble.details) <= 300
    assert trouble.values["code"] == status
    assert trouble.values["service"] == "MeetStream"


async def test_create_without_a_bot_in_the_answer() -> None:
    for reply in (Reply(201, {}), Reply(201, [1]), Reply(201, raw=b"<html>"), Reply(201, {"bot_id": None})):
        async with desk(reply) as (bots, _):
            assert (await refusal(bots.create(BOT, "k"))).code is Code.SERVICE_UNKNOWN


async def test_to_wait() -> None:
    async with desk(Reply(429, {"message": "Request was throttled."}, {"Retry-After": "23"})) as (bots, office):
        trouble = await refusal(bots.create(BOT, "k"))
        assert (trouble.code, trouble.values["seconds"]) == (Code.BOT_LIMIT, 23)
        assert len(office.asked) == 1
        office.replies = [Reply(429)]
        assert (await refusal(bots.status("b"))).values["seconds"] == 10


async def test_status() -> None:
    async with desk(Reply(200, {"bot_id": "b/1", "status": "InWaitingRoom"})) as (bots, office):
        assert await bots.status("b/1") == BotStatus("b/1", BotPhase.WAITING, "InWaitingRoom")
        assert office.asked[0].path == "/api/v1/bots/b%2F1/status"
        office.replies = [Reply(404, {"message": "Bot not found."})]
        assert (await refusal(bots.status("b1"))).code is Code.BOT_GONE
        office.replies = [Reply(200, raw=b"nothing")]
        assert (await bots.status("b1")).phase is BotPhase.UNKNOWN


@pytest.mark.parametrize("bot_id", ["", ".", ".."])
async def test_an_id_that_is_another_path(bot_id: str) -> None:
    async with desk(Reply()) as (bots, office):
        assert (await refusal(bots.remove(bot_id))).code is Code.BOT_GONE
        assert office.asked == []


async def test_remove_by_get_and_if_not_by_post() -> None:
    async with desk(Reply(200, {"message": "removed"})) as (bots, office):
        await bots.remove("b1")
        assert [(asked.method, asked.path) for asked in office.asked] == [("GET", "/api/v1/bots/b1/remove_bot")]
        office.asked.clear()
        office.replies = [Reply(405), Reply(200)]
        await bots.remove("b1")
        assert [asked.method for asked in office.asked] == ["GET", "POST"]
        office.replies = [Reply(404)]
        assert (await refusal(bots.remove("b1"))).code is Code.BOT_GONE
        office.replies = [Reply(409)]
        assert (await refusal(bots.remove("b1"))).code is Code.BOT_REMOVE


async def test_pause_and_resume() -> None:
    async with desk(Reply(200, {"status": "accepted"})) as (bots, office):
        await bots.pause("b1")
        await bots.resume("b1")
        paths = ["/api/v1/bots/b1/pause_recording", "/api/v1/bots/b1/resume_recording"]
        assert [asked.path for asked in office.asked] == paths
        for status in (400, 409, 503):
            office.replies, before = [Reply(status)], len(office.asked)
            assert (await refusal(bots.pause("b1"))).code is Code.BOT_PAUSE
            assert len(office.asked) == before + 1
        office.replies = [Reply(429, None, {"Retry-After": "2"})]
        assert (await refusal(bots.resume("b1"))).code is Code.BOT_LIMIT
        office.replies = [Reply(500)]
        assert (await refusal(bots.resume("b1"))).code is Code.SERVICE_DOWN


async def test_the_list_and_the_key() -> None:
    first = {"bots": [{"bot_id": "a", "status": "InMeeting"}], "hasNextPage": True, "nextCursor": "c/2"}
    second = {"bots": [{"bot_id": "b", "status": "Done"}, {"bot_id": "c", "status": "odd"}], "hasNextPage": False}
    async with desk(Reply(200, first), Reply(200, second)) as (bots, office):
        assert [bot.bot_id for bot in await bots.list()] == ["a", "b", "c"]
        assert office.asked[1].path == "/api/v1/bots?cursor=c%2F2"
        office.replies = [Reply(200, first), Reply(200, second)]
        assert await bots.check_key() == 1
        office.replies, before = [Reply(200, first)], len(office.asked)
        await bots.list()  # a list without end
        assert len(office.asked) - before == 10
        office.replies = [Reply(403, {"message": "Invalid token."})]
        assert (await refusal(bots.check_key())).code is Code.BOT_KEY


@pytest.mark.parametrize("body", [b"<html>Log in to the network</html>", b"", b"null", b"[" * 100_000])
async def test_an_answer_that_is_no_list_says_nothing_about_the_key(body: bytes) -> None:
    async with desk(Reply(200, raw=body)) as (bots, _office):
        assert (await refusal(bots.check_key())).code is Code.SERVICE_UNKNOWN


@pytest.mark.parametrize("key", [None, "", "  "])
async def test_without_a_key_nothing_is_sent(key: str | None) -> None:
    async with desk(Reply(), key=key) as (bots, office):
        assert (await refusal(bots.check_key())).code is Code.BOT_KEY_MISSING
        assert office.asked == []


@pytest.mark.parametrize("key", ["ms_\nHost: evil", "ms_é", "ms_\x00"])
async def test_a_key_that_is_none(key: str) -> None:
    async with desk(Reply(), key=key) as (bots, office):
        assert (await refusal(bots.check_key())).code is Code.BOT_KEY
        assert office.asked == []


async def test_neither_key_nor_address_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    async with desk(Reply(403, {"message": f"Invalid token {KEY}."})) as (bots, _):
        await refusal(bots.create(BOT, "k"))
    text = "\n".join(record.getMessage() for record in caplog.records)
    assert "Invalid token •••." in text
    assert KEY not in text
    assert "secret-path" not in text


async def test_a_refusal_that_quotes_our_address_keeps_its_secret(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    path = f"/in/{'s3cret-_' * 5}abc"
    async with desk(Reply(400, {"message": f"wss://a.example{path} cannot be reached."})) as (bots, _):
        trouble = await refusal(bots.create(BOT, "once"))
    told = f"{trouble} {trouble.values} {caplog.text}"
    assert "s3cret" not in told
    assert "cannot be reached" in told


async def test_detail_knows_who_was_removed_by_the_host() -> None:
    steps = [{"message": "bot.recording", "status": True}, {"message": "bot.kicked", "status": True}]
    content = {"bot_details": {"BotID": "b1", "Status": "Stopped", "StatusTimeline": steps}}
    async with desk(Reply(200, content), Reply(404, {"message": "Bot not found."})) as (bots, office):
        assert await bots.detail("b1") == BotStatus("b1", BotPhase.KICKED, "bot.kicked")
        assert (await refusal(bots.detail("b1"))).code is Code.BOT_GONE
    assert office.asked[0].path == "/api/v1/bots/b1/detail"
