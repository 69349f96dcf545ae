from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from desktop.control.call_course import CallCourse
from desktop.control.call_endings import ENDING_CODES
from desktop.control.call_orders import (
    AskRenewal,
    AskTicket,
    ClosePage,
    Join,
    LeavePage,
    OpenPage,
    Order,
    Renew,
    Say,
    SetCamera,
    SetDevices,
    SetMicrophone,
    SetVolume,
)
from desktop.core.call import JOINED, ON_THE_PAGE, UNDER_WAY, CallState, Devices, Ending, JoinWish, Participant
from desktop.core.call_kind import CallKind
from desktop.core.call_page import (
    PageCamera,
    PageDevices,
    PageEnded,
    PageEvent,
    PageJoined,
    PageMicrophone,
    PageParticipants,
    PageReady,
    PageReconnected,
    PageReconnecting,
    PageTokenEnds,
)
from desktop.core.errors import Code, Trouble
from tests.control.call_parts import EPOCH, ROOM, TICKET, Clock

WISH = JoinWish("call-1", CallKind.VIDEO, ROOM, "Mai", microphone=True, camera=True)


class Sitting:
    """A course with its clock and what it asked for last."""

    def __init__(self) -> None:
        self.clock = Clock()
        self.course = CallCourse(self.clock.monotonic, self.clock.epoch)
        self.attempt = 0

    @property
    def state(self) -> CallState:
        return self.course.call.state

    def join(self, wish: JoinWish = WISH) -> list[Order]:
        orders = self.course.join(wish)
        for order in orders:
            if isinstance(order, AskTicket):
                self.attempt = order.attempt
        return orders

    def told(self, event: PageEvent) -> list[Order]:
        return self.course.told(self.attempt, event)

    def in_call(self, life_s: float | None = None, wish: JoinWish = WISH) -> Sitting:
        self.join(wish)
        ends = None if life_s is None else self.clock.epoch() + life_s
        self.course.ticket(self.attempt, replace(TICKET, expires_at=ends))
        self.told(PageReady())
        self.told(PageJoined(microphone=True, camera=True))
        assert self.state is CallState.IN_CALL
        return self

    def codes(self, orders: list[Order]) -> list[Code]:
        return [order.trouble.code for order in orders if isinstance(order, Say)]


@pytest.fixture
def sitting() -> Sitting:
    return Sitting()


def test_a_join_goes_step_by_step(sitting: Sitting) -> None:
    assert sitting.join() == [AskTicket(1, WISH)]
    assert sitting.course.ticket(1, TICKET) == [OpenPage(1, ROOM.provider)]
    (order,) = sitting.told(PageReady())
    assert isinstance(order, Join)
    assert order.parameters.ticket == TICKET
    assert (order.parameters.microphone, order.parameters.camera, order.parameters.name) == (True, True, "Mai")
    assert sitting.told(PageJoined(microphone=True, camera=True)) == []
    call = sitting.course.call
    assert (call.state, call.joined_at, call.room) == (CallState.IN_CALL, 100.0, ROOM)
    assert call.microphone_settled
    assert call.camera.on is call.camera.wish is True


def test_a_second_join_waits_for_the_end_of_the_first(sitting: Sitting) -> None:
    sitting.in_call()
    assert sitting.course.join(WISH) == []


def test_nobody_is_asked_for_a_camera_in_an_audio_call(sitting: Sitting) -> None:
    sitting.join(replace(WISH, kind=CallKind.AUDIO))
    sitting.course.ticket(1, TICKET)
    (order,) = sitting.told(PageReady())
    assert isinstance(order, Join)
    assert not order.parameters.camera
    sitting.told(PageJoined(microphone=True))
    assert sitting.course.set_camera(True) == []


def test_what_is_wished_while_it_joins_is_told_afterwards(sitting: Sitting) -> None:
    sitting.join()
    sitting.course.ticket(1, TICKET)
    sitting.told(PageReady())
    devices = Devices(microphone="other")
    for orders in (
        sitting.course.set_microphone(False),
        sitting.course.set_camera(False),
        sitting.course.set_devices(devices),
        sitting.course.set_volume(40),
    ):
        assert orders == []
    assert sitting.told(PageJoined(microphone=True, camera=True)) == [
        SetMicrophone(False),
        SetCamera(False),
        SetDevices(devices),
        SetVolume(16),
    ]


def test_a_mute_is_confirmed_by_the_page_alone(sitting: Sitting) -> None:
    sitting.in_call()
    assert sitting.course.set_microphone(False) == [SetMicrophone(False)]
    assert sitting.course.call.microphone.on is True
    assert not sitting.course.call.microphone_settled
    sitting.told(PageMicrophone(False))
    assert sitting.course.call.microphone_settled
    assert sitting.course.set_microphone(False) == []


