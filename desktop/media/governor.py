"""Who is decoded how, so that the desk stays fluent when the processor runs short.

Pure: figures in, modes out, once a second or so. Who measures them and tells the decoders is
control's business.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct, field

from desktop.core.model import DecodeMode

BUDGET = 0.80  # of all cores, for everything that runs on this computer: it is the rest that keeps a desk fluent
CALM = 0.65  # more is asked for only if it is expected to stay below this
BEHIND_S = 0.12  # a focused picture that is so late counts as shortage, whatever the load
LATE_SHARE, MOST_LATE_SHARE = 0.15, 0.6  # of our load, given up when the focus is late; more, the later it is
FIRST_PATIENCE_S = 4.0  # before a source steps up again
MOST_PATIENCE_S = 120.0
RELAPSE_S = 15.0  # a step up that is taken back within this was a mistake
FULL_COST = 0.22  # of a core, for a source never seen decoded: 1080p25
LEARN = 0.4

_DOWN = {DecodeMode.FULL: DecodeMode.REFERENCE, DecodeMode.REFERENCE: DecodeMode.KEY}
_UP = {DecodeMode.KEY: DecodeMode.REFERENCE, DecodeMode.REFERENCE: DecodeMode.FULL}
_SHARE = {DecodeMode.FULL: 1.0, DecodeMode.REFERENCE: 0.75, DecodeMode.KEY: 0.06, DecodeMode.OFF: 0.0}


class Watched(Struct, frozen=True):
    """What is known of one source. `cpu_s` only grows: the CPU seconds of its decoder thread."""

    id: str
    visible: bool
    focused: bool
    cpu_s: float
    behind_s: float = 0.0


class _Known(Struct):
    """What was learned of one source."""

    mode: DecodeMode = DecodeMode.FULL
    cpu_s: float = 0.0
    rate: float = 0.0  # of a core, in the present mode
    costs: dict[DecodeMode, float] = field(default_factory=dict)
    stepped_up_s: float | None = None

    def cost(self, mode: DecodeMode) -> float:
        """Of a core, measured or estimated."""
        if mode in self.costs:
            return self.costs[mode]
        full = next((cost / _SHARE[known] for known, cost in self.costs.items() if known is not DecodeMode.KEY), None)
        return (FULL_COST if full is None else full) * _SHARE[mode]


class Governor:
    """Belongs to one thread.

    The focused source is decoded in full, hidden ones not at all. When the computer is busier than
    its budget allows the dearest of the others step down, one notch at a time, as many as the
    shortage asks for. They step up again one by one; each time that proves wrong, the wait doubles.
    """

    def __init__(self, cores: int) -> None:
        self._cores = max(1, cores)
        self._known: dict[str, _Known] = {}
        self._at_s: float | None = None
        self._busy_s = 0.0
        self._patience_s = FIRST_PATIENCE_S
        self._changed_s = float("-inf")  # the last step in any direction

    def decide(self, now_s: float, busy_s: float, sources: Iterable[Watched]) -> dict[str, DecodeMode]:
        """The mode of every source. `busy_s`, which only grows: the CPU seconds that this computer has spent."""
        watched = {source.id: source for source in sources}
        load = self._measure(now_s, busy_s, watched)
        self._place(watched)
        if load is not None:
            behind_s = max((s.behind_s for s in watched.values() if s.focused and s.visible), default=0.0)
            excess = load - BUDGET * self._cores
            if behind_s > BEHIND_S:  # within the budget even: others use the processor, our own share must shrink
                excess = max(excess, load * min(MOST_LATE_SHARE, LATE_SHARE + behind_s))
            if excess > 0:
                self._step_down(now_s, excess, watched)
            elif now_s - self._changed_s >= self._patience_s:
                self._step_up(now_s, load, watched)
        return {source_id: self._known[source_id].mode for source_id in watched}

    def _measure(self, now_s: float, busy_s: float, watched: Mapping[str, Watched]) -> float | None:
        """Cores in use since the last time; None if that cannot be said."""
        passed_s = 0.0 if self._at_s is None else now_s - self._at_s
        for gone in self._known.keys() - watched.keys():
            del self._known[gone]
        for source in watched.values():
            known = self._known.get(source.id)
            if known is None:
                self._known[source.id] = _Known(cpu_s=source.cpu_s)
                continue
            if passed_s > 0 and source.cpu_s >= known.cpu_s:
                known.rate = (source.cpu_s - known.cpu_s) / passed_s
                if known.rate > 0 and known.mode is not DecodeMode.OFF:
                    before = known.costs.get(known.mode, known.rate)
                    known.costs[known.mode] = before + LEARN * (known.rate - before)
            known.cpu_s = source.cpu_s
        load = (busy_s - self._busy_s) / passed_s if passed_s > 0 else None
        self._at_s, self._busy_s = now_s, busy_s
        return load

    def _place(self, watched: Mapping[str, Watched]) -> None:
        """What holds whatever the load is."""
        for source in watched.values():
            known = self._known[source.id]
            if not source.visible:
                known.mode = DecodeMode.OFF
            elif source.focused:
                known.mode = DecodeMode.FULL
            elif known.mode is DecodeMode.OFF:
                others = [self._known[o.id].mode for o in watched.values() if o.visible and not o.focused]
                known.mode = DecodeMode.KEY if DecodeMode.KEY in others else DecodeMode.FULL

    def _step_down(self, now_s: float, excess: float, watched: Mapping[str, Watched]) -> None:
        able = [self._known[s.id] for s in watched.values() if not s.focused and self._known[s.id].mode in _DOWN]
        able.sort(key=lambda known: known.cost(known.mode), reverse=True)
        if any(k.stepped_up_s is not None and now_s - k.stepped_up_s < RELAPSE_S for k in able):
            self._patience_s = min(MOST_PATIENCE_S, self._patience_s * 2)
        for known in able:
            if excess <= 0:
                break
            lower = _DOWN[known.mode]
            excess -= known.cost(known.mode) - known.cost(lower)
            known.mode, known.stepped_up_s = lower, None
            self._changed_s = now_s

    def _step_up(self, now_s: float, load: float, watched: Mapping[str, Watched]) -> None:
        able = [self._known[s.id] for s in watched.values() if self._known[s.id].mode in _UP]
        if not able:
            if now_s - self._changed_s > 2 * MOST_PATIENCE_S:
                self._patience_s = FIRST_PATIENCE_S
            return
        cheapest = min(able, key=lambda known: known.cost(_UP[known.mode]) - known.cost(known.mode))
        higher = _UP[cheapest.mode]
        if load + cheapest.cost(higher) - cheapest.cost(cheapest.mode) > CALM * self._cores:
            return
        cheapest.mode, cheapest.stepped_up_s = higher, now_s
        self._changed_s = now_s
