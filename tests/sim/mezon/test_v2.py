"""REST of the oldest dialect: paths, queries and JSON."""

from __future__ import annotations

import json

from desktop.core.channel import ChannelType
from tests.sim.mezon import heard
from tests.sim.mezon.client import Client


async def test_a_bot_lists_clans_channels_and_one_of_them(client: Client) -> None:
    await client.sign_in_bot()
    status, clans = await client.json("GET", "/v2/clandesc?")
    assert status == 200
    clan_id = str(client.founded.clan_id)
    assert clan_id in [one["clan_id"] for one in clans["clandesc"]]
    status, listed = await client.json("GET", f"/v2/channeldesc?limit=5&channel_type=1&clan_id={clan_id}&")
    assert status == 200
    assert len(listed["channeldesc"]) == 5
    one = listed["channeldesc"][0]
    assert one["type"] == ChannelType.STREAMING
    assert await client.json("GET", f"/v2/channeldesc/{one['channel_id']}") == (200, one)


async def test_a_bot_creates_a_direct_message_and_finds_it(client: Client) -> None:
    await client.sign_in_bot()
    peer = str(next(iter(client.gateway.world.people)))
    wish = {"clan_id": "", "channel_id": "0", "category_id": "0", "type": 3, "user_ids": [peer], "channel_private": 1}
    status, made = await client.json("POST", "/v2/channeldesc", wish)
    assert status == 200
    assert (made["clan_id"], made["type"], made["user_ids"]) == ("0", 3, [peer])
    _, listed = await client.json("GET", "/v2/channeldesc?channel_type=3&")
    assert [one["channel_id"] for one in listed["channeldesc"]] == [made["channel_id"]]


async def test_the_quirks_of_the_python_client(client: Client) -> None:
    await client.sign_in_bot()
    peer = str(next(iter(client.gateway.world.people)))
    body = json.loads(heard.PYTHON_CREATE_DM.format(peer=peer))
    status, made = await client.json("POST", "/v2/channeldesc", body)
    assert (status, made["type"]) == (200, 3)
    status, listed = await client.json("GET", f"/v2/channeldesc?{heard.PYTHON_QUERY}")
    assert [one["channel_id"] for one in listed["channeldesc"]] == [made["channel_id"]]


async def test_a_stream_is_registered(client: Client) -> None:
    body = {"clan_id": str(client.founded.clan_id), "channel_id": str(client.founded.stream_id)}
    status, told = await client.json("POST", "/v2/streaming-channels", body)
    assert (status, told["channel_id"]) == (200, body["channel_id"])


async def test_what_is_always_the_same_and_what_is_wrong(client: Client) -> None:
    assert await client.json("GET", "/healthcheck", headers={}) == (200, {})
    assert await client.json("GET", "/v2/friend?limit=1") == (200, {})
    assert (await client.json("GET", "/v2/channelvoice", headers={}))[0] == 401
    assert (await client.json("GET", "/v2/channeldesc/x"))[0] == 400
    assert (await client.json("POST", "/v2/channeldesc", [1]))[0] == 400
    assert (await client.json("POST", "/v2/channeldesc", {"type": "many"}))[0] == 400
    assert (await client.json("GET", "/v2/nothing"))[0] == 404
