from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest

from desktop.core.errors import Code, Trouble
from desktop.services.mezon.keeper import Doubt, Patience, SessionKeeper, SessionState
from desktop.services.mezon.session import Session
from tests.services.mezon.tokens import jwt

NOW = 1_700_000_000.0
QUICK = Patience(look_s=0.01, pause_s=0.01, longest_s=0.02, likely_s=0.05, doubt_s=0.05)
SLOW = Patience(pause_s=60.0)
DOWN = Trouble(Code.SERVICE_DOWN, "500")


def session(born: float = NOW, life_s: float = 3600.0, **more: object) -> Session:
    return Session(jwt(born=born, life_s=life_s, **more), jwt(born=born, life_s=1e6), 1, "https://a")


OLD, NEW = session(NOW - 7200), session()


class Service:
    """Renews with what it is told to; counts."""

    def __init__(self, *outcomes: Session | Trouble) -> None:
        self.outcomes = list(outcomes)
        self.asked: list[Session] = []
        self.gate: asyncio.Event | None = None

    async def __call__(self, old: Session) -> Session:
        self.asked.append(old)
        if self.gate is not None:
            await self.gate.wait()
        outcome = self.outcomes.pop(0) if len(self.outcomes) > 1 else self.outcomes[0]
        if isinstance(outcome, Trouble):
            raise outcome
        return outcome


@asynccontextmanager
async def kept(
    one: Session,
    service: Callable[[Session], Awaitable[Session]],
    *,
    patience: Patience = SLOW,
    fresh: bool = False,
    now: Callable[[], float] = lambda: NOW,
) -> AsyncIterator[SessionKeeper]:
    keeper = SessionKeeper(one, service, fresh=fresh, patience=patience, now=now)
    try:
        yield keeper
    finally:
        await keeper.aclose()


async def changed(keeper: SessionKeeper, state: SessionState) -> None:
    seen = asyncio.Event()
    keeper.changed.connect(seen.set)
    while keeper.state is not state:
        await seen.wait()
        seen.clear()


async def test_a_good_session_is_not_renewed() -> None:
    service = Service(DOWN)
    async with kept(NEW, service) as keeper:
        assert await keeper.valid() is NEW
        assert service.asked == []


async def test_an_expired_one_is_renewed_once_for_all_who_wait() -> None:
    service = Service(NEW)
    service.gate = asyncio.Event()
    async with kept(OLD, service) as keeper:
        waiting = [asyncio.create_task(keeper.valid()) for _ in range(5)]
        waiting += [asyncio.create_task(keeper.refused(OLD.token)) for _ in range(5)]
        while not service.asked:
            await asyncio.sleep(0)
        service.gate.set()
        assert {one.token for one in await asyncio.gather(*waiting)} == {NEW.token}
        assert len(service.asked) == 1
        assert (await keeper.refused(OLD.token)).token == NEW.token  # a late 401 to the old token
        assert len(service.asked) == 1


async def test_who_stops_waiting_does_not_stop_the_renewal() -> None:
    service = Service(NEW)
    service.gate = asyncio.Event()
    async with kept(OLD, service) as keeper:
        impatient, patient = asyncio.create_task(keeper.valid()), asyncio.create_task(keeper.valid())
        while not service.asked:
            await asyncio.sleep(0)
        impatient.cancel()
        await asyncio.gather(impatient, return_exceptions=True)
        service.gate.set()
        assert (await patient).token == NEW.token


async def test_it_is_renewed_ahead_of_time() -> None:
    clock, looks = [NOW], [0]

    def now() -> float:
        looks[0] += 1
        return clock[0]

    service = Service(session(NOW + 3400))
    async with kept(NEW, service, patience=QUICK, fresh=True, now=now) as keeper:
        keeper.start()
        came = asyncio.Event()
        keeper.changed.connect(came.set)
        clock[0], looks[0] = NOW + 3299, 0  # a second before five minutes before the end
        while looks[0] < 3:
            await asyncio.sleep(0.01)
        assert service.asked == []
        clock[0] = NOW + 3400
        await came.wait()
        assert len(service.asked) == 1
        assert keeper.state is SessionState.VALID


async def test_a_passing_failure_signs_nobody_out() -> None:
    service = Service(DOWN, Trouble(Code.SERVICE_OFFLINE), DOWN, DOWN, DOWN, DOWN, NEW)
    async with kept(OLD, service, patience=QUICK) as keeper:
        with pytest.raises(Trouble) as trouble:
            await keeper.valid()
        assert trouble.value is DOWN
        assert keeper.state is SessionState.WAITING
        keeper.start()
        await changed(keeper, SessionState.VALID)
        assert keeper.session.token == NEW.token


