"""Ingest and recording beside the reference receiver of MeetStream's guide: CPU and pong latency.

    python tests/bench/ingest.py [--mib 128] [--repeats 7] [--folder DIR] [--pong-seconds 10]

Both receivers get the same bytes from the same senders, each receiver a process of its own; only
its own CPU counts. Ours scans boxes and syncs the disk besides writing. The two run in pairs, one
right after the other and in turns first, after a pair that does not count. The ratio is the median
of the pairs' ratios; that of the two best runs stands beside it.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1]))

from tests.bench.machine import machine  # noqa: E402 - found by the line above

RECEIVERS = {"airdesk": HERE / "peers/console_receiver.py", "reference": HERE / "peers/seed_receiver.py"}
BOTS = 4


def material(path: Path, mib: int) -> None:
    """A real H.264 and AAC stream of at least `mib`, 6 Mbit/s, fragments of 200 ms."""
    from desktop.sim.clip import film
    from desktop.sim.recipe import Recipe

    made = film(Recipe(kbit_s=6000, grain=12), Path(tempfile.gettempdir()) / "airdesk-bench")
    with path.open("wb") as out:
        out.write(made.init)
        number = 0
        while out.tell() < mib * 1024 * 1024:
            out.write(made.fragment(number))
            number += 1


class Running:
    """A receiver's process."""

    def __init__(self, name: str, folder: Path) -> None:
        folder.mkdir()
        command = [sys.executable, str(RECEIVERS[name]), str(folder)]
        path = {"PYTHONPATH": str(HERE.parents[1]), "PATH": "/usr/bin:/bin"}
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=path)
        assert self._process.stdout is not None
        self.port = int(self._process.stdout.readline())

    def finish(self) -> float:
        """CPU seconds it took since it was listening."""
        out, _ = self._process.communicate("")
        return float(json.loads(out.splitlines()[-1])["cpu_s"])


def flat_out(name: str, stream: Path, frame_bytes: int, folder: Path, digest: str) -> float:
    """CPU seconds for four bots at full speed; the files must be whole."""
    receiver = Running(name, folder)
    sender = [sys.executable, str(HERE / "peers/flat_out.py")]
    bots = [
        subprocess.Popen(
            [*sender, str(receiver.port), f"bot-{number}", str(stream), str(frame_bytes)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )
        for number in range(BOTS)
    ]  # fmt: skip
    for bot in bots:
        assert bot.stdout is not None
        bot.stdout.readline()
    for bot in bots:
        assert bot.stdin is not None
        bot.stdin.write("\n")
        bot.stdin.flush()
    for bot in bots:
        if bot.wait():
            raise SystemExit("a bot failed")
        bot.communicate()
    spent = receiver.finish()
    files = sorted(folder.rglob("*.mp4"))
    whole = [hashlib.file_digest(path.open("rb"), "sha256").hexdigest() == digest for path in files]
    if len(whole) != BOTS or not all(whole):
        raise SystemExit(f"{name}: {sum(whole)} of {BOTS} files are whole")
    shutil.rmtree(folder)
    return spent


def pongs(name: str, stream: Path, seconds: float, folder: Path) -> list[float]:
    """Round trips of the pings of nine bots at 6 Mbit/s."""
    receiver = Running(name, folder)
    command = [
        sys.executable,
        str(HERE / "peers/on_pace.py"),
        str(receiver.port),
        "9",
        "6000",
        str(seconds),
        str(stream),
    ]
    out = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    receiver.finish()
    shutil.rmtree(folder)
    return sorted(json.loads(out))


def compare(stream: Path, frame_bytes: int, repeats: int, folder: Path) -> None:
    """In pairs, so that a noisy neighbour disturbs both, each first in every other pair."""
    with stream.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    total = stream.stat().st_size * BOTS
    spent: dict[str, list[float]] = {name: [] for name in RECEIVERS}
    for number in range(-1, repeats):
        for name in sorted(spent, reverse=bool(number % 2)):
            cost = flat_out(name, stream, frame_bytes, folder / f"{name}-{frame_bytes}-{number}", digest)
            if number >= 0:
                spent[name].append(cost)
    medians = {name: statistics.median(costs) for name, costs in spent.items()}
    for name, cost in medians.items():
        rate, messages = total / cost / 1e6, total / frame_bytes / cost
        runs = " ".join(f"{value:.2f}" for value in spent[name])
        best = f"best {total / min(spent[name]) / 1e6:.0f} MB"
        print(f"{name:>10}: {rate:7.0f} MB, {messages:9.0f} messages per CPU second, {best} (CPU s: {runs})")
    pairs = sorted(theirs / ours for ours, theirs in zip(spent["airdesk"], spent["reference"], strict=True))
    best = min(spent["reference"]) / min(spent["airdesk"])
    figures = (
        f"median of the pairs {statistics.median(pairs):.2f} x (bar: >= 1.0 x), {pairs[0]:.2f} to {pairs[-1]:.2f} x"
    )
    print(f"     ratio: {figures}; best against best {best:.2f} x")


def main() -> None:
    """All of it."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--mib", type=int, default=128)
    options.add_argument("--repeats", type=int, default=7)
    options.add_argument("--folder", type=Path, default=None)
    options.add_argument("--pong-seconds", type=float, default=10)
    chosen = options.parse_args()
    print(machine())
    with tempfile.TemporaryDirectory(dir=chosen.folder) as name:
        folder = Path(name)
        stream = folder / "stream.bin"
        material(stream, chosen.mib)
        for frame_bytes in (65536, 4096):
            size = stream.stat().st_size / 1e6
            print(f"{BOTS} bots flat out, {size:.0f} MB each in frames of {frame_bytes} bytes")
            compare(stream, frame_bytes, chosen.repeats, folder)
        print("pongs of nine bots at 6 Mbit/s, round trip in ms")
        for receiver in RECEIVERS:
            trips = pongs(receiver, stream, chosen.pong_seconds, folder / f"{receiver}-pong")
            at = [trips[min(len(trips) - 1, int(len(trips) * share))] for share in (0.5, 0.95, 0.99, 1)]
            figures = "p50 {:.2f}  p95 {:.2f}  p99 {:.2f}  max {:.2f}".format(*at)
            print(f"{receiver:>10}: {figures}  (n {len(trips)})")


if __name__ == "__main__":
    main()
