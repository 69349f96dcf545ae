from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from desktop.control.call_endings import DEADLINES_S
from desktop.control.calls import Calls
from desktop.core.call import CallState, Devices, Ending, JoinWish, Provider
from desktop.core.call_kind import CallKind
from desktop.core.call_page import PageEnded, PageJoined, PageReady, PageTokenEnds
from desktop.core.errors import Code, Trouble
from desktop.core.tasks import Tasks
from tests.control.call_parts import Clock, FakeCalls, FakePage, left
from tests.control.parts import until

WISH = JoinWish("call-1", CallKind.VIDEO, name="Mai", microphone=True, camera=True)


class House:
    """The calls with all that they ask."""

    def __init__(self) -> None:
        self.tasks = Tasks("test")
        self.service = FakeCalls()
        self.clock = Clock()
        self.said: list[Code] = []
        self.pages: list[FakePage] = []
        self.asked_for: list[Provider] = []
        self.calls = Calls(
            self.tasks,
            lambda: self.service,  # type: ignore[arg-type, return-value]  # as much of a client as is asked
            lambda trouble: self.said.append(trouble.code),
        )
        self.calls.make_page = self.make

    def make(self, provider: Provider) -> FakePage:
        self.asked_for.append(provider)
        self.pages.append(FakePage())
        return self.pages[-1]

    @property
    def page(self) -> FakePage:
        return self.pages[-1]

    @property
    def state(self) -> CallState:
        return self.calls.call.state

    async def in_call(self, wish: JoinWish = WISH) -> None:
        self.calls.join(wish)
        await until(lambda: self.state is CallState.LOADING)
        self.page.say(PageReady())
        self.page.say(PageJoined(microphone=True, camera=True))
        assert self.state is CallState.IN_CALL


@pytest.fixture
async def house() -> AsyncIterator[House]:
    made = House()
    yield made
    made.calls.close()
    await made.tasks.aclose()


async def test_a_call_from_join_to_leave(house: House) -> None:
    states: list[CallState] = []
    house.calls.changed.connect(lambda: states.append(house.state))
    await house.in_call()
    assert house.asked_for == [Provider.AGORA]
    assert house.page.joined_with is not None
    assert house.page.joined_with.ticket.token == "token-1"
    house.calls.set_microphone(False)
    house.calls.set_camera(False)
    house.calls.set_devices(Devices(speaker="s"))
    house.calls.set_volume(50)
    house.calls.set_cough(True)
    assert house.page.calls == [
        "join", ("mic", False), ("camera", False), ("devices", Devices(speaker="s")), ("volume", 25)
    ]  # fmt: skip
    house.calls.leave()
    assert house.page.calls[-1] == "leave"
    assert not house.page.closed
    house.page.say(left())
    assert house.page.closed
    assert (house.state, house.calls.call.ending, house.said) == (CallState.ENDED, Ending.LEFT, [])
    assert states[-1] is CallState.ENDED


async def test_every_join_has_a_fresh_token(house: House) -> None:
    await house.in_call()
    house.page.say(PageEnded(Ending.LOST))
    assert house.said == [Code.CALL_LOST]
    house.calls.join_again()
    await until(lambda: len(house.pages) == 2)
    house.page.say(PageReady())
    assert house.page.joined_with is not None
    assert house.page.joined_with.ticket.token == "token-2"
    assert house.service.asked == ["ticket", "ticket"]


async def test_who_starts_a_call_creates_it(house: House) -> None:
    made: list[object] = []
    house.calls.created.connect(made.append)
    await house.in_call(replace(WISH, started_here=True))
    assert house.service.asked == ["create"]
    assert isinstance(made[0], dict)
    assert made[0]["extra"] == 1


async def test_a_refusal_is_told_and_no_page_is_made(house: House) -> None:
    house.service.trouble = Trouble(Code.CALL_RETIRED)
    house.calls.join(WISH)
    await until(lambda: house.state is CallState.ENDED)
    assert (house.said, house.pages) == ([Code.CALL_RETIRED], [])


