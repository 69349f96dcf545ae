"""Last byte of a picture handed to the socket until that picture is on the screen: the console beside mpv.

    python -m tests.bench.latency [--seconds 20] [--repeats 1] [--fragments 200 40] [--programs airdesk mpv ...]

A sender paces a 1080p25 6 Mbit/s film whose pictures carry their number; a reader looks at the pixels of
the virtual screen about a thousand times a second, the same for every program. Pictures of the first
three seconds do not count. Freeze: over 100 ms between two new pictures. Spacing: how far the time
between two neighbouring pictures is from 40 ms. mpv reads the same bytes from a pipe.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import numpy as np

from tests.bench import coded
from tests.bench.machine import cpu_s, machine
from tests.bench.screen import Eye, environment, virtual_screen, x_missing

ROOT = Path(__file__).parents[2]
WIDTH, HEIGHT = 1280, 800
WARM_UP = 3 * coded.FPS
PATIENCE_S = 20
LINGER_S = 1.0  # after the last byte: who hangs up takes down what is not shown yet, and that is no picture lost
MPV = ["mpv", "--no-config", "--vo=x11", "--hwdec=no", "--ao=null", "--no-osc", "--no-terminal", "--geometry=960x540"]
UNTIMED = ("--untimed", "--no-audio")  # with sound it would wait for that
PROGRAMS = ("airdesk", "mpv", "mpv-untimed")
BARS = {200: "p50 120, p95 200", 40: "p50 40, p95 80"}


@dataclass
class Seen:
    """What one run showed."""

    latency_ms: list[float] = field(default_factory=list)
    uneven_ms: list[float] = field(default_factory=list)
    longest_ms: float = 0.0
    freezes: int = 0
    sent: int = 0
    cpu_percent: float = 0.0
    picture_width: int = 0


def send(target: str, seconds: int, fragment_ms: int, log: Path) -> None:
    """The sender's process: to a WebSocket address, or to stdout as `-`."""
    init, pieces = coded.film(seconds, fragment_ms)
    with _way(target) as put:
        put(init)
        began_s = time.monotonic()
        handed: dict[int, float] = {}
        for piece in pieces:
            last = max(piece.numbers, default=None)
            if last is not None:  # a fragment is whole when its last picture has been taken
                time.sleep(max(0.0, began_s + (last + 1) / coded.FPS - time.monotonic()))
            put(piece.data)
            handed.update(dict.fromkeys(piece.numbers, time.monotonic()))
        time.sleep(LINGER_S)
    log.write_text(json.dumps(handed))


@contextmanager
def _way(target: str) -> Iterator[Callable[[bytes], object]]:
    if target == "-":
        yield lambda data: (sys.stdout.buffer.write(data), sys.stdout.buffer.flush())
        return
    from websockets.sync.client import connect

    start = {"type": "video_stream_start", "bot_id": "bench", "codec": "h264", "audio_codec": "aac"}
    start |= {"container": "fmp4", "width": coded.WIDTH, "height": coded.HEIGHT, "framerate": coded.FPS}
    with connect(target, compression=None, max_size=None) as connection:
        connection.send(json.dumps(start))
        yield connection.send


def sender_command(target: str, seconds: int, fragment_ms: int, log: Path) -> list[str]:
    """How the sender is started."""
    what = ["--send", target, "--seconds", str(seconds), "--fragments", str(fragment_ms), "--log", str(log)]
    return [sys.executable, "-m", "tests.bench.latency", *what]


def run_airdesk(display: str, folder: Path, seconds: int, fragment_ms: int, eye: Eye) -> Seen:
    """The console, with a bot that nobody invited."""
    state = folder / "state.json"
    (folder / "settings.json").write_text('{"welcomed": true, "recording": {"automatic": false}}')
    command = [sys.executable, "-m", "desktop", "--home", str(folder), "--ingest-port", "0", "--open-ingest"]
    command += ["--secrets", "memory", "--print-state", str(state)]
    with (folder / "said").open("w") as said:
        console = subprocess.Popen(command, env=environment(display), cwd=ROOT, stdout=said, stderr=said)
    sender = None
    try:
        address = _address(state, console)
        sender = subprocess.Popen(sender_command(address, seconds, fragment_ms, folder / "sent.json"), cwd=ROOT)
        return watch(eye, sender, console.pid, folder / "sent.json")
    finally:
        _end(sender, console)


