"""One participant, by what their socket hears."""

from __future__ import annotations

import asyncio
from typing import Any

from desktop.sim.calls.seat import Seat
from desktop.sim.calls.switches import Switches


class Socket:
    def __init__(self) -> None:
        self.said: list[dict[str, Any]] = []
        self.closed = False

    async def send_json(self, frame: dict[str, Any]) -> None:
        self.said.append(frame)

    async def close(self) -> None:
        self.closed = True


class Chair:
    def __init__(self, life_s: float = 100.0) -> None:
        self.now = 1000.0
        self.socket = Socket()
        self.switches = Switches()
        self.seat = Seat(
            self.socket,  # type: ignore[arg-type]  # as much of one as a seat uses
            "mai",
            self.now + life_s,
            self.switches,
            lambda: self.now,
        )

    def kinds(self) -> list[str]:
        return [one["type"] for one in self.socket.said]


async def test_a_state_is_confirmed() -> None:
    chair = Chair()
    assert await chair.seat.told({"type": "state", "mic": True, "camera": False})
    assert chair.socket.said == [{"type": "state", "mic": True, "camera": False}]
    assert chair.seat.described() == {"id": "mai", "name": "mai", "mic": True, "camera": False}
    assert not chair.seat.joined


async def test_an_offer_that_cannot_be_read_ends_it() -> None:
    chair = Chair()
    assert not await chair.seat.told({"type": "join", "sdp": "nonsense", "name": "Mai"})
    assert chair.socket.said[0]["reason"] == "failed"
    assert chair.socket.closed
    await chair.seat.aclose()


async def test_who_leaves_is_let_go() -> None:
    chair = Chair()
    await chair.seat.told({"type": "leave"})
    assert chair.socket.said == [{"type": "ended", "reason": "left"}]
    await chair.seat.say({"type": "too late"})
    assert len(chair.socket.said) == 1


async def test_what_nobody_knows_is_passed_over() -> None:
    chair = Chair()
    chair.switches.never_answers = True
    for frame in ({}, {"type": "x"}, {"type": "join", "sdp": "v=0"}):
        assert not await chair.seat.told(frame)
    assert chair.socket.said == []


async def test_the_end_of_a_token_is_announced_and_then_happens() -> None:
    chair = Chair(life_s=10.0)
    watch = asyncio.ensure_future(chair.seat.watch())
    try:
        chair.now += 8
        async with asyncio.timeout(5):
            while not chair.socket.said:
                await asyncio.sleep(0.01)
        assert chair.kinds() == ["token_ends"]
        await chair.seat.renewed(chair.now + 10)
        chair.now += 9
        async with asyncio.timeout(5):
            while len(chair.socket.said) < 3:
                await asyncio.sleep(0.01)
        chair.now += 2
        async with asyncio.timeout(5):
            await watch
        assert chair.kinds() == ["token_ends", "renewed", "token_ends", "ended"]
        assert chair.socket.said[-1]["reason"] == "expired"
    finally:
        watch.cancel()