def test_the_camera_is_confirmed_by_the_page_alone(sitting: Sitting) -> None:
    sitting.in_call()
    assert sitting.course.set_camera(False) == [SetCamera(False)]
    assert (sitting.course.call.camera.wish, sitting.course.call.camera.on) == (False, True)
    sitting.told(PageCamera(False))
    assert sitting.course.call.camera.on is False


def test_a_cough_returns_to_the_wish(sitting: Sitting) -> None:
    sitting.in_call()
    assert sitting.course.set_cough(True) == [SetMicrophone(False)]
    assert sitting.course.set_microphone(False) == []
    assert sitting.course.set_cough(False) == []
    assert sitting.course.set_microphone(True) == [SetMicrophone(True)]


def test_with_push_to_talk_the_key_decides(sitting: Sitting) -> None:
    sitting.in_call()
    assert sitting.course.set_push_to_talk(True) == [SetMicrophone(False)]
    assert sitting.course.set_talking(True) == [SetMicrophone(True)]
    assert sitting.course.set_cough(True) == [SetMicrophone(False)]
    assert sitting.course.set_cough(False) == [SetMicrophone(True)]
    assert sitting.course.set_talking(False) == [SetMicrophone(False)]
    assert sitting.course.set_push_to_talk(False) == [SetMicrophone(True)]


def test_outside_a_call_keys_do_nothing(sitting: Sitting) -> None:
    assert sitting.course.set_cough(True) == sitting.course.set_talking(True) == []
    assert not sitting.course.call.coughing
    assert sitting.course.leave() == sitting.course.renew() == sitting.course.passed() == []


def test_leaving_waits_for_the_page_but_not_for_ever(sitting: Sitting) -> None:
    sitting.in_call()
    assert sitting.course.leave() == [LeavePage()]
    assert sitting.state is CallState.LEAVING
    assert sitting.told(PageEnded(Ending.LOST)) == [ClosePage()]  # it is what was wanted
    assert sitting.course.call.ending is Ending.LEFT
    sitting.in_call()
    sitting.course.leave()
    assert sitting.course.due == sitting.clock.now + 3
    sitting.clock.now += 3
    assert sitting.course.passed() == [ClosePage()]
    assert sitting.course.call.ending is Ending.LEFT


def test_joining_can_be_stopped_at_each_step(sitting: Sitting) -> None:
    sitting.join()
    assert sitting.course.leave() == []
    assert sitting.course.ticket(1, TICKET) == []  # too late
    sitting.join()
    sitting.course.ticket(sitting.attempt, TICKET)
    assert sitting.course.leave() == [ClosePage()]
    sitting.join()
    sitting.course.ticket(sitting.attempt, TICKET)
    sitting.told(PageReady())
    assert sitting.course.leave() == [LeavePage()]
    assert sitting.told(PageJoined()) == []
    assert sitting.state is CallState.LEAVING


@pytest.mark.parametrize("steps", [0, 1, 2])
def test_a_step_that_lasts_too_long_ends(sitting: Sitting, steps: int) -> None:
    sitting.join()
    if steps > 0:
        sitting.course.ticket(1, TICKET)
    if steps > 1:
        sitting.told(PageReady())
    sitting.clock.now += 19.9
    assert sitting.course.passed() == []
    sitting.clock.now += 0.1
    assert sitting.codes(sitting.course.passed()) == [Code.CALL_CONNECT]
    assert sitting.course.call.ending is Ending.SLOW
    assert sitting.course.due is None


def test_a_refusal_of_the_service_is_the_sentence(sitting: Sitting) -> None:
    sitting.join()
    orders = sitting.course.no_ticket(1, Trouble(Code.CALL_RETIRED))
    assert sitting.codes(orders) == [Code.CALL_RETIRED]
    assert (sitting.course.call.ending, sitting.course.call.trouble) == (Ending.SERVICE, Code.CALL_RETIRED)


@pytest.mark.parametrize(("ending", "code"), ENDING_CODES.items())
def test_every_end_of_the_page_closes_it_and_is_told(sitting: Sitting, ending: Ending, code: Code) -> None:
    sitting.in_call()
    orders = sitting.told(PageEnded(ending))
    assert orders[0] == ClosePage()
    assert sitting.codes(orders) == [code]
    assert sitting.course.call.trouble is code


def test_an_outage_is_a_state_and_has_an_end(sitting: Sitting) -> None:
    sitting.in_call()
    sitting.told(PageReconnecting())
    assert sitting.state is CallState.RECONNECTING
    assert sitting.course.call.joined_at == 100.0
    sitting.told(PageReconnected())
    assert sitting.state is CallState.IN_CALL
    sitting.told(PageReconnecting())
    sitting.clock.now += 60
    assert sitting.codes(sitting.course.passed()) == [Code.CALL_LOST]


