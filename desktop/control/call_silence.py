"""The microphone of the call as a target of “Mute all”: off at once, and in a call that is joined meanwhile.

The others' sound in the headphones is not touched.
"""

from __future__ import annotations

from desktop.control.calls import Calls
from desktop.core.call import JOINED, Call, CallState
from desktop.core.panic import Leftover, Quiet, Target, TargetKind, Why
from desktop.core.signal import Signal


def call_target(call: Call) -> Target:
    """What is known of a call: the page alone can say that the microphone is off."""
    quiet, why = Quiet.NOTHING, Why.NONE
    if call.state is CallState.JOINING:
        quiet, why = Quiet.MUTING, Why.STARTING
    elif call.state in JOINED or call.state is CallState.LEAVING:
        quiet = Quiet.MUTED if call.hushed and call.microphone.on is False else Quiet.MUTING
        if quiet is Quiet.MUTING and call.state is CallState.LEAVING:
            why = Why.ENDING
    return Target(TargetKind.CALL, quiet, why)


class CallSilence:
    """What the operator wishes for the microphone is kept with the call; here is remembered that there was one."""

    changed = Signal()

    def __init__(self, calls: Calls) -> None:
        self._calls = calls
        self._was_joined = False
        calls.changed.connect(self._look)

    @property
    def target(self) -> Target:
        """What is known of it."""
        return call_target(self._calls.call)

    @property
    def restoring(self) -> bool:
        """Whether the microphone is still on its way back."""
        call = self._calls.call
        return not call.hushed and call.state in JOINED and not call.microphone_settled

    @property
    def leftovers(self) -> tuple[Leftover, ...]:
        """A call that is over, or a microphone that is not confirmed."""
        if self._was_joined and self._calls.call.state not in JOINED:
            return (Leftover(TargetKind.CALL, Why.OVER),)
        return (Leftover(TargetKind.CALL, Why.UNANSWERED),) if self.restoring else ()

    def hold(self) -> None:
        """The microphone is off."""
        self._was_joined = self._calls.call.state in JOINED
        self._calls.hush(True)

    def let_go(self) -> None:
        """The microphone is as the operator wishes it."""
        self._calls.hush(False)

    def give_up(self) -> None:
        """The page goes on; what it has not confirmed is told."""

    def _look(self) -> None:
        self.changed.emit()
