"""The thread that keeps what the writer wrote: sync, close, and an eye on the free space.

Apart from the writer, because a sync may take seconds on a slow disk, while writing goes on.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from pathlib import Path

from desktop.core.model import RecordingFault
from desktop.media.disk import DiskGuard, DiskLimits, DiskState, DiskView
from desktop.media.hand import Hand
from desktop.media.part import Part
from desktop.media.roll import Roll
from desktop.media.take import Take

# What a power cut may cost; a crash of the console alone costs nothing that the system has taken. Shorter would make
# every disk seek all the time, longer would break the promise of one second.
SYNC_S = 1.0
IDLE_LOOK_S = 5.0  # at the free space while nothing is recorded


def free_bytes(folder: Path) -> int:
    """Free for this user, of the disk that `folder` is on or will be made on."""
    place = folder
    while not place.exists() and place != place.parent:
        place = place.parent
    return shutil.disk_usage(place).free


class Disks:
    """The guards of the folders in use, handed from keeper to keeper."""

    def __init__(self, folder: Callable[[], Path], limits: Callable[[], DiskLimits]) -> None:
        self.folder = folder  # where new parts go
        self.view = DiskView()  # of that folder, at the last look
        self._limits = limits
        self.asking: set[Path] = set()  # a keeper waits for the answer, perhaps for ever: do not send another
        self._guards: dict[Path, DiskGuard] = {}

    def guard(self, folder: Path) -> DiskGuard:
        return self._guards.setdefault(folder, DiskGuard(self._limits))


class Keeper(Hand):
    """Once a second while something is recorded; at once when a file is to be closed."""

    def __init__(self, roll: Roll, disks: Disks, free: Callable[[Path], int] = free_bytes) -> None:
        super().__init__(roll, "recorder keeper")
        self._disks = disks
        self._free = free
        self._looked_at = 0.0

    def _run(self) -> None:
        while self._wait():
            self._close_parts()
            if time.monotonic() - self._looked_at >= SYNC_S and not self.let_go:
                self._looked_at = time.monotonic()
                self._look()
                self._sync_parts()

    def _wait(self) -> bool:
        """False if it is time to end."""
        roll = self._roll
        with roll.lock:
            while not self.let_go:
                if roll.stopping and not roll.takes and not roll.closings:
                    return False
                rest_s = self._looked_at + (SYNC_S if roll.takes else IDLE_LOOK_S) - time.monotonic()
                if roll.closings or rest_s <= 0:
                    return True
                roll.upkeep.wait(rest_s)
        return False

    def _close_parts(self) -> None:
        roll = self._roll
        while not self.let_go:
            with roll.lock:
                if not roll.closings:
                    return
                take, part = roll.closings.popleft()
            error: OSError | None = None
            try:
                with self._at_disk():
                    part.close()
            except OSError as fault:
                error = fault
            with roll.lock:
                take.closed(part, error)
            take.valve.settle()

    def _sync_parts(self) -> None:
        with self._roll.lock:
            takes = list(self._roll.takes)
        for take in takes:
            with self._roll.lock:
                part = take.part
                due = part is not None and not part.syncing and part.bytes_synced < part.bytes_on_disk
                if part is None or not due or self.let_go:
                    continue
                part.syncing = True
            self._sync(take, part)
            part.syncing = False

    def _sync(self, take: Take, part: Part) -> None:
        try:
            with self._at_disk():
                part.sync()
        except OSError as error:
            with self._roll.lock:
                take.sync_failed(part, error)
            take.valve.settle()

    def _look(self) -> None:
        """Measure the disks, hold what must not go on, let go on what may."""
        roll, disks = self._roll, self._disks
        current = disks.folder()
        with roll.lock:
            used = {take.part.path.parent for take in roll.takes if take.part is not None}
        for folder in used | {current}:
            free = self._ask(folder)
            view = disks.guard(folder).measure(roll.clock(), free, roll.written[folder])
            if folder == current:
                disks.view = view
        with roll.lock:
            self._hold_and_resume(current)
            takes = list(roll.takes)
        for take in takes:
            take.valve.settle()

    def _ask(self, folder: Path) -> int | None:
        asking = self._disks.asking
        if folder in asking:
            return None
        asking.add(folder)
        try:
            with self._at_disk():
                return self._free(folder)
        except OSError:
            return None
        finally:
            asking.discard(folder)

    def _hold_and_resume(self, current: Path) -> None:
        """Under the lock. The newest is held first, one a second, the oldest last; all at once if space runs out."""
        held: set[Path] = set()
        for take in reversed(list(self._roll.takes)):
            folder = take.part.path.parent if take.part else current
            guard = self._disks.guard(folder)
            if guard.view.state is not DiskState.STOP:
                take.resume()
            elif folder not in held or guard.nearly_full:
                was = take.state
                take.hold(RecordingFault.NO_SPACE)
                if take.state is not was:
                    held.add(folder)