def run_mpv(display: str, folder: Path, seconds: int, fragment_ms: int, eye: Eye, *options: str) -> Seen:
    """mpv on the reading end of a pipe."""
    log = folder / "sent.json"
    sender = subprocess.Popen(sender_command("-", seconds, fragment_ms, log), cwd=ROOT, stdout=subprocess.PIPE)
    command = [*MPV, "--profile=low-latency", *options, "-"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    env = environment(display) | {"HOME": str(folder)}
    player = subprocess.Popen(command, env=env, stdin=sender.stdout, **quiet)
    assert sender.stdout is not None
    sender.stdout.close()
    try:
        return watch(eye, sender, player.pid, log)
    finally:
        _end(sender, player)


def watch(eye: Eye, sender: subprocess.Popen[bytes], player_pid: int, log: Path) -> Seen:
    """Read the screen until the sender has ended, which it does a moment after its last byte, and a second more."""
    strip = _find(eye, sender)
    first_seen: dict[int, float] = {}
    before, began_s, ends_s = cpu_s(player_pid), time.monotonic(), float("inf")
    while time.monotonic() < ends_s:
        number = strip.read(eye.look(strip.x, strip.y, strip.width, 1)[0])
        now_s = time.monotonic()
        if number is not None:
            first_seen.setdefault(number, now_s)
        if ends_s == float("inf") and sender.poll() is not None:
            busy_s, ends_s = cpu_s(player_pid) - before, now_s + 1.0
            percent = busy_s / (now_s - began_s) * 100
        time.sleep(0.0008)
    handed = {int(number): at_s for number, at_s in json.loads(log.read_text()).items()}
    return judge(handed, first_seen, percent, strip.picture_width)


def judge(handed: dict[int, float], first_seen: dict[int, float], cpu_percent: float, width: int) -> Seen:
    """The figures of one run, without its beginning."""
    begin = max(WARM_UP, min(first_seen, default=0) + coded.FPS)  # the eye, too, takes a moment to find the picture
    counted = sorted(number for number in first_seen if number >= begin and number in handed)
    seen = Seen(cpu_percent=cpu_percent, picture_width=width)
    seen.sent = sum(number >= begin for number in handed)
    seen.latency_ms = [(first_seen[number] - handed[number]) * 1000 for number in counted]
    for one, next_one in pairwise(counted):
        gap_ms = (first_seen[next_one] - first_seen[one]) * 1000
        seen.longest_ms = max(seen.longest_ms, gap_ms)
        seen.freezes += gap_ms > 100
        if next_one == one + 1:
            seen.uneven_ms.append(abs(gap_ms - 1000 / coded.FPS))
    return seen


def _find(eye: Eye, sender: subprocess.Popen[bytes]) -> coded.Strip:
    deadline = time.monotonic() + PATIENCE_S
    last = None
    while time.monotonic() < deadline and sender.poll() is None:
        strip = coded.find(eye.look())
        if strip is not None and strip == last:  # a window that still grows is not there yet
            return strip
        last = strip
        time.sleep(0.3)
    raise RuntimeError("no picture was seen on the screen")


def _address(state: Path, console: subprocess.Popen[bytes]) -> str:
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline and console.poll() is None:
        if state.exists() and (address := json.loads(state.read_text())["ingest"]["address"]):
            return str(address)
        time.sleep(0.1)
    said = (state.parent / "said").read_text()[-2000:]
    raise RuntimeError(f"the console names no ingest address (exit status {console.poll()}); it said:\n{said}")


def _end(*processes: subprocess.Popen[bytes] | None) -> None:
    for process in processes:
        if process is not None and process.poll() is None:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def run(program: str, display: str, seconds: int, fragment_ms: int, eye: Eye) -> Seen:
    """One run of one program in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        where = Path(folder)
        if program == "airdesk":
            return run_airdesk(display, where, seconds, fragment_ms, eye)
        return run_mpv(display, where, seconds, fragment_ms, eye, *(UNTIMED if program == "mpv-untimed" else ()))


def tell(program: str, fragment_ms: int, runs: list[Seen]) -> None:
    """One line: medians over the runs."""

    def middle(of: Callable[[Seen], float]) -> float:
        return statistics.median(of(one) for one in runs)

    p50, p95 = (middle(lambda one, q=q: float(np.percentile(one.latency_ms, q))) for q in (50, 95))
    uneven = middle(lambda one: float(np.percentile(one.uneven_ms, 95)))
    even = middle(lambda one: 100 * float(np.mean(np.array(one.uneven_ms) <= 20)))
    shown = middle(lambda one: 100 * len(one.latency_ms) / one.sent)
    freezes, longest = middle(lambda one: one.freezes), middle(lambda one: one.longest_ms)
    cpu = middle(lambda one: one.cpu_percent)
    print(
        f"{fragment_ms:4} ms {program:12} p50 {p50:6.1f} p95 {p95:6.1f} ms | freezes {freezes:3.0f}, "
        f"longest {longest:4.0f} ms | spacing off by p95 {uneven:5.1f} ms, {even:5.1f} % within 20 | "
        f"shown {shown:5.1f} % | CPU {cpu:5.1f} % | {runs[0].picture_width} px wide",
        flush=True,
    )


def main() -> None:
    """Measure and print; with `--send`, be the sender."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=int, default=20)
    parser.add_argument("--repeats", type=int, default=1)
    parser.add_argument("--fragments", type=int, nargs="+", default=[200, 40], metavar="MS")
    parser.add_argument("--programs", nargs="+", default=PROGRAMS, choices=PROGRAMS)
    parser.add_argument("--send", metavar="ADDRESS", help=argparse.SUPPRESS)
    parser.add_argument("--log", type=Path, help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    if wanted.send:
        send(wanted.send, wanted.seconds, wanted.fragments[0], wanted.log)
        return
    if x_missing():
        sys.exit(f"not installed: {x_missing()}")
    programs = [name for name in wanted.programs if name == "airdesk" or shutil.which("mpv")]
    for fragment_ms in wanted.fragments:
        coded.film(wanted.seconds, fragment_ms)
    print(machine(), flush=True)
    with virtual_screen(WIDTH, HEIGHT) as display:
        eye = Eye(display, WIDTH, HEIGHT)
        for fragment_ms in wanted.fragments:
            found: dict[str, list[Seen]] = {name: [] for name in programs}
            for _ in range(wanted.repeats):
                for name in programs:
                    found[name].append(run(name, display, wanted.seconds, fragment_ms, eye))
            for name in programs:
                tell(name, fragment_ms, found[name])
            print(f"{fragment_ms:4} ms bar          {BARS.get(fragment_ms, '-')} ms, no freeze, spacing within 20 ms")
        eye.close()


if __name__ == "__main__":
    os.environ.pop("DISPLAY", None)
    main()
