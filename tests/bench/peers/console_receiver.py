"""Airdesk's own receiver as a process of its own: ingest, box scanner and recorder, no window.

Prints its port and path, serves until stdin ends, prints its cost.
"""

from __future__ import annotations

import asyncio
import json
import logging
import resource
import sys
from pathlib import Path

from desktop.media.boxes import BoxScanner, Fragment
from desktop.media.recorder import Recorder
from desktop.media.recording import Recording
from desktop.services.meetstream.admissions import Admissions, RefusalReason
from desktop.services.meetstream.door import Caller, Flow
from desktop.services.meetstream.ingest import Ingest
from desktop.services.meetstream.listener import IngestConfig
from desktop.services.meetstream.messages import VideoStreamStart
from desktop.services.meetstream.session import EndReason


class Stay:
    """One stream, scanned and recorded as `media/intake.py` does it, without the preview."""

    def __init__(self, recording: Recording) -> None:
        self._recording = recording
        self._scanner = BoxScanner()
        self._received = 0
        self.pieces = 0

    def started(self, start: VideoStreamStart) -> None:
        """Of no interest here."""

    def latency(self, ms: float) -> None:
        """Of no interest here."""

    def write(self, data: bytes) -> None:
        """Scan and record."""
        before = self._received
        self._received = before + len(data)
        for piece in self._scanner.feed(data):
            self.pieces += 1
            if isinstance(piece, Fragment):
                self._recording.boundary(piece.offset + piece.size - before)
            else:
                self._recording.set_init(bytes(piece.data))
        self._recording.write(data)

    def ended(self, reason: EndReason, duration_s: float | None) -> None:
        """Finish the file."""
        self._recording.finish()


class Desk:
    """Lets everybody in."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder
        self.stays: list[Stay] = []

    def open_intake(self, caller: Caller, flow: Flow) -> Stay:
        """A recording for each caller."""
        recording = self._recorder.start(caller.bot_id or "bot")
        recording.on_flow(flow.pause, flow.resume)
        stay = Stay(recording)
        self.stays.append(stay)
        return stay

    def refused(self, peer: str, reason: RefusalReason) -> None:
        """Nobody is."""


def spent_s() -> float:
    """CPU seconds of this process, all threads."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


async def main(folder: Path) -> None:
    """Serve until stdin ends."""
    logging.basicConfig(level=logging.WARNING)
    recorder = Recorder(lambda: folder)
    desk = Desk(recorder)
    ingest = Ingest(IngestConfig(port=0, host="127.0.0.1"), desk, Admissions(allow_unknown_loopback=True))
    listen = await ingest.start()
    print(listen.port, flush=True)
    before = spent_s()
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
    await ingest.stop()
    recorder.close()
    print(json.dumps({"cpu_s": spent_s() - before, "pieces": sum(stay.pieces for stay in desk.stays)}), flush=True)


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[3]))
    asyncio.run(main(Path(sys.argv[1])))
