from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from desktop.control.mix_check import MixCheck
from desktop.core.errors import Code, Trouble
from desktop.core.model import ServiceState
from desktop.core.tasks import Tasks
from desktop.services.zego.codes import Refused, ReturnCode, sentence_of
from tests.control.parts import until


class Service:
    """Answers as it is told, when it may."""

    def __init__(self) -> None:
        self.answer: Trouble | None = Refused(Code.MIX_LOST, ReturnCode.NO_TASK, "")
        self.may_answer = asyncio.Event()
        self.may_answer.set()
        self.asked = 0

    async def runs_for_s(self, task_id: str) -> int:
        self.asked += 1
        await self.may_answer.wait()
        if self.answer is not None:
            raise self.answer
        return 60


@pytest.fixture
def service() -> Service:
    return Service()


@pytest.fixture
async def check(service: Service) -> AsyncIterator[MixCheck]:
    tasks = Tasks("test")
    yield MixCheck(tasks, lambda: service)
    await tasks.aclose()


async def tested(check: MixCheck) -> ServiceState:
    check.test()
    await until(lambda: check.status.checked_at is not None and check.status.state is not ServiceState.CHECKING)
    return check.status.state


async def test_that_there_is_no_such_mix_is_all_that_is_wanted(check: MixCheck, service: Service) -> None:
    assert check.status.state is ServiceState.NOT_SET_UP
    assert await tested(check) is ServiceState.WORKING
    assert check.status.latency_ms is not None
    service.answer = None
    assert await tested(check) is ServiceState.WORKING


@pytest.mark.parametrize(
    ("trouble", "state"),
    [
        (Refused(sentence_of(100000005), 100000005, ""), ServiceState.REFUSED),
        (Refused(Code.MIX_CLOCK, 100000004, "", minutes=20), ServiceState.REFUSED),
        (Refused(sentence_of(100000016), 100000016, ""), ServiceState.REFUSED),
        (Trouble(Code.MIX_KEY_MISSING), ServiceState.NOT_SET_UP),
        (Trouble(Code.SERVICE_SLOW), ServiceState.DEGRADED),
        (Trouble(Code.SERVICE_OFFLINE), ServiceState.DOWN),
        (Trouble(Code.SERVICE_CERTIFICATE), ServiceState.DOWN),
    ],
    ids=str,
)
async def test_each_trouble_is_a_state(
    check: MixCheck, service: Service, trouble: Trouble, state: ServiceState
) -> None:
    service.answer = trouble
    assert await tested(check) is state
    assert check.status.trouble is trouble


async def test_what_other_requests_hear_is_shown_until_one_is_well(check: MixCheck) -> None:
    trouble = Trouble(Code.SERVICE_OFFLINE)
    check.hear(trouble)
    assert check.status.state is ServiceState.NOT_SET_UP  # nobody has asked
    await tested(check)
    check.hear(None)
    check.hear(trouble)
    assert check.status.state is ServiceState.DOWN
    check.hear(None)
    assert check.status.state is ServiceState.WORKING


async def test_an_answer_to_other_settings_is_not_waited_for(check: MixCheck, service: Service) -> None:
    service.may_answer.clear()
    check.test()
    await until(lambda: service.asked == 1)
    check.test()
    await until(lambda: service.asked == 2)
    check.forget()
    assert check.status.state is ServiceState.NOT_SET_UP
    service.may_answer.set()
    await asyncio.sleep(0)
    assert check.status.state is ServiceState.NOT_SET_UP
