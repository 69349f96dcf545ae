"""What the tests of the recorder share: a recorder on real files, a clock of their own, and boxes to record."""

from __future__ import annotations

import io
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from desktop.core.model import RecordingState
from desktop.media.recorder import Recorder
from desktop.media.recording import Recording
from desktop.media.roll import Happening, RecordingEvent

DEADLINE_S = 20.0
STARTED = datetime(2025, 11, 19, 21, 32, 7, tzinfo=UTC)
STEM = "2025-11-19 21-32-07Z"
INIT = b"\0\0\0\x10ftypisom\0\0\2\0" + b"\0\0\0\x08moov"


def fragment(number: int, size: int = 1000) -> bytes:
    """A box that a file may begin at, told apart by its content."""
    return size.to_bytes(4, "big") + b"moof" + bytes([number % 256]) * (size - 8)


class FakeClock:
    """Seconds that pass when the test says so."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class Heard:
    """The events of one recording, to be waited for."""

    def __init__(self) -> None:
        self.events: list[RecordingEvent] = []
        self.threads: set[str] = set()
        self._changed = threading.Condition()

    def __call__(self, event: RecordingEvent) -> None:
        with self._changed:
            self.events.append(event)
            self.threads.add(threading.current_thread().name)
            self._changed.notify_all()

    def wait(self, what: Happening, count: int = 1) -> RecordingEvent:
        with self._changed:
            assert self._changed.wait_for(lambda: len(self.all(what)) >= count, DEADLINE_S), self.events
            return self.all(what)[count - 1]

    def all(self, what: Happening) -> list[RecordingEvent]:
        return [event for event in self.events if event.what is what]

    @property
    def story(self) -> list[Happening]:
        return [event.what for event in self.events]


@contextmanager
def recorder(folder: Path, **more: Any) -> Iterator[Recorder]:
    """A recorder that is closed at the end, whatever happened."""
    made = Recorder(lambda: folder, now=lambda: STARTED, **more)
    try:
        yield made
    finally:
        assert made.close(), "a thread of the recorder did not end"


def until(condition: Callable[[], object]) -> None:
    """Wait for something that has no event."""
    end = time.monotonic() + DEADLINE_S
    while not condition():
        assert time.monotonic() < end, "it did not come true in time"
        time.sleep(0.005)


def on_disk(recording: Recording, count: int) -> None:
    until(lambda: recording.view().bytes_on_disk >= count)


def is_in(recording: Recording, state: RecordingState) -> None:
    until(lambda: recording.view().state is state)


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def clip(seconds: float = 4.0, gop_s: float = 0.4) -> bytes:
    """Real H.264 in fragmented MP4, as a bot sends it."""
    import av
    import numpy as np

    target = io.BytesIO()
    flags = {"movflags": "empty_moov+default_base_moof+frag_keyframe"}
    with av.open(target, "w", format="mp4", options=flags) as container:
        stream = container.add_stream("libx264", rate=25, options={"g": str(int(gop_s * 25)), "preset": "ultrafast"})
        stream.width, stream.height, stream.pix_fmt = 160, 96, "yuv420p"
        noise = np.random.default_rng(1)
        for _ in range(int(seconds * 25)):
            picture = noise.integers(0, 255, (96, 160, 3), dtype=np.uint8)
            container.mux(stream.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
        container.mux(stream.encode())
    return target.getvalue()


def boxes(data: bytes) -> tuple[bytes, list[bytes]]:
    """A clip as its init segment and its fragments."""
    init, fragments, at = b"", [], 0
    while at < len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        kind, box = data[at + 4 : at + 8], data[at : at + size]
        if kind in (b"ftyp", b"moov"):
            init += box
        elif kind == b"moof":
            fragments.append(box)
        elif kind == b"mdat":
            fragments[-1] += box
        at += size
    return init, fragments


def frames(path: Path) -> int:
    """How many pictures come out of a file; raises if it does not play."""
    import av

    with av.open(str(path)) as container:
        count = 0
        for packet in container.demux(video=0):
            try:
                count += len(packet.decode())
            except av.error.InvalidDataError:  # the last fragment of a file that was cut off
                break
        return count
