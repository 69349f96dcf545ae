"""The stand-in of the call service on loopback, and who asks it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import aiohttp
import pytest

from desktop.sim.calls import jwt
from desktop.sim.calls.service import CallsStandIn

KEY, SECRET, CHANNEL = "key", "a secret of this test", "messaging:newsroom"
Ask = Callable[..., Awaitable[tuple[int, dict[str, Any], Any]]]


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as made:
        yield made


@pytest.fixture
async def service() -> AsyncIterator[CallsStandIn]:
    made = CallsStandIn(KEY, SECRET)
    made.channels.open(CHANNEL)
    await made.start()
    yield made
    await made.stop()
    await made.stop()


@pytest.fixture
def ask(service: CallsStandIn, session: aiohttp.ClientSession) -> Ask:
    async def asked(
        path: str, body: Any = None, *, user: str = "mai", claims: dict[str, Any] | None = None, **query: str
    ) -> tuple[int, dict[str, Any], Any]:
        token = jwt.write(SECRET, {"user_id": user} if claims is None else claims)
        async with session.post(
            service.base + path,
            json={} if body is None else body,
            params={"api_key": KEY, "user_id": user, **query},
            headers={"Authorization": query.pop("token", token)},
        ) as answer:
            return answer.status, await answer.json(), answer.headers

    return asked
