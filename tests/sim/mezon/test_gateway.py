"""The gateway in trouble, over real HTTP."""

from __future__ import annotations

import asyncio

import aiohttp
import pytest

from desktop.core.channel import ChannelType
from desktop.services.mezon.wire import mezon_pb2 as pb
from desktop.sim.mezon.gateway import Gateway
from desktop.sim.mezon.switches import SocketHost
from tests.sim.mezon.client import Client
from tests.sim.mezon.clock import Clock


async def test_without_a_good_token_nothing_is_told(client: Client, clock: Clock) -> None:
    for headers in ({}, {"Authorization": "Bearer x"}, {"Authorization": "Token " + client.token}):
        assert await client.status("GetAccount", headers=headers) == 401
    assert await client.status("GetAccount", headers={"Authorization": f"Bearer {client.refresh_token}"}) == 401
    clock.now += 3601
    assert await client.status("GetAccount") == 401


async def test_a_401_in_the_middle(client: Client) -> None:
    client.gateway.switches.unauthorized = 2
    assert [await client.status("GetAccount") for _ in range(3)] == [401, 401, 200]


async def test_the_proxy_answers_for_a_gateway_that_is_down(client: Client) -> None:
    client.gateway.switches.down = True
    assert await client.status("GetAccount") == 502
    with pytest.raises(aiohttp.WSServerHandshakeError) as caught:
        async with client.socket():
            pass
    assert caught.value.status == 502


async def test_nobody_listens_until_it_comes_back_at_the_same_address(client: Client) -> None:
    async with client.socket() as line:
        await client.gateway.go_away()
        assert (await line.socket.receive()).type in (aiohttp.WSMsgType.CLOSED, aiohttp.WSMsgType.ERROR)
    async with aiohttp.ClientSession() as http:
        with pytest.raises(aiohttp.ClientConnectorError):
            await http.get(client.gateway.base)
    await client.gateway.come_back()
    assert await client.status("GetAccount") == 200


async def test_slow_answers(client: Client) -> None:
    client.gateway.switches.slow_s = 30.0
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.05):
            await client.status("GetAccount")


async def test_too_many_requests(client: Client, clock: Clock) -> None:
    client.gateway.switches.requests_a_minute = 2
    assert [await client.status("GetAccount") for _ in range(3)] == [200, 200, 429]
    clock.now += 60
    assert await client.status("GetAccount") == 200


async def test_a_broken_connection_instead_of_an_answer(client: Client) -> None:
    client.gateway.switches.reset = 1
    with pytest.raises(aiohttp.ClientConnectionError):
        await client.status("GetAccount")
    assert await client.status("GetAccount") == 200


async def test_who_is_away_keeps_no_connection(client: Client) -> None:
    assert await client.status("GetAccount") == 200
    await client.gateway.go_away()
    with pytest.raises(aiohttp.ClientConnectionError):
        await client.status("GetAccount")
    await client.gateway.come_back()
    assert await client.status("GetAccount") == 200


async def test_what_cannot_be_read_is_a_bad_request(client: Client) -> None:
    headers = {"Authorization": f"Bearer {client.token}"}
    url = f"{client.gateway.base}/mezon.api.Mezon/ListChannelDescs"
    async with client.http.post(url, data=b"\xff\xff", headers=headers) as answer:
        assert (answer.status, (await answer.json())["code"]) == (400, 3)


@pytest.mark.parametrize("host", SocketHost)
async def test_where_the_socket_is_said_to_be(client: Client, host: SocketHost) -> None:
    client.gateway.switches.socket_host = host
    session = await client.sign_in()
    shown = {SocketHost.WITH_PORT: client.gateway.base.removeprefix("http://"), SocketHost.BARE: "127.0.0.1"}
    assert session.get("ws_url") == shown.get(host)


async def test_requests_are_counted_and_a_second_stop_does_nothing(client: Client) -> None:
    await client.status("GetAccount", pb.Opaque())
    assert client.gateway.requests[-1] == ("POST", "/mezon.api.Mezon/GetAccount")
    await client.gateway.stop()
    await client.gateway.stop()


async def test_a_taken_port_is_an_error() -> None:
    first, second = Gateway(), Gateway()
    base = await first.start()
    try:
        with pytest.raises(OSError, match="address already in use"):
            await second.start(port=int(base.rpartition(":")[2]))
    finally:
        await second.stop()
        await first.stop()


async def test_who_may_publish_where(client: Client) -> None:
    gateway, clan_id, stream_id = client.gateway, client.founded.clan_id, client.founded.stream_id
    bot = client.founded.bot.person.id
    text = next(one for one in gateway.world.clans[clan_id].channels.values() if one.type == ChannelType.TEXT)
    assert gateway.may_publish(bot, clan_id, stream_id)
    assert not gateway.may_publish(5, clan_id, stream_id)
    assert not gateway.may_publish(bot, clan_id + 1, stream_id)
    assert not gateway.may_publish(bot, clan_id, text.channel_id)
    assert not gateway.may_publish(bot, clan_id, 5)
