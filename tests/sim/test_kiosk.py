from __future__ import annotations

import aiohttp
import pytest
from aiohttp import web

from desktop.sim.kiosk import Kiosk


async def hello(_: web.Request) -> web.Response:
    return web.Response(text="hello")


async def test_it_serves_while_it_is_open_and_can_be_opened_again() -> None:
    kiosk = Kiosk()
    await kiosk.close()
    async with aiohttp.ClientSession() as http:
        for _ in range(2):
            app = web.Application()
            app.router.add_get("/", hello)
            there = await kiosk.open(app)
            async with http.get(f"http://{there}/") as answer:
                assert await answer.text() == "hello"
            await kiosk.close()
            await kiosk.close()
            with pytest.raises(aiohttp.ClientConnectionError):
                await http.get(f"http://{there}/")
