from __future__ import annotations

import time
from collections.abc import AsyncIterator

import aiohttp
import pytest

from desktop.core.errors import Code, Trouble
from desktop.services.zego.callbacks import Callback, CallbackDoor
from desktop.services.zego.receiver import BODY_LIMIT, Receiver
from tests.services.zego.test_callbacks import SECRET, body


@pytest.fixture
async def heard() -> AsyncIterator[tuple[Receiver, list[Callback]]]:
    told: list[Callback] = []
    receiver = Receiver(CallbackDoor(7, SECRET), told.append)
    await receiver.open(0, "127.0.0.1")
    yield receiver, told
    await receiver.aclose()


async def post(receiver: Receiver, data: bytes) -> int:
    url = f"http://127.0.0.1:{receiver.port}/any/path"
    async with aiohttp.ClientSession() as session, session.post(url, data=data) as answer:
        return answer.status


async def test_what_is_signed_is_told_once(heard: tuple[Receiver, list[Callback]]) -> None:
    receiver, told = heard
    data = body(at=int(time.time()), room_id="r", stream_id="s")
    assert [await post(receiver, data), await post(receiver, data)] == [200, 200]  # a repetition wants no more tries
    assert [one.stream_id for one in told] == ["s"]


async def test_what_is_not_signed_is_refused(heard: tuple[Receiver, list[Callback]]) -> None:
    receiver, told = heard
    assert await post(receiver, b"{}") == 403
    assert await post(receiver, b"x" * (BODY_LIMIT + 1)) == 413
    assert told == []


async def test_a_port_that_is_taken(heard: tuple[Receiver, list[Callback]]) -> None:
    other = Receiver(CallbackDoor(7, SECRET), lambda _: None)
    with pytest.raises(Trouble) as caught:
        await other.open(heard[0].port, "127.0.0.1")
    assert caught.value.code is Code.MIX_CALLBACKS
