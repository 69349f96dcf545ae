from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.core.errors import Code
from desktop.core.model import RecordingFault, RecordingState
from desktop.media import keeper, part
from desktop.media.disk import GIB, MIB, DiskLimits, DiskState
from desktop.media.keeper import free_bytes
from desktop.media.part import create
from desktop.media.recorder import Recorder
from desktop.media.recording import Recording
from desktop.media.roll import Happening, RecordingEvent
from desktop.media.take import RETRY_S
from tests.media.rolling import INIT, STEM, FakeClock, Heard, files, fragment, is_in, on_disk, recorder, until


class Space:
    """A disk whose free space is what the test says."""

    def __init__(self, free: int) -> None:
        self.free = free

    def __call__(self, folder: Path) -> int:
        return self.free


@pytest.fixture(autouse=True)
def eager(monkeypatch: pytest.MonkeyPatch) -> None:
    """The keeper looks fifty times a second: the tests do not wait for it."""
    monkeypatch.setattr(keeper, "SYNC_S", 0.02)
    monkeypatch.setattr(keeper, "IDLE_LOOK_S", 0.02)


def test_the_guard_holds_before_the_disk_is_full_and_resumes_in_a_new_part(tmp_path: Path) -> None:
    space, clock, heard = Space(100 * GIB), FakeClock(), Heard()
    with recorder(tmp_path, free=space, clock=clock) as made:
        recording = made.start("Studio A", heard)
        recording.set_init(INIT)
        recording.write(INIT + fragment(1) + fragment(2)[:400])
        on_disk(recording, 1424)
        space.free = GIB // 4
        held = heard.wait(Happening.HELD)
        assert held.code is Code.DISK_STOP
        assert recording.view().state is RecordingState.HELD
        assert recording.view().reason == RecordingFault.NO_SPACE
        assert files(tmp_path) == [f"{STEM} Studio A.mp4"]  # complete: its journal is gone
        recording.write(fragment(2)[400:])
        assert recording.pending_bytes == 0
        space.free = 100 * GIB
        clock.now += RETRY_S
        until(lambda: made.disk().state is not DiskState.STOP)
        until(lambda: recording.take.backlog.taking.value == "from boundary")
        recording.write(b"rest of a fragment")
        recording.boundary()
        recording.write(fragment(3))
        resumed = heard.wait(Happening.RESUMED)
        assert recording.view().state is RecordingState.RECORDING
        assert recording.view().reason == ""
    assert resumed.code is Code.DISK_BACK
    assert heard.story == [Happening.OPENED, Happening.HELD, Happening.RESUMED, Happening.SAVED]
    assert (tmp_path / f"{STEM} Studio A.mp4").read_bytes() == INIT + fragment(1) + fragment(2)[:400]
    assert (tmp_path / f"{STEM} Studio A part 2.mp4").read_bytes() == INIT + fragment(3)


def test_recordings_are_held_one_by_one_the_oldest_last(tmp_path: Path) -> None:
    space, heard = Space(100 * GIB), [Heard() for _ in range(3)]
    order: list[str] = []
    with recorder(tmp_path, free=space) as made:
        recordings = []
        for number, each in enumerate(heard):

            def note(event: RecordingEvent, each: Heard = each) -> None:
                each(event)
                if event.what is Happening.HELD:
                    order.append(event.name)

            recordings.append(made.start(str(number), note))
        for recording in recordings:
            recording.write(b"x")
            on_disk(recording, 1)
        space.free = GIB // 2 - 1
        for each in heard:
            each.wait(Happening.HELD)
    assert order == ["2", "1", "0"]


def test_holding_one_may_be_enough(tmp_path: Path) -> None:
    space, heard, other = Space(100 * GIB), Heard(), Heard()
    with recorder(tmp_path, free=space) as made:
        older, newer = made.start("older", heard), made.start("newer", other)
        for recording in (older, newer):
            recording.write(b"x")
            on_disk(recording, 1)
        looks: list[int] = []

        def freed(folder: Path) -> int:
            looks.append(1)
            return GIB // 2 - 1 if len(looks) == 1 else 100 * GIB

        made._keeper._free = freed
        other.wait(Happening.HELD)
        until(lambda: len(looks) > 5)
        assert older.view().state is RecordingState.RECORDING
    assert heard.story == [Happening.OPENED, Happening.SAVED]


