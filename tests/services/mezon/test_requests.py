from __future__ import annotations

import asyncio

import pytest

from desktop.core.errors import Code, Trouble
from desktop.services.mezon.requests import MOST, Refusal, Requests
from desktop.services.mezon.wire import mezon_pb2 as pb

PONG = pb.Envelope(pong=pb.Pong())


async def test_each_reply_reaches_who_asked() -> None:
    requests = Requests("Mezon")
    (one, first), (two, second) = requests.open(), requests.open()
    assert one != two
    assert requests.settle(two, PONG)
    assert requests.settle(one, pb.Envelope())
    assert await second == PONG
    assert await first == pb.Envelope()
    assert len(requests) == 0


async def test_an_error_is_a_refusal() -> None:
    requests = Requests("Mezon")
    cid, reply = requests.open()
    requests.settle(cid, pb.Envelope(error=pb.Error(code=3, message="m")))
    with pytest.raises(Refusal) as refusal:
        await reply
    assert (refusal.value.code, refusal.value.text) == (3, "m")


async def test_replies_nobody_waits_for() -> None:
    requests = Requests("Mezon")
    assert not requests.settle(5, PONG)
    cid, reply = requests.open()
    requests.drop(cid)
    assert not requests.settle(cid, PONG)
    cid, reply = requests.open()
    reply.cancel()
    assert not requests.settle(cid, PONG)


async def test_nothing_is_waited_for_on_a_lost_connection() -> None:
    requests = Requests("Mezon")
    replies = [requests.open()[1] for _ in range(3)]
    replies[0].cancel()
    requests.fail(Trouble(Code.SERVICE_OFFLINE, service="Mezon"))
    for reply in replies[1:]:
        with pytest.raises(Trouble, match=Code.SERVICE_OFFLINE):
            await reply


async def test_there_is_a_limit() -> None:
    requests = Requests("Mezon")
    for _ in range(MOST):
        requests.open()
    with pytest.raises(Trouble, match=Code.SERVICE_SLOW):
        requests.open()


async def test_numbers_begin_again_and_skip_those_in_use() -> None:
    requests = Requests("Mezon")
    assert requests.open()[0] == 1
    requests._last = 2**31 - 1
    assert requests.open()[0] == 2
    await asyncio.sleep(0)
