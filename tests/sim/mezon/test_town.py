from __future__ import annotations

import aiohttp
import pytest

from desktop.sim.mezon.stn_events import StnEvent, StnEventKind
from desktop.sim.mezon.town import MezonAddress, Town
from tests.sim.mezon import heard
from tests.sim.mezon.client import basic


async def test_what_is_told_of_a_town_is_enough_to_come_in() -> None:
    town = Town(pause_s=3600)
    address = await town.start()
    try:
        assert set(address) == set(MezonAddress.__annotations__)
        assert town.gateway.world.channels[int(address["channel_id"])].clan_id == int(address["clan_id"])
        body = heard.LIGHT_SIGN_IN[1].format(**address)
        async with aiohttp.ClientSession() as http:
            url = f"{address['gateway']}/v2/account/authenticate/idtoken"
            async with http.post(url, data=body, headers=basic(address["server_key"])) as answer:
                session = await answer.json()
            assert session["user_id"] == address["user_id"]
            async with http.ws_connect(f"{address['gateway']}/ws?token={session['token']}") as socket:
                assert not socket.closed
    finally:
        await town.stop()
    await town.stop()


async def test_the_streaming_service_knows_who_comes_and_tells_the_gateway() -> None:
    town = Town(pause_s=3600)
    address = await town.start()
    clan_id, channel_id, bot_id = (int(address[name]) for name in ("clan_id", "channel_id", "bot_id"))
    try:
        session = town.gateway.accounts.by_bot_token(address["bot_id"], address["bot_token"])
        async with aiohttp.ClientSession() as http:
            for shown in (session.token, session.session_id):
                async with http.ws_connect(address["stn"], params={"token": shown}) as socket:
                    assert not socket.closed
            with pytest.raises(aiohttp.WSServerHandshakeError):
                await http.ws_connect(address["stn"], params={"token": "x"})
        assert town.stn.may_publish(bot_id, clan_id, channel_id)
        watchers = town.gateway.watchers
        tell = town.stn._tell

        def happened(kind: StnEventKind, where: int = channel_id) -> None:
            tell(StnEvent(kind, clan_id, where, bot_id, "Airdesk", 1))

        happened(StnEventKind.STREAM_STARTED)
        happened(StnEventKind.VIEWER_JOINED)
        happened(StnEventKind.VIEWER_JOINED, where=5)
        assert watchers.live == {channel_id}
        assert [one.user_id for one in watchers.seats(channel_id)] == [bot_id]
        happened(StnEventKind.VIEWER_LEFT)
        happened(StnEventKind.STREAM_ENDED)
        assert not watchers.live
        assert not watchers.seats(channel_id)
    finally:
        await town.stop()
