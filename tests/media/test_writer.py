from __future__ import annotations

import hashlib
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.core.model import RecordingState
from desktop.media.roll import Happening
from desktop.media.writer import INTERVAL_S
from tests.media.rolling import Heard, files, on_disk, recorder


@settings(max_examples=25)
@given(st.lists(st.binary(max_size=300), max_size=60), st.integers(0, 3 << 20))
def test_bytes_sent_are_bytes_on_disk(chunks: list[bytes], long: int) -> None:
    """Any chunking, with a message longer than one write somewhere in it."""
    chunks.insert(len(chunks) // 2, bytes(long))
    with tempfile.TemporaryDirectory() as folder:
        heard = Heard()
        with recorder(Path(folder)) as made:
            recording = made.start("Studio A", heard)
            for chunk in chunks:
                recording.write(chunk)
            recording.finish()
        whole = b"".join(chunks)
        if not whole:
            assert heard.story == [Happening.EMPTY]
            assert files(Path(folder)) == []
            return
        saved = heard.wait(Happening.SAVED)
        assert saved.path is not None
        assert saved.bytes_on_disk == len(whole)
        assert hashlib.sha256(saved.path.read_bytes()).digest() == hashlib.sha256(whole).digest()


def test_many_recordings_keep_their_own_bytes(tmp_path: Path) -> None:
    with recorder(tmp_path) as made:
        heard = [Heard() for _ in range(32)]
        recordings = [made.start("Studio A", each) for each in heard]
        for turn in range(200):
            for number, recording in enumerate(recordings):
                recording.write(bytes([number]) * (turn + number))
    expected = {bytes([number]) * sum(turn + number for turn in range(200)) for number in range(32)}
    paths = [each.wait(Happening.SAVED).path for each in heard]
    assert {path.read_bytes() for path in paths if path} == expected
    assert len(files(tmp_path)) == 32


def test_bytes_reach_the_disk_without_being_asked_to(tmp_path: Path) -> None:
    with recorder(tmp_path) as made:
        recording = made.start("Studio A", Heard())
        recording.write(b"x")
        on_disk(recording, 1)
        assert recording.view().state is RecordingState.RECORDING
        assert recording.pending_bytes == 0
        path = recording.view().path
        assert path is not None
        assert path.read_bytes() == b"x"


def test_a_fast_recording_does_not_starve_a_slow_one(tmp_path: Path) -> None:
    with recorder(tmp_path) as made:
        fast, slow = made.start("fast", Heard()), made.start("slow", Heard())
        slow.write(b"x")
        while slow.view().bytes_on_disk == 0:
            if fast.pending_bytes < 8 << 20:
                fast.write(bytes(1 << 16))


def test_what_a_kill_can_cost_is_far_below_the_promised_second() -> None:
    assert INTERVAL_S <= 0.25
