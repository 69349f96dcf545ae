from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from desktop.core.errors import Code
from desktop.core.model import RecordingState
from desktop.media.recorder import Recorder
from desktop.media.roll import Happening, RecordingEvent
from tests.media.rolling import STEM, FakeClock, Heard, boxes, clip, files, frames, is_in, on_disk, recorder, until


def test_the_story_of_a_recording_is_told_in_order_on_one_thread(tmp_path: Path) -> None:
    heard = Heard()
    with recorder(tmp_path) as made:
        recording = made.start("Studio A", heard)
        assert recording.view().state is RecordingState.STARTING
        recording.write(b"abc")
        opened = heard.wait(Happening.OPENED)
        recording.finish()
        saved = heard.wait(Happening.SAVED)
        assert recording.view().state is RecordingState.SAVED
        assert recording.over
    assert heard.story == [Happening.OPENED, Happening.SAVED]
    assert heard.threads == {"recorder watch"}
    assert opened.path == saved.path == tmp_path / f"{STEM} Studio A.mp4"
    assert (saved.code, saved.bytes_on_disk, saved.name) == (Code.RECORDING_SAVED, 3, "Studio A")


@pytest.mark.parametrize("name", ["../../x", "CON", "x" * 4096, "👩‍🚀", "a\x00b", "\u202egpj.exe", "trailing. . ", ""])
def test_whatever_a_source_is_called_its_file_lies_in_the_folder(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "recordings"
    heard = Heard()
    with recorder(folder) as made:
        made.start(name, heard).write(b"abc")
    path = heard.wait(Happening.SAVED).path
    assert path is not None
    assert path.parent == folder
    assert path.read_bytes() == b"abc"
    assert files(tmp_path) == ["recordings"]


def test_sessions_of_the_same_second_have_files_of_their_own(tmp_path: Path) -> None:
    """The reference receivers lose two of three."""
    with recorder(tmp_path) as made:
        for number in range(3):
            made.start("bot-123", Heard()).write(bytes([number]))
    assert files(tmp_path) == [f"{STEM} bot-123 (2).mp4", f"{STEM} bot-123 (3).mp4", f"{STEM} bot-123.mp4"]
    assert sorted(path.read_bytes() for path in tmp_path.iterdir()) == [b"\0", b"\1", b"\2"]


def test_a_bot_that_came_back_goes_on_in_the_next_part(tmp_path: Path) -> None:
    with recorder(tmp_path) as made:
        first = made.start("Studio A", Heard())
        first.write(b"1")
        first.finish()
        is_in(first, RecordingState.SAVED)
        second = made.start("Studio A", Heard(), follows=first)
        second.write(b"2")
        on_disk(second, 1)
        made.start("Studio A", Heard(), follows=second).write(b"3")  # while the second is still open
    assert files(tmp_path) == [
        f"{STEM} Studio A part 2.mp4",
        f"{STEM} Studio A part 3.mp4",
        f"{STEM} Studio A.mp4",
    ]


def test_rec_stands_for_evidence_only(tmp_path: Path) -> None:
    clock = FakeClock()
    with recorder(tmp_path, clock=clock) as made:
        recording = made.start("Studio A", Heard())
        recording.write(b"abc")
        is_in(recording, RecordingState.RECORDING)
        clock.now += 2.9
        assert recording.view().state is RecordingState.RECORDING
        clock.now += 0.2
        view = recording.view()
        assert view.state is RecordingState.IDLE
        assert view.seconds == 0.0  # the clock does not run where no byte is written
        recording.write(b"d")
        is_in(recording, RecordingState.RECORDING)
        assert recording.view().seconds == pytest.approx(3.1)


def test_finish_ends_it_and_later_bytes_are_not_kept(tmp_path: Path) -> None:
    heard = Heard()
    with recorder(tmp_path) as made:
        recording = made.start("Studio A", heard)
        recording.write(b"abc")
        recording.finish()
        recording.write(b"late")
        recording.finish()
        saved = heard.wait(Happening.SAVED)
    assert saved.path is not None
    assert saved.path.read_bytes() == b"abc"
    assert heard.story == [Happening.OPENED, Happening.SAVED]


def test_a_recording_without_a_byte_leaves_no_file(tmp_path: Path) -> None:
    heard = Heard()
    with recorder(tmp_path) as made:
        recording = made.start("Studio A", heard)
        recording.finish()
        heard.wait(Happening.EMPTY)
        assert recording.view().state is RecordingState.OFF
    assert files(tmp_path) == []


def test_close_saves_everything_and_ends_every_thread(tmp_path: Path) -> None:
    heard = Heard()
    made = Recorder(lambda: tmp_path)
    made.start("Studio A", heard).write(b"x" * 5_000_000)
    assert made.close()
    assert heard.wait(Happening.SAVED).bytes_on_disk == 5_000_000
    with pytest.raises(RuntimeError):
        made.start("Studio A", heard)
    assert made.close()


def test_a_recorder_that_never_recorded_has_no_thread(tmp_path: Path) -> None:
    assert Recorder(lambda: tmp_path).close()


def test_a_listener_that_fails_stops_nothing(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    def broken(event: RecordingEvent) -> None:
        raise ValueError("listener")

    heard = Heard()
    with recorder(tmp_path) as made:
        made.start("one", broken).write(b"x")
        made.start("two", heard).write(b"y")
    heard.wait(Happening.SAVED)
    assert "telling that a recording was saved failed" in caplog.text


def test_a_folder_that_cannot_be_made_fails_that_recording_with_its_reason(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    folder = [tmp_path / "file" / "below"]
    heard, other = Heard(), Heard()
    made = Recorder(lambda: folder[0])
    recording = made.start("Studio A", heard)
    recording.write(b"x")
    failed = heard.wait(Happening.FAILED)
    assert failed.code is Code.RECORDING_WRITE
    assert failed.fault in ("gone", "disk_error")
    assert str(tmp_path) not in failed.details
    assert recording.view().reason == failed.fault
    folder[0] = tmp_path / "good"
    made.start("Studio B", other).write(b"y")
    other.wait(Happening.OPENED)
    assert made.close()


CONSOLE = """
import sys, time
from pathlib import Path
from desktop.media.recorder import Recorder
from tests.media.rolling import boxes
init, fragments = boxes(Path(sys.argv[2]).read_bytes())
made = Recorder(lambda: Path(sys.argv[1]))
recording = made.start("Studio A")
recording.write(init)
sent = len(init)
for fragment in fragments:
    for at in range(0, len(fragment), 1000):
        recording.write(fragment[at : at + 1000])
        sent += len(fragment[at : at + 1000])
        print(time.monotonic(), sent, flush=True)
        time.sleep(0.005)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
def test_after_kill_9_the_file_plays_and_the_next_start_lists_it(tmp_path: Path) -> None:
    """Killed in the middle: all but the last second is there."""
    data = clip()
    source, folder = tmp_path / "clip.mp4", tmp_path / "recordings"
    source.write_bytes(data)
    command = [sys.executable, "-c", CONSOLE, str(folder), str(source)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as console:
        assert console.stdout is not None
        log: list[tuple[float, int]] = []
        for line in console.stdout:
            at, sent = line.split()
            log.append((float(at), int(sent)))
            if log[-1][0] - log[0][0] > 2.0:
                with recorder(folder) as neighbour:
                    assert neighbour.recovered() == []  # it is still running
                os.kill(console.pid, signal.SIGKILL)
                break
        log += [(float(line.split()[0]), int(line.split()[1])) for line in console.stdout if line.endswith("\n")]
    with recorder(folder) as made:
        (found,) = made.recovered()
        assert made.recovered() == []
    killed_at = log[-1][0]
    promised = max(sent for at, sent in log if at <= killed_at - 1.0)
    assert found.source == "Studio A"
    assert promised <= found.bytes_on_disk <= len(data)
    assert found.path.read_bytes() == data[: found.bytes_on_disk]
    whole_fragments = sum(1 for number in range(len(boxes(data)[1])) if _end_of(data, number) <= found.bytes_on_disk)
    assert whole_fragments > 0
    assert frames(found.path) >= whole_fragments * 10


def _end_of(data: bytes, number: int) -> int:
    init, fragments = boxes(data)
    return len(init) + sum(len(fragment) for fragment in fragments[: number + 1])


def test_two_consoles_in_one_folder_do_not_meet(tmp_path: Path) -> None:
    with recorder(tmp_path) as one, recorder(tmp_path) as two:
        first, second = one.start("Studio A", Heard()), two.start("Studio A", Heard())
        first.write(b"one")
        on_disk(first, 3)
        second.write(b"two")
        on_disk(second, 3)
        assert one.recovered() == []
        assert two.recovered() == []
    assert (tmp_path / f"{STEM} Studio A.mp4").read_bytes() == b"one"
    assert (tmp_path / f"{STEM} Studio A (2).mp4").read_bytes() == b"two"


def test_the_disk_is_known_before_anything_is_recorded(tmp_path: Path) -> None:
    with recorder(tmp_path / "not" / "there" / "yet") as made:
        until(lambda: made.disk().free_bytes)
        assert not (tmp_path / "not").exists()


def test_recordings_one_after_the_other_share_their_memory(tmp_path: Path) -> None:
    with recorder(tmp_path) as made:
        kept = []
        for _ in range(20):
            told = Heard()
            recording = made.start("Studio A", told)
            recording.write(b"abc")
            recording.finish()
            told.wait(Happening.SAVED)
            kept.append(recording)
        assert len(made._roll.blocks._spare) == 1


def test_only_the_disk_is_watched_until_something_is_recorded(tmp_path: Path) -> None:
    def threads() -> set[str]:
        return {thread.name for thread in threading.enumerate() if thread.name.startswith("recorder")}

    with recorder(tmp_path) as made:
        until(lambda: made.disk().free_bytes)
        assert threads() == {"recorder keeper"}
        made.start("Studio A", Heard()).write(b"abc")
        assert threads() == {"recorder keeper", "recorder writer", "recorder watch"}
    assert threads() == set()
