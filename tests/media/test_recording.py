from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from desktop.core.model import RecordingFault, RecordingState
from desktop.media.part import create
from desktop.media.recorder import Recorder
from desktop.media.recording import Recording
from desktop.media.roll import Happening
from desktop.media.valve import HARD_BOUND, HIGH_WATER, MIB
from tests.media.rolling import (
    INIT,
    FakeClock,
    Heard,
    boxes,
    clip,
    files,
    fragment,
    frames,
    is_in,
    on_disk,
    recorder,
    until,
)


def feed(recording: Recording, stream: bytes, places: list[int], size: int) -> None:
    """As the intake does: the boundaries of a chunk are marked before its bytes are written."""
    for at in range(0, len(stream), size):
        for place in places:
            if at <= place < at + size:
                recording.boundary(place - at)
        recording.write(stream[at : at + size])


@pytest.mark.parametrize("size", [1, 7, 999, 1000, 1001, 100_000])
def test_pressed_in_the_middle_of_a_stream(tmp_path: Path, size: int) -> None:
    """The file begins with the init segment at the next boundary, however the stream is cut."""
    heard = Heard()
    stream = b"".join(fragment(number) for number in range(5))
    with recorder(tmp_path) as made:
        recording = made.start("Studio A", heard, from_boundary=True)
        recording.set_init(INIT)
        feed(recording, stream[300:], [700, 1700, 2700, 3700], size)
    saved = heard.wait(Happening.SAVED)
    assert saved.path is not None
    assert saved.path.read_bytes() == INIT + stream[1000:]


def test_a_file_from_the_middle_plays(tmp_path: Path) -> None:
    heard = Heard()
    init, fragments = boxes(clip(seconds=2.0))
    with recorder(tmp_path) as made:
        recording = made.start("Studio A", heard, from_boundary=True)
        recording.set_init(init)
        recording.write(fragments[0][500:])
        for piece in fragments[1:]:
            recording.boundary()
            recording.write(piece)
    saved = heard.wait(Happening.SAVED)
    assert saved.path is not None
    assert frames(saved.path) == 40


def test_a_stream_in_which_nothing_begins_a_file_fails_in_time(tmp_path: Path) -> None:
    clock, heard = FakeClock(), Heard()
    with recorder(tmp_path, clock=clock) as made:
        recording = made.start("Studio A", heard, from_boundary=True)
        recording.write(b"no box")
        until(lambda: recording.take._looking_since is not None)
        assert recording.view().state is RecordingState.STARTING
        clock.now += 31
        assert heard.wait(Happening.FAILED).fault is RecordingFault.NO_START
    assert files(tmp_path) == []


@contextmanager
def slow_disk(folder: Path) -> Iterator[tuple[Recorder, int]]:
    """A disk that takes nothing until somebody reads the other end of its pipe; the clock stands still."""
    pipe = folder / "pipe"
    os.mkfifo(pipe)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)

    def opened(path: Path) -> int:
        path.touch(0o600)
        return os.open(pipe, os.O_WRONLY)

    made = Recorder(lambda: folder / "out", clock=FakeClock(), create=opened)
    try:
        yield made, reading
    finally:
        os.set_blocking(reading, False)
        drainer = threading.Thread(target=read_all, args=(reading, made))
        drainer.start()
        assert made.close()
        os.close(reading)
        drainer.join()


def read_all(reading: int, made: Recorder) -> None:
    while True:
        try:
            if not os.read(reading, 1 << 20) and made.close(0):
                return
        except BlockingIOError:
            if made.close(0.01):
                return
        except OSError:
            return


posix = pytest.mark.skipif(sys.platform == "win32", reason="needs pipes with names")


@posix
def test_a_slow_disk_pauses_the_socket_and_lets_it_go_on(tmp_path: Path) -> None:
    told: list[str] = []
    resumed = threading.Event()
    with slow_disk(tmp_path) as (made, reading):
        recording = made.start("Studio A", Heard())

        def resume() -> None:
            told.append("resume")
            resumed.set()

        recording.on_flow(lambda: told.append("pause"), resume)
        while not told:
            recording.write(bytes(MIB))
        assert told == ["pause"]
        assert recording.pending_bytes <= HIGH_WATER + MIB
        os.set_blocking(reading, True)
        taken = 0
        while not resumed.is_set():
            taken += len(os.read(reading, 1 << 20))
        assert told == ["pause", "resume"]
        assert taken > 20 * MIB


@posix
def test_a_socket_that_does_not_stop_costs_the_recording_not_the_memory(tmp_path: Path) -> None:
    told: list[str] = []
    heard, other = Heard(), Heard()
    with slow_disk(tmp_path) as (made, _):
        recording = made.start("Studio A", heard)
        recording.on_flow(lambda: told.append("pause"), lambda: told.append("resume"))
        most = 0
        while not recording.over:
            recording.write(bytes(MIB))
            most = max(most, recording.pending_bytes)
        assert heard.wait(Happening.FAILED).fault is RecordingFault.BEHIND
        assert most <= HARD_BOUND
        assert recording.pending_bytes == 0
        recording.write(bytes(MIB))
        assert recording.pending_bytes == 0
        assert told == ["pause", "resume"]  # receiving goes on
        assert made.start("Studio B", other).view().state is RecordingState.STARTING


def test_one_message_of_the_longest_kind_is_kept(tmp_path: Path) -> None:
    heard = Heard()
    with recorder(tmp_path) as made:
        recording = made.start("Studio A", heard)
        recording.write(b"x" * MIB)
        recording.write(bytes(64 * MIB))
    assert heard.wait(Happening.SAVED).bytes_on_disk == 65 * MIB


def test_bytes_may_come_from_another_thread_than_the_end(tmp_path: Path) -> None:
    """Whatever the order in which they meet, what was taken before the end is a beginning of the stream."""
    for _ in range(20):
        heard = Heard()
        with recorder(tmp_path, create=create) as made:
            recording = made.start("Studio A", heard)
            recording.write(b"\0")
            sender = threading.Thread(
                target=lambda recording=recording: [recording.write(bytes([n % 251])) for n in range(1, 3000)]
            )
            sender.start()
            recording.finish()
            sender.join()
        saved = heard.wait(Happening.SAVED)
        assert saved.path is not None
        data = saved.path.read_bytes()
        assert data == bytes(n % 251 for n in range(len(data)))


def test_write_and_view_never_touch_the_disk(tmp_path: Path) -> None:
    """The disk hangs, and still both return: the test would not end otherwise."""
    held = threading.Event()

    def hanging(path: Path) -> int:
        assert held.wait(60)
        return create(path)

    with recorder(tmp_path, create=hanging, clock=FakeClock()) as made:
        recording = made.start("Studio A", Heard())
        for _ in range(1000):
            recording.write(b"x")
            recording.view()
        held.set()
        on_disk(recording, 1000)
        is_in(recording, RecordingState.RECORDING)
