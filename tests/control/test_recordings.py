"""What is recorded, what the disk says, what an earlier run left behind."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

import pytest
from msgspec.structs import replace

from desktop.control import recordings as module
from desktop.control.attendance import Attendance
from desktop.control.notices import Notices
from desktop.control.reception import Place, Reception
from desktop.control.recordings import Recordings
from desktop.control.source import Source
from desktop.control.sources import Sources
from desktop.core.errors import Code
from desktop.core.io_thread import IoThread
from desktop.core.model import NOT_RECORDING, RecordingFault, RecordingState
from desktop.media.boxes import Fragment, Init
from desktop.media.disk import GIB, DiskState, DiskView
from desktop.media.intake import Intake
from desktop.media.recorder import Recorder
from desktop.media.roll import Happening, RecordingEvent
from desktop.services.meetstream.door import Caller, Flow
from tests.control.parts import idle_ingest, told, until
from tests.media.rolling import files, frames, recorder
from tests.media.streams import stream


class Screen:
    def put(self, piece: Init | Fragment, arrived_s: float) -> None:
        """Nobody looks."""


class Tap:
    def pause(self) -> None:
        """Nothing flows."""

    def resume(self) -> None:
        """Nothing flows."""


class Shelf:
    """Recordings with real intakes on a real I/O thread; what the recorder tells comes to this loop."""

    def __init__(self, made: Recorder, io: IoThread, folder: Path) -> None:
        self.recorder, self.io, self.folder = made, io, folder
        self.loop = asyncio.get_running_loop()
        self.sources, self.notices = Sources(), Notices()
        self.attendance = Attendance(
            self.sources, idle_ingest(self.notices), self.notices, lambda _: True, lambda: 60.0, lambda _: None
        )
        self.wanted: list[Place] = []
        reception = Reception(self._make, self.attendance, lambda *_: None, lambda: True)
        self.reception = reception
        self.recordings = Recordings(made, self.sources, self.attendance, reception, self.notices, io, lambda: folder)
        self.changes = 0
        self.recordings.changed.connect(self._changed)

    def _changed(self) -> None:
        self.changes += 1

    def _make(self, place: Place, flow: object, former: Intake | None) -> Intake:
        def happened(event: RecordingEvent) -> None:
            self.loop.call_soon_threadsafe(self.recordings.happened, place.source_id, event)

        return Intake(place.name, self.recorder, Screen(), Tap(), happened, record=place.record)

    async def dial(self, source_id: str = "a", record: bool = True) -> Intake:
        """A source with an open intake."""
        if self.sources.get(source_id) is None:
            self.sources.add(Source(source_id, f"Guest {source_id}", bot_id="bot-7", record=record))
        place = Place(source_id, f"Guest {source_id}", record)
        self.reception.expect(place)

        async def opened() -> Intake:
            return self._make(place, None, None)

        intake = await self.io.run(opened())
        self.attendance.intake_opened(place, intake, Caller(source_id, "bot-7", "127.0.0.1"))
        return intake

    async def send(self, intake: Intake, data: bytes, source_id: str = "a") -> None:
        async def sent() -> None:
            intake.write(data)

        await self.io.run(sent())
        self.attendance.first_bytes(Place(source_id, "", record=True), intake)

    async def close(self, intake: Intake) -> None:
        async def closed() -> None:
            intake.close()

        await self.io.run(closed())

    def state(self, source_id: str = "a") -> RecordingState:
        return self.recordings.view(source_id).state


@contextmanager
def io_thread() -> Iterator[IoThread]:
    io = IoThread()
    io.start()
    try:
        yield io
    finally:
        io.stop()


@pytest.fixture
async def shelf(tmp_path: Path) -> AsyncIterator[Shelf]:
    folder = tmp_path / "recordings"
    with recorder(folder) as made, io_thread() as io:
        yield Shelf(made, io, folder)


async def test_from_the_first_byte_to_the_saved_file(shelf: Shelf) -> None:
    assert shelf.recordings.view("a") == NOT_RECORDING
    data = stream()
    intake = await shelf.dial()
    await shelf.send(intake, data)
    await until(lambda: shelf.state() is RecordingState.RECORDING)
    assert shelf.recordings.under_way() == ("a",)
    assert shelf.recordings.disk().recording_count == 1
    await shelf.close(intake)
    await until(lambda: told(shelf.notices, Code.RECORDING_SAVED) == [True])
    (notice,) = shelf.notices.open()
    assert (notice.source_id, notice.values["bytes"]) == ("a", len(data))
    assert Path(str(notice.values["path"])).read_bytes() == data
    assert shelf.recordings.bytes_recorded("a") == len(data)
    assert shelf.recordings.under_way() == ()
    assert shelf.changes >= 2


async def test_a_recording_can_be_stopped_and_begun_again_in_the_middle(shelf: Shelf) -> None:
    data = stream(frames=60)
    third = len(data) // 3
    intake = await shelf.dial()
    await shelf.send(intake, data[:third])
    shelf.recordings.stop("a")
    source = shelf.sources.get("a")
    assert source is not None
    assert not source.record
    await until(lambda: shelf.state() is RecordingState.SAVED)
    await shelf.send(intake, data[third : 2 * third])
    assert intake.bytes_received == 2 * third
    shelf.recordings.start("a")
    assert source.record
    await until(lambda: intake.is_recording)
    await shelf.send(intake, data[2 * third :])
    await shelf.close(intake)
    await until(lambda: told(shelf.notices, Code.RECORDING_SAVED) == [True, True])
    first, second = (shelf.folder / name for name in files(shelf.folder))
    assert {first.stat().st_size, second.stat().st_size} >= {third}
    assert all(frames(path) > 0 for path in (first, second))
    assert shelf.recordings.bytes_recorded("a") == first.stat().st_size + second.stat().st_size


async def test_a_source_that_is_not_there_yet_is_recorded_as_wished_when_it_comes(shelf: Shelf) -> None:
    shelf.sources.add(Source("a", "Guest", record=False))
    shelf.reception.expect(Place("a", "Guest", record=False))
    shelf.recordings.start("a")
    stay = shelf.reception.open_intake(Caller("a", "bot-7", "127.0.0.1"), cast("Flow", None))
    assert stay._place.record
    assert stay._intake.is_recording
    stay._intake.close()
    shelf.recordings.start("nobody")
    shelf.recordings.stop("nobody")


async def test_all_that_are_not_over_are_started_and_all_under_way_are_stopped(shelf: Shelf) -> None:
    intakes = {name: await shelf.dial(name, record=False) for name in "abc"}
    over = shelf.sources.get("c")
    assert over is not None
    over.ended(2.0)
    shelf.recordings.start_all()
    await until(lambda: intakes["a"].is_recording and intakes["b"].is_recording)
    assert not intakes["c"].is_recording
    assert not over.record
    shelf.recordings.stop_all()
    await until(lambda: not shelf.recordings.under_way())
    assert [source.record for source in shelf.sources.all()] == [False, False, False]
    for intake in intakes.values():
        await shelf.close(intake)


async def test_a_write_fault_is_told_until_bytes_flow_again(shelf: Shelf) -> None:
    shelf.sources.add(Source("a", "Guest"))
    path = shelf.folder / "one.mp4"
    fault = RecordingEvent(
        Happening.FAILED,
        "Guest",
        Code.RECORDING_WRITE,
        path,
        RecordingFault.DISK_ERROR,
        details="EIO",
        bytes_on_disk=70,
        seconds=3.4,
    )
    shelf.recordings.happened("a", fault)
    (notice,) = shelf.notices.open()
    assert (notice.code, notice.source_id, notice.details) == (Code.RECORDING_WRITE, "a", "EIO")
    assert notice.values == {"name": "Guest", "reason": "disk_error", "path": str(path), "seconds": 3, "bytes": 70}
    shelf.recordings.happened("a", RecordingEvent(Happening.OPENED, "Guest", path=path))
    assert told(shelf.notices, Code.RECORDING_WRITE) == [False]


class Measured(Recorder):
    """A recorder whose disk is as the test says."""

    def __init__(self, folder: Path) -> None:
        super().__init__(lambda: folder)
        self.shown = DiskView()
        self.looks = 0

    def disk(self) -> DiskView:
        self.looks += 1
        return self.shown


@pytest.fixture
async def measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Shelf]:
    """Recordings that look at the disk all the time."""
    monkeypatch.setattr(module, "LOOK_EVERY_S", 0.001)
    shelf = Shelf(Measured(tmp_path), IoThread(), tmp_path)
    watch = asyncio.create_task(shelf.recordings.watch())
    yield shelf
    watch.cancel()
    with pytest.raises(asyncio.CancelledError):
        await watch


async def show(shelf: Shelf, state: DiskState, free: int, seconds: float | None = 600.0) -> None:
    """Let the watch see this disk, more than once."""
    made = shelf.recorder
    assert isinstance(made, Measured)
    made.shown = replace(made.shown, state=state, free_bytes=free, seconds_left=seconds)
    seen = made.looks
    await until(lambda: made.looks > seen + 2)


def open_now(shelf: Shelf) -> list[tuple[Code, int]]:
    return [(notice.code, int(notice.values["bytes"])) for notice in shelf.notices.open()]


HELD = RecordingEvent(Happening.HELD, "Guest", Code.DISK_STOP, fault=RecordingFault.NO_SPACE)
RESUMED = RecordingEvent(Happening.RESUMED, "Guest", Code.DISK_BACK, bytes_on_disk=70)


async def test_a_hold_is_told_by_the_disk_and_not_by_every_recording(measured: Shelf) -> None:
    await show(measured, DiskState.STOP, GIB, 0.0)
    measured.recordings.happened("a", HELD)
    assert open_now(measured) == [(Code.DISK_STOP, GIB)]
    await show(measured, DiskState.OK, 90 * GIB)
    measured.recordings.happened("a", RESUMED)
    assert open_now(measured) == [(Code.DISK_BACK, 90 * GIB)]
    assert len(measured.notices.history()) == 2


async def test_a_full_disk_that_shows_free_space_is_told_for_each_recording(measured: Shelf) -> None:
    await show(measured, DiskState.OK, 90 * GIB)
    measured.recordings.happened("a", HELD)
    (notice,) = measured.notices.open()
    assert (notice.code, notice.source_id, notice.values["reason"]) == (Code.RECORDING_WRITE, "a", "no_space")
    measured.recordings.happened("a", RESUMED)
    assert measured.notices.open() == ()
    assert len(measured.notices.history()) == 1


async def test_the_disk_gets_worse_and_better_and_each_step_is_one_notice(measured: Shelf) -> None:
    await show(measured, DiskState.OK, 50 * GIB)
    assert measured.notices.history() == ()
    await show(measured, DiskState.LOW, 9 * GIB, 5400.0)
    assert open_now(measured) == [(Code.DISK_LOW, 9 * GIB)]
    assert measured.notices.open()[0].values["minutes"] == 90
    assert measured.notices.open()[0].values["disk"] in (measured.folder.drive, str(measured.folder))  # not "/" alone
    await show(measured, DiskState.URGENT, 2 * GIB, 600.0)
    assert open_now(measured) == [(Code.DISK_LOW, 2 * GIB)]
    await show(measured, DiskState.STOP, GIB, 0.0)
    assert open_now(measured) == [(Code.DISK_STOP, GIB)]
    await show(measured, DiskState.LOW, 8 * GIB, None)
    assert open_now(measured) == [(Code.DISK_LOW, 8 * GIB), (Code.DISK_BACK, 8 * GIB)]
    assert measured.notices.open()[0].values["minutes"] == -1  # nothing is recorded: it may last for ever
    await show(measured, DiskState.OK, 90 * GIB)
    assert open_now(measured) == [(Code.DISK_BACK, 8 * GIB)]
    assert len(measured.notices.history()) == 5


async def test_a_disk_that_is_low_from_the_start_is_told_with_the_minutes_when_they_are_few(measured: Shelf) -> None:
    await show(measured, DiskState.LOW, 9 * GIB, None)
    assert measured.notices.open()[0].values["minutes"] == -1
    await show(measured, DiskState.SHORT, 8 * GIB, 6000.0)
    (notice,) = measured.notices.open()
    assert (notice.code, notice.values["minutes"]) == (Code.DISK_LOW, 100)
    await show(measured, DiskState.LOW, 8 * GIB, None)  # nothing is recorded any more: that is no news
    assert measured.notices.open() == ()
    assert len(measured.notices.history()) == 2


async def test_a_disk_that_cannot_be_asked_is_no_news(measured: Shelf) -> None:
    made = measured.recorder
    assert isinstance(made, Measured)
    made.shown = DiskView()
    seen = made.looks
    await until(lambda: made.looks > seen + 2)
    assert measured.notices.history() == ()
    disk = measured.recordings.disk()
    assert (disk.free_bytes, disk.hours_left, disk.recording_count) == (None, None, 0)
    made.shown = DiskView(seconds_left=5400.0, free_bytes=7)
    assert (measured.recordings.disk().hours_left, measured.recordings.disk().free_bytes) == (1.5, 7)


async def test_what_a_dead_console_left_is_listed_and_told(tmp_path: Path) -> None:
    data, before, after = stream(), tmp_path / "before", tmp_path / "after"
    with recorder(before) as made:
        recording = made.start("Guest")
        recording.write(data)
        await until(lambda: recording.view().bytes_on_disk == len(data))
        shutil.copytree(before, after)  # as the disk of a console that was killed now
        recording.finish()
    with recorder(after) as made:
        shelf = Shelf(made, IoThread(), after)
        watch = asyncio.create_task(shelf.recordings.watch())
        await until(lambda: shelf.recordings.recovered)
        watch.cancel()
        await asyncio.wait([watch])
    (found,) = shelf.recordings.recovered
    assert found.path.parent == after
    assert found.path.read_bytes() == data
    (notice,) = shelf.notices.open()
    assert (notice.code, notice.values["path"]) == (Code.RECORDING_RECOVERED, str(found.path))
    assert (notice.values["name"], notice.values["bytes"]) == (found.path.name, len(data))
    assert shelf.changes == 1


async def test_a_folder_that_cannot_be_read_is_told_and_the_watch_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LOOK_EVERY_S", 0.001)
    in_the_way = tmp_path / "file"
    in_the_way.write_text("no folder")
    made = Measured(in_the_way)
    shelf = Shelf(made, IoThread(), in_the_way)
    monkeypatch.setattr(made, "recovered", lambda: next(in_the_way.iterdir()))
    watch = asyncio.create_task(shelf.recordings.watch())
    await until(lambda: made.looks > 2)
    watch.cancel()
    await asyncio.wait([watch])
    assert told(shelf.notices, Code.RECORDING_WRITE) == [True]
    assert shelf.recordings.folder == in_the_way