def test_a_token_is_renewed_before_it_ends(sitting: Sitting) -> None:
    sitting.in_call(life_s=100)
    assert sitting.course.due == pytest.approx(150)
    sitting.clock.now = 150.5
    (order,) = sitting.course.passed()
    assert order == AskRenewal(sitting.attempt, "call-1", ROOM)
    assert sitting.course.passed() == []
    fresh = replace(TICKET, token="another", expires_at=EPOCH + 500)
    assert sitting.course.ticket(sitting.attempt, fresh) == [Renew("another")]
    assert sitting.course.call.expires_at == EPOCH + 500


def test_a_renewal_that_fails_is_told_once_and_tried_again(sitting: Sitting) -> None:
    sitting.in_call(life_s=100)
    sitting.clock.now = 151
    sitting.course.passed()
    orders = sitting.course.no_ticket(sitting.attempt, Trouble(Code.SERVICE_OFFLINE))
    assert sitting.codes(orders) == [Code.CALL_RENEW]
    assert isinstance(orders[0], Say)
    assert orders[0].trouble.values == {"seconds": 49}
    assert sitting.course.call.renewing_failed
    sitting.clock.now += 10
    assert [type(one) for one in sitting.course.passed()] == [AskRenewal]
    assert sitting.course.no_ticket(sitting.attempt, Trouble(Code.SERVICE_OFFLINE)) == []
    assert [type(one) for one in sitting.course.renew()] == [AskRenewal]
    sitting.course.ticket(sitting.attempt, TICKET)
    assert not sitting.course.call.renewing_failed


def test_the_provider_may_ask_for_a_renewal(sitting: Sitting) -> None:
    sitting.in_call()
    assert [type(one) for one in sitting.told(PageTokenEnds())] == [AskRenewal]


def test_a_token_that_ends_during_an_outage_ends_the_call(sitting: Sitting) -> None:
    sitting.in_call(life_s=30)
    sitting.told(PageReconnecting())
    sitting.clock.now += 30
    assert sitting.course.due is not None
    assert sitting.course.due <= sitting.clock.now
    assert sitting.codes(sitting.course.passed()) == [Code.CALL_TOKEN]


def test_a_device_that_is_gone_is_told(sitting: Sitting) -> None:
    sitting.in_call()
    orders = sitting.told(PageDevices(Devices(microphone="default"), "Headset", "Default"))
    assert sitting.codes(orders) == [Code.CALL_MIC_GONE]
    assert sitting.course.call.devices.microphone == "default"
    assert sitting.told(PageDevices(Devices())) == []


def test_participants_end_with_the_call(sitting: Sitting) -> None:
    sitting.in_call()
    sitting.told(PageParticipants((Participant("me", own=True), Participant("lan", "Lan", level=0.5))))
    assert [one.name for one in sitting.course.call.others] == ["Lan"]
    sitting.told(PageEnded(Ending.REMOVED))
    assert sitting.course.call.participants == ()


def test_who_hears_nothing_hears_again_with_the_volume_or_the_next_call(sitting: Sitting) -> None:
    course = sitting.course
    sitting.in_call()
    course.set_volume(30)
    assert course.set_volume(30, silent=True) == [SetVolume(0)]
    assert course.call.volume == 30
    assert course.set_volume(30) == [SetVolume(9)]
    course.set_volume(30, silent=True)
    assert course.set_volume(50) == [SetVolume(25)]
    assert not course.call.silent
    course.set_volume(30, silent=True)
    sitting.told(PageEnded(Ending.OVER))
    sitting.join()
    assert not course.call.silent


def test_headphones_that_are_elsewhere_silence_the_call_and_keep_its_volume(sitting: Sitting) -> None:
    course = sitting.course
    sitting.in_call()
    assert course.set_heard(False) == [SetVolume(0)]
    assert course.set_volume(50) == []
    assert course.set_heard(True) == [SetVolume(25)]
    course.set_volume(50, silent=True)
    assert course.set_heard(False) == []
    assert (course.call.volume, course.call.silent, course.call.heard) == (50, True, False)


def test_volume_and_push_to_talk_outlast_a_call(sitting: Sitting) -> None:
    sitting.course.set_volume(30)
    sitting.course.set_push_to_talk(True)
    sitting.in_call()
    assert sitting.course.set_volume(500) == [SetVolume(100)]
    assert sitting.course.set_volume(100) == []
    sitting.told(PageEnded(Ending.OVER))
    assert (sitting.course.call.volume, sitting.course.call.push_to_talk) == (100, True)