def test_what_is_started_on_a_full_disk_is_byte_exact_once_there_is_space(tmp_path: Path) -> None:
    space, clock, heard = Space(0), FakeClock(), Heard()
    with recorder(tmp_path, free=space, clock=clock) as made:
        until(lambda: made.disk().state is DiskState.STOP)
        recording = made.start("Studio A", heard)
        heard.wait(Happening.HELD)
        space.free = 100 * GIB
        clock.now += RETRY_S
        until(lambda: recording.take.backlog.taking.value == "all")
        recording.write(b"from the first byte")
        heard.wait(Happening.OPENED)
    assert (tmp_path / f"{STEM} Studio A.mp4").read_bytes() == b"from the first byte"


def test_a_held_recording_can_be_stopped(tmp_path: Path) -> None:
    space, heard = Space(100 * GIB), Heard()
    with recorder(tmp_path, free=space) as made:
        recording = made.start("Studio A", heard)
        recording.write(b"x")
        on_disk(recording, 1)
        space.free = 0
        heard.wait(Happening.HELD)
        recording.finish()
        saved = heard.wait(Happening.SAVED)
    assert saved.path == tmp_path / f"{STEM} Studio A.mp4"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real file system of four mebibytes."""
    place = tmp_path / "small"
    place.mkdir()
    mounted = shutil.which("mount") and sys.platform.startswith("linux")
    command = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(place)]
    if not mounted or subprocess.run(command, check=False, capture_output=True).returncode != 0:
        pytest.skip("no right to mount a small disk here; /dev/full is tested all the same")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_disk_that_is_really_full_holds_until_there_is_space(small_disk: Path, tmp_path: Path) -> None:
    """The guard knows of nothing here: the system itself says ENOSPC."""
    clock, heard, other = FakeClock(), Heard(), Heard()
    folder = [small_disk]
    ballast = small_disk / "ballast"
    ballast.write_bytes(bytes(2 * MIB))
    made = Recorder(lambda: folder[0], clock=clock, free=Space(100 * GIB))
    recording = made.start("Studio A", heard)
    recording.set_init(INIT)
    sent = 0
    while not heard.all(Happening.HELD):
        recording.write(bytes(100_000))
        sent += 100_000
        until(lambda: recording.pending_bytes == 0 or heard.all(Happening.HELD))
    first = heard.wait(Happening.HELD).path
    assert first is not None
    assert 1 * MIB < first.stat().st_size <= sent
    assert first.read_bytes() == bytes(first.stat().st_size)
    folder[0] = tmp_path / "elsewhere"  # a full disk is no trouble of another recording
    neighbour = made.start("Studio B", other)
    neighbour.write(b"goes on")
    on_disk(neighbour, 7)
    folder[0] = small_disk
    ballast.unlink()
    clock.now += RETRY_S
    until(lambda: recording.take.backlog.taking.value == "from boundary")
    recording.boundary()
    recording.write(fragment(1))
    second = heard.wait(Happening.RESUMED).path
    assert made.close()
    assert second is not None
    assert second.read_bytes() == INIT + fragment(1)
    assert heard.story == [Happening.OPENED, Happening.HELD, Happening.RESUMED, Happening.SAVED]
    assert other.story == [Happening.OPENED, Happening.SAVED]


def test_the_guard_leaves_the_reserve_of_a_small_disk(small_disk: Path) -> None:
    """Sent slowly enough for the guard: the disk never runs full."""
    limits = DiskLimits(warn_s=0.0, warn_bytes=0, stop_bytes=2 * MIB, reserve_bytes=0)
    heard = Heard()
    with recorder(small_disk, limits=lambda: limits) as made:
        recording = made.start("Studio A", heard)
        while not heard.all(Happening.HELD):
            recording.write(bytes(100_000))
            until(lambda: recording.pending_bytes == 0)
        assert free_bytes(small_disk) > MIB


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device")
def test_enospc_of_the_system_is_a_hold(tmp_path: Path) -> None:
    heard, other = Heard(), Heard()

    def opened(path: Path) -> int:
        if "full" not in path.name:
            return create(path)
        path.touch()
        return os.open("/dev/full", os.O_WRONLY)

    with recorder(tmp_path, create=opened, clock=FakeClock()) as made:
        full, good = made.start("full", heard), made.start("good", other)
        full.write(b"x")
        good.write(b"y")
        held = heard.wait(Happening.HELD)
        assert held.fault is RecordingFault.NO_SPACE
        assert full.view().state is RecordingState.HELD
        on_disk(good, 1)
    assert heard.story == [Happening.HELD, Happening.EMPTY]
    assert files(tmp_path) == [f"{STEM} good.mp4"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a terminal that hung up says so there")
def test_eio_of_a_write_fails_that_recording_and_no_other(tmp_path: Path) -> None:
    """A real one: nobody is at the other end of the terminal that is written to."""
    heard, other = Heard(), Heard()

    def opened(path: Path) -> int:
        if "bad" not in path.name:
            return create(path)
        path.touch()
        far, near = os.openpty()
        os.close(far)
        return near

    with recorder(tmp_path, create=opened) as made:
        bad, good = made.start("bad", heard), made.start("good", other)
        bad.write(b"x")
        good.write(b"y")
        failed = heard.wait(Happening.FAILED)
        assert (failed.code, failed.fault) == (Code.RECORDING_WRITE, RecordingFault.DISK_ERROR)
        assert failed.details.startswith("EIO")
        good.write(b"z")
        on_disk(good, 2)
    assert other.story == [Happening.OPENED, Happening.SAVED]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="there the sync is fdatasync")
def test_eio_fails_that_recording_and_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No device here gives EIO on demand: the one call that the kernel would refuse is replaced."""
    bad: list[int] = []

    def sync(handle: int) -> None:
        if handle in bad:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        os.fdatasync(handle)

    def opened(path: Path) -> int:
        handle = create(path)
        if "bad" in path.name:
            bad.append(handle)
        return handle

    monkeypatch.setattr(part, "_sync", sync)
    heard, other = Heard(), Heard()
    with recorder(tmp_path, create=opened) as made:
        broken, good = made.start("bad", heard), made.start("good", other)
        good.write(b"y")
        on_disk(good, 1)
        broken.write(b"x")
        failed = heard.wait(Happening.FAILED)
        assert (failed.fault, failed.code) == (RecordingFault.DISK_ERROR, Code.RECORDING_WRITE)
        assert failed.details.startswith("sync: EIO")
        assert failed.path == tmp_path / f"{STEM} bad.mp4"
        good.write(b"z")
        on_disk(good, 2)
        is_in(good, RecordingState.RECORDING)
    assert other.wait(Happening.SAVED).bytes_on_disk == 2
    assert f"{STEM} bad.mp4.recording" in files(tmp_path)  # not known to be safe: the next start lists it


