"""Is Mezon well: the first thing that is wrong is the answer."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from desktop.control.mezon_check import GatewayAnswer, MezonCheck, date_of
from desktop.core.account import Role
from desktop.core.errors import Code, Trouble
from tests.control.parts import until
from tests.control.test_account import BOT, PERSON, Office, OpenSecrets


class Doctor:
    """Looks after an office; what is asked goes as `fails` and `answer` say."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.fails: dict[str, Trouble] = {}
        self.answer = GatewayAnswer(datetime.now(UTC))
        self.may_ask = True
        self.hold = asyncio.Event()
        self.hold.set()
        self.asked: list[str] = []
        office.hears = self.me
        self.check = MezonCheck(office.tasks, office.account, self.gateway, self.streaming, lambda: self.may_ask)

    def _ask(self, what: str) -> None:
        self.asked.append(what)
        if what in self.fails:
            raise self.fails[what]

    async def gateway(self) -> GatewayAnswer:
        await self.hold.wait()
        self._ask("gateway")
        return self.answer

    async def streaming(self) -> None:
        self._ask("streaming")

    def me(self) -> None:
        self._ask("me")

    async def found(self) -> Any:
        self.check.test()
        await until(lambda: not self.check.busy)
        return self.check.verdict


@pytest.fixture
async def doctor(tmp_path: Path) -> AsyncIterator[Doctor]:
    office = Office(tmp_path, OpenSecrets())
    yield Doctor(office)
    await office.aclose()


async def test_nobody_is_signed_in(doctor: Doctor) -> None:
    verdict = await doctor.found()
    assert (verdict.trouble, verdict.names, verdict.streaming) == (None, (), False)
    assert doctor.asked == ["gateway"]


async def test_all_is_asked_in_order(doctor: Doctor) -> None:
    await doctor.office.signed_in(PERSON)
    await doctor.office.signed_in(BOT, Role.BOT)
    verdict = await doctor.found()
    assert doctor.asked == ["gateway", "me", "me", "streaming"]
    assert (verdict.names, verdict.streaming) == (("ana@studio.example", "app"), True)
    doctor.may_ask = False
    assert not (await doctor.found()).streaming


@pytest.mark.parametrize(
    ("what", "asked"),
    [("gateway", ["gateway"]), ("me", ["gateway", "me"]), ("streaming", ["gateway", "me", "streaming"])],
)
async def test_the_first_that_is_wrong_is_told(doctor: Doctor, what: str, asked: list[str]) -> None:
    await doctor.office.signed_in(PERSON)
    doctor.fails[what] = Trouble(Code.SERVICE_CERTIFICATE, service="gw")
    verdict = await doctor.found()
    assert (verdict.trouble.code, doctor.asked) == (Code.SERVICE_CERTIFICATE, asked)
    if what == "me":
        assert verdict.trouble.values["name"] == "ana@studio.example"


@pytest.mark.parametrize("minutes", [-30, 30])
async def test_a_clock_that_is_wrong_here(doctor: Doctor, minutes: int) -> None:
    doctor.answer = GatewayAnswer(datetime.now(UTC) + timedelta(minutes=minutes))
    verdict = await doctor.found()
    assert (verdict.trouble.code, verdict.trouble.values["minutes"]) == (Code.SERVICE_CLOCK, 30)


async def test_one_at_a_time_and_forgotten(doctor: Doctor) -> None:
    doctor.hold.clear()
    doctor.check.test()
    doctor.check.test()
    assert doctor.check.busy
    doctor.check.forget()
    assert not doctor.check.busy
    doctor.hold.set()
    await doctor.found()
    assert doctor.asked == ["gateway"]
    doctor.check.forget()
    assert doctor.check.verdict is None


def test_the_date_of_an_answer() -> None:
    assert date_of("Sat, 21 Nov 2026 20:15:00 GMT") == datetime(2026, 11, 21, 20, 15, tzinfo=UTC)
    assert date_of("yesterday") is None
    assert date_of("") is None
