from __future__ import annotations

import aiohttp

from desktop.sim.calls import jwt
from desktop.sim.calls.evening import AGORA_CHANNEL, HMS_CHANNEL, LOCAL_CHANNEL, CallsEvening


async def test_it_has_what_a_client_needs(session: aiohttp.ClientSession) -> None:
    evening = CallsEvening()
    address = await evening.start()
    try:
        assert set(address) == {"base", "api_key", "api_secret", "user_id"}
        token = jwt.write(address["api_secret"], {"user_id": address["user_id"]})
        found = []
        for channel in (AGORA_CHANNEL, HMS_CHANNEL, LOCAL_CHANNEL):
            async with session.post(
                f"{address['base']}/channels/{channel.replace(':', '/')}/call",
                params={"api_key": address["api_key"], "user_id": address["user_id"]},
                json={"id": channel.partition(":")[2], "type": "video"},
                headers={"Authorization": token},
            ) as answer:
                found.append((await answer.json())["call"]["provider"])
        assert found == ["agora", "hms", "local"]
    finally:
        await evening.stop()
        await evening.stop()
