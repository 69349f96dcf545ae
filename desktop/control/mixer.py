"""The mixer: the operator's wishes, requests to the service, the mix of a former run.

What follows what is in `mix_course.py`; here its orders are carried out. Main loop only. The wishes are plain
functions that never wait. A mix outlives the console: nothing here stops one unasked.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from desktop.control.left_behind import LeftBehind
from desktop.control.mix_course import MixCourse
from desktop.control.mix_memory import MixMemory
from desktop.control.mix_orders import Halt, LeftMix, ListRoom, Look, Order, Request, Send, Solved, Tell
from desktop.control.strips import Strips
from desktop.core.errors import Code, Trouble
from desktop.core.mix import Hindrance, Mix, MixState, PlayAddress, Sender, Source, Strip
from desktop.core.mix_setup import MOST_USER_DATA_BYTES, MixMode, MixSetup, OutputFault, output_fault, user_data_bytes
from desktop.core.signal import Signal
from desktop.core.tasks import Tasks
from desktop.services.zego.codes import CONFIRMED, NO_SUCH_ROOM, Verdict, verdict_of

JITTER_S = 0.3
SAVE_AFTER_S = 1.0
STOP_WITHIN_S = 10.0
LOOK_BACK_S = 30.0  # between two looks at a mix of a former run that nobody has decided about
NO_ANSWER = Verdict(Code.SERVICE_UNKNOWN, retry=True, doubtful=True)


class Mixing(Protocol):
    """The service, as `services/zego/mixing.py` speaks to it. Each raises Trouble."""

    async def start(
        self, task_id: str, room: str, setup: MixSetup, sources: tuple[Source, ...], sequence: int
    ) -> tuple[PlayAddress, ...]: ...
    async def stop(self, task_id: str, room: str, mode: MixMode, sequence: int) -> None: ...
    async def runs_for_s(self, task_id: str) -> int: ...
    async def senders(self, room: str) -> tuple[Sender, ...]: ...


class Mixer:
    """The one mix of the desk. `changed` is emitted after every change of `mix` or `left`."""

    changed = Signal()
    news = Signal(object)  # Tell or Solved
    muted_before = Signal()  # a mix was taken over that “Mute all” had silenced: it is on again
    setup_changed = Signal(MixSetup)  # what is chosen, to be kept with the settings

    def __init__(self, tasks: Tasks, mixing: Callable[[], Mixing], memory: MixMemory) -> None:
        """`mixing` gives the service as it is set up now."""
        self._tasks = tasks
        self._mixing = mixing
        self._memory = memory
        self._course = MixCourse(lambda: random.uniform(0.0, JITTER_S))
        self.left_behind = LeftBehind(memory, mixing)
        self._alarm: asyncio.TimerHandle | None = None
        self._saving: asyncio.TimerHandle | None = None
        self._looking_back: asyncio.TimerHandle | None = None
        self._listing: asyncio.Task[None] | None = None
        self._meanwhile: dict[str, Sender | None] = {}  # who came or left while the room was being listed
        self._set_up = False
        self._told_setup = self.mix.setup
        self.room_trouble: Trouble | None = None  # why the room could not be read
        self._closed = False
        self._rest = asyncio.Event()

    @property
    def mix(self) -> Mix:
        """How it stands."""
        return self._course.mix

    @property
    def left(self) -> LeftMix | None:
        """A mix of a former run that still runs, until it is taken over or stopped."""
        return self.left_behind.found

    @property
    def hindrance(self) -> Hindrance:
        """Why the mix cannot be started."""
        if not self._set_up:
            return Hindrance.NOT_SET_UP
        if self.left_behind.stands_open:
            return Hindrance.LEFT
        if not self.mix.room:
            return Hindrance.ROOM
        if user_data_bytes(self.mix.setup.advanced.user_data) > MOST_USER_DATA_BYTES:
            return Hindrance.USER_DATA
        return Hindrance.NONE if self.output_fault is OutputFault.NONE else Hindrance.OUTPUTS

    @property
    def output_fault(self) -> OutputFault:
        """What is wrong with the chosen outputs."""
        return output_fault(self.mix.setup.outputs, frozenset(one.key for one in self.mix.strips))

    @property
    def all_strips(self) -> tuple[Strip, ...]:
        """Also those that were taken out: they are mixed until the service says otherwise."""
        return self._course.strips.all

    @property
    def stray(self) -> bool:
        """Whether somebody who left long ago may still be mixed, and is heard as soon as they return."""
        return self._course.strips.ledger.stray

    @property
    def taken_out(self) -> tuple[Strip, ...]:
        """Who sends in the room, and was taken out of the mix."""
        return tuple(one for one in self._course.strips.all if one.out and one.gone_since is None)

    @property
    def room_read(self) -> bool:
        """Whether it is known who sends in the room."""
        return self._course.room_known

    @property
    def is_new(self) -> bool:
        """Whether no mix was ever started here."""
        return self._memory.unused

    # Setting up

    def set_up(self, room: str, *, ready: bool) -> None:
        """As the settings are now; `ready`: there are an App ID and a secret. A running mix keeps its room."""
        self._set_up = ready
        self._carry_out(self._course.place(room if ready else "", self._memory.desk, time.monotonic()))

    def choose(self, setup: MixSetup) -> None:
        """Mode, outputs, the rest. What a running mix cannot take live waits for `restart`."""
        self._carry_out(self._course.choose(setup, time.monotonic()))

    async def look_back(self) -> None:
        """Is a mix of a former run still running? Returns when that is known; asked again until it is decided about."""
        known = self.left is not None
        left = await self.left_behind.look()
        if left is not None and not self._closed:
            if not known:
                self.news.emit(Tell(Code.MIX_LEFT, {"at": left.started_at}))
            self._looking_back = asyncio.get_running_loop().call_later(LOOK_BACK_S, self._look_back_again)
        self.changed.emit()

    # Wishes

    def touch(self, change: Callable[[Strips], object], setup: MixSetup | None = None) -> None:
        """Move, mute, add, remove, try again: `mixer.touch(lambda strips: strips.move(key, 80))`.

        With a setup both are in force together.
        """
        change(self._course.strips)
        self.choose(self.mix.setup if setup is None else setup)

    def heard(self, stream_id: str, sender: Sender | None) -> None:
        """Somebody sends in the room, or does so no longer (None), by a callback: newer than a list under way."""
        self._meanwhile[stream_id] = sender
        now = time.monotonic()
        self.touch(lambda strips: strips.left(stream_id, now) if sender is None else strips.joined(sender))

    def hush(self, hushed: bool) -> None:
        """Mute all, until it is released: all inputs to 0 in one request; a mix in Auto goes on as it is."""
        self._carry_out(self._course.hush(hushed, time.monotonic()))

    def start(self) -> Hindrance:
        """Start the mix. Returns what stands in the way, and then nothing was begun."""
        in_the_way = self.hindrance
        if in_the_way is Hindrance.NONE:
            self._carry_out(self._course.start(time.monotonic()))
        return in_the_way

    def stop(self) -> None:
        """Stop it."""
        self._carry_out(self._course.stop(time.monotonic()))

    def restart(self) -> None:
        """Stop and start, after the operator was asked: listeners hear about two seconds of nothing."""
        if self.hindrance is Hindrance.NONE:
            self._carry_out(self._course.restart(time.monotonic()))

    def clear(self) -> None:
        """The failure was seen; a lost mix is given up, a stop is no longer waited for."""
        self._carry_out(self._course.clear(time.monotonic()))

    def check(self) -> None:
        """Look now whether it runs."""
        self._carry_out(self._course.check(time.monotonic()))

    def take_over(self) -> None:
        """Go on with the mix of the former run."""
        left = self.left_behind.take()
        if left is not None:
            ran_for_s = max(0.0, time.time() - left.started_at)
            self._carry_out(self._course.take_over(left, ran_for_s, time.monotonic()))
            if left.hushed:
                self.muted_before.emit()

    def stop_left(self) -> None:
        """Stop the mix of the former run."""
        self._tasks.start(self._stop_left(), "stop the mix of the former run")

    # Leaving

    async def stop_and_wait(self) -> bool:
        """Stop it, before the console is left; whether the service confirmed that in time."""
        self.stop()
        try:
            async with asyncio.timeout(STOP_WITHIN_S):
                while self.mix.state is MixState.STOPPING:
                    self._rest.clear()
                    await self._rest.wait()
        except TimeoutError:
            pass
        return not self.mix.under_way

    async def aclose(self) -> None:
        """Leave a running mix running, and remember it."""
        self._closed = True
        for timer in (self._alarm, self._saving, self._looking_back):
            if timer is not None:
                timer.cancel()
        await self._memory.save()

    # Orders

    def _carry_out(self, orders: list[Order]) -> None:
        for one in orders:
            self._do(one)
        self._set_alarm()
        self._remember()
        self._rest.set()
        if self.mix.setup != self._told_setup:
            self._told_setup = self.mix.setup
            self.setup_changed.emit(self.mix.setup)
        self.changed.emit()

    def _do(self, one: Order) -> None:
        match one:
            case Send() | Halt():
                self._tasks.start(self._ask(one), f"mix request {one.number}")
            case Look():
                self._tasks.start(self._look(one), f"mix look {one.number}")
            case ListRoom() if self._listing is None or self._listing.done():
                self._listing = self._tasks.start(self._list(one.room), "room list")
            case Tell() | Solved():
                self.news.emit(one)

    async def _ask(self, request: Request) -> None:
        verdict: Verdict = NO_ANSWER
        play: tuple[PlayAddress, ...] = ()
        try:
            verdict, play = await self._answer(request)
        finally:
            if not self._closed:
                self._carry_out(self._course.answered(request.number, verdict, play, time.monotonic()))

    async def _answer(self, request: Request) -> tuple[Verdict, tuple[PlayAddress, ...]]:
        play: tuple[PlayAddress, ...] = ()
        try:
            number = self._memory.next_sequence()
            if isinstance(request, Halt):
                await self._memory.save()
                await self._mixing().stop(request.task_id, request.room, request.setup.mode, number)
            else:
                await self._memory.save()  # what may run from now on is known after a crash
                play = await self._mixing().start(request.task_id, request.room, request.setup, request.sources, number)
        except Trouble as trouble:
            return verdict_of(trouble), play
        return CONFIRMED, play

    async def _look(self, look: Look) -> None:
        try:
            await self._mixing().runs_for_s(look.task_id)
            verdict = CONFIRMED
        except Trouble as trouble:
            verdict = verdict_of(trouble)
        if not self._closed:
            self._carry_out(self._course.looked(look.number, verdict, time.monotonic()))

    async def _list(self, room: str) -> None:
        senders: tuple[Sender, ...] | None
        self._meanwhile.clear()
        try:
            listed = {one.stream_id: one for one in await self._mixing().senders(room)}
            senders = tuple(one for one in (listed | self._meanwhile).values() if one is not None)
        except Trouble as trouble:
            nobody = verdict_of(trouble).among(NO_SUCH_ROOM)  # a room is made by the first who enters it
            senders, self.room_trouble = ((), None) if nobody else (None, trouble)
        else:
            self.room_trouble = None
        if room == self.mix.room and not self._closed:
            self._carry_out(self._course.listed(senders, time.monotonic()))

    def _look_back_again(self) -> None:
        if self.left is not None:  # it may have ended by itself
            self._tasks.start(self.look_back(), "look for a mix of a former run")

    async def _stop_left(self) -> None:
        try:
            await self.left_behind.stop()
        except Trouble as trouble:
            self.news.emit(Tell(Code.MIX_STOP, dict(trouble.values), trouble.details))
        self.changed.emit()

    def _remember(self) -> None:
        """The file knows what runs: before a start goes out, and a moment after each confirmation."""
        left = self._course.holdover
        if left is not None and self.mix.started_at is not None:
            started_at = time.time() - (time.monotonic() - self.mix.started_at)
            left = replace(left, started_at=round(started_at))
        elif left is not None:
            left = replace(left, started_at=round(time.time()))
        if left is None and self.left_behind.stands_open:
            return  # that one waits for a word of the operator
        self._memory.keep(left)
        if self._memory.unsaved and self._saving is None and not self._closed:
            self._saving = asyncio.get_running_loop().call_later(SAVE_AFTER_S, self._save)

    def _save(self) -> None:
        self._saving = None
        self._tasks.start(self._memory.save(), "remember the mix")

    def _set_alarm(self) -> None:
        if self._alarm is not None:
            self._alarm.cancel()
        due = self._course.due
        wait_s = None if due is None else max(0.0, due - time.monotonic())
        self._alarm = None if wait_s is None else asyncio.get_running_loop().call_later(wait_s, self._rung)

    def _rung(self) -> None:
        self._alarm = None
        self._carry_out(self._course.settle(time.monotonic()))
