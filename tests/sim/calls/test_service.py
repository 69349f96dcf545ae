from __future__ import annotations

import asyncio

import aiohttp
import pytest

from desktop.sim.calls import jwt
from desktop.sim.calls.service import CallsStandIn
from tests.sim.calls.conftest import KEY, SECRET, Ask

CALL = "/channels/messaging/newsroom/call"
MAKE = {"id": "Call-1", "type": "video"}


async def test_a_call_is_created_once_and_tokens_are_handed_out(ask: Ask) -> None:
    status, made, _ = await ask(CALL, MAKE)
    assert status == 201
    assert set(made) == {"call", "token", "agora_uid", "agora_app_id", "duration"}
    status, again, _ = await ask(CALL, {"id": "CALL-1", "type": "audio"}, user="lan")
    assert (status, again["call"]) == (201, made["call"])
    status, token, _ = await ask("/calls/call-1", user="lan")
    assert status == 201
    assert set(token) == {"token", "agora_uid", "agora_app_id", "duration"}
    assert (token["agora_uid"], token["token"] != again["token"]) == (again["agora_uid"], True)


async def test_refusals_name_their_operation(ask: Ask) -> None:
    status, body, _ = await ask("/calls/missing%2Fid")
    assert (status, body["code"]) == (404, 16)
    assert body["message"].startswith("GetCallToken failed with error:")
    assert (await ask("/channels/messaging/nowhere/call", MAKE))[0] == 404
    assert (await ask(CALL, {"id": "x", "type": "radio"}))[:1] == (400,)
    assert (await ask(CALL, [1]))[0] == 400
    assert (await ask(CALL, MAKE, claims={"user_id": "mai", "exp": 5}))[1]["code"] == 40


async def test_a_body_that_is_no_json(service: CallsStandIn, session: aiohttp.ClientSession) -> None:
    headers = {"Authorization": jwt.write(SECRET, {"user_id": "mai"})}
    async with session.post(f"{service.base}{CALL}?api_key={KEY}", data=b"{", headers=headers) as answer:
        assert answer.status == 400


async def test_a_server_speaks_for_a_user(ask: Ask) -> None:
    status, body, _ = await ask(CALL, MAKE | {"user_id": "lan"}, user="", claims={"server": True})
    assert status == 201
    assert body["agora_uid"] == (await ask("/calls/call-1", user="lan"))[1]["agora_uid"]


async def test_the_retired_service_knows_neither_operation(ask: Ask, service: CallsStandIn) -> None:
    await ask(CALL, MAKE)
    service.switches.retired = True
    for path in (CALL, "/calls/call-1"):
        status, body, _ = await ask(path, MAKE)
        assert status == 404
        assert "failed with error" not in body["message"]
    assert (await ask("/channels/messaging/newsroom/query", {"state": True}))[0] == 201


async def test_trouble_on_demand(ask: Ask, service: CallsStandIn) -> None:
    switches = service.switches
    switches.may_create = switches.may_join = False
    assert (await ask(CALL, MAKE))[1]["code"] == (await ask("/calls/x"))[1]["code"] == 17
    switches.limit_next, switches.fail_next = 1, 1
    status, body, headers = await ask(CALL, MAKE)
    assert (status, body["code"]) == (429, 9)
    assert int(headers["X-RateLimit-Reset"]) > 1_700_000_000
    assert (await ask(CALL, MAKE))[0] == 500
    assert [one.status for one in service.asked] == [403, 403, 429, 500]
    switches.slow_s = 0.05
    begun = asyncio.get_running_loop().time()
    await ask(CALL, MAKE)
    assert asyncio.get_running_loop().time() - begun >= 0.05


async def test_messages_with_attachments(ask: Ask) -> None:
    message = {"text": "Join", "attachments": [{"type": "call", "call": {"id": "x"}}]}
    status, sent, _ = await ask("/channels/messaging/newsroom/message", {"message": message})
    assert status == 201
    changed = {"message": {"text": "Over", "attachments": []}}
    assert (await ask(f"/messages/{sent['message']['id']}", changed))[0] == 201
    status, found, _ = await ask("/channels/messaging/newsroom/query", {"messages": {"limit": 5}}, user="lan")
    assert [one["text"] for one in found["messages"]] == ["Over"]
    assert found["channel"]["cid"] == "messaging:newsroom"


async def test_the_socket_of_the_official_client(service: CallsStandIn, session: aiohttp.ClientSession) -> None:
    address = f"{service.base}/connect?api_key={KEY}&authorization="
    async with session.ws_connect(address + jwt.write(SECRET, {"user_id": "mai"})) as socket:
        first = await socket.receive_json()
        assert (first["type"], first["me"]["id"]) == ("health.check", "mai")
        await socket.send_json([{"type": "health.check"}])
        assert (await socket.receive_json())["connection_id"] == first["connection_id"]
    with pytest.raises(aiohttp.WSServerHandshakeError):
        await session.ws_connect(address + "x")
