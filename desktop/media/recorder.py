"""Every byte of every source to a new file, as received; never overwrites; watches the disk.

Here: starting recordings, the three threads, and the watch over them. The bytes' way is
`recording.py` → `backlog.py` → `writer.py` → `part.py`; syncing and free space are in `keeper.py`.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from desktop.media import file_name, journal
from desktop.media.backlog import Taking
from desktop.media.disk import DiskLimits, DiskView
from desktop.media.journal import RecoveredRecording
from desktop.media.keeper import Disks, Keeper, free_bytes
from desktop.media.part import Creator, create
from desktop.media.recording import Recording
from desktop.media.roll import OnEvent, RecordingEvent, Roll
from desktop.media.take import Take
from desktop.media.writer import Writer

log = logging.getLogger(__name__)

WATCH_S = 0.25
CLOSE_S = 12.0  # a little longer than the deadline of saving


def _utc_now() -> datetime:
    return datetime.now(UTC)


def _unheard(event: RecordingEvent) -> None:
    """For whoever looks at the view instead."""


class Recorder:
    """All recordings of the desk. Thread-safe; only `recovered` and `close` wait for anything.

    One thread writes all recordings. A write that does not return costs at most the recording it
    belongs to: after 3 s a new writer goes on with the others, after 10 s without a byte taken the
    recording fails. Recordings on the same dead disk therefore fail too, each by its own evidence;
    those on another disk go on. Meanwhile back-pressure keeps memory bounded.
    """

    def __init__(
        self,
        folder: Callable[[], Path],
        limits: Callable[[], DiskLimits] = DiskLimits,
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], datetime] = _utc_now,
        create: Creator = create,
        free: Callable[[Path], int] = free_bytes,
    ) -> None:
        """`folder` is asked for each new part, `limits` at each look at the disk: changes count at once."""
        self._roll = Roll(clock)
        self._disks = Disks(folder, limits)
        self._now = now
        self._create = create
        self._free = free
        self._writer = self._new_writer()
        self._keeper = self._new_keeper()
        self._watch = threading.Thread(target=self._watch_over, name="recorder watch", daemon=True)
        self._measuring = self._running = False

    def start(
        self,
        name: str,
        on_event: OnEvent | None = None,
        *,
        from_boundary: bool = False,
        follows: Recording | None = None,
    ) -> Recording:
        """A new recording of the source called `name`; its file is made when its first bytes come.

        `on_event` is called on the watch thread, in order; it must return soon. With
        `from_boundary` the stream runs already: the file begins with the init segment at the
        next boundary. `follows` names the recording that this one continues after the bot came
        back: its file is called as the next part of that one. Raises RuntimeError after `close`.
        """
        roll = self._roll
        started = self._now()
        with roll.lock:
            if roll.stopping:
                raise RuntimeError("the recorder is closed")
            self._run()
            stem = follows.take.stem if follows else file_name.stem(started, name)
            taking = Taking.FROM_BOUNDARY if from_boundary else Taking.ALL
            take = Take(roll, name, stem, started, on_event or _unheard, taking)
            take.number = follows.take.next_number if follows else 1
            roll.takes.append(take)
            roll.wake_all()
        return Recording(take)

    def disk(self) -> DiskView:
        """The disk that new recordings go to, as last measured: each second while recording, else every 5 s."""
        with self._roll.lock:
            if not self._roll.stopping:
                self._measure()
            return self._disks.view

    def recovered(self) -> list[RecoveredRecording]:
        """What a console that died left in the folder; each is listed once. Waits for the disk."""
        return journal.recovered(self._disks.folder())

    def close(self, timeout_s: float = CLOSE_S) -> bool:
        """Save everything and end the threads; true if all of them ended. Waits, at most about `timeout_s`."""
        roll = self._roll
        with roll.lock:
            roll.stopping = True
            takes = list(roll.takes)
            for take in takes:
                take.finish()
            roll.wake_all()
        for take in takes:
            take.valve.settle()
        deadline = time.monotonic() + timeout_s
        if self._running:
            self._watch.join(timeout_s)
        hands = [self._writer] * self._running + [self._keeper] * self._measuring
        ended = [hand.join(max(0.0, deadline - time.monotonic())) for hand in hands]
        return all(ended) and not self._watch.is_alive()

    def _run(self) -> None:
        """Start the threads with the first recording. Under the lock."""
        self._measure()
        if not self._running:
            self._running = True
            self._writer.start()
            self._watch.start()

    def _measure(self) -> None:
        """Start the thread that looks at the disk. Under the lock."""
        if not self._measuring:
            self._measuring = True
            self._keeper.start()

    def _new_writer(self) -> Writer:
        return Writer(self._roll, self._disks.folder, self._create)

    def _new_keeper(self) -> Keeper:
        return Keeper(self._roll, self._disks, self._free)

    def _watch_over(self) -> None:
        """Deadlines, stuck threads, and telling what happened. This thread never touches the disk."""
        roll = self._roll
        looked_at: float | None = None
        while True:
            with roll.lock:
                if not roll.events and not (roll.stopping and not roll.takes):
                    roll.news.wait(WATCH_S if roll.takes else None)
                takes = list(roll.takes)
                now = time.monotonic()
                if looked_at is not None:
                    roll.excuse(now - looked_at - WATCH_S)
                looked_at = now if takes else None
                for take in takes:
                    take.check()
                self._replace_stuck()
                events = list(roll.events)
                roll.events.clear()
                done = roll.stopping and not roll.takes and not roll.events
            for take in takes:
                take.valve.settle()
            for on_event, event in events:
                _tell(on_event, event)
            if done:
                return

    def _replace_stuck(self) -> None:
        """Let go of a thread that the disk holds, and go on with another. Under the lock."""
        if self._writer.is_stuck:
            log.warning("a write has not returned; another thread goes on with the other recordings")
            self._writer.let_go = True
            self._writer = self._new_writer()
            self._writer.start()
        if self._keeper.is_stuck:
            log.warning("a sync has not returned; another thread goes on with the other recordings")
            self._keeper.let_go = True
            self._keeper = self._new_keeper()
            self._keeper.start()


def _tell(on_event: OnEvent, event: RecordingEvent) -> None:
    try:
        on_event(event)
    except Exception:  # whatever the listener does, the watch goes on
        log.exception("telling that a recording was %s failed", event.what)
