from __future__ import annotations

import aiohttp

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