LIMITED = """
import resource, signal, sys
from pathlib import Path
from desktop.media.roll import Happening, RecordingEvent
from tests.media.rolling import INIT, Heard, fragment, recorder, until
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1_500_000, 1_500_000))
heard = Heard()
with recorder(Path(sys.argv[1])) as made:
    recording = made.start("Studio A", heard)
    recording.set_init(INIT)
    recording.write(INIT)
    number = 0
    while not heard.all(Happening.RESUMED):
        recording.boundary()
        recording.write(fragment(number, 50_000))
        number += 1
        until(lambda: recording.pending_bytes == 0)
print(*heard.story)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
def test_where_files_may_not_grow_further_a_new_part_begins(tmp_path: Path) -> None:
    """As on a stick with FAT, where four gigabytes are the end."""
    command = [sys.executable, "-c", LIMITED, str(tmp_path)]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert told.split() == ["opened", "held", "resumed", "saved"]
    second = (tmp_path / f"{STEM} Studio A part 2.mp4").read_bytes()
    assert second.startswith(INIT + fragment(0, 50_000)[:8])


def test_bytes_are_synced_while_recording(tmp_path: Path) -> None:
    with recorder(tmp_path) as made:
        recording = made.start("Studio A", Heard())
        recording.write(b"abc")
        on_disk(recording, 3)
        until(lambda: recording.take.part is not None and recording.take.part.bytes_synced == 3)


def test_the_free_space_of_a_folder_that_is_not_there_yet(tmp_path: Path) -> None:
    assert free_bytes(tmp_path / "a" / "b") > 0


WINDOWS = pytest.mark.skipif(sys.platform == "win32", reason="an open file can be neither deleted nor moved there")


def keep_writing(recording: Recording, told: Heard, what: Happening, count: int = 1) -> int:
    """Fragments until it is told; how many."""
    number = 0
    while len(told.all(what)) < count:
        recording.boundary(0)
        recording.write(fragment(number))
        number += 1
        until(lambda: recording.pending_bytes == 0 or told.all(what))
    return number


@WINDOWS
def test_a_folder_deleted_while_recording_costs_what_was_in_it_and_no_more(tmp_path: Path) -> None:
    told, folder = Heard(), tmp_path / "recordings"
    with recorder(folder) as desk:
        recording = desk.start("Studio A", told)
        recording.write(INIT)
        recording.set_init(INIT)
        on_disk(recording, len(INIT))
        shutil.rmtree(folder)
        keep_writing(recording, told, Happening.RESUMED)
        gone = told.wait(Happening.TAKEN_AWAY)
        assert (gone.code, gone.fault) == (Code.RECORDING_DELETED, RecordingFault.GONE)
        assert gone.bytes_on_disk >= len(INIT) + 1000
        is_in(recording, RecordingState.RECORDING)
        recording.finish()
        saved = told.wait(Happening.SAVED)
    assert files(folder) == [f"{STEM} Studio A part 2.mp4"]
    assert saved.path is not None
    content = saved.path.read_bytes()
    assert content.startswith(INIT + fragment(0)[:8])
    assert saved.bytes_on_disk == len(content)  # what was lost does not count


@WINDOWS
@pytest.mark.parametrize("alone", [False, True])
def test_a_file_that_was_moved_is_whole_and_the_recording_goes_on_in_the_folder(tmp_path: Path, alone: bool) -> None:
    told, folder, other = Heard(), tmp_path / "recordings", tmp_path / "elsewhere"
    with recorder(folder) as desk:
        recording = desk.start("Studio A", told)
        beside = desk.start("Studio B", Heard())
        recording.write(INIT)
        recording.set_init(INIT)
        on_disk(recording, len(INIT))
        if alone:
            other.mkdir()
            (folder / f"{STEM} Studio A.mp4").rename(other / "it.mp4")
            beside.write(b"abc")
        else:
            folder.rename(other)
        number = keep_writing(recording, told, Happening.RESUMED)
        moved = told.wait(Happening.TAKEN_AWAY)
        assert (moved.code, moved.fault) == (Code.RECORDING_MOVED, RecordingFault.GONE)
        recording.finish()
        saved = told.wait(Happening.SAVED)
        assert not beside.over
    (first,) = other.glob("*.mp4")
    second = folder / f"{STEM} Studio A part 2.mp4"
    assert saved.path == second
    assert saved.bytes_on_disk == first.stat().st_size + second.stat().st_size
    assert first.read_bytes() == (INIT + b"".join(map(fragment, range(number))))[: first.stat().st_size]
    assert second.read_bytes().startswith(INIT + fragment(0)[:8])


@WINDOWS
def test_a_folder_that_cannot_be_made_again_fails_the_recording(tmp_path: Path) -> None:
    told, folder = Heard(), tmp_path / "recordings"
    with recorder(folder) as desk:
        recording = desk.start("Studio A", told)
        recording.write(INIT)
        recording.set_init(INIT)
        on_disk(recording, len(INIT))
        shutil.rmtree(folder)
        folder.write_bytes(b"in the way")
        keep_writing(recording, told, Happening.FAILED)
        failed = told.wait(Happening.FAILED)
        assert failed.code is Code.RECORDING_WRITE


@WINDOWS
def test_a_recording_of_which_nothing_is_left_has_failed(tmp_path: Path) -> None:
    told, folder = Heard(), tmp_path / "recordings"
    with recorder(folder) as desk:
        recording = desk.start("Studio A", told)
        recording.write(INIT)
        on_disk(recording, len(INIT))
        shutil.rmtree(folder)
        recording.write(b"abc")
        told.wait(Happening.TAKEN_AWAY)
        recording.finish()
        failed = told.wait(Happening.FAILED)
        assert (failed.fault, failed.bytes_on_disk) == (RecordingFault.GONE, 0)
