from __future__ import annotations

import sys
import threading
from pathlib import Path
from types import SimpleNamespace

import pytest

from desktop.core.model import RecordingFault, RecordingState
from desktop.media import recorder as recorder_module
from desktop.media.part import create
from desktop.media.roll import Happening
from tests.media.rolling import FakeClock, Heard, files, is_in, on_disk, recorder, until


class HangingDisk:
    """Creating a file whose name holds "bad" does not return until it is let go."""

    def __init__(self) -> None:
        self.go = threading.Event()
        self.reached = threading.Event()

    def __call__(self, path: Path) -> int:
        if "bad" in path.name:
            self.reached.set()
            assert self.go.wait(60)
        return create(path)


def writers() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "recorder writer"]


def test_a_hanging_disk_costs_only_its_own_recording(tmp_path: Path) -> None:
    clock, disk = FakeClock(), HangingDisk()
    heard, other = Heard(), Heard()
    with recorder(tmp_path, clock=clock, create=disk) as made:
        bad, good = made.start("bad", heard), made.start("good", other)
        bad.write(b"x")
        assert disk.reached.wait(20)
        clock.now += 3.1  # a new writer goes on
        good.write(b"y")
        on_disk(good, 1)
        assert bad.view().state is RecordingState.STARTING  # no evidence, and not yet given up
        clock.now += 7.5
        failed = heard.wait(Happening.FAILED)
        assert failed.fault is RecordingFault.STUCK
        assert failed.path is None
        assert bad.view().state is RecordingState.FAILED
        good.write(b"z")
        on_disk(good, 2)
        disk.go.set()
        until(lambda: len(writers()) == 1)  # the one that hung has gone
        until(lambda: not any("bad" in name and name.endswith(".recording") for name in files(tmp_path)))
    assert other.wait(Happening.SAVED).bytes_on_disk == 2
    assert heard.story == [Happening.FAILED]


def test_a_disk_that_comes_back_in_time_costs_nothing(tmp_path: Path) -> None:
    clock, disk, heard = FakeClock(), HangingDisk(), Heard()
    with recorder(tmp_path, clock=clock, create=disk) as made:
        recording = made.start("bad", heard)
        recording.write(b"first ")
        assert disk.reached.wait(20)
        clock.now += 5
        until(lambda: len(writers()) == 2)
        recording.write(b"second ")
        disk.go.set()
        on_disk(recording, 13)
        recording.write(b"third")
    saved = heard.wait(Happening.SAVED)
    assert saved.path is not None
    assert saved.path.read_bytes() == b"first second third"


def test_a_write_that_returns_after_the_end_still_counts_as_safe(tmp_path: Path) -> None:
    clock, disk, heard = FakeClock(), HangingDisk(), Heard()
    with recorder(tmp_path, clock=clock, create=disk) as made:
        recording = made.start("bad", heard)
        recording.write(b"safe")
        assert disk.reached.wait(20)
        clock.now += 11
        heard.wait(Happening.FAILED)
        disk.go.set()
        on_disk(recording, 4)
        assert recording.view().state is RecordingState.FAILED
        until(lambda: files(tmp_path) == [p for p in files(tmp_path) if not p.endswith(".recording")])
    (path,) = tmp_path.iterdir()
    assert path.read_bytes() == b"safe"


def test_saving_has_a_deadline(tmp_path: Path) -> None:
    clock, disk, heard = FakeClock(), HangingDisk(), Heard()
    with recorder(tmp_path, clock=clock, create=disk) as made:
        recording = made.start("bad", heard)
        recording.write(b"x")
        assert disk.reached.wait(20)
        clock.now += 2
        recording.finish()
        assert recording.view().state is RecordingState.SAVING
        clock.now += 8.5
        assert heard.wait(Happening.FAILED).fault in (RecordingFault.STUCK, RecordingFault.LATE)
        is_in(recording, RecordingState.FAILED)
        disk.go.set()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="there the sync is fdatasync")
def test_a_hanging_sync_does_not_stop_the_writing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import os

    from desktop.media import part

    go, reached = threading.Event(), threading.Event()

    def hanging(handle: int) -> None:
        reached.set()
        assert go.wait(60)
        os.fdatasync(handle)

    monkeypatch.setattr(part, "_sync", hanging)
    heard, other, clock = Heard(), Heard(), FakeClock()
    with recorder(tmp_path, clock=clock) as made:
        one = made.start("one", heard)
        one.write(b"x")
        assert reached.wait(20)
        clock.now += 4  # a new keeper goes on
        one.write(b"y")
        on_disk(one, 2)
        two = made.start("two", other)
        two.write(b"z")
        is_in(two, RecordingState.RECORDING)
        go.set()
    heard.wait(Happening.SAVED)
    other.wait(Happening.SAVED)


def test_a_process_that_stood_still_blames_no_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl+Z in the terminal, or the lid of a laptop: recordings failed for good because nobody had run."""
    clock, disk, heard, looked = FakeClock(), HangingDisk(), Heard(), threading.Event()

    def monotonic() -> float:
        now = clock.now
        if threading.current_thread().name == "recorder watch":
            looked.set()
        return now

    monkeypatch.setattr(recorder_module, "time", SimpleNamespace(monotonic=monotonic))
    with recorder(tmp_path, clock=clock, create=disk) as made:
        recording = made.start("bad", heard)
        recording.write(b"x")
        assert disk.reached.wait(20)
        assert looked.wait(20)
        stood_still_s = 60.0
        clock.now += stood_still_s
        until(lambda: made._roll.clock() < clock.now - stood_still_s + 1)
        assert recording.view().state is RecordingState.STARTING
        assert len(writers()) == 1
        disk.go.set()
        on_disk(recording, 1)
        recording.finish()
        heard.wait(Happening.SAVED)
    assert heard.all(Happening.FAILED) == []
