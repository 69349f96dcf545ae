"""What is recorded: start and stop for each source, the disk, what an earlier run left behind.

Main loop only; the files themselves are written by threads of their own.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Container
from pathlib import Path

from msgspec import Struct

from desktop.control.attendance import Attendance
from desktop.control.notices import Notices
from desktop.control.reception import Reception
from desktop.control.source import OVER
from desktop.control.sources import Sources
from desktop.control.vitals import Disk
from desktop.core.errors import Code
from desktop.core.io_thread import IoThread
from desktop.core.model import NOT_RECORDING, RecordingState, RecordingView
from desktop.core.signal import Signal
from desktop.media.disk import DiskState, DiskView
from desktop.media.intake import UNDER_WAY
from desktop.media.journal import RecoveredRecording
from desktop.media.recorder import Recorder
from desktop.media.roll import Happening, RecordingEvent

LOOK_EVERY_S = 1.0


class _Desk(Struct, frozen=True):
    sources: Sources
    attendance: Attendance
    reception: Reception
    notices: Notices


class Recordings:
    """The recordings of all sources."""

    changed = Signal()

    def __init__(
        self,
        recorder: Recorder,
        sources: Sources,
        attendance: Attendance,
        reception: Reception,
        notices: Notices,
        io: IoThread,
        folder: Callable[[], Path],
    ) -> None:
        self._recorder = recorder
        self._desk = _Desk(sources, attendance, reception, notices)
        self._io = io
        self._folder = folder
        self._disk_state = DiskState.OK
        self.recovered: tuple[RecoveredRecording, ...] = ()

    @property
    def folder(self) -> Path:
        """Where new files go."""
        return self._folder()

    def start(self, source_id: str) -> None:
        """Record this source, now if it is being received, and whenever it dials in."""
        self._want(source_id, True)
        intake = self._desk.attendance.intake_of(source_id)
        if intake is not None:
            self._io.call_soon(intake.start_recording)

    def stop(self, source_id: str) -> None:
        """Finish the file of this source; receiving goes on."""
        self._want(source_id, False)
        intake = self._desk.attendance.intake_of(source_id)
        if intake is not None:
            self._io.call_soon(intake.stop_recording)

    def start_all(self) -> None:
        """Record every source that is not over."""
        for source in self._desk.sources.all():
            if source.state not in OVER:
                self.start(source.id)

    def stop_all(self) -> None:
        """Finish every file."""
        for source_id in self.under_way():
            self.stop(source_id)

    def under_way(self) -> tuple[str, ...]:
        """Ids of the sources with an open recording."""
        return self._those_in(UNDER_WAY)

    def view(self, source_id: str) -> RecordingView:
        """The present or the last recording of a source."""
        intake = self._desk.attendance.intake_of(source_id)
        return NOT_RECORDING if intake is None else intake.recording_view()

    def bytes_recorded(self, source_id: str) -> int:
        """Bytes on disk of all recordings of a source in this run."""
        return self._desk.attendance.bytes_recorded(source_id)

    def disk(self) -> Disk:
        """What is left, for the status bar."""
        view = self._recorder.disk()
        hours = None if view.seconds_left is None else view.seconds_left / 3600
        return Disk(view.free_bytes, hours, len(self._those_in({RecordingState.RECORDING})))

    async def watch(self) -> None:
        """List what an earlier run left, then look at the disk once a second, until cancelled."""
        await self._recover()
        while True:
            self._look_at_disk(self._recorder.disk())
            await asyncio.sleep(LOOK_EVERY_S)

    def happened(self, source_id: str, event: RecordingEvent) -> None:
        """The recorder tells what became of a recording."""
        notices = self._desk.notices
        path = str(event.path) if event.path else ""
        code = self._code_of(event)
        if code is not None:
            notices.raise_(
                code,
                source_id=source_id,
                details=event.details,
                name=event.name,
                reason=event.fault.value,
                path=path,
                seconds=round(event.seconds),
                bytes=event.bytes_on_disk,
            )
        if event.what in (Happening.OPENED, Happening.RESUMED):
            notices.solve(Code.RECORDING_WRITE, source_id)
        self._desk.sources.changed.emit(source_id)
        self.changed.emit()

    def _code_of(self, event: RecordingEvent) -> Code | None:
        """What is told of this recording alone. That the disk is full, and is not any more, `watch` tells of all.

        A full disk that shows free space (a quota), or that is not the one new files go to, it does not see.
        """
        if event.code is Code.DISK_STOP:
            return None if self._recorder.disk().state is DiskState.STOP else Code.RECORDING_WRITE
        return None if event.code is Code.DISK_BACK else event.code

    def _want(self, source_id: str, wanted: bool) -> None:
        source = self._desk.sources.get(source_id)
        if source is not None:
            source.record = wanted
            self._desk.reception.record(source_id, wanted)
            self._desk.sources.changed.emit(source_id)
            self.changed.emit()

    def _those_in(self, states: Container[RecordingState]) -> tuple[str, ...]:
        return tuple(source_id for source_id in self._desk.sources.ids if self.view(source_id).state in states)

    async def _recover(self) -> None:
        try:
            found = await asyncio.to_thread(self._recorder.recovered)
        except OSError as error:
            self._desk.notices.raise_(Code.RECORDING_WRITE, details=str(error), name="", reason="gone")
            return
        self.recovered = tuple(found)
        for recording in found:
            self._desk.notices.raise_(
                Code.RECORDING_RECOVERED,
                name=recording.path.name,
                path=str(recording.path),
                bytes=recording.bytes_on_disk,
                seconds=round(recording.missing_s),
            )
        if found:
            self.changed.emit()

    def _look_at_disk(self, view: DiskView) -> None:
        before, self._disk_state = self._disk_state, view.state
        if view.state is before:
            return
        notices = self._desk.notices
        free = view.free_bytes or 0
        minutes = -1 if view.seconds_left is None else round(view.seconds_left / 60)
        if view.state is DiskState.STOP:
            notices.raise_(Code.DISK_STOP, bytes=free)
        elif before is DiskState.STOP:
            notices.solve(Code.DISK_STOP)
            notices.raise_(Code.DISK_BACK, bytes=free)
        notices.solve(Code.DISK_LOW)
        worse = view.state > before or before is DiskState.STOP
        if worse and view.state in (DiskState.LOW, DiskState.SHORT, DiskState.URGENT):
            notices.raise_(Code.DISK_LOW, minutes=minutes, bytes=free, disk=self.folder.drive or str(self.folder))
