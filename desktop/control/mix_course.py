"""The course of one mix: what is asked of the service and when, and what its answers mean. No I/O, no clock.

At most one request is under way. What the operator wishes meanwhile waits, and the last of it is always sent.
Whoever changes `strips` or gets orders back carries these out and calls again when `due` has come.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable

from desktop.control.mix_handover import holdover, strips_of
from desktop.control.mix_orders import Halt, Kind, LeftMix, ListRoom, Look, Order, Request, Send
from desktop.control.mix_pace import MixPace
from desktop.control.mix_requests import needs_restart, silenced, sources_of, unsent
from desktop.control.mix_sheet import MixSheet
from desktop.control.mix_watch import LIST_EVERY_S
from desktop.control.strips import Strips
from desktop.core.errors import Code
from desktop.core.mix import Mix, MixState, PlayAddress, Sender
from desktop.core.mix_setup import MixMode, MixSetup
from desktop.services.zego.codes import NO_SUCH_ROOM, ReturnCode, Verdict

S = MixState


class MixCourse:
    """The one mix of the desk. Each method returns what is to be done; `mix` is how it stands afterwards."""

    def __init__(self, jitter: Callable[[], float]) -> None:
        self._sheet = MixSheet()
        self._watch = self._sheet.watch
        self._pace = MixPace(jitter)
        self._numbers = itertools.count(1)
        self._flight: Request | None = None
        self._again = False  # a start follows the stop
        self._doubt = False  # whether outputs and options are as confirmed
        self._desk = ""
        self._hushed = self._chase = False  # `_chase`: whoever left long ago is to be out of the mix, too

    @property
    def mix(self) -> Mix:
        """How it stands."""
        return self._sheet.mix

    @property
    def strips(self) -> Strips:
        """To be changed by the operator; then `settle`."""
        return self._sheet.strips

    @property
    def room_known(self) -> bool:
        """Whether the last list of the room was read."""
        return self._watch.room_known

    @property
    def due(self) -> float | None:
        """When `tick` is to be called."""
        moments = [self._watch.due, self.strips.due()]
        if self._flight is None and self._has_work():
            moments.append(self._pace.not_before)
        return min((at for at in moments if at is not None), default=None)

    @property
    def holdover(self) -> LeftMix | None:
        """What must be known to find this mix again after a crash; None while there is none. `started_at` is 0."""
        return holdover(self.mix, self.strips.all, self._hushed)

    # Wishes

    def place(self, room: str, desk: str, now: float) -> list[Order]:
        """Mix this room, under names of this desk. Without effect while a mix is under way."""
        if not self.mix.under_way:
            if room != self.mix.room:
                self._sheet.strips = Strips()
            self._desk = desk
            self._sheet.show(room=room)
            if room:
                self._watch.list_now(now)
            else:
                self._watch.no_room()
        return self.settle(now)

    def choose(self, setup: MixSetup, now: float) -> list[Order]:
        """Outputs, mode and the rest; what a running mix cannot take live waits for `restart`."""
        self._sheet.show(setup=setup)
        return self.settle(now)

    def start(self, now: float) -> list[Order]:
        """Start the mix."""
        if self.mix.state in (S.STOPPED, S.FAILED, S.LOST):
            self._begin(now)
        return self.settle(now)

    def stop(self, now: float) -> list[Order]:
        """Stop it; a stop that was refused is tried again."""
        if self.mix.under_way:
            self._again = False
            self._end(now)
        return self.settle(now)

    def restart(self, now: float) -> list[Order]:
        """Stop and start, so that everything chosen is in force."""
        if self.mix.state is S.RUNNING:
            self._again = True
            self._end(now)
        return self.settle(now)

    def clear(self, now: float) -> list[Order]:
        """The failure was seen; nothing more is expected of a lost mix, or of a stop without an answer."""
        if self.mix.state in (S.FAILED, S.LOST):
            self._over(now)
        elif self.mix.state is S.STOPPING:
            self._again = False
            self._sheet.lose(Verdict(Code.MIX_LOST), now)
        return self.settle(now)

    def hush(self, hushed: bool, now: float) -> list[Order]:
        """All inputs to 0 in one request, whoever comes meanwhile; or as they were. Auto cannot be muted."""
        self._hushed = self._chase = hushed
        return self.settle(now)

    def check(self, now: float) -> list[Order]:
        """Look now whether the mix runs, and who is in the room."""
        self._watch.list_now(now)
        if self.mix.state in (S.RUNNING, S.LOST):
            self._watch.look_now(now)
        return self.settle(now)

    def take_over(self, left: LeftMix, ran_for_s: float, now: float) -> list[Order]:
        """Go on with a mix of a former run; one that was muted by “Mute all” stays so until `hush(False)`."""
        if self.mix.state is not S.STOPPED:
            return self.settle(now)
        self._sheet.strips = strips_of(left)
        self._hushed = self._hushed or left.hushed
        self._doubt = True  # sent once more, in Auto as it is: the answer has the addresses
        self._sheet.show(room=left.room, task_id=left.task_id, setup=left.setup, running=left.setup)
        self._sheet.runs(now)
        self._sheet.show(started_at=now - ran_for_s)
        self._pace.await_list(now)
        return self.settle(now)

    # What is heard of the service

    def listed(self, senders: Iterable[Sender] | None, now: float) -> list[Order]:
        """Who is in the room; None if that could not be read."""
        self._watch.room_known = senders is not None
        self._pace.listed(now)
        if senders is not None:
            ours = {one.stream_id for one in self.mix.setup.outputs}  # a mix is never an input of itself
            self.strips.listed((one for one in senders if one.stream_id not in ours), now)
        return self.settle(now)

    def answered(self, number: int, verdict: Verdict, play: tuple[PlayAddress, ...], now: float) -> list[Order]:
        """The answer to a request; one that nobody waits for any more has no effect."""
        flight = self._flight
        if flight is None or number != flight.number:
            return []
        self._flight = None
        if isinstance(flight, Halt):
            self._stop_answered(verdict, now)
        elif verdict.ok:
            self._confirmed(flight, play, now)
        else:
            self._refused(flight, verdict, now)
        return self.settle(now)

    def looked(self, number: int, verdict: Verdict, now: float) -> list[Order]:
        """Whether the mix runs, by the service's word."""
        if not self._watch.looked(number, now) or self.mix.state not in (S.RUNNING, S.LOST):
            return []
        if verdict.ok:
            self._watch.seen()
            if self.mix.state is S.LOST:
                self._sheet.found(now)
        elif verdict.number == ReturnCode.NO_TASK:
            if self._flight is None:  # else its answer will tell
                self._sheet.no_task(verdict, now)
        elif self._watch.unseen() and self.mix.state is S.RUNNING:
            self._sheet.lose(verdict, now)
        return self.settle(now)

    def settle(self, now: float) -> list[Order]:
        """The strips were touched, or the time is `due`."""
        sheet = self._sheet
        self.strips.hush(self._hushed and self.mix.mode is MixMode.DESK)
        self.strips.tick(now)
        if self.strips.cap(self.mix.mode):
            sheet.tell(Code.MIX_INPUTS)
        if self._flight is None and now >= self._pace.not_before and self._has_work():
            self._ask(now)
        self._keep_watch(now)
        sheet.show(
            strips=self.strips.shown,
            idle_since=self._watch.idle_since,
            retry_at=self._pace.retry_at,
            restart_needed=needs_restart(self.mix, self.strips.all),
        )
        return sheet.take_orders()

    # The course

    def _begin(self, now: float) -> None:
        self._pace.at_once(now)
        self._doubt = False
        # One name for both: a task of two users is refused, and so is a user of two tasks.
        self._sheet.begin(f"{self._desk}-{self.mix.room}-{self.mix.setup.mode.value}", now)

    def _end(self, now: float) -> None:
        self._pace.at_once(now)
        if self.mix.state is S.STARTING and self._flight is None and not self._doubt:
            self._over(now)  # nothing was asked for that could run
        else:
            self._sheet.mix = self.mix.entered(S.STOPPING, now)

    def _over(self, now: float) -> None:
        self._doubt = False
        self._sheet.over(now)

    def _confirmed(self, flight: Send, play: tuple[PlayAddress, ...], now: float) -> None:
        self._pace.granted()
        self._doubt = False
        self.strips.ledger.confirm(flight.levels)
        self._sheet.solve()
        if not self.mix.under_way:
            return
        self._sheet.show(running=flight.setup, play=play or self.mix.play, waits_for_room=False)
        if self.mix.state is S.STARTING:
            self._sheet.runs(now)
        elif self.mix.state is S.LOST:
            self._sheet.found(now)

    def _stop_answered(self, verdict: Verdict, now: float) -> None:
        if self.mix.state not in (S.STOPPING, S.LOST):
            return  # the operator no longer waits for it
        if verdict.ok or verdict.number == ReturnCode.NO_TASK:
            again, self._again = self._again, False
            self._over(now)
            if again:
                self._begin(now)
        elif self.mix.state is S.LOST or (verdict.retry and self._try_later(verdict, now)):
            return
        elif verdict.doubtful or self.mix.started_at is None:
            self._again = False
            self._sheet.lose(verdict, now)
        else:
            self._again = False
            self._sheet.mix = self.mix.entered(S.RUNNING, now)
            self._sheet.tell(Code.MIX_STOP, verdict.message, **dict(verdict.values))

    def _refused(self, flight: Send, verdict: Verdict, now: float) -> None:
        if verdict.doubtful:
            self.strips.ledger.unanswered(flight.levels)
            self._doubt = True
        else:
            self.strips.ledger.unchanged()
        if self.mix.state not in (S.STARTING, S.RUNNING):
            return  # nothing stands against stopping it
        update = flight.kind is Kind.UPDATE  # one without an answer is tried for ever: the looks decide when it is lost
        nothing_known = not self.strips.ledger.proved or all(one.confirmed is None for one in self.strips.all)
        if verdict.retry and self._try_later(verdict, now, for_ever=update and verdict.doubtful):
            return
        if verdict.among(NO_SUCH_ROOM) and not update:
            self._wait_for_room(now + LIST_EVERY_S)
        elif self._sheet.leave_out(flight, verdict, now):
            return
        elif verdict.number == ReturnCode.INPUT_MISSING and nothing_known and self._try_later(verdict, now):
            self._watch.list_now(now)  # nobody knows which; the list may tell
        elif update:
            self._sheet.take_back(flight, verdict)
            self._doubt = self._chase = False
        elif self._doubt:
            self._sheet.lose(verdict, now)
        else:
            self._sheet.fail(verdict, now)

    def _try_later(self, verdict: Verdict, now: float, *, for_ever: bool = False) -> bool:
        pause_s = self._pace.later(verdict.wait_s, now, for_ever=for_ever)
        if pause_s is None:
            return False
        values = {**dict(verdict.values), "seconds": round(pause_s)}
        self._sheet.tell(verdict.trouble or Code.MIX_BUSY, verdict.message, **values)
        return True

    def _wait_for_room(self, until: float) -> None:
        self._pace.hold(until)
        if not self.mix.waits_for_room:
            self._sheet.tell(Code.MIX_ROOM, name=self.mix.room)
            self._sheet.show(waits_for_room=True)

    def _has_work(self) -> bool:
        match self.mix.state:
            case S.STOPPING:
                return True
            case S.STARTING:
                return self._next_setup().mode is MixMode.AUTO or bool(sources_of(self.strips.all, MixMode.DESK))
            case S.RUNNING if self.mix.running is not None:
                chase = self._chase and self.strips.ledger.stray
                return unsent(self.strips.all, self.mix.running, self._next_setup(), self._doubt or chase)
        return False

    def _next_setup(self) -> MixSetup:
        """What the mix can be told of what was chosen."""
        running, chosen = self.mix.running, self.mix.setup
        return chosen if running is None or running.live_change(chosen) else running

    def _ask(self, now: float) -> None:
        mix, number = self.mix, next(self._numbers)
        self._pace.asked(now)
        if mix.state is S.STOPPING:
            self._flight = Halt(number, mix.task_id, mix.room, mix.running or mix.setup)
        else:
            setup = self._next_setup()
            live = mix.state is S.RUNNING
            sources = sources_of(self.strips.all, setup.mode, as_mixed=live and setup.mode is MixMode.AUTO)
            sources = sources or silenced(self.strips.all)
            kind = Kind.UPDATE if live else Kind.START
            self._flight = Send(number, kind, mix.task_id, mix.room, setup, sources)
            self.strips.ledger.sent(self._flight.levels)
        self._sheet.order(self._flight)

    def _keep_watch(self, now: float) -> None:
        mix = self.mix
        nobody = self._watch.room_known and not self.strips.all
        if mix.state is S.STARTING and self._flight is None and not self._has_work() and nobody:
            self._wait_for_room(now)
        if (number := self._watch.take_look(now)) is not None:
            self._sheet.order(Look(number, mix.task_id))
        if mix.room and self._watch.take_list(now, mix.under_way):
            self._sheet.order(ListRoom(mix.room))
        self._sheet.look_around(now)