async def test_stopping_while_the_token_is_asked_for_ends_the_asking(house: House) -> None:
    house.service.gate.clear()
    house.calls.join(WISH)
    await until(lambda: bool(house.service.asked))
    house.calls.leave()
    assert house.state is CallState.ENDED
    await until(lambda: len(house.tasks) == 0)
    house.service.gate.set()
    assert house.pages == []


@pytest.mark.parametrize("with_maker", [True, False])
async def test_without_a_page_there_is_a_sentence(house: House, with_maker: bool) -> None:
    def none(provider: Provider) -> FakePage:
        raise Trouble(Code.CALL_PAGE_MISSING, "no SDK")

    house.calls.make_page = none if with_maker else None
    house.calls.join(WISH)
    await until(lambda: house.state is CallState.ENDED)
    assert house.said == [Code.CALL_PAGE_MISSING]
    assert house.calls.call.ending is Ending.NO_PAGE


async def test_a_token_is_renewed_while_the_call_goes_on(house: House) -> None:
    await house.in_call()
    house.page.say(PageTokenEnds())
    await until(lambda: ("renew", "token-2") in house.page.calls)
    house.service.trouble = Trouble(Code.SERVICE_OFFLINE)
    house.calls.renew()
    await until(lambda: house.said == [Code.CALL_RENEW])
    assert house.state is CallState.IN_CALL
    assert house.calls.call.renewing_failed


async def test_a_short_token_is_renewed_by_the_clock() -> None:
    house = House()
    house.service.life_s = 3.0
    clock = house.clock
    house.calls = Calls(
        house.tasks,
        lambda: house.service,  # type: ignore[arg-type, return-value]  # as above
        lambda trouble: house.said.append(trouble.code),
        epoch=clock.epoch,
    )
    house.calls.make_page = house.make
    house.service.epoch = clock.epoch()
    await house.in_call()
    clock.now += 2.9
    house.service.epoch += 600
    house.calls.set_volume(90)  # looks at the clock
    await until(lambda: any(isinstance(one, tuple) and one[0] == "renew" for one in house.page.calls))
    house.calls.close()
    await house.tasks.aclose()


async def test_an_old_page_says_nothing_any_more(house: House) -> None:
    await house.in_call()
    old = house.page
    old.say(PageEnded(Ending.CRASHED))
    await house.in_call()
    old.say(PageEnded(Ending.LOST))
    assert house.state is CallState.IN_CALL
    assert house.said == [Code.CALL_CRASHED]


async def test_a_join_that_lasts_too_long_ends_by_itself(monkeypatch: pytest.MonkeyPatch, house: House) -> None:
    monkeypatch.setitem(DEADLINES_S, CallState.JOINING, 0.05)
    house.calls.join(WISH)
    await until(lambda: house.state is CallState.LOADING)
    house.page.say(PageReady())
    await until(lambda: house.state is CallState.ENDED)
    assert house.said == [Code.CALL_CONNECT]
    assert house.page.closed


async def test_closing_leaves_nothing(house: House) -> None:
    await house.in_call()
    house.calls.close()
    assert house.page.calls[-1] == "leave"
    assert house.page.closed
    house.calls.join(WISH)
    assert house.service.asked == ["ticket"]


async def test_push_to_talk(house: House) -> None:
    await house.in_call()
    house.calls.set_push_to_talk(True)
    house.calls.set_talking(True)
    house.calls.set_talking(False)
    assert house.page.calls[1:] == [("mic", False), ("mic", True), ("mic", False)]


async def test_who_silences_the_call_keeps_its_volume(house: House) -> None:
    await house.in_call()
    house.calls.set_volume(50)
    house.calls.set_silent(True)
    assert house.page.calls[-1] == ("volume", 0)
    assert house.calls.call.volume == 50
    house.calls.set_silent(False)
    assert house.page.calls[-1] == ("volume", 25)


async def test_headphones_that_are_elsewhere_are_told_once(house: House) -> None:
    await house.in_call()
    house.calls.set_heard(False)
    house.calls.set_heard(False)
    assert house.page.calls[1:] == [("volume", 0)]
    house.calls.set_heard(True)
    assert house.page.calls[-1] == ("volume", 100)
