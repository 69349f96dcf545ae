"""The course of one call after another: a state machine without I/O. What is to be done comes out as orders.

Every "…ing" has a deadline of our own. IN_CALL follows the page's word alone.
An answer that belongs to a former attempt changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from desktop.control.call_endings import DEADLINES_S, late, trouble_of
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
from desktop.control.call_renewal import Renewal
from desktop.core.call import (
    IDLE_CALL,
    JOINED,
    ON_THE_PAGE,
    UNDER_WAY,
    Call,
    CallState,
    Devices,
    Ending,
    JoinParameters,
    JoinWish,
    Switch,
    Ticket,
    moved,
)
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
from desktop.core.errors import Code, Trouble, Value


class CallCourse:
    """`call` is the truth. Every method returns what is to be done, in order; `passed` is to be called at `due`."""

    def __init__(self, monotonic: Callable[[], float], epoch: Callable[[], float]) -> None:
        """`epoch` tells the seconds that tokens count in."""
        self.call: Call = IDLE_CALL
        self._monotonic = monotonic
        self._attempt = 0
        self._ticket: Ticket | None = None
        self._sent: JoinParameters | None = None  # what the page was told to join with
        self._epoch = epoch
        self._renewal = Renewal(epoch)

    @property
    def due(self) -> float | None:
        """When something is to be done if nothing happens before, monotonic."""
        call, times = self.call, []
        if call.state in DEADLINES_S:
            times.append(call.state_since + DEADLINES_S[call.state])
        if call.state in JOINED and (in_s := self._renewal.in_s) is not None:
            times.append(self._monotonic() + in_s)
        if call.state is CallState.RECONNECTING and (in_s := self._renewal.ends_in_s) is not None:
            times.append(self._monotonic() + in_s)
        return min(times, default=None)

    # Wishes

    def join(self, wish: JoinWish) -> list[Order]:
        """Nothing while a call is under way."""
        if self.call.state in UNDER_WAY:
            return []
        self._attempt += 1
        self._ticket = None
        self._renewal.stop()
        camera = wish.camera and wish.kind is CallKind.VIDEO
        self.call = replace(
            moved(self.call, CallState.TOKEN, self._monotonic()),
            wish=wish,
            room=wish.room,
            participants=(),
            microphone=Switch(wish.microphone),
            camera=Switch(camera),
            devices=wish.devices,
            silent=False,
            coughing=False,
            talking=False,
            joined_at=None,
            expires_at=None,
            renewing_failed=False,
            ending=Ending.NONE,
            trouble=None,
        )
        return [AskTicket(self._attempt, wish)]

    def leave(self) -> list[Order]:
        """Leave, or stop joining; nothing where there is no call."""
        match self.call.state:
            case CallState.TOKEN | CallState.LOADING:
                return self._end(PageEnded(Ending.LEFT))
            case CallState.JOINING | CallState.IN_CALL | CallState.RECONNECTING:
                self.call = moved(self.call, CallState.LEAVING, self._monotonic())
                return [LeavePage()]
        return []

    def set_microphone(self, on: bool, *, hushed: bool | None = None) -> list[Order]:
        """Mute or unmute. `hushed`: it is off whatever is wished, also in the next call; None leaves that as it is."""
        call = self.call
        switch = replace(call.microphone, wish=on)
        if hushed is None:
            return self._microphone(replace(call, microphone=switch))
        if not call.microphone_settled:  # the page is about to do something else first
            switch = replace(switch, on=None)
        return self._microphone(replace(call, microphone=switch, hushed=hushed))

    def set_cough(self, on: bool) -> list[Order]:
        """The microphone is off while this is on."""
        return self._microphone(replace(self.call, coughing=on)) if self.call.state in UNDER_WAY else []

    def set_push_to_talk(self, on: bool) -> list[Order]:
        """Whether the microphone is on only while `set_talking` is. Outlasts the call."""
        return self._microphone(replace(self.call, push_to_talk=on, talking=False))

    def set_talking(self, on: bool) -> list[Order]:
        """The key of push to talk is down."""
        return self._microphone(replace(self.call, talking=on)) if self.call.state in UNDER_WAY else []

    def set_camera(self, on: bool) -> list[Order]:
        """Nothing in an audio call."""
        call = self.call
        if call.wish is None or call.wish.kind is CallKind.AUDIO or call.state not in UNDER_WAY:
            return []
        self.call = replace(call, camera=replace(call.camera, wish=on))
        return [SetCamera(on)] if call.state in JOINED and on is not call.camera.wish else []

    def set_devices(self, devices: Devices) -> list[Order]:
        """Use others from now on."""
        self.call = replace(self.call, devices=devices)
        return [SetDevices(devices)] if self.call.state in JOINED else []

    def set_volume(self, percent: int, silent: bool = False) -> list[Order]:
        """Of what is heard; `silent`: nothing, and the volume is kept. It outlasts the call, silence does not."""
        return self._sounds(replace(self.call, volume=min(100, max(0, percent)), silent=silent))

    def set_heard(self, on: bool) -> list[Order]:
        """Whether the headphones are with the call; volume and silence are kept. It outlasts the call."""
        return self._sounds(replace(self.call, heard=on))

    def renew(self) -> list[Order]:
        """Ask for another token now."""
        return self._asked_renewal(self._renewal.now()) if self.call.state in JOINED else []

    # Answers

    def ticket(self, attempt: int, ticket: Ticket) -> list[Order]:
        """The call service gave a token: to join with, or to go on with."""
        if attempt != self._attempt:
            return []
        if self.call.state is CallState.TOKEN:
            self._ticket = ticket
            moved_on = moved(self.call, CallState.LOADING, self._monotonic())
            self.call = replace(moved_on, room=ticket.room, expires_at=ticket.expires_at)
            return [OpenPage(attempt, ticket.room.provider)]
        if self.call.state not in JOINED:
            return []
        self._renewal.renewed(ticket.expires_at)
        self.call = replace(self.call, expires_at=ticket.expires_at, renewing_failed=False)
        return [Renew(ticket.token)]

    def no_ticket(self, attempt: int, trouble: Trouble) -> list[Order]:
        """The call service gave none. A call that goes on asks again; the operator is told once."""
        if attempt != self._attempt:
            return []
        if self.call.state is CallState.TOKEN:
            return self._end(PageEnded(Ending.SERVICE), trouble)
        if self.call.state not in JOINED:
            return []
        first = not self.call.renewing_failed
        left_s = self._renewal.failed()
        self.call = replace(self.call, renewing_failed=True)
        values: dict[str, Value] = {} if left_s is None else {"seconds": int(left_s)}
        return [Say(Trouble(Code.CALL_RENEW, trouble.details or str(trouble.code), **values))] if first else []

    def told(self, attempt: int, event: PageEvent) -> list[Order]:
        """The page of this attempt says something."""
        if attempt != self._attempt or self.call.state not in ON_THE_PAGE:
            return []
        match event:
            case PageReady() if self.call.state is CallState.LOADING:
                return self._ready()
            case PageJoined() if self.call.state is CallState.JOINING:
                return self._joined(event)
            case PageParticipants(participants):
                self.call = replace(self.call, participants=participants)  # some providers tell them first
                return []
            case PageEnded():
                return self._end(PageEnded(Ending.LEFT) if self.call.state is CallState.LEAVING else event)
        return self._told_in_call(event) if self.call.state in JOINED else []

    def passed(self) -> list[Order]:
        """Look at the clock."""
        call, now = self.call, self._monotonic()
        limit_s = DEADLINES_S.get(call.state)
        if limit_s is not None and now - call.state_since >= limit_s:
            return self._end(PageEnded(late(call.state)))
        if call.state not in JOINED:
            return []
        if call.state is CallState.RECONNECTING and self._renewal.over:
            return self._end(PageEnded(Ending.EXPIRED))  # Agora does not say it during an outage
        return self._asked_renewal(self._renewal.look())

    # What follows

    def _ready(self) -> list[Order]:
        call, ticket = self.call, self._ticket
        if call.wish is None or ticket is None:
            return []
        self.call = moved(call, CallState.JOINING, self._monotonic())
        microphone, camera = call.open_microphone, call.camera.wish
        self._sent = JoinParameters(ticket, call.wish.name, microphone, camera, call.devices, call.heard_percent)
        return [Join(self._sent)]

    def _joined(self, event: PageJoined) -> list[Order]:
        now = self._monotonic()
        call = moved(self.call, CallState.IN_CALL, now)
        self.call = replace(
            call,
            joined_at=now,
            microphone=replace(call.microphone, on=event.microphone),
            camera=replace(call.camera, on=event.camera),
        )
        self._renewal.renewed(call.expires_at)
        sent, orders = self._sent, list[Order]()  # what was wished while it joined
        if event.microphone is not call.open_microphone:
            orders.append(SetMicrophone(call.open_microphone))
        if event.camera is not call.camera.wish:
            orders.append(SetCamera(call.camera.wish))
        if sent is not None and call.devices != sent.devices:
            orders.append(SetDevices(call.devices))
        if sent is not None and call.heard_percent != sent.volume:
            orders.append(SetVolume(call.heard_percent))
        return orders

    def _told_in_call(self, event: PageEvent) -> list[Order]:
        call = self.call
        match event:
            case PageReconnecting() if call.state is CallState.IN_CALL:
                self.call = moved(call, CallState.RECONNECTING, self._monotonic())
            case PageReconnected() if call.state is CallState.RECONNECTING:
                self.call = moved(call, CallState.IN_CALL, self._monotonic())
            case PageMicrophone(on):
                self.call = replace(call, microphone=replace(call.microphone, on=on))
            case PageCamera(on):
                self.call = replace(call, camera=replace(call.camera, on=on))
            case PageDevices():
                self.call = replace(call, devices=event.devices)
                return [Say(Trouble(Code.CALL_MIC_GONE, device=event.gone, other=event.instead))] if event.gone else []
            case PageTokenEnds():
                return self._asked_renewal(self._renewal.now())
        return []

    def _end(self, told: PageEnded, trouble: Trouble | None = None) -> list[Order]:
        """Nothing of the call remains but how it ended."""
        former, now = self.call, self._monotonic()
        trouble = trouble or trouble_of(former, told, self._epoch())
        self._attempt += 1
        self._ticket = self._sent = None
        self._renewal.stop()
        self.call = replace(
            moved(former, CallState.ENDED, now),
            participants=(),
            microphone=replace(former.microphone, on=None),
            camera=replace(former.camera, on=None),
            coughing=False,
            talking=False,
            expires_at=None,
            renewing_failed=False,
            ending=told.ending,
            trouble=trouble.code if trouble is not None else None,
            trouble_values=trouble.values if trouble is not None else {},
        )
        orders: list[Order] = [ClosePage()] if former.state in ON_THE_PAGE else []
        return orders + ([Say(trouble)] if trouble is not None else [])

    def _microphone(self, wished: Call) -> list[Order]:
        former, self.call = self.call, wished
        wanted = wished.open_microphone
        if wished.state not in JOINED or wanted is former.open_microphone:
            return []
        return [SetMicrophone(wanted)]

    def _sounds(self, wished: Call) -> list[Order]:
        former, self.call = self.call, wished
        if wished.state not in JOINED or wished.heard_percent == former.heard_percent:
            return []
        return [SetVolume(wished.heard_percent)]

    def _asked_renewal(self, wanted: bool) -> list[Order]:
        call = self.call
        return [AskRenewal(self._attempt, call.id, call.room)] if wanted else []
