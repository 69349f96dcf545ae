"""One recording as the recorder's threads see it: the rules of its states.

No thread, no disk call. Unless it says otherwise, a method is called with the recorder's lock held.
The disk calls are in `writer.py` and `keeper.py`, the deadlines' ticking is in `recorder.py`.
"""

from __future__ import annotations

import logging
from datetime import datetime

from desktop.core.errors import Code
from desktop.core.model import RecordingFault, RecordingState, RecordingView
from desktop.media.backlog import Backlog, Taking
from desktop.media.disk_fault import fault_of, trace_of
from desktop.media.part import Buffer, Part, TakenAway
from desktop.media.roll import Happening, OnEvent, RecordingEvent, Roll
from desktop.media.valve import Valve, is_overfull

log = logging.getLogger(__name__)

EVIDENCE_S = 3.0  # REC is shown only if a write returned within this time
STUCK_S = 10.0  # a disk that takes no byte for so long has failed this recording
SAVING_S = 10.0  # after that the recording is called failed, with what is safe
NO_START_S = 30.0  # for a place to begin a file; the longest usual distance of key frames is 10 s
RETRY_S = 5.0  # a full disk is not asked again sooner
ROLL_OVER_BYTES = 1 << 20  # a shorter file that is "too large" is no limit of the file system: it would go on for ever
# In one write. After each the writer waits until the thread that receives lets it run: with less it falls behind a
# flood, and what waits has left the processor's cache when it is written. More would make a slow disk look hung.
BATCH_BYTES = 2 << 20

_FINAL = (RecordingState.SAVED, RecordingState.FAILED, RecordingState.OFF)


