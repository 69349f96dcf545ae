"""“Mute all”: everything that leaves the console is silenced together, and given back together. Main loop only.

What each target does for it is its own affair (`air_silence.py`, `mix_silence.py`); here they are asked, and what
they say is added up. The operator's headphones are no target.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import Protocol

from desktop.core.panic import Leftover, PanicState, Quiet, Target, held_state
from desktop.core.signal import Signal, SignalInstance

PATIENCE_S = 8.0  # a target that has not confirmed by then counts as heard
RELEASE_WITHIN_S = 8.0


class Silence(Protocol):
    """One thing that leaves the console, as “Mute all” sees it. None of it waits."""

    @property
    def changed(self) -> SignalInstance:
        """Emitted after every change of what follows."""

    @property
    def target(self) -> Target:
        """What is known of it."""

    @property
    def restoring(self) -> bool:
        """Whether it is still on its way back to what it was."""

    @property
    def leftovers(self) -> tuple[Leftover, ...]:
        """After `let_go`: what is not as it was."""

    def hold(self) -> None:
        """Silent from now on, whatever comes, also after a lost connection."""

    def let_go(self) -> None:
        """As it was before `hold`."""

    def give_up(self) -> None:
        """What is not restored by now is not waited for."""


class Timer(Protocol):
    """What `loop.call_later` returns."""

    def cancel(self) -> None: ...


class Panic:
    """`changed` after every change of what it shows."""

    changed = Signal()

    def __init__(self, later: Callable[[float, Callable[[], None]], Timer] | None = None) -> None:
        """`later` is that of the running loop, unless a test has one of its own."""
        self._later = later or _on_the_loop
        self._silences: list[Silence] = []
        self._held = False
        self._releasing = False
        self._overdue = False
        self._telling = False  # not all of them have been told yet
        self._timer: Timer | None = None
        self._muted_since: float | None = None
        self.leftovers: tuple[Leftover, ...] = ()

    @property
    def state(self) -> PanicState:
        """Where it stands."""
        if self._held:
            return held_state(self.targets, overdue=self._overdue)
        if self._releasing:
            return PanicState.RELEASING
        return PanicState.LEFTOVER if self.leftovers else PanicState.OFF

    @property
    def held(self) -> bool:
        """Whether everything is to be silent."""
        return self._held

    @property
    def targets(self) -> tuple[Target, ...]:
        """All that could be heard."""
        return tuple(one.target for one in self._silences)

    @property
    def muted_since(self) -> float | None:
        """Moment of `time.monotonic()` since which all of them are confirmed to be silent; None if they are not."""
        return self._muted_since

    def join(self, silence: Silence) -> None:
        """One more target; silenced at once if the others are."""
        self._silences.append(silence)
        silence.changed.connect(self._look)
        if self._held:
            silence.hold()
        self._look()

    def mute(self) -> None:
        """Silence everything. Without effect while it is."""
        if self._held:
            return
        self._held, self._releasing, self.leftovers = True, False, ()
        self._set_timer(None)
        self._tell(lambda one: one.hold())

    def release(self) -> None:
        """Give back what was; `leftovers` says afterwards what could not be."""
        if not self._held:
            return
        self._held, self._releasing = False, True
        self._set_timer(RELEASE_WITHIN_S)
        self._tell(lambda one: one.let_go())

    def clear(self) -> None:
        """The leftovers were seen."""
        self.leftovers = ()
        self.changed.emit()

    def close(self) -> None:
        """Nothing is heard of the targets and no timer rings any more."""
        for one in self._silences:
            one.changed.disconnect(self._look)
        self._set_timer(None)

    def _tell(self, act: Callable[[Silence], None]) -> None:
        self._telling = True
        for one in self._silences:
            act(one)
        self._telling = False
        self._look()

    def _look(self) -> None:
        """Some target is different."""
        if self._telling:
            return
        if self._held:
            self._watch_confirmations()
        elif self._releasing and not any(one.restoring for one in self._silences):
            self._released()
        self.changed.emit()

    def _watch_confirmations(self) -> None:
        waits = any(one.quiet is Quiet.MUTING for one in self.targets)
        if not waits:
            self._set_timer(None)
        elif self._timer is None and not self._overdue:
            self._set_timer(PATIENCE_S)
        if self.state is not PanicState.MUTED:
            self._muted_since = None
        elif self._muted_since is None:
            self._muted_since = time.monotonic()

    def _released(self) -> None:
        self._releasing, self._muted_since = False, None
        self._set_timer(None)
        self.leftovers = tuple(left for one in self._silences for left in one.leftovers)

    def _set_timer(self, seconds: float | None) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._overdue = False
        self._timer = None if seconds is None else self._later(seconds, self._rung)

    def _rung(self) -> None:
        self._timer = None
        if self._held:
            self._overdue = True
        else:
            self._tell(lambda one: one.give_up())
            self._released()
        self._look()


def _on_the_loop(seconds: float, ring: Callable[[], None]) -> Timer:
    return asyncio.get_running_loop().call_later(seconds, ring)
