"""The one thread that writes all recordings, and in what rhythm.

Bytes are not written as they come: ten times a second, or when enough of them wait, each recording
gets one write of many chunks. Recordings take turns, so that a fast one does not starve the others.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from desktop.media.hand import Hand
from desktop.media.part import Creator, Part
from desktop.media.roll import WAKE_BYTES, Roll
from desktop.media.take import Take

# What a kill -9 can cost, of the one second that is allowed. tests/bench/recording.py --choose shows what shorter costs
# and how little longer gains.
INTERVAL_S = 0.1


class Writer(Hand):
    """Opens parts and writes to them. Syncing and closing are the keeper's."""

    def __init__(self, roll: Roll, folder: Callable[[], Path], create: Creator) -> None:
        super().__init__(roll, "recorder writer")
        self._folder = folder
        self._create = create
        self._turn_at = 0.0

    def _run(self) -> None:
        while takes := self._wait():
            for take in takes:
                self._serve(take)
                if self.let_go:
                    return

    def _wait(self) -> list[Take]:
        """Those whose bytes are due; none if it is time to end."""
        roll = self._roll
        with roll.lock:
            while not self.let_go and not (roll.stopping and not roll.takes):
                ready = [take for take in roll.takes if take.has_work]
                rest_s = self._turn_at + INTERVAL_S - time.monotonic()
                if ready and (roll.called or roll.pending >= WAKE_BYTES or rest_s <= 0):
                    roll.called = False
                    self._turn_at = time.monotonic()
                    return ready
                roll.called = False
                roll.work.wait((rest_s if ready else INTERVAL_S) if roll.takes else None)
        return []

    def _serve(self, take: Take) -> None:
        roll = self._roll
        with roll.lock:
            batch = take.begin()
            part = take.part
        if not batch:
            return
        try:
            with self._at_disk():
                part = part or self._open(take)
                count = part.append(batch)
        except OSError as error:
            with roll.lock:
                take.refused(part, error)
        else:
            with roll.lock:
                take.wrote(part, count)
                take.valve.fall(take.backlog.size, roll.pending)
        take.valve.settle()

    def _open(self, take: Take) -> Part:
        return Part.open(self._folder(), take.stem, take.number, take.name, take.started, self._create)
