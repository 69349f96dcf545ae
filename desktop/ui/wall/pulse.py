"""The two beats of the wall: 30 Hz for all meters together, once a second for the counted times."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from desktop.ui.theme import Theme


class Pulse(QObject):
    """Beats only while it is worth it: nothing while the wall is hidden, no meters without a level."""

    meters_due = Signal()
    clocks_due = Signal()

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._meters, self._clocks = QTimer(self), QTimer(self)
        self._meters.setTimerType(Qt.TimerType.PreciseTimer)
        self._meters.setInterval(1000 // int(theme.token("meter", "fps")))
        self._clocks.setInterval(1000)
        self._meters.timeout.connect(self.meters_due)
        self._clocks.timeout.connect(self.clocks_due)

    @property
    def running(self) -> tuple[bool, bool]:
        """Whether the meters and the clocks beat."""
        return self._meters.isActive(), self._clocks.isActive()

    def run(self, *, meters: bool, clocks: bool) -> None:
        """Start or stop; what beats already keeps its rhythm."""
        for timer, wanted in ((self._meters, meters), (self._clocks, clocks)):
            if wanted and not timer.isActive():
                timer.start()
            elif not wanted:
                timer.stop()
