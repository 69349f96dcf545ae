"""Bytes per CPU second: the recorder beside what the reference receiver does, `file.write` for each chunk.

    python -m tests.bench.recording [--rounds 7] [--mib 128] [--folder DIR]

Four sources, flat out, in chunks that another process sends through a socket. CPU seconds are of the whole
process: receiving, writer, keeper, and the system's share of all; "receiving" is the same without a file.
Rounds take turns, so that a busy machine is busy for all; quoted are the medians and the best round of each.
A virtual machine whose memory comes and goes makes new pages of the file cache expensive at random: trust
the best rounds there.
`--choose` prints the same for other batches and intervals of the writer: where its constants come from.
"""

from __future__ import annotations

import argparse
import gc
import os
import platform
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from desktop.media import roll, take, writer
from desktop.media.recorder import Recorder
from desktop.media.recording import Recording

MIB = 1 << 20
SOURCES = 4
STREAM = os.urandom(8 * MIB)
Bench = Callable[[Path, int, int], None]


SENDER = """
import os, socket, sys
sink, stream, left = socket.socket(fileno=int(sys.argv[1])), os.urandom(1 << 20), int(sys.argv[2])
while left > 0:
    sink.sendall(stream[:left])
    left -= len(stream)
"""


def chunks(size: int, total: int) -> Iterator[bytes]:
    """Fresh objects, at the rate at which a socket gives them."""
    near, far = socket.socketpair()
    command = [sys.executable, "-c", SENDER, str(far.fileno()), str(total)]
    with near, subprocess.Popen(command, pass_fds=[far.fileno()]):
        far.close()
        while chunk := near.recv(size, socket.MSG_WAITALL):
            yield chunk


def receiving(folder: Path, size: int, total: int) -> None:
    """No recording at all."""
    for _ in chunks(size, total):
        pass


def reference(folder: Path, size: int, total: int) -> None:
    """What the Python receiver of seed 001 does with a message."""
    files = [(folder / f"{number}.mp4").open("wb") for number in range(SOURCES)]
    for number, chunk in enumerate(chunks(size, total)):
        files[number % SOURCES].write(chunk)
    for file in files:
        file.close()


class Socket:
    """Stops and goes on as the ingest's does."""

    def __init__(self, recording: Recording) -> None:
        self.open = threading.Event()
        self.open.set()
        self.recording = recording
        recording.on_flow(self.open.clear, self.open.set)


def recorded(folder: Path, size: int, total: int) -> None:
    """The same bytes through the recorder, with sync, journal and guard."""
    recorder = Recorder(lambda: folder)
    sockets = [Socket(recorder.start(str(number))) for number in range(SOURCES)]
    for number, chunk in enumerate(chunks(size, total)):
        socket = sockets[number % SOURCES]
        if not socket.open.is_set():
            socket.open.wait()
        socket.recording.write(chunk)
    if not recorder.close(60):
        raise RuntimeError("the recorder did not end")
    for socket in sockets:
        view = socket.recording.view()
        if view.state != "saved" or view.path is None:
            raise RuntimeError(f"not saved: {view}")


def measure(bench: Bench, folder: Path, size: int, total: int) -> float:
    """MiB per CPU second."""
    with tempfile.TemporaryDirectory(dir=folder) as place:
        gc.collect()
        before = time.process_time()
        bench(Path(place), size, total)
        return total / MIB / (time.process_time() - before)


def compare(folder: Path, size: int, total: int, rounds: int) -> None:
    benches = (receiving, reference, recorded)
    figures: dict[Bench, list[float]] = {bench: [] for bench in benches}
    for number in range(rounds + 1):
        for bench in benches if number % 2 else reversed(benches):
            figure = measure(bench, folder, size, total)
            if number:  # the first round warms up
                figures[bench].append(figure)
    print(f"{size // 1024} KiB chunks, MiB per CPU second")
    for bench, name in zip(benches, ("receiving", "and file.write", "and recorder"), strict=True):
        print(f"  {name:15} median {statistics.median(figures[bench]):6.0f}  best {max(figures[bench]):6.0f}")
    ratio = statistics.median(figures[recorded]) / statistics.median(figures[reference])
    best = max(figures[recorded]) / max(figures[reference])
    print(f"  recorder : file.write   of medians {ratio:4.2f}   of bests {best:4.2f}", flush=True)


def choose(folder: Path, total: int, rounds: int) -> None:
    """Other constants of the writer, and what nine sources of 6 Mbit/s cost at other intervals."""
    usual = take.BATCH_BYTES, roll.WAKE_BYTES, writer.INTERVAL_S
    tried = ((MIB // 4, MIB // 4), (MIB // 2, MIB // 2), (MIB, MIB), (MIB, 4 * MIB), (4 * MIB, 16 * MIB))
    for batch, wake in tried:
        take.BATCH_BYTES = batch
        roll.WAKE_BYTES = wake
        setattr(writer, "WAKE_BYTES", wake)  # noqa: B010 - it has a name of its own there
        for size in (64 * 1024, 4 * 1024):
            figures = [measure(recorded, folder, size, total) for _ in range(rounds)]
            print(
                f"batch {batch / MIB:5.2f} MiB, wake {wake / MIB:5.2f} MiB, {size // 1024:3} KiB chunks: "
                f"{statistics.median(figures):6.0f} (best {max(figures):6.0f}) MiB per CPU second",
                flush=True,
            )
    take.BATCH_BYTES, roll.WAKE_BYTES, writer.INTERVAL_S = usual
    setattr(writer, "WAKE_BYTES", roll.WAKE_BYTES)  # noqa: B010
    for interval_s in (0.02, 0.05, 0.1, 0.2, 0.4):
        writer.INTERVAL_S = interval_s
        print(f"interval {interval_s:4.2f} s: {live(folder):5.2f} % of a core for nine sources of 6 Mbit/s", flush=True)
    writer.INTERVAL_S = usual[2]


def live(folder: Path, seconds: float = 4.0, sources: int = 9, fragment_s: float = 0.2) -> float:
    """Percent of a core for recording at the usual rate, without receiving."""
    fragment = STREAM[: int(6e6 / 8 * fragment_s)]
    with tempfile.TemporaryDirectory(dir=folder) as place:
        recorder = Recorder(lambda: Path(place))
        recordings = [recorder.start(str(number)) for number in range(sources)]
        before, start = time.process_time(), time.monotonic()
        for turn in range(int(seconds / fragment_s)):
            for recording in recordings:
                recording.write(fragment)
            time.sleep(max(0.0, start + (turn + 1) * fragment_s - time.monotonic()))
        spent = time.process_time() - before
        recorder.close()
    return 100 * spent / seconds


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--rounds", type=int, default=7)
    arguments.add_argument("--mib", type=int, default=128)
    arguments.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()))
    arguments.add_argument("--choose", action="store_true")
    chosen = arguments.parse_args()
    free = shutil.disk_usage(chosen.folder).free / 1e9
    print(f"{platform.platform()}, {os.cpu_count()} cores, Python {platform.python_version()}, {free:.0f} GB free")
    if chosen.choose:
        choose(chosen.folder, chosen.mib * MIB, chosen.rounds)
        return
    for size in (64 * 1024, 4 * 1024):
        compare(chosen.folder, size, chosen.mib * MIB, chosen.rounds)
    print(f"nine sources of 6 Mbit/s: {live(chosen.folder):.2f} % of a core")


if __name__ == "__main__":
    main()
