"""The lamp says what the service said last, and of the key that counts now."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from desktop.control.notices import Notices
from desktop.control.secrets_desk import MEETSTREAM_KEY, SecretsDesk
from desktop.control.services import MeetStreamCheck
from desktop.core.errors import Code
from desktop.core.model import ServiceState
from desktop.services.http import Http
from desktop.services.meetstream.bots import BotPaths, BotsClient
from desktop.settings.secrets import MemorySecrets
from tests.control.parts import Service, until


class Lamps:
    def __init__(self, service: Service) -> None:
        self.service = service
        self.other: BotsClient | None = None  # asked instead
        self.secrets = SecretsDesk(MemorySecrets(), Notices(), service.tasks)
        self.check = MeetStreamCheck(self._client, self.secrets, service.tasks)
        self.states: list[ServiceState] = []
        self.check.changed.connect(lambda: self.states.append(self.check.status.state))

    def _client(self) -> BotsClient:
        return self.other or self.service.client()

    async def until(self, state: ServiceState) -> None:
        await until(lambda: self.check.status.state is state)


@pytest.fixture
async def lamps() -> AsyncIterator[Lamps]:
    async with Service() as service:
        yield Lamps(service)


async def test_a_key_that_is_taken_lights_the_lamp(lamps: Lamps) -> None:
    assert lamps.check.status.state is ServiceState.NOT_SET_UP
    lamps.secrets.set(MEETSTREAM_KEY, "ms_right")
    await lamps.until(ServiceState.WORKING)
    assert lamps.states == [ServiceState.CHECKING, ServiceState.WORKING]
    status = lamps.check.status
    assert (status.bots_active, status.trouble) == (1, None)
    assert status.latency_ms is not None
    assert status.checked_at is not None


@pytest.mark.parametrize(
    ("http_status", "state", "code"),
    [
        (401, ServiceState.REFUSED, Code.BOT_KEY),
        (429, ServiceState.DEGRADED, Code.BOT_LIMIT),
        (500, ServiceState.DEGRADED, Code.SERVICE_DOWN),
        (404, ServiceState.DOWN, Code.BOT_GONE),
    ],
)
async def test_what_the_service_says_instead(lamps: Lamps, http_status: int, state: ServiceState, code: Code) -> None:
    lamps.service.refuse("list", http_status)
    lamps.check.test()
    await lamps.until(state)
    trouble = lamps.check.status.trouble
    assert trouble is not None
    assert trouble.code is code
    assert lamps.check.status.checked_at is not None
    lamps.check.test()
    await lamps.until(ServiceState.WORKING)
    assert lamps.check.status.trouble is None


async def test_nobody_there_is_down_and_no_key_is_not_set_up(lamps: Lamps) -> None:
    http = Http("MeetStream", attempts=1)

    async def key() -> str | None:
        return found

    found: str | None = "ms_right"
    lamps.other = BotsClient(http, "http://127.0.0.1:1", BotPaths(), "Token", key)
    try:
        lamps.check.test()
        await lamps.until(ServiceState.DOWN)
        found = None
        lamps.check.test()
        await lamps.until(ServiceState.NOT_SET_UP)
    finally:
        await http.aclose()


async def test_a_key_that_is_taken_away_puts_the_lamp_out_whatever_was_being_asked(lamps: Lamps) -> None:
    lamps.secrets.set(MEETSTREAM_KEY, "ms_right")
    await lamps.until(ServiceState.WORKING)
    lamps.check.test()
    lamps.secrets.forget(MEETSTREAM_KEY)
    await lamps.until(ServiceState.NOT_SET_UP)
    await until(lambda: not len(lamps.service.tasks))
    assert lamps.check.status.state is ServiceState.NOT_SET_UP


async def test_only_the_last_question_is_answered(lamps: Lamps) -> None:
    lamps.check.test()
    await asyncio.sleep(0)  # the first one is on its way
    lamps.check.test()
    await lamps.until(ServiceState.WORKING)
    await until(lambda: not len(lamps.service.tasks))
    assert lamps.states.count(ServiceState.WORKING) == 1