class Take:
    """STARTING → RECORDING ⇄ HELD → SAVING → SAVED; FAILED from anywhere; OFF if no byte ever came."""

    def __init__(self, roll: Roll, name: str, stem: str, started: datetime, on_event: OnEvent, taking: Taking) -> None:
        self.name = name
        self.stem = stem  # of the file name; the first part may add a counter to it
        self.started = started
        self.number = 1  # of the part that is open or comes next
        self.state = RecordingState.STARTING
        self.part: Part | None = None
        self.backlog = Backlog(taking, roll.blocks)
        self.valve = Valve(roll.clock)
        self.lock = roll.lock
        self._roll = roll
        self._on_event = on_event
        self._fault = RecordingFault.NONE
        self._busy = False  # the writer is at the disk with it
        self._closing: Part | None = None
        self._closing_since = 0.0
        self._last: Part | None = None
        self._files = 0
        self._bytes_before = 0  # of the parts before
        self._seconds_before = 0.0
        self._hold_told = False
        self._since = roll.clock()  # of the state
        self._waiting_since: float | None = None  # bytes wait, and none went to the disk since
        self._looking_since: float | None = None  # for a place to begin a file

    # The receiving side

    def accept(self, data: bytes) -> None:
        """The next bytes of the stream."""
        backlog = self.backlog
        before = backlog.size
        if is_overfull(before, len(data)) and backlog.taking is Taking.ALL:
            self.fail(RecordingFault.BEHIND, f"{before} bytes wait for the disk")
            return
        backlog.append(data)
        after = backlog.size
        if after == before:
            return
        if before == 0:
            self._waiting_since = self._roll.clock()
        self._roll.grew(after - before)
        self.valve.rise(after, self._roll.pending)

    # The operator's side

    def finish(self) -> None:
        """No more bytes; save what there is."""
        if self.is_final or self.state is RecordingState.SAVING:
            return
        self._refuse()
        self._enter(RecordingState.SAVING)
        self._move_on()
        self._roll.call_writer()

    @property
    def is_final(self) -> bool:
        return self.state in _FINAL

    def view(self) -> RecordingView:
        state, file = self.state, self._file
        written = file.last_write_at if file else None
        if state is RecordingState.RECORDING and (written is None or self._roll.clock() - written > EVIDENCE_S):
            state = RecordingState.IDLE
        started = file.first_write_at if file else None
        path = file.path if file else None
        return RecordingView(state, started, self._seconds, self.bytes_on_disk, path, self._fault.value)

    @property
    def next_number(self) -> int:
        """Of the first part of a recording that follows this one."""
        return self.number + (1 if self.part is not None or self._busy else 0)

    # The writer's side

    @property
    def has_work(self) -> bool:
        return not self._busy and not self.is_final and self.backlog.size > 0

    def begin(self) -> list[Buffer]:
        """The next bytes for the disk; empty if there is nothing to do. Ends with `wrote` or `refused`."""
        if not self.has_work:
            return []
        self._busy = True
        return self.backlog.peek(BATCH_BYTES)

    def wrote(self, part: Part, count: int) -> None:
        """A write returned: this is the evidence that REC stands for."""
        self._busy = False
        part.wrote(count, self._roll.clock())
        self._roll.written[part.path.parent] += count
        if self.is_final:  # it was given up while the disk hung; what it took is safe all the same
            self.part = part
            self._roll.close(self, part)
            return
        self.backlog.done(count)
        self._roll.grew(-count)
        self._waiting_since = self._roll.clock() if self.backlog.size else None
        if self.part is None:
            self._opened(part)
        self._move_on()

    def refused(self, part: Part | None, error: OSError) -> None:
        """Opening or writing failed. A full disk holds the recording, anything else ends it; the others go on."""
        self._busy = False
        if self.is_final:  # it was given up while the disk hung
            if part is not None:
                self._roll.close(self, part)
            return
        self.part = part
        fault = fault_of(error)
        log.warning("%s: %s", self.stem, trace_of(error))
        long_enough = part is not None and part.bytes_on_disk >= ROLL_OVER_BYTES
        goes_on = fault is RecordingFault.NO_SPACE or (fault is RecordingFault.TOO_LARGE and long_enough)
        if goes_on and self.state is not RecordingState.SAVING:
            self._clear()
            self.hold(fault)
            self._move_on()  # if it was held already, and these were its last bytes
        else:
            self.fail(fault, trace_of(error))

    # The keeper's side

    def sync_failed(self, part: Part, error: OSError) -> None:
        """The disk could not keep what the system had taken: nobody knows which bytes are lost."""
        if part is not self.part:
            return
        if isinstance(error, TakenAway) and (self.state is not RecordingState.SAVING or not error.deleted):
            self._go_on_elsewhere(part, error)
        else:
            self.fail(fault_of(error), f"sync: {trace_of(error)}")

    def closed(self, part: Part, error: OSError | None) -> None:
        """The file is closed; without `error` it is also complete."""
        if isinstance(error, TakenAway) and self.state is RecordingState.HELD and not part.lost:
            part.taken_away = error
            self._bytes_before -= part.bytes_on_disk
            self._seconds_before -= part.seconds
        if part is self._closing:
            self._closing = None
            self._last = part if part.bytes_on_disk and not part.lost else self._last
        if self.is_final:
            return
        if part.taken_away is not None:
            self._tell_taken_away(part, part.taken_away)
        if error is not None and not part.lost:
            self.fail(fault_of(error), f"closing: {trace_of(error)}")
            return
        self._move_on()

    def hold(self, fault: RecordingFault) -> None:
        """Complete the file and keep nothing until `resume`."""
        if self.state not in (RecordingState.STARTING, RecordingState.RECORDING) and not self._is_resuming:
            return
        self._refuse()
        self._fault = fault
        self._enter(RecordingState.HELD)
        self._move_on()

    def resume(self) -> None:
        """There is space: go on in a new part, from the next place on where a file may begin."""
        if self.state is not RecordingState.HELD or self._is_resuming:
            return
        if self._busy or self.part is not None or self._closing is not None:
            return
        if self._roll.clock() - self._since >= (RETRY_S if self._fault is RecordingFault.NO_SPACE else 0.0):
            self.backlog.look_for_boundary()

    @property
    def _is_resuming(self) -> bool:
        return self.state is RecordingState.HELD and self.backlog.taking is not Taking.NONE

    # The watch's side

    def check(self) -> None:
        """Every state that waits for somebody has a deadline."""
        now = self._roll.clock()
        looks = self.backlog.taking is Taking.FROM_BOUNDARY and self.backlog.passed_over > 0
        since = self._looking_since
        self._looking_since = None if not looks else now if since is None else since
        if self._waiting_since is not None and now - self._waiting_since > STUCK_S:
            self.fail(RecordingFault.STUCK, f"no byte was taken for {now - self._waiting_since:.0f} s")
        elif self._looking_since is not None and now - self._looking_since > NO_START_S:
            self.fail(RecordingFault.NO_START, f"nothing began a file for {NO_START_S:.0f} s")
        elif self.state is RecordingState.SAVING and now - self._since > SAVING_S:
            self.fail(RecordingFault.LATE, f"saving did not end in {SAVING_S:.0f} s")
        elif self._closing is not None and now - self._closing_since > SAVING_S:
            self.fail(RecordingFault.LATE, f"closing did not end in {SAVING_S:.0f} s")
        self.valve.fall(self.backlog.size, self._roll.pending)

    def fail(self, fault: RecordingFault, details: str) -> None:
        """End it here; what is on disk stays, and is closed as soon as the disk lets us."""
        if self.is_final:
            return
        self._refuse()
        self._clear()
        self._fault = fault
        self._end(RecordingState.FAILED, Happening.FAILED, Code.RECORDING_WRITE, details)
        if not self._busy:
            self._close_part()

    # Within

    @property
    def _file(self) -> Part | None:
        """The newest file with a byte in it."""
        parts = (self.part, self._closing, self._last)
        return next((part for part in parts if part is not None and part.bytes_on_disk and not part.lost), None)

    @property
    def _seconds(self) -> float:
        """From first to last write, holds left out."""
        return self._seconds_before + (self.part.seconds if self.part and not self.part.lost else 0.0)

    @property
    def bytes_on_disk(self) -> int:
        """Of all parts."""
        return self._bytes_before + (self.part.bytes_on_disk if self.part and not self.part.lost else 0)

    def _go_on_elsewhere(self, part: Part, error: TakenAway) -> None:
        """Its file was deleted or moved: what waits still goes there, what comes goes to a new part in the folder."""
        if self.state is RecordingState.RECORDING:  # else it is closed soon, and that shows it too
            part.taken_away = error
            self.hold(RecordingFault.GONE)

    def _tell_taken_away(self, part: Part, error: TakenAway) -> None:
        code, words = Code.RECORDING_DELETED if error.deleted else Code.RECORDING_MOVED, str(error.strerror)
        log.warning("%s: %s", self.stem, words)
        what, fault = Happening.TAKEN_AWAY, RecordingFault.GONE
        event = RecordingEvent(what, self.name, code, part.path, fault, words, part.bytes_on_disk, part.seconds)
        self._roll.tell(self._on_event, event)

    def _opened(self, part: Part) -> None:
        """The first bytes of a part are on disk."""
        self.part = part
        self._files += 1
        first = self._files == 1
        if first and self.number == 1:
            self.stem = part.path.stem
        came_back = self._fault is RecordingFault.NO_SPACE
        if self.state in (RecordingState.STARTING, RecordingState.HELD) and self.backlog.taking is not Taking.NONE:
            self._fault = RecordingFault.NONE
            self._hold_told = False
            self._enter(RecordingState.RECORDING)
        self._tell(Happening.OPENED if first else Happening.RESUMED, Code.DISK_BACK if came_back else None)

    def _move_on(self) -> None:
        """Take every step that no disk call stands before."""
        if self._busy or self.backlog.size or self._is_resuming:
            return
        if self.state not in (RecordingState.HELD, RecordingState.SAVING):
            return
        self._close_part()
        if self._closing is not None:
            return
        if self.state is RecordingState.SAVING:
            self._saved()
        elif not self._hold_told:
            self._hold_told = True
            self._tell(Happening.HELD, Code.DISK_STOP if self._fault is RecordingFault.NO_SPACE else None)
        if self._fault in (RecordingFault.TOO_LARGE, RecordingFault.GONE):
            self.resume()

    def _saved(self) -> None:
        if self.bytes_on_disk:
            self._fault = RecordingFault.NONE
            self._end(RecordingState.SAVED, Happening.SAVED, Code.RECORDING_SAVED)
        elif self._files:
            self.fail(RecordingFault.GONE, "every file of it was deleted while it was being written")
        else:
            self._end(RecordingState.OFF, Happening.EMPTY, None)

    def _close_part(self) -> None:
        part = self.part
        if part is None:
            return
        if not part.lost:
            self._bytes_before += part.bytes_on_disk
            self._seconds_before += part.seconds
        self.number += 1 if part.bytes_on_disk else 0
        self.part, self._closing, self._closing_since = None, part, self._roll.clock()
        self._roll.close(self, part)

    def _clear(self) -> None:
        self._roll.grew(-self.backlog.size)
        self.backlog.clear()
        self._waiting_since = None

    def _refuse(self) -> None:
        """Keep nothing more, and so let the socket be read."""
        self.backlog.refuse()
        self.valve.shut = False

    def _end(self, state: RecordingState, what: Happening, code: Code | None, details: str = "") -> None:
        self._enter(state)
        self._tell(what, code, details)
        if not self._busy:
            self.backlog.let_go()
        self._roll.takes.remove(self)
        self._roll.wake_all()

    def _enter(self, state: RecordingState) -> None:
        self.state = state
        self._since = self._roll.clock()

    def _tell(self, what: Happening, code: Code | None, details: str = "") -> None:
        file = self._file
        path = file.path if file else None
        event = RecordingEvent(what, self.name, code, path, self._fault, details, self.bytes_on_disk, self._seconds)
        self._roll.tell(self._on_event, event)
