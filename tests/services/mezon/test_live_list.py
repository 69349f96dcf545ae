"""What the streaming service says is live, and the ways in which it does not."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from websockets.asyncio.server import ServerConnection, serve

from desktop.core.errors import Code, Trouble
from desktop.services.mezon import live_list
from desktop.services.mezon.live_list import LiveList
from desktop.services.mezon.publisher import Door
from desktop.sim.mezon import stn_rules
from tests.sim.mezon.house import House


async def token() -> str:
    return "ann"


@pytest.fixture
async def house() -> AsyncIterator[House]:
    async with House() as made:
        yield made


@pytest.mark.parametrize("detailed", [False, True])
async def test_what_is_live(house: House, detailed: bool) -> None:
    house.stn.rules.detailed_channels = detailed
    asked = LiveList(Door(house.stn.url, token))
    assert await asked.ask() == frozenset()
    await house.publish("7")
    assert await asked.ask() == {7}
    assert not house.stn.viewers(7)
    assert house.stn.queries[-1] == "token=ann"


async def test_a_token_that_is_refused_is_replaced_once(house: House) -> None:
    async def former() -> str:
        return "former"

    async def renewed(than: str) -> str:
        return "ann" if than == "former" else than

    assert await LiveList(Door(house.stn.url, former, renewed=renewed)).ask() == frozenset()
    with pytest.raises(Trouble, match="status 401"):
        await LiveList(Door(house.stn.url, former)).ask()


async def test_what_goes_wrong_is_trouble_without_the_token(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live_list, "ANSWER_S", 0.05)
    monkeypatch.setattr("desktop.services.mezon.publisher.CLOSE_S", 0.05)
    asked = LiveList(Door(house.stn.url, token))
    house.stn.rules.answers.append(stn_rules.PAGE)
    for url in (house.stn.url, "ws://203.0.113.5/ws", "ws://127.0.0.1:9/ws"):
        with pytest.raises(Trouble) as caught:
            await LiveList(Door(url, token)).ask()
        assert caught.value.code is Code.SERVICE_DOWN
        assert "ann" not in f"{caught.value} {caught.value.values}".replace("channels", "")
    house.stn.rules.silent = True
    with pytest.raises(Trouble, match="TimeoutError"):
        await asked.ask()


async def test_frames_that_are_no_answer_are_not_read_for_ever() -> None:
    async def spam(connection: ServerConnection) -> None:
        for _ in range(2 * live_list._OTHERS):
            await connection.send('{"Key":"info"}')

    async with serve(spam, "127.0.0.1", 0) as server:
        url = f"ws://127.0.0.1:{server.sockets[0].getsockname()[1]}/ws"
        with pytest.raises(Trouble, match="no answer among the frames"):
            await LiveList(Door(url, token)).ask()
