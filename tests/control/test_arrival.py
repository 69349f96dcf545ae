"""One sign-in at a time, the newest; what is stopped seats nobody."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any, cast

import pytest

from desktop.control.arrival import Arrival, name_of, role_of
from desktop.core.account import Attempt, Role
from desktop.core.errors import Code, Trouble
from desktop.core.sign_in import BotSignIn, CodeSignIn, IdTokenSignIn, PasswordSignIn, SendCode, SignInRequest
from desktop.core.tasks import Tasks
from desktop.services.mezon.session import Session
from tests.control.parts import until
from tests.control.test_account import BOT, EMAIL, PERSON, FakeDoor


class Hall:
    def __init__(self) -> None:
        self.doors: list[FakeDoor] = []
        self.held = False
        self.arrived: list[tuple[SignInRequest, Session]] = []
        self.attempts: list[Attempt] = []
        self.failures: list[BaseException] = []
        self.tasks = Tasks("test", lambda _name, error: self.failures.append(error))
        self.arrival = Arrival(
            self.tasks,
            cast("Any", self._door),
            lambda request, session, _door: self.arrived.append((request, session)),
            lambda: self.attempts.append(self.arrival.attempt),
        )

    def _door(self, _gateway: str) -> FakeDoor:
        door = FakeDoor()
        if self.held:
            door.hold.clear()
        self.doors.append(door)
        return door

    async def settled(self) -> None:
        await until(lambda: not len(self.tasks))


@pytest.fixture
async def hall() -> AsyncIterator[Hall]:
    made = Hall()
    yield made
    await made.tasks.aclose()


async def test_of_two_quick_wishes_the_second_counts(hall: Hall) -> None:
    hall.held = True
    hall.arrival.begin(BOT)
    await until(lambda: hall.doors and hall.doors[0].asked)
    hall.arrival.begin(PERSON)
    await until(lambda: len(hall.doors) == 2 and hall.doors[1].asked)
    for door in hall.doors:
        door.hold.set()
    await hall.settled()
    assert [request for request, _ in hall.arrived] == [PERSON]
    assert [one.busy for one in hall.attempts] == [True, True], "never idle in between"
    assert not hall.arrival.attempt.busy


@pytest.mark.parametrize("answered", [False, True], ids=["waiting", "as the answer comes"])
async def test_what_is_stopped_seats_nobody(hall: Hall, answered: bool) -> None:
    hall.held = True
    hall.arrival.begin(PERSON)
    await until(lambda: hall.doors and hall.doors[0].asked)
    if answered:
        hall.doors[0].hold.set()
    hall.arrival.stop()
    await hall.settled()
    assert hall.arrived == []
    assert hall.arrival.attempt == Attempt()


async def test_only_the_one_who_signs_in_is_stopped(hall: Hall) -> None:
    hall.held = True
    hall.arrival.begin(PERSON)
    await until(lambda: hall.doors and hall.doors[0].asked)
    hall.arrival.stop(Role.BOT)
    assert hall.arrival.attempt.busy
    hall.arrival.stop(Role.USER)
    assert not hall.arrival.attempt.busy


async def test_a_failure_stays_until_the_next_wish(hall: Hall) -> None:
    hall.held = True
    hall.arrival.begin(PERSON)
    await until(lambda: hall.doors and hall.doors[0].asked)
    hall.doors[0].refuses = Trouble(Code.MEZON_REFUSED, reason="no")
    hall.doors[0].hold.set()
    await hall.settled()
    hall.arrival.stop()
    attempt = hall.arrival.attempt
    assert (attempt.role, attempt.code, attempt.reason, attempt.busy) == (Role.USER, Code.MEZON_REFUSED, "no", False)


async def test_a_fault_of_ours_is_no_wait_without_end(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    async def broken(_self: FakeDoor, _email: str, _password: str) -> Session:
        raise ValueError

    monkeypatch.setattr(FakeDoor, "by_password", broken)
    hall.arrival.begin(PERSON)
    await hall.settled()
    assert (hall.arrival.attempt.code, hall.arrival.attempt.reason) == (Code.SERVICE_UNKNOWN, "ValueError")
    assert [type(one) for one in hall.failures] == [ValueError]


@pytest.mark.parametrize(
    ("request_", "role", "name"),
    [
        (BOT, Role.BOT, "app"),
        (PERSON, Role.USER, EMAIL),
        (SignInRequest(SendCode(EMAIL)), Role.USER, EMAIL),
        (SignInRequest(CodeSignIn(EMAIL, "1")), Role.USER, EMAIL),
        (SignInRequest(IdTokenSignIn("jwt", "7", "ana")), Role.USER, "ana"),
        (SignInRequest(BotSignIn("7", "t")), Role.BOT, "7"),
        (SignInRequest(PasswordSignIn(EMAIL, "p")), Role.USER, EMAIL),
    ],
)
def test_who_it_is(request_: SignInRequest, role: Role, name: str) -> None:
    assert (role_of(request_), name_of(request_)) == (role, name)
