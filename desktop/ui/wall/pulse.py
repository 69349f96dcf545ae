"""The two beats of the wall: one for all meters together, once a second for the counted times."""

from __future__ import annotations

import math
import time

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from desktop.core.model import SourceState
from desktop.ui.theme import Theme

OFTEN_S = 1 / 12  # pictures at least so close together take the meters along
SOON_S = 1 / 40  # after a beat the meters need no other
LOOK_MS = 250  # while pictures take the meters along: how soon it is noticed that none come any more

WITH_LEVEL = (SourceState.RECEIVING, SourceState.STALLED, SourceState.PAUSED)


class Pulse(QObject):
    """Beats only while it is worth it: nothing while the wall is hidden, no meters without a level.

    Meters that move with a picture are painted and sent to the screen together with it. The beat of
    30 Hz is for a wall without pictures, or with few; beside pictures it only looks in now and then.
    """

    meters_due = Signal()
    clocks_due = Signal()

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._beat_ms = 1000 // int(theme.token("meter", "fps"))
        self._beaten_at = self._pictured_at = -math.inf
        self._often = False
        self._meters, self._clocks = QTimer(self), QTimer(self)
        self._meters.setTimerType(Qt.TimerType.PreciseTimer)
        self._meters.setInterval(self._beat_ms)
        self._clocks.setInterval(1000)
        self._meters.timeout.connect(lambda: self.look(time.monotonic()))
        self._clocks.timeout.connect(self.clocks_due)

    @property
    def running(self) -> tuple[bool, bool]:
        """Whether the meters and the clocks beat."""
        return self._meters.isActive(), self._clocks.isActive()

    @property
    def interval_ms(self) -> int:
        """How often the timer of the meters comes."""
        return self._meters.interval()

    def run(self, *, meters: bool, clocks: bool) -> None:
        """Start or stop; what beats already keeps its rhythm."""
        for timer, wanted in ((self._meters, meters), (self._clocks, clocks)):
            if wanted and not timer.isActive():
                timer.start()
            elif not wanted:
                timer.stop()

    def pictured(self, now: float) -> None:
        """A picture is shown at the monotonic time `now`: the meters may move with it."""
        self._often, self._pictured_at = now - self._pictured_at <= OFTEN_S, now
        if self._meters.isActive() and now - self._beaten_at >= SOON_S:
            self._beat(now)

    def look(self, now: float) -> None:
        """Beat, unless pictures do; faster without them."""
        carried = self._often and now - self._pictured_at <= OFTEN_S
        wanted_ms = LOOK_MS if carried else self._beat_ms
        if wanted_ms != self._meters.interval():
            self._meters.setInterval(wanted_ms)
        if not carried:
            self._beat(now)

    def _beat(self, now: float) -> None:
        self._beaten_at = now
        self.meters_due.emit()
