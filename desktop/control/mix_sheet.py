"""The sheet of a mix: how it stands and what is told of it, entered line by line. No I/O, no clock.

What leads from one line to the next is in `mix_course.py`.
"""

from __future__ import annotations

from dataclasses import replace

from desktop.control.mix_orders import Order, Send, Solved, Tell
from desktop.control.mix_requests import culprits
from desktop.control.mix_watch import MixWatch
from desktop.control.strips import Strips
from desktop.core.errors import Code
from desktop.core.mix import Mix, MixState, Origin
from desktop.services.zego.codes import OF_AN_INPUT, ReturnCode, Verdict

_OPEN = (
    *(Code.MIX_BUSY, Code.MIX_LOST, Code.MIX_FAILED, Code.MIX_ROOM, Code.MIX_IDLE),
    *(Code.SERVICE_SLOW, Code.SERVICE_DOWN, Code.SERVICE_OFFLINE, Code.SERVICE_UNKNOWN),
    *(Code.MIX_CLOCK, Code.MIX_SIGN, Code.MIX_APP, Code.MIX_TEST, Code.MIX_ENABLE, Code.MIX_KEY_MISSING),
)
_SAYS_NOTHING = frozenset({Code.MIX_FAILED, Code.MIX_SETUP, Code.MIX_BUSY})  # beside a fader that was refused
_ABSENT = frozenset({ReturnCode.INPUT_MISSING, ReturnCode.NO_STREAM})  # perhaps only not yet there


class MixSheet:
    """`mix` and `strips` are the truth; `take_orders` gives what was told since."""

    def __init__(self) -> None:
        self.mix = Mix()
        self.strips = Strips()
        self.watch = MixWatch()
        self._orders: list[Order] = []

    def order(self, one: Order) -> None:
        """To be carried out."""
        self._orders.append(one)

    def take_orders(self) -> list[Order]:
        """In the order in which they came, once."""
        orders, self._orders = self._orders, []
        return orders

    def tell(self, code: Code, details: str = "", /, **values: str | float) -> None:
        """News for the operator."""
        self.order(Tell(code, values, details))

    def solve(self) -> None:
        """What hindered the mix does so no longer."""
        self.order(Solved(_OPEN))

    def show(self, **values: object) -> None:
        """Change what does not change the state."""
        self.mix = replace(self.mix, **values)  # type: ignore[arg-type]  # names of Mix's fields

    def begin(self, task_id: str, now: float) -> None:
        """It is to start as it is chosen now."""
        self.strips.ledger.forget_mix()
        self.mix = self.mix.entered(MixState.STARTING, now, task_id=task_id, running=self.mix.setup)
        self.show(play=(), fault=None, details="", started_at=None, waits_for_room=False)
        self.watch.list_now(now)
        self.solve()

    def runs(self, now: float) -> None:
        """The service says so."""
        self.mix = self.mix.entered(MixState.RUNNING, now, started_at=now)
        self.watch.begin(now)

    def over(self, now: float) -> None:
        """Nothing is mixed any more."""
        self.watch.end()
        self.strips.ledger.forget_mix()
        self.mix = self.mix.entered(MixState.STOPPED, now, running=None)
        self.show(play=(), started_at=None, waits_for_room=False, fault=None, details="")
        self.solve()

    def lose(self, verdict: Verdict, now: float) -> None:
        """Nobody knows whether it runs."""
        self.strips.ledger.unchanged()
        self.mix = self.mix.entered(MixState.LOST, now, fault=Code.MIX_LOST, details=verdict.message)
        self.show(waits_for_room=False)
        self.tell(Code.MIX_LOST, verdict.message)

    def found(self, now: float) -> None:
        """It runs all the same; what of ours it mixes is to be sent again."""
        self.solve()
        self.tell(Code.MIX_BACK)
        self.mix = self.mix.entered(MixState.RUNNING, now, fault=None, details="")
        if self.mix.started_at is None:
            self.show(started_at=now)
        self.strips.ledger.recheck()

    def fail(self, verdict: Verdict, now: float) -> None:
        """It did not start."""
        self.strips.ledger.forget_mix()
        fault = verdict.trouble or Code.MIX_FAILED
        self.mix = self.mix.entered(MixState.FAILED, now, running=None, fault=fault, details=verdict.message)
        self.show(waits_for_room=False)
        self.tell(fault, verdict.message, **dict(verdict.values))

    def no_task(self, verdict: Verdict, now: float) -> None:
        """The service knows no such mix."""
        if self.watch.is_young(now) or self.mix.state is not MixState.RUNNING:
            return
        if self.watch.ended_by_itself(now):
            self.over(now)
            self.tell(Code.MIX_ENDED)
        else:
            self.lose(verdict, now)

    def leave_out(self, sent: Send, verdict: Verdict, now: float) -> bool:
        """A missing input never takes the mix down: whoever is meant stays out. False if that is nobody."""
        if not verdict.among(OF_AN_INPUT):
            return False
        reason = verdict.trouble or Code.MIX_INPUT_MISSING
        keys = culprits(sent.levels, self.strips, verdict.message)
        for one in self.strips.ledger.hold(keys, reason, now, passing=verdict.among(_ABSENT)):
            self.tell(Code.MIX_HELD_BACK, verdict.message, name=one.name or one.key, code=verdict.number)
        return bool(keys)

    def take_back(self, sent: Send, verdict: Verdict) -> None:
        """The former mix goes on; every fader that was refused shows it."""
        reason = verdict.trouble or Code.MIX_FAILED
        before = self.strips.ledger.refuse(sent.levels, reason)
        for one in before:
            old = one.confirmed.volume if one.confirmed is not None else 0
            wanted = sent.levels[one.key].volume
            self.tell(Code.MIX_REFUSED, verdict.message, name=one.name or one.key, percent=wanted, old=old)
        if sent.setup != self.mix.running and self.mix.running is not None:
            self.show(setup=self.mix.running)
        if not before or reason not in _SAYS_NOTHING:
            self.tell(reason, verdict.message, **dict(verdict.values))

    def look_around(self, now: float) -> None:
        """Is anybody sending?"""
        if self.mix.state is not MixState.RUNNING:
            self.watch.note(True, now)  # nobody is warned of it now, and no alarm rings for it
            return
        present = (one.origin is not Origin.ROOM or one.gone_since is None for one in self.strips.shown)
        self.watch.note(any(present), now)
        if self.watch.take_warning(now):
            self.tell(Code.MIX_IDLE, seconds=round(now - (self.watch.idle_since or now)))