_EVENTS: list[Any] = [
    PageReady(),
    PageJoined(microphone=True),
    PageReconnecting(),
    PageReconnected(),
    PageMicrophone(True),
    PageCamera(True),
    PageParticipants((Participant("lan"),)),
    PageDevices(Devices()),
    PageTokenEnds(),
    *(PageEnded(one) for one in (Ending.LEFT, Ending.LOST, Ending.CRASHED)),
]


class AnyCall(RuleBasedStateMachine):
    """Whatever comes in whatever order: nobody is in a call without the page's word, and nothing is left of a call."""

    def __init__(self) -> None:
        super().__init__()
        self.sitting = Sitting()
        self.page = False  # there is one
        self.confirmed = False  # by the page of this attempt

    def carry_out(self, orders: list[Order]) -> None:
        for order in orders:
            if isinstance(order, OpenPage):
                assert not self.page
                self.page, self.confirmed = True, False
            elif isinstance(order, ClosePage):
                assert self.page
                self.page = self.confirmed = False
            elif not isinstance(order, AskTicket | AskRenewal | Say):
                assert self.page

    @rule(microphone=st.booleans(), kind=st.sampled_from(CallKind))
    def join(self, microphone: bool, kind: CallKind) -> None:
        self.carry_out(self.sitting.join(replace(WISH, microphone=microphone, kind=kind)))

    @rule(old=st.booleans(), life_s=st.none() | st.integers(-10, 200))
    def ticket(self, old: bool, life_s: int | None) -> None:
        ends = None if life_s is None else self.sitting.clock.epoch() + life_s
        ticket = replace(TICKET, expires_at=ends)
        attempt = self.sitting.attempt - old
        self.carry_out(self.sitting.course.ticket(attempt, ticket))

    @rule(old=st.booleans())
    def no_ticket(self, old: bool) -> None:
        attempt = self.sitting.attempt - old
        self.carry_out(self.sitting.course.no_ticket(attempt, Trouble(Code.CALL_RIGHTS)))

    @rule(event=st.sampled_from(_EVENTS), old=st.booleans())
    def told(self, event: PageEvent, old: bool) -> None:
        joins = isinstance(event, PageJoined) and self.sitting.state is CallState.JOINING and not old
        self.confirmed = self.confirmed or joins
        self.carry_out(self.sitting.course.told(self.sitting.attempt - old, event))

    @rule(on=st.booleans())
    def keys(self, on: bool) -> None:
        course = self.sitting.course
        for wish in (course.set_microphone, course.set_cough, course.set_talking, course.set_camera):
            self.carry_out(wish(on))

    @rule(on=st.booleans(), percent=st.integers(-10, 200))
    def tools(self, on: bool, percent: int) -> None:
        self.carry_out(self.sitting.course.set_push_to_talk(on))
        self.carry_out(self.sitting.course.set_volume(percent))
        self.carry_out(self.sitting.course.set_devices(Devices(microphone=str(on))))
        self.carry_out(self.sitting.course.renew())

    @rule()
    def leave(self) -> None:
        self.carry_out(self.sitting.course.leave())

    @rule(on=st.booleans())
    def set_heard(self, on: bool) -> None:
        self.carry_out(self.sitting.course.set_heard(on))

    @rule(seconds=st.sampled_from([0.5, 3.0, 25.0, 70.0]))
    def time_passes(self, seconds: float) -> None:
        self.sitting.clock.now += seconds
        self.carry_out(self.sitting.course.passed())

    @rule()
    def time_passes_until_something_is_due(self) -> None:
        due = self.sitting.course.due
        if due is not None:
            self.sitting.clock.now = max(self.sitting.clock.now, due)
            self.carry_out(self.sitting.course.passed())
            after = self.sitting.course.due
            assert after is None or after > due - 1e-6

    @invariant()
    def nobody_is_in_a_call_without_the_pages_word(self) -> None:
        if self.sitting.state in JOINED:
            assert self.page
            assert self.confirmed

    @invariant()
    def nothing_remains_of_a_call(self) -> None:
        call = self.sitting.course.call
        assert self.page is (call.state in ON_THE_PAGE)
        if call.state not in UNDER_WAY:
            assert self.sitting.course.due is None
            assert (call.participants, call.coughing, call.talking, call.expires_at) == ((), False, False, None)
            assert call.microphone.on is call.camera.on is None

    @invariant()
    def whatever_waits_has_a_deadline(self) -> None:
        if self.sitting.state in UNDER_WAY - {CallState.IN_CALL}:
            assert self.sitting.course.due is not None


AnyCall.TestCase.settings = settings(max_examples=150, stateful_step_count=40, deadline=None)
TestAnyCall = AnyCall.TestCase
