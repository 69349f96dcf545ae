"""How the desk itself is doing: CPU, memory, disk, dropped frames, stalls of the window's loop.

Main loop only.
"""

from __future__ import annotations

import asyncio
import os
import time
from collections import deque
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from desktop.core.signal import Signal

if TYPE_CHECKING:
    import psutil

WINDOW_S = 60.0
READ_EVERY_S = 1.0
PROBE_BUSY_S = 0.05  # while sources are there
PROBE_IDLE_S = 0.25  # an idle desk costs nothing; and while calls of other threads tell how late the loop is


class Reading(Struct, frozen=True):
    """One second of the desk."""

    cpu_percent: float = 0.0  # of one core
    rss_bytes: int = 0
    dropped_percent: float = 0.0  # frames not shown in time, last 10 s
    disk_free_bytes: int | None = None
    disk_hours_left: float | None = None  # None when nothing is recorded
    recording_count: int = 0
    loop_stall_ms: float = 0.0  # the longest since the reading before
    loop_stall_p99_ms: float = 0.0  # last minute
    loop_stall_max_ms: float = 0.0  # since the start


class Disk(Struct, frozen=True):
    """What is left for recordings."""

    free_bytes: int | None
    hours_left: float | None
    recording_count: int


class Vitals:
    """Read once a second by the status bar and the state file."""

    changed = Signal()

    def __init__(
        self,
        disk: Callable[[], Disk],
        frames: Callable[[], tuple[int, int]],
        busy: Callable[[], bool],
        beside: Callable[[], int | None] = lambda: None,
    ) -> None:
        """`frames()` gives (due, dropped) since the start; `busy()` whether sources are there.

        `beside()` is the id of the process that works for this one, if there is one: its share counts.
        """
        self._disk = disk
        self._frames = frames
        self._busy = busy
        self._beside = beside
        self._stalls: deque[tuple[float, float]] = deque()
        self._dropped: deque[tuple[int, int]] = deque([(0, 0)], maxlen=10)
        self._max_stall_ms = self._late_ms = 0.0
        self._waited_s, self._waits_since, self._waits_until = 0.0, float("-inf"), float("-inf")
        self._probing: asyncio.Handle
        self._cpu = (time.monotonic(), time.process_time(), 0.0)
        self.reading = Reading()

    async def watch(self) -> None:
        """Probe the loop and read everything once a second, until cancelled."""
        await asyncio.to_thread(_own_bytes)  # loads what it takes, beside the window
        self._probe()
        try:
            while True:
                self.read(time.monotonic())
                await asyncio.sleep(READ_EVERY_S)
        finally:
            self._probing.cancel()

    def waited(self, now: float, seconds: float) -> None:
        """A call of another thread had to wait so long for the loop: of each 50 ms the worst counts as a probe."""
        self._waited_s, self._waits_until = max(self._waited_s, seconds), now
        if now - self._waits_since >= PROBE_BUSY_S:
            self._probed(now, 1000 * self._waited_s)
            self._waited_s, self._waits_since = 0.0, now

    def read(self, now: float) -> None:
        """Take a reading now."""
        disk = self._disk()
        stalls = sorted(ms for _, ms in self._stalls)
        cpu_percent, rss_bytes = self._process(now)
        self.reading = Reading(
            cpu_percent=cpu_percent,
            rss_bytes=rss_bytes,
            dropped_percent=self._dropped_percent(),
            disk_free_bytes=disk.free_bytes,
            disk_hours_left=disk.hours_left,
            recording_count=disk.recording_count,
            loop_stall_ms=self._late_ms,
            loop_stall_p99_ms=stalls[int(len(stalls) * 0.99)] if stalls else 0.0,
            loop_stall_max_ms=self._max_stall_ms,
        )
        self._late_ms = 0.0
        self.changed.emit()

    def _probe(self) -> None:
        """Ask to be called in a moment, and see how late it is; a task that sleeps costs the loop twice as much."""
        now = time.monotonic()
        told = now - self._waits_until < PROBE_BUSY_S  # pictures come: each asks the loop
        period_s = PROBE_BUSY_S if self._busy() and not told else PROBE_IDLE_S
        self._probing = asyncio.get_running_loop().call_later(period_s, self._answered, now + period_s)

    def _answered(self, due: float) -> None:
        now = time.monotonic()
        late_s, self._waited_s = max(0.0, now - due, self._waited_s), 0.0
        self._probed(now, 1000 * late_s)
        self._probe()

    def _probed(self, now: float, stall_ms: float) -> None:
        self._stalls.append((now, stall_ms))
        self._max_stall_ms = max(self._max_stall_ms, stall_ms)
        self._late_ms = max(self._late_ms, stall_ms)
        while self._stalls and now - self._stalls[0][0] > WINDOW_S:
            self._stalls.popleft()

    def _process(self, now: float) -> tuple[float, int]:
        """CPU since the last time in percent of a core, and resident bytes."""
        then, own_s, other_s = self._cpu
        own_bytes = _own_bytes()
        pid = self._beside()
        now_other_s, other_bytes = _used(pid) if pid is not None else (0.0, 0)
        self._cpu = (now, time.process_time(), now_other_s)
        used_s = self._cpu[1] - own_s + max(0.0, now_other_s - other_s)  # less than before: another process
        return 100 * used_s / max(now - then, 1e-3), own_bytes + other_bytes

    def _dropped_percent(self) -> float:
        due, dropped = self._frames()
        first_due, first_dropped = self._dropped[0]
        self._dropped.append((due, dropped))
        lately = due - first_due
        return 100 * max(0, dropped - first_dropped) / lately if lately > 0 else 0.0


def _own_bytes() -> int:
    """Resident bytes of this process. On Linux that is one file: an idle desk has no need of psutil."""
    try:
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
    except OSError:
        return _used(None)[1]
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


def _used(pid: int | None) -> tuple[float, int]:
    """CPU seconds and resident bytes of a process, or of this one; nothing of one that has just ended."""
    import psutil  # noqa: PLC0415 - not needed before the window stands

    try:
        process = _process(pid)
        times = process.cpu_times()
        return times.user + times.system, int(process.memory_info().rss)
    except psutil.Error:
        return 0.0, 0


@lru_cache(maxsize=4)  # the desk and what runs beside it
def _process(pid: int | None) -> psutil.Process:
    import psutil  # noqa: PLC0415 - not needed before the window stands

    return psutil.Process(pid)