async def test_a_failure_ahead_of_time_is_not_even_noticed() -> None:
    service = Service(DOWN)
    async with kept(NEW, service) as keeper:
        with pytest.raises(Trouble):
            await keeper.refused(NEW.token)
        assert keeper.state is SessionState.VALID
        assert await keeper.valid() is NEW


async def test_the_service_is_not_stormed() -> None:
    service = Service(DOWN)
    async with kept(OLD, service) as keeper:
        for _ in range(20):
            with pytest.raises(Trouble):
                await keeper.valid()
        assert len(service.asked) == 1
        service.outcomes = [NEW]
        keeper.hurry()
        assert (await keeper.valid()).token == NEW.token


@pytest.mark.parametrize("code", [Code.MEZON_TOKEN, Code.MEZON_REFUSED])
async def test_a_verdict_ends_it(code: Code) -> None:
    service = Service(Trouble(code))
    async with kept(OLD, service, patience=QUICK) as keeper:
        keeper.start()
        await changed(keeper, SessionState.DEAD)
        for ask in (keeper.valid(), keeper.refused("any")):
            with pytest.raises(Trouble) as trouble:
                await ask
            assert trouble.value.code is Code.MEZON_TOKEN
        assert len(service.asked) == 1
        keeper.take(NEW)  # somebody signed in
        assert keeper.state is SessionState.VALID
        assert (await keeper.valid()).token == NEW.token


@pytest.mark.parametrize("likely", [True, False])
async def test_doubt_ends_it_only_if_it_lasts(likely: bool) -> None:
    patient = replace(QUICK, likely_s=60.0) if likely else replace(QUICK, doubt_s=60.0)
    service = Service(Doubt("500", likely=likely))
    async with kept(OLD, service, patience=patient) as keeper:
        keeper.start()
        while len(service.asked) < 5:
            await asyncio.sleep(0.01)
        assert keeper.state is SessionState.WAITING
        with pytest.raises(Trouble, match=Code.SERVICE_DOWN):  # nobody is told to sign in yet
            await keeper.valid()
    service = Service(Doubt("500", likely=likely))
    async with kept(OLD, service, patience=QUICK) as keeper:
        keeper.start()
        await changed(keeper, SessionState.DEAD)
        assert len(service.asked) > 1


async def test_doubt_about_a_session_that_cannot_be_renewed_any_more_is_a_verdict() -> None:
    over = replace(OLD, refresh_token=jwt(born=NOW - 100, life_s=50))
    async with kept(over, Service(Doubt("500", likely=False))) as keeper:
        with pytest.raises(Trouble):
            await keeper.valid()
        assert keeper.state is SessionState.DEAD
    async with kept(over, Service(DOWN)) as keeper:  # but not the network's fault
        with pytest.raises(Trouble):
            await keeper.valid()
        assert keeper.state is SessionState.WAITING


async def test_a_pushed_session_is_taken_and_keeps_what_it_does_not_say() -> None:
    async with kept(replace(OLD, ws_url="w"), Service(DOWN)) as keeper:
        told: list[str] = []
        keeper.changed.connect(lambda: told.append(keeper.session.token))
        keeper.take(Session(NEW.token, "", 0, ""))
        assert told == [NEW.token]
        assert (keeper.session.refresh_token, keeper.session.user_id) == (OLD.refresh_token, 1)
        assert (keeper.session.api_url, keeper.session.ws_url) == ("https://a", "w")
        assert (await keeper.valid()).token == NEW.token


async def test_somebody_else_inherits_nothing() -> None:
    async with kept(replace(OLD, ws_url="w"), Service(DOWN)) as keeper:
        other = Session(NEW.token, "", 2, "https://b")
        keeper.take(other)
        assert keeper.session is other


async def test_a_session_that_is_pushed_during_a_renewal_wins() -> None:
    service = Service(DOWN)
    service.gate = asyncio.Event()
    async with kept(OLD, service) as keeper:
        waiting = asyncio.create_task(keeper.valid())
        while not service.asked:
            await asyncio.sleep(0)
        keeper.take(NEW)
        service.gate.set()
        assert (await waiting).token == NEW.token
        assert keeper.state is SessionState.VALID


@pytest.mark.parametrize("wrong_s", [-86_400.0, 86_400.0])
async def test_a_clock_that_is_wrong_here_does_not_matter(wrong_s: float) -> None:
    service = Service(NEW)
    async with kept(OLD, service, now=lambda: NOW + wrong_s) as keeper:
        await keeper.refused(OLD.token)
        for _ in range(3):
            await keeper.valid()
        assert len(service.asked) == 1


async def test_a_token_that_says_nothing_of_its_end_is_used_until_refused() -> None:
    opaque = replace(NEW, token="opaque")
    service = Service(NEW)
    async with kept(opaque, service, patience=QUICK) as keeper:
        keeper.start()
        assert await keeper.valid() is opaque
        assert (await keeper.refused("opaque")).token == NEW.token
