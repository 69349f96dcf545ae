"""All mixes of one app: who may start, change and stop them, and the end that an idle one comes to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from desktop.sim.zego.codes import Code, Refused
from desktop.sim.zego.mix import Addresses, AutoMix, DeskMix, Mix
from desktop.sim.zego.rooms import Rooms
from desktop.sim.zego.switches import Switches
from desktop.sim.zego.wish import AutoWish, DeskWish, StopWish


class Audience(Protocol):
    """Who hears that a mix began or ended."""

    def mix_started(self, mix: Mix) -> None:
        """It runs."""

    def mix_stopped(self, mix: Mix, by_itself: bool) -> None:
        """It does not run any more."""


class Mixes:
    """`clock` is Unix seconds. Test and production are two worlds: the same TaskId may run in both."""

    def __init__(
        self,
        rooms: Rooms,
        addresses: Addresses,
        switches: Switches,
        clock: Callable[[], float],
        audience: Audience,
    ) -> None:
        self._rooms = rooms
        self._addresses = addresses
        self._switches = switches
        self._clock = clock
        self._audience = audience
        self._running: dict[tuple[bool, str], Mix] = {}

    def all(self) -> list[Mix]:
        """Those that run, oldest first."""
        return [*self._running.values()]

    def start_auto(self, wish: AutoWish, is_test: bool) -> Mix:
        """Start, or change the one that runs. Raises Refused."""
        self._check_may_mix(wish, is_test)
        before = self._before(wish, is_test, AutoMix)
        if before is not None:
            if not isinstance(before, AutoMix) or before.wish.room_id != wish.room_id:
                raise Refused(Code.UPDATE_FAILED, "update failed: another task runs under this id")
            if self._is_next(before, wish.user_id, wish.sequence):
                before.change(wish)
            return before
        if self._switches.creates_room:
            self._rooms.open(wish.room_id)
        self._rooms.get(wish.room_id)
        mix = AutoMix(wish, is_test, self._rooms, self._addresses, self._switches)
        mix.check()
        self._begin(mix)
        return mix

    def start_desk(self, wish: DeskWish, is_test: bool) -> Mix:
        """Start, or change the one that runs. Raises Refused."""
        self._check_may_mix(wish, is_test)
        before = self._before(wish, is_test, DeskMix)
        if before is not None:
            if not isinstance(before, DeskMix):
                raise Refused(Code.UPDATE_FAILED, "update failed: another task runs under this id")
            if self._is_next(before, wish.user_id, wish.sequence):
                before.change(wish, self._switches.update_needs_inputs)
            return before
        mix = DeskMix(wish, is_test, self._rooms, self._addresses)
        mix.check()
        self._begin(mix)
        return mix

    def stop(self, wish: StopWish, is_test: bool, kind: type[Mix]) -> None:
        """Stop it. Raises Refused."""
        mix = self._running.get((is_test, wish.task_id))
        if mix is None or not isinstance(mix, kind):
            if self._switches.stop_unknown:
                raise Refused(self._switches.stop_unknown, "task does not exist")
            return
        if wish.room_id and wish.room_id != mix.wish.room_id:
            raise Refused(Code.PARAMETER, "input params error: RoomId is not that of the task")
        if self._is_next(mix, wish.user_id, wish.sequence):
            self._end(mix, by_itself=False)

    def duration_s(self, task_id: str, is_test: bool) -> int:
        """How long it has been running. Raises Refused 110209001."""
        mix = self._running.get((is_test, task_id))
        if mix is None:
            raise Refused(Code.NO_TASK, "task does not exist")
        return int(self._clock() - mix.started_s)

    def die(self, task_id: str, is_test: bool = False) -> None:
        """The mixer behind a task breaks down: no callback says so. Raises KeyError."""
        self._end(self._running[is_test, task_id], by_itself=True)

    def watch(self) -> None:
        """Let time pass: absent inputs are given up, idle mixes end, and those whose room is gone."""
        now = self._clock()
        for mix in self.all():
            idle = mix.watch(now)
            roomless = isinstance(mix, AutoMix) and not self._rooms.has(mix.wish.room_id)
            if (idle or roomless) and self._switches.idle_ends:
                self._end(mix, by_itself=True)

    def _before(self, wish: AutoWish | DeskWish, is_test: bool, kind: type[Mix]) -> Mix | None:
        """What runs under the id, unless it may be replaced by a mix of another kind."""
        mix = self._running.get((is_test, wish.task_id))
        replaced = mix is not None and not isinstance(mix, kind) and self._switches.task_changes_kind
        return None if replaced else mix

    def _begin(self, mix: Mix) -> None:
        replaced = self._running.get((mix.is_test, mix.wish.task_id))
        if replaced is not None:
            self._end(replaced, by_itself=True)
        mix.started_s = self._clock()
        self._running[mix.is_test, mix.wish.task_id] = mix
        self._audience.mix_started(mix)

    def _end(self, mix: Mix, by_itself: bool) -> None:
        del self._running[mix.is_test, mix.wish.task_id]
        self._audience.mix_stopped(mix, by_itself)

    def _check_may_mix(self, wish: AutoWish | DeskWish, is_test: bool) -> None:
        if not self._switches.mixing_enabled:
            raise Refused(Code.MIXING_NOT_ENABLED, "stream mixing is not enabled")
        if self._switches.ordering and wish.sequence is None:
            raise Refused(Code.PARAMETER, "input params error: Sequence is empty")
        if not all(self._rooms.is_shown(one.stream_id, is_test) for one in wish.outputs if one.stream_id):
            raise Refused(Code.TASK_FAILED, "mix task failed: the output stream cannot be pulled")

    def _is_next(self, mix: Mix, user_id: str, sequence: int | None) -> bool:
        """Whether this comes after what was done to the mix before. Raises Refused for somebody else's."""
        if self._switches.ownership and user_id != mix.wish.user_id:
            raise Refused(Code.NOT_THE_OWNER, "the task belongs to another user")
        late = sequence is not None and mix.sequence is not None and sequence <= mix.sequence
        if late and self._switches.ordering and not mix.is_test:  # in the test environment it has no effect
            if self._switches.stale_code:
                raise Refused(self._switches.stale_code, "sequence is not larger")
            return False
        mix.sequence = sequence if sequence is not None else mix.sequence
        return True
