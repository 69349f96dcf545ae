"""The operator's call: carries out what its course asks for. Main loop only; the wishes are plain functions.

The page lives in the window and is handed in; everything that is true of the call is in `call`.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any

from desktop.control.call_course import CallCourse
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
from desktop.core.call import Call, CallState, Devices, Ending, JoinWish, Provider, Ticket
from desktop.core.call_page import CallPage, PageEnded, PageEvent
from desktop.core.errors import Code, Trouble
from desktop.core.signal import Signal
from desktop.core.tasks import Tasks
from desktop.services.calls.client import CallsClient

PageMaker = Callable[[Provider], CallPage]


class Calls:
    """One call at a time. `changed` after every change of `call`; `created` with the service's call object when a call
    of ours is there; `answered` when the service gave a token."""

    changed = Signal()
    created = Signal(object)
    answered = Signal()

    def __init__(
        self,
        tasks: Tasks,
        client: Callable[[], CallsClient],
        say: Callable[[Trouble], object],
        monotonic: Callable[[], float] = time.monotonic,
        epoch: Callable[[], float] = time.time,
    ) -> None:
        """`client()` as the settings have it now; `say` tells the operator."""
        self._tasks = tasks
        self._client = client
        self._say = say
        self._monotonic = monotonic
        self._course = CallCourse(monotonic, epoch)
        self._page: CallPage | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._asking: asyncio.Task[None] | None = None
        self._closed = False
        # Given by the window. Makes a page that loads by itself; may raise Trouble(CALL_PAGE_MISSING).
        self.make_page: PageMaker | None = None

    @property
    def call(self) -> Call:
        """The truth about it."""
        return self._course.call

    def join(self, wish: JoinWish) -> None:
        """Join, with a fresh token; with `started_here` a call that is not there is created. Nothing during a call."""
        if not self._closed:
            self._do(self._course.join(wish))

    def join_again(self) -> None:
        """The same once more, after it ended."""
        if self.call.wish is not None:
            self.join(self.call.wish)

    def leave(self) -> None:
        """Leave, or stop joining."""
        self._do(self._course.leave())

    def set_microphone(self, on: bool) -> None:
        """Mute or unmute. Shown as confirmed when the page says so."""
        self._do(self._course.set_microphone(on))

    def set_cough(self, on: bool) -> None:
        """The microphone is off while this is on."""
        self._do(self._course.set_cough(on))

    def hush(self, hushed: bool) -> None:
        """Mute all: the microphone is off, until it is released."""
        self._do(self._course.set_microphone(self.call.microphone.wish, hushed=hushed))

    def set_push_to_talk(self, on: bool) -> None:
        """Whether the microphone is on only while `set_talking` is."""
        self._do(self._course.set_push_to_talk(on))

    def set_talking(self, on: bool) -> None:
        """The key of push to talk is down."""
        self._do(self._course.set_talking(on))

    def set_camera(self, on: bool) -> None:
        """Nothing in an audio call."""
        self._do(self._course.set_camera(on))

    def set_devices(self, devices: Devices) -> None:
        """Use others from now on."""
        self._do(self._course.set_devices(devices))

    def set_volume(self, percent: int) -> None:
        """Of what is heard, 0 to 100; who turns it hears again."""
        self._do(self._course.set_volume(percent))

    def set_silent(self, on: bool) -> None:
        """Hear nothing of the call, or hear it again. The others notice nothing."""
        self._do(self._course.set_volume(self.call.volume, silent=on))

    def set_heard(self, on: bool) -> None:
        """Whether the headphones are with the call."""
        if on is not self.call.heard:
            self._do(self._course.set_heard(on))

    def renew(self) -> None:
        """Ask for another token now."""
        self._do(self._course.renew())

    def close(self) -> None:
        """Close the page at once and ask nothing more. What was asked ends with the tasks."""
        self._closed = True
        if self._page is not None:
            self._page.leave()
        self._close_page()
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        self._stop_asking()

    def _do(self, orders: list[Order]) -> None:
        for order in orders:
            self._carry_out(order)
        if self.call.state is CallState.ENDED:
            self._stop_asking()
        self._wind()
        self.changed.emit()

    def _carry_out(self, order: Order) -> None:
        match order:
            case AskTicket():
                self._ask(self._ask_ticket(order), "ask for a call's token")
            case AskRenewal():
                self._ask(self._ask_renewal(order), "renew a call's token")
            case OpenPage(attempt, provider):
                self._open_page(attempt, provider)
            case ClosePage():
                self._close_page()
            case Say(trouble):
                self._say(trouble)
            case _:
                if self._page is not None:
                    _tell(self._page, order)

    def _ask(self, work: Coroutine[Any, Any, None], name: str) -> None:
        """One question at a time; an older one has no reader any more."""
        self._stop_asking()
        self._asking = self._tasks.start(work, name)

    def _stop_asking(self) -> None:
        asking, self._asking = self._asking, None
        if asking is not None and asking is not asyncio.current_task():
            asking.cancel()

    async def _ask_ticket(self, order: AskTicket) -> None:
        try:
            ticket = await self._ticket_for(order.wish)
        except Trouble as trouble:
            self._do(self._course.no_ticket(order.attempt, trouble))
        else:
            self._do(self._course.ticket(order.attempt, ticket))

    async def _ticket_for(self, wish: JoinWish) -> Ticket:
        if not wish.started_here:
            ticket = await self._client().ticket(wish.call_id, wish.room, wish.provider)
        else:
            made = await self._client().create(wish.call_id, wish.kind)
            self.created.emit(made.call)
            ticket = made.ticket
        self.answered.emit()
        return ticket

    async def _ask_renewal(self, order: AskRenewal) -> None:
        try:
            ticket = await self._client().ticket(order.call_id, order.room)
        except Trouble as trouble:
            self._do(self._course.no_ticket(order.attempt, trouble))
        else:
            self.answered.emit()
            self._do(self._course.ticket(order.attempt, ticket))

    def _open_page(self, attempt: int, provider: Provider) -> None:
        told = partial(self._told, attempt)
        try:
            if self.make_page is None:
                raise Trouble(Code.CALL_PAGE_MISSING, "no window makes pages")
            self._page = self.make_page(provider)
        except Trouble as trouble:
            told(PageEnded(Ending.NO_PAGE, trouble.details))
            return
        self._page.told.connect(told)

    def _told(self, attempt: int, event: PageEvent) -> None:
        self._do(self._course.told(attempt, event))

    def _close_page(self) -> None:
        page, self._page = self._page, None
        if page is not None:
            page.told.disconnect()
            page.close()

    def _wind(self) -> None:
        """Wake up when the course wants to look at the clock."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        due = self._course.due
        if due is not None and not self._closed:
            wait_s = max(0.0, due - self._monotonic())
            self._timer = asyncio.get_running_loop().call_later(wait_s, self._passed)

    def _passed(self) -> None:
        self._timer = None
        self._do(self._course.passed())


def _tell(page: CallPage, order: Order) -> None:
    match order:
        case Join(parameters):
            page.join(parameters)
        case LeavePage():
            page.leave()
        case SetMicrophone(on):
            page.set_mic(on)
        case SetCamera(on):
            page.set_camera(on)
        case SetDevices(devices):
            page.set_devices(devices)
        case SetVolume(percent):
            page.set_volume(percent)
        case Renew(token):
            page.renew(token)
