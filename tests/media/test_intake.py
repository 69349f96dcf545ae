"""One stream: every byte to its recording, every whole piece to the screen, in whatever chunks it came."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.model import NOT_RECORDING, RecordingState
from desktop.media.boxes import Fragment, Init
from desktop.media.intake import Intake
from desktop.media.part import create
from desktop.media.recorder import Recorder
from desktop.media.roll import Happening
from tests.media.rolling import Heard, files, frames, recorder, until
from tests.media.streams import pieces, stream


class Screen:
    def __init__(self) -> None:
        self.pieces: list[Init | Fragment] = []
        self.times: list[float] = []

    def put(self, piece: Init | Fragment, arrived_s: float) -> None:
        self.pieces.append(piece)
        self.times.append(arrived_s)

    @property
    def data(self) -> list[bytes]:
        return [bytes(piece.data) for piece in self.pieces]


class Tap:
    """Notes whether it is open."""

    def __init__(self) -> None:
        self.turns: list[str] = []

    def pause(self) -> None:
        self.turns.append("pause")

    def resume(self) -> None:
        self.turns.append("resume")


class Line:
    """An intake with what it needs."""

    def __init__(self, made: Recorder, record: bool = True, follows: Intake | None = None) -> None:
        self.screen, self.tap, self.heard = Screen(), Tap(), Heard()
        self.intake = Intake(
            "Guest",
            made,
            self.screen,
            self.tap,
            self.heard,
            record=record,
            follows=follows.recording if follows else None,
        )

    def send(self, data: bytes, size: int = 1000) -> None:
        for at in range(0, len(data), size):
            self.intake.write(data[at : at + size])

    def saved(self, count: int = 1) -> Path:
        path = self.heard.wait(Happening.SAVED, count).path
        assert path is not None
        return path


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Recorder]:
    with recorder(tmp_path) as found:
        yield found


def test_what_is_recorded_is_what_came_and_what_is_shown_are_its_pieces(made: Recorder) -> None:
    data = stream()
    line = Line(made)
    assert line.intake.is_recording
    assert (line.intake.last_byte_at, line.intake.bytes_received) == (None, 0)
    begun = time.monotonic()
    line.send(data)
    assert line.intake.bytes_received == len(data)
    assert line.intake.last_byte_at is not None
    assert begun <= line.screen.times[0] <= line.intake.last_byte_at
    line.intake.close()
    assert line.saved().read_bytes() == data
    assert line.screen.data == [bytes(piece.data) for piece in pieces(data)]
    assert line.intake.bytes_recorded == len(data)
    assert not line.intake.is_recording


@given(st.lists(st.integers(1, 4000), min_size=1, max_size=20))
def test_however_it_is_cut_the_same_pieces_come(sizes: list[int]) -> None:
    data, at, turn = stream(frames=20), 0, 0
    screen = Screen()
    intake = Intake("Guest", Recorder(Path), screen, Tap(), lambda _: None, record=False)
    while at < len(data):
        size = sizes[turn % len(sizes)]
        intake.write(data[at : at + size])
        at, turn = at + size, turn + 1
    assert screen.data == [bytes(piece.data) for piece in pieces(data)]


def test_without_a_wish_nothing_is_recorded(made: Recorder, tmp_path: Path) -> None:
    line = Line(made, record=False)
    line.send(stream())
    assert line.screen.pieces
    assert (line.intake.recording, line.intake.recording_view()) == (None, NOT_RECORDING)
    line.intake.close()
    assert files(tmp_path) == []


def test_a_recording_that_begins_in_the_middle_plays(made: Recorder) -> None:
    data = stream(frames=60)
    line = Line(made, record=False)
    line.send(data[: len(data) // 3])
    line.intake.start_recording()
    line.send(data[len(data) // 3 :])
    line.intake.close()
    path = line.saved()
    assert 0 < frames(path) < 60
    init = next(piece for piece in pieces(data) if isinstance(piece, Init))
    assert path.read_bytes().startswith(bytes(init.data))
    assert data.endswith(path.read_bytes()[len(init.data) :])


def test_stopping_and_starting_makes_two_files_and_counts_both(made: Recorder) -> None:
    data = stream(frames=60)
    line = Line(made)
    line.send(data[: len(data) // 3])
    line.intake.stop_recording()
    line.intake.start_recording()  # the first one may still be being saved
    line.send(data[len(data) // 3 :])
    line.intake.close()
    first, second = line.saved(1), line.saved(2)
    assert first != second
    assert first.read_bytes() == data[: len(data) // 3]
    assert frames(second) > 0
    assert line.intake.bytes_recorded == first.stat().st_size + second.stat().st_size


def test_bytes_of_many_recordings_are_counted_once(made: Recorder) -> None:
    data = stream(frames=60)
    line = Line(made)
    step = len(data) // 6
    for number in range(6):
        line.send(data[number * step : (number + 1) * step])
        line.intake.stop_recording()
        until(lambda: line.intake.recording is not None and line.intake.recording.over)
        line.intake.start_recording()
    line.intake.close()
    until(lambda: line.intake.recording is not None and line.intake.recording.over)
    sizes = [event.path.stat().st_size for event in line.heard.all(Happening.SAVED) if event.path]
    assert len(sizes) > 2
    assert line.intake.bytes_recorded == sum(sizes)


def test_asking_twice_is_one_recording_and_after_the_end_there_is_none(made: Recorder, tmp_path: Path) -> None:
    line = Line(made)
    first = line.intake.recording
    line.intake.start_recording()
    assert line.intake.recording is first
    line.send(stream())
    line.intake.close()
    line.saved()
    line.intake.start_recording()
    assert line.intake.recording is first
    assert len(files(tmp_path)) == 1


def test_a_stream_that_follows_another_is_its_next_part(made: Recorder, tmp_path: Path) -> None:
    before, data = Line(made), stream()
    before.send(data)
    before.intake.close()
    before.saved()
    after = Line(made, follows=before.intake)
    after.send(data)
    after.intake.close()
    first, second = before.saved(), after.saved()
    assert second.stem.startswith(first.stem)
    assert first.read_bytes() == second.read_bytes() == data


def test_damage_is_told_and_kept_and_the_rest_is_shown(made: Recorder, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    data = stream(frames=60)
    whole = pieces(data)
    hurt = bytes(whole[0].data) + b"\xff" * 500 + b"".join(bytes(piece.data) for piece in whole[1:])
    line = Line(made)
    line.send(hurt)
    line.intake.close()
    assert "of the stream made no sense" in caplog.text
    assert line.saved().read_bytes() == hurt
    assert bytes(whole[-1].data) in line.screen.data


def test_a_flood_of_boxes_is_recorded_told_once_and_not_shown(made: Recorder, caplog: pytest.LogCaptureFixture) -> None:
    line = Line(made)
    flood = b"\0\0\0\x18moof\0\0\0\x10mfhd\0\0\0\0\0\0\0\1\0\0\0\x08mdat" * 100_000
    line.send(flood, 65536)
    line.intake.close()
    assert line.saved().read_bytes() == flood
    assert len(line.screen.data) < 20_000
    assert caplog.text.count("more boxes than anybody can show") == 1


def test_a_slow_disk_closes_the_tap_and_opens_it_again(tmp_path: Path) -> None:
    gate = threading.Event()

    def slowly(path: Path) -> int:
        gate.wait(20)
        return create(path)

    with recorder(tmp_path, create=slowly) as made:
        line = Line(made)
        block = bytes(1 << 20)
        for _ in range(33):
            line.intake.write(block)
        until(lambda: line.tap.turns == ["pause"])
        gate.set()
        until(lambda: line.tap.turns == ["pause", "resume"])
        line.intake.close()
        assert line.saved().stat().st_size == 33 << 20
        assert line.intake.recording_view().state is RecordingState.SAVED
