from __future__ import annotations

from dataclasses import replace
from typing import cast

from hypothesis import strategies as st
from hypothesis.stateful import rule

from desktop.control.call_course import CallCourse
from desktop.control.call_orders import AskTicket, ClosePage, Join, Order, SetMicrophone
from desktop.control.call_silence import CallSilence, call_target
from desktop.control.calls import Calls
from desktop.core.call import Call, CallState, Ending, JoinWish
from desktop.core.call_kind import CallKind
from desktop.core.call_page import (
    PageEnded,
    PageJoined,
    PageMicrophone,
    PageReady,
    PageReconnected,
    PageReconnecting,
)
from desktop.core.panic import Quiet, Why
from desktop.core.signal import Signal
from tests.control.call_parts import ROOM, TICKET, Clock
from tests.control.silence_parts import ANY_EVENING, AnySilence

WISH = JoinWish("call-1", CallKind.AUDIO, ROOM, "Mai", microphone=True)


class PaperCalls:
    """`Calls` with a page on paper, which does and says what it was told one after the other."""

    changed = Signal()

    def __init__(self) -> None:
        clock = Clock()
        self.course = CallCourse(clock.monotonic, clock.epoch)
        self.attempt = 0
        self.heard = False  # by the others
        self.joins: bool | None = None
        self.told: list[bool] = []  # and not done yet

    @property
    def call(self) -> Call:
        return self.course.call

    def do(self, orders: list[Order]) -> None:
        for one in orders:
            match one:
                case AskTicket(attempt):
                    self.attempt = attempt
                case Join(parameters):
                    self.joins = parameters.microphone
                case SetMicrophone(on):
                    self.told.append(on)
                case ClosePage():
                    self.heard, self.joins, self.told = False, None, []
        self.changed.emit()

    def hush(self, hushed: bool) -> None:
        self.do(self.course.set_microphone(self.call.microphone.wish, hushed=hushed))

    def join(self) -> None:
        self.do(self.course.join(WISH))
        self.do(self.course.ticket(self.attempt, TICKET))
        self.do(self.course.told(self.attempt, PageReady()))

    def goes_on(self) -> None:
        """The page does the next thing that it was told."""
        if self.joins is not None:
            self.heard, self.joins = self.joins, None
            self.do(self.course.told(self.attempt, PageJoined(microphone=self.heard, camera=False)))
        elif self.told:
            self.heard = self.told.pop(0)
            self.do(self.course.told(self.attempt, PageMicrophone(self.heard)))


def stage() -> tuple[PaperCalls, CallSilence]:
    calls = PaperCalls()
    return calls, CallSilence(cast("Calls", calls))


def test_off_once_the_page_says_so_and_on_again_after_the_release() -> None:
    calls, silence = stage()
    calls.join()
    calls.goes_on()
    silence.hold()
    assert silence.target.quiet is Quiet.MUTING
    calls.goes_on()
    assert silence.target.quiet is Quiet.MUTED
    calls.do(calls.course.set_microphone(True))
    assert calls.told == []
    silence.let_go()
    assert silence.restoring
    silence.give_up()
    assert [one.why for one in silence.leftovers] == [Why.UNANSWERED]
    calls.goes_on()
    assert not silence.restoring
    assert silence.leftovers == ()
    assert calls.heard


def test_a_microphone_that_was_off_stays_off() -> None:
    calls, silence = stage()
    calls.join()
    calls.goes_on()
    calls.do(calls.course.set_microphone(False))
    calls.goes_on()
    silence.hold()
    assert silence.target.quiet is Quiet.MUTED
    silence.let_go()
    assert not silence.restoring
    assert not calls.heard


def test_a_call_joined_meanwhile_is_joined_silently() -> None:
    calls, silence = stage()
    silence.hold()
    assert silence.target.quiet is Quiet.NOTHING
    calls.join()
    assert calls.joins is False
    assert silence.target.why is Why.STARTING
    calls.goes_on()
    assert silence.target.quiet is Quiet.MUTED


def test_a_call_that_ended_meanwhile_is_left_over() -> None:
    calls, silence = stage()
    calls.join()
    calls.goes_on()
    silence.hold()
    calls.do(calls.course.leave())
    assert (silence.target.quiet, silence.target.why) == (Quiet.MUTING, Why.ENDING)
    calls.do(calls.course.told(calls.attempt, PageEnded(Ending.LEFT)))
    assert silence.target.quiet is Quiet.NOTHING
    assert calls.call.hushed
    silence.let_go()
    assert [one.why for one in silence.leftovers] == [Why.OVER]


def test_a_microphone_off_by_wish_is_not_held() -> None:
    call = replace(Call(), state=CallState.IN_CALL)
    assert call_target(call).quiet is Quiet.MUTING


class AnyCall(AnySilence):
    paper: PaperCalls

    def __init__(self) -> None:
        super().__init__(*stage())

    @rule()
    def join(self) -> None:
        self.paper.join()

    @rule()
    def page(self) -> None:
        self.paper.goes_on()

    @rule(on=st.booleans())
    def operator(self, on: bool) -> None:
        self.paper.do(self.paper.course.set_microphone(on))
        self.paper.do(self.paper.course.set_cough(not on))

    @rule(event=st.sampled_from([PageReconnecting(), PageReconnected(), PageEnded(Ending.LOST)]))
    def told(self, event: PageReconnecting | PageReconnected | PageEnded) -> None:
        self.paper.do(self.paper.course.told(self.paper.attempt, event))

    @rule()
    def leave(self) -> None:
        self.paper.do(self.paper.course.leave())


AnyCall.TestCase.settings = ANY_EVENING
TestAnyCall = AnyCall.TestCase
