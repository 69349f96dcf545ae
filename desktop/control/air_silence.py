"""The broadcast as a target of “Mute all”: its track is held, and so is each one that follows or comes back.

The service has no mute: a pause is asked for, and counts when it is acknowledged.
"""

from __future__ import annotations

from desktop.control.live import Live
from desktop.core.air import Air, LiveState, Sound
from desktop.core.panic import Leftover, Quiet, Target, TargetKind, Why
from desktop.core.signal import Signal

_OVER = frozenset({LiveState.OFF, LiveState.FAILED, LiveState.STOPPING})


def air_target(air: Air, *, unanswered: bool = False) -> Target:
    """What is known of a broadcast. `unanswered`: the last pause was asked for in vain."""
    quiet, why = _known(air, unanswered)
    return Target(TargetKind.BROADCAST, quiet, why)


def _known(air: Air, unanswered: bool) -> tuple[Quiet, Why]:
    match air.state:
        case LiveState.OFF:
            return Quiet.NOTHING, Why.NONE
        case LiveState.FAILED:
            return (Quiet.NOTHING, Why.NONE) if air.known else (Quiet.SOUNDS, Why.UNKNOWN)
        case LiveState.CONNECTING:
            return Quiet.MUTING, Why.STARTING
        case LiveState.RECONNECTING:
            return Quiet.MUTING, Why.AWAY
    if air.sound is Sound.PAUSED and air.pause_asked is not False:
        return Quiet.MUTED, Why.NONE
    if air.state is LiveState.STOPPING:
        return Quiet.MUTING, Why.ENDING
    if air.sound is Sound.SILENT and air.loading is None:
        return Quiet.MUTED, Why.NONE  # the list is at its end
    return (Quiet.SOUNDS, Why.UNANSWERED) if unanswered else (Quiet.MUTING, Why.NONE)


class AirSilence:
    """`wants` is what the pause is to be until that is acknowledged; None: that is the operator's affair."""

    changed = Signal()

    def __init__(self, live: Live) -> None:
        self._live = live
        self._wants: bool | None = None
        self._was_paused = False
        self._was_under_way = False
        self._asked = self._unanswered = False
        self.leftovers: tuple[Leftover, ...] = ()
        live.changed.connect(self._look)

    @property
    def target(self) -> Target:
        """What is known of it."""
        return air_target(self._live.air, unanswered=self._unanswered)

    @property
    def restoring(self) -> bool:
        """Whether the track is still to go on."""
        return self._wants is False

    def hold(self) -> None:
        """Hold the track, and each that follows."""
        air = self._live.air
        if self._wants is None:  # else it has not come back to what it was before
            self._was_paused = air.pause_asked is True or (air.sound is Sound.PAUSED and air.pause_asked is None)
            self._was_under_way = air.under_way and air.state is not LiveState.STOPPING
        self._wants, self._unanswered, self.leftovers = True, False, ()
        self._live.hold(True)

    def let_go(self) -> None:
        """The track goes on, if it did before."""
        self._wants = None if self._was_paused else False
        self._unanswered = False
        self._live.hold(False)

    def give_up(self) -> None:
        """It stays paused."""
        if self._wants is False:
            self._wants = None
            self._leave(Why.UNANSWERED)

    def _look(self) -> None:
        air = self._live.air
        if self._wants is not None:
            if self._asked and air.pause_asked is None:
                self._unanswered = (air.sound is Sound.PAUSED) is not self._wants
                self._asked = False
            if self._wants is False and self._is_back(air):
                self._wants = None
            elif air.playing and air.pause_asked is None and (air.sound is Sound.PAUSED) is not self._wants:
                self._asked = True
                self._live.pause(self._wants)  # it comes here again
        self.changed.emit()

    def _is_back(self, air: Air) -> bool:
        if air.state in _OVER:
            if self._was_under_way:
                self._leave(Why.OVER)
            return True
        return air.state is LiveState.ON_AIR and air.pause_asked is None and air.sound is not Sound.PAUSED

    def _leave(self, why: Why) -> None:
        channel = self._live.air.channel
        self.leftovers = (Leftover(TargetKind.BROADCAST, why, channel.name if channel is not None else ""),)
