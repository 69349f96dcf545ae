"""One incoming stream, from its first byte to its last: its recording and its way to the preview.

Belongs to the I/O thread, except where a method says otherwise. The recording comes first:
whatever happens to the picture, the bytes are written as they were received.
"""

from __future__ import annotations

import logging
import time
from typing import Protocol

from desktop.core.model import NOT_RECORDING, RecordingState, RecordingView
from desktop.media.boxes import BoxScanner, Fragment, Init
from desktop.media.recorder import Recorder
from desktop.media.recording import Recording
from desktop.media.roll import OnEvent

log = logging.getLogger(__name__)

UNDER_WAY = frozenset({RecordingState.STARTING, RecordingState.RECORDING, RecordingState.IDLE, RecordingState.HELD})


class Tap(Protocol):
    """The tap on the socket: closed while the disk is behind."""

    def pause(self) -> None:
        """Read nothing more."""

    def resume(self) -> None:
        """Read on."""


class Screen(Protocol):
    """Where whole pieces of the stream go to become pictures. Never blocks, keeps the newest."""

    def put(self, piece: Init | Fragment, arrived_s: float) -> None:
        """The next piece."""


class Intake:
    """Counters may be read from any thread."""

    def __init__(
        self,
        name: str,
        recorder: Recorder,
        screen: Screen,
        tap: Tap,
        on_event: OnEvent,
        *,
        record: bool,
        follows: Recording | None = None,
    ) -> None:
        """With `record` every byte from the first on goes to a new file, a further part of what it `follows`."""
        self._recorder = recorder
        self._on_event = on_event
        self._screen = screen
        self._tap = tap
        self._scanner = BoxScanner()
        self._init: Init | None = None
        self._closed = False
        self._flood_told = False
        self._former: tuple[int, tuple[Recording, ...]] = (0, ())  # bytes of saved ones, and those being saved
        self._recording: Recording | None = None
        self._follows = follows
        self.name = name
        self.bytes_received = 0
        self.last_byte_at: float | None = None
        if record:
            self.start_recording()

    def write(self, data: bytes) -> None:
        """The next bytes, exactly as received."""
        before = self.bytes_received
        self.last_byte_at = now = time.monotonic()
        self.bytes_received = before + len(data)
        pieces = self._scanner.feed(data)
        if self._scanner.flooded and not self._flood_told:
            self._flood_told = True
            log.warning("%s: more boxes than anybody can show; recorded as they are", self.name)
        recording = self._recording
        if recording is not None:
            if pieces:
                self._mark(recording, pieces, before)
            recording.write(data)
        for piece in pieces:
            if type(piece) is Init:
                self._init = piece
            self._screen.put(piece, now)

    def close(self) -> None:
        """The stream has ended: its recording is finished."""
        self._closed = True
        if self._scanner.damage:
            log.info("%s: %d places of the stream made no sense", self.name, self._scanner.damage)
        self._scanner = BoxScanner()  # what is half gathered is let go
        self.stop_recording()

    def start_recording(self) -> None:
        """From now on, in a file that plays: in the middle of a stream it begins with the init segment."""
        if self._closed or self.is_recording:
            return
        if self._recording is not None:
            self._put_aside(self._recording)
        middle = self.bytes_received > 0
        recording = self._recorder.start(self.name, self._on_event, from_boundary=middle, follows=self._follows)
        self._follows = None
        recording.on_flow(self._tap.pause, self._tap.resume)
        if self._init is not None:
            recording.set_init(bytes(self._init.data))
        self._recording = recording

    def stop_recording(self) -> None:
        """Finish the file; receiving goes on."""
        if self._recording is not None:
            self._recording.finish()

    def recording_view(self) -> RecordingView:
        """Evidence of the present or the last recording. Any thread."""
        recording = self._recording
        return NOT_RECORDING if recording is None else recording.view()

    @property
    def init(self) -> Init | None:
        """The last init segment that came. Any thread."""
        return self._init

    @property
    def recording(self) -> Recording | None:
        """The present or the last recording. Any thread."""
        return self._recording

    @property
    def is_recording(self) -> bool:
        """Whether bytes go to a recording, or will as soon as there is space. Any thread."""
        return self.recording_view().state in UNDER_WAY

    @property
    def bytes_recorded(self) -> int:
        """Bytes on disk of all recordings of this stream. Any thread."""
        finished, former = self._former
        return finished + sum(one.bytes_on_disk for one in former) + self.recording_view().bytes_on_disk

    def _put_aside(self, recording: Recording) -> None:
        """Bytes of a file that is still being saved reach the disk after this."""
        finished, former = self._former
        saving = []
        for one in (*former, recording):
            if one.over:
                finished += one.bytes_on_disk
            else:
                saving.append(one)
        self._former = (finished, tuple(saving))

    def _mark(self, recording: Recording, pieces: list[Init | Fragment], before: int) -> None:
        """Tell the recording where in the bytes to come a file may begin."""
        for piece in pieces:
            if type(piece) is Init:
                recording.set_init(bytes(piece.data))
            elif type(piece) is Fragment:
                recording.boundary(piece.offset + piece.size - before)
