"""Going live on a streaming channel: the wishes of the operator, one publisher at a time, the as-run log.

What follows what is in `broadcast.py`; here its orders are carried out. Main loop only. The wishes are
plain functions that never wait.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Callable, Iterable
from functools import partial
from typing import Protocol

from desktop.control import air_effects as order
from desktop.control.asrun import AsRun
from desktop.control.broadcast import STOP_S, Broadcast
from desktop.control.checklist import Check, Facts, checks, hindrance
from desktop.control.clip_checks import ClipChecks
from desktop.core.air import Air, AirChannel, LiveState
from desktop.core.programme import AtEnd, Programme, Track
from desktop.core.run_log import Outcome
from desktop.core.signal import Signal
from desktop.core.tasks import Tasks
from desktop.services.mezon.publication import Event, Over

SEEN_EVERY_S = 10.0
JITTER_S = 0.3


class Carrier(Protocol):
    """One connection, as `services/mezon/publisher.py` makes it."""

    async def run(self) -> None:
        """Carry it until it has ended."""

    def play(self, address: str) -> None: ...
    def pause(self, paused: bool) -> None: ...
    def skip(self) -> None: ...
    def stop(self) -> None: ...
    def drop(self) -> None: ...


CarrierFor = Callable[[AirChannel, Callable[[Event], None]], Carrier]


class Live:
    """The one broadcast of the desk. `changed` is emitted after every change of `air`, `news` for each thing to tell.

    Each channel keeps its own programme while the desk runs.
    """

    changed = Signal()
    news = Signal(order.News)

    def __init__(
        self, tasks: Tasks, carrier_for: CarrierFor, asrun: AsRun, clip_checks: ClipChecks, facts: Callable[[], Facts]
    ) -> None:
        self._tasks = tasks
        self._carrier_for = carrier_for
        self._asrun = asrun
        self._clip_checks = clip_checks
        self._facts = facts
        self._broadcast = Broadcast(lambda: random.uniform(0.0, JITTER_S))
        self._programmes: dict[int, Programme] = {}
        self._carrier: Carrier | None = None
        self._carrying: asyncio.Task[None] | None = None
        self._alarm: asyncio.TimerHandle | None = None
        self._off = asyncio.Event()
        self._off.set()
        self.held = False  # everything is muted
        self._watch_programme(self._broadcast.programme)

    @property
    def air(self) -> Air:
        """How the broadcast stands."""
        return self._broadcast.air

    @property
    def programme(self) -> Programme:
        """What is played on the chosen channel."""
        return self._broadcast.programme

    @property
    def checks(self) -> tuple[Check, ...]:
        """What is ready for going live and what is not."""
        return checks(self._facts(), self.air.channel, self.programme)

    def choose(self, channel: AirChannel | None) -> bool:
        """Broadcast there from now on; false, and nothing changes, while a broadcast is under way."""
        kept = self._programmes.setdefault(channel.id if channel is not None else 0, Programme())
        former = self.programme
        if not self._broadcast.choose(channel, kept):
            return False
        if kept is not former:
            former.changed.disconnect(self._programme_changed)
            self._watch_programme(kept)
        self.changed.emit()
        return True

    def recall(self, channel: AirChannel, at_end: AtEnd, tracks: Iterable[Track]) -> None:
        """The programme of a channel as a former run left it. Before anybody chooses the channel."""
        self._programmes.setdefault(channel.id, Programme()).lay_out(tracks, at_end)

    def go_live(self) -> Check | None:
        """Connect. Returns what stands in the way, and then nothing was begun."""
        in_the_way = hindrance(self.checks)
        if in_the_way is None:
            self._carry_out(self._broadcast.go_live(time.monotonic()))
        return in_the_way

    def end(self) -> None:
        """End the broadcast; cancel while connecting, give up while reconnecting."""
        self._carry_out(self._broadcast.end(time.monotonic()))

    def pause(self, paused: bool) -> None:
        """Hold the track or go on; so once the service acknowledges it. While everything is muted nothing goes on."""
        if self.held and not paused:
            return
        self._carry_out(self._broadcast.pause(paused, time.monotonic()))

    def skip(self) -> None:
        """End the track. Without effect while everything is muted: the next one would be heard until it is held."""
        if not self.held:
            self._carry_out(self._broadcast.skip(time.monotonic()))

    def hold(self, held: bool) -> None:
        """Whether everything is muted."""
        self.held = held
        self.changed.emit()

    def retry_now(self) -> None:
        """Do not wait for the countdown."""
        self._carry_out(self._broadcast.retry_now(time.monotonic()))

    def clear(self) -> None:
        """The failure was seen."""
        self._carry_out(self._broadcast.clear(time.monotonic()))

    async def watch(self) -> None:
        """Note in the as-run log that the desk lives, until cancelled."""
        while True:
            await asyncio.sleep(SEEN_EVERY_S)
            if self.air.under_way:
                self._asrun.seen()

    async def aclose(self) -> None:
        """End the broadcast in order, within the time that stopping may take."""
        self.end()
        try:
            async with asyncio.timeout(STOP_S + 1):
                await self._off.wait()
                if self._carrying is not None:
                    await asyncio.wait([self._carrying])
        except TimeoutError:
            pass  # the tasks' owner cancels it
        if self._alarm is not None:
            self._alarm.cancel()
            self._alarm = None

    def _watch_programme(self, programme: Programme) -> None:
        programme.changed.connect(self._programme_changed)
        self._clip_checks.watch(programme)

    def _programme_changed(self) -> None:
        self._carry_out(self._broadcast.programme_changed(time.monotonic()))

    def _reported(self, number: int, event: Event) -> None:
        self._carry_out(self._broadcast.report(number, event, time.monotonic()))

    def _rung(self) -> None:
        self._alarm = None
        self._carry_out(self._broadcast.tick(time.monotonic()))

    def _carry_out(self, orders: list[order.Effect]) -> None:
        for one in orders:
            self._do(one)
        self._set_alarm()
        if self.air.state in (LiveState.OFF, LiveState.FAILED):
            self._off.set()
        else:
            self._off.clear()
        self.changed.emit()

    def _do(self, one: order.Effect) -> None:
        carrier, channel = self._carrier, self.air.channel
        match one:
            case order.Connect(number) if channel is not None:
                self._connect(number, channel)
            case order.Play(address) if carrier is not None:
                carrier.play(address)
            case order.Pause(paused) if carrier is not None:
                carrier.pause(paused)
            case order.Skip() if carrier is not None:
                carrier.skip()
            case order.Stop() if carrier is not None:
                carrier.stop()
            case order.Drop() if carrier is not None:
                carrier.drop()
            case order.RowOpened(kind, track) if channel is not None:
                self._asrun.begin(kind, channel, track)
            case order.RowClosed(outcome, details):
                self._asrun.end(outcome, details)
            case order.RowForgotten():
                self._asrun.forget()
            case order.RowRefused(track, details, offered) if channel is not None:
                self._asrun.refused(channel, track, details, Outcome.REFUSED if offered else Outcome.NOT_OFFERED)
            case order.News():
                self.news.emit(one)

    def _connect(self, number: int, channel: AirChannel) -> None:
        report = partial(self._reported, number)
        self._carrier = self._carrier_for(channel, report)
        carrying = self._carry(self._carrying, self._carrier, report)
        self._carrying = self._tasks.start(carrying, f"publisher {number}")

    async def _carry(
        self, former: asyncio.Task[None] | None, carrier: Carrier, report: Callable[[Event], None]
    ) -> None:
        """One publisher at a time: the former connection is gone before the next is opened."""
        try:
            if former is not None:
                await asyncio.wait([former])
            await carrier.run()
        finally:
            report(Over(confirmed=False))  # without effect if the end was reported

    def _set_alarm(self) -> None:
        if self._alarm is not None:
            self._alarm.cancel()
        due = self._broadcast.due
        wait_s = None if due is None else max(0.0, due - time.monotonic())
        self._alarm = None if wait_s is None else asyncio.get_running_loop().call_later(wait_s, self._rung)
