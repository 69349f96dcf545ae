"""First fragment complete until its first picture is on the screen: a bot that dials into the console.

    python -m tests.bench.first_picture [--repeats 20] [--fragments 200]

fresh   the first source of a console that has just been started: the booth starts with it
again   the same bot dials again after its stream has ended

The clock starts when the last byte of the first fragment has been handed to the socket. A reader looks at
the pixels of the virtual screen about a thousand times a second.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from websockets.sync.client import connect

from tests.bench import coded
from tests.bench.machine import machine
from tests.bench.screen import Eye, environment, virtual_screen, x_missing

ROOT = Path(__file__).parents[2]
WIDTH, HEIGHT = 1280, 800
PATIENCE_S = 20.0
SENT_S = 2  # of each stream
FIRST_S = 1  # pictures of this part prove that it is the new stream
BAR_MS = 150
SETTINGS = '{"welcomed": true, "recording": {"automatic": false}}'


@contextmanager
def console(display: str) -> Iterator[str]:
    """A console that has settled; yields where bots dial."""
    with tempfile.TemporaryDirectory() as folder:
        state = Path(folder) / "state.json"
        (Path(folder) / "settings.json").write_text(SETTINGS)
        command = [sys.executable, "-m", "desktop", "--home", folder, "--secrets", "memory", "--open-ingest"]
        command += ["--ingest-port", "0", "--print-state", str(state)]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        process = subprocess.Popen(command, cwd=ROOT, env=environment(display), **quiet)
        try:
            yield _address(state)
        finally:
            process.terminate()
            process.wait(30)


def _address(state: Path) -> str:
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline:
        if state.exists() and (address := json.loads(state.read_text())["ingest"]["address"]):
            time.sleep(2.0)  # nobody dials in the second in which the desk is sat down at
            return str(address)
        time.sleep(0.1)
    raise RuntimeError("the console names no ingest address")


def stream(address: str, fragment_ms: int, eye: Eye, strip: coded.Strip | None) -> tuple[float, coded.Strip | None]:
    """Send one short stream. Milliseconds to its first picture, and where it was seen last."""
    init, pieces = coded.film(SENT_S, fragment_ms)
    start = {"type": "video_stream_start", "bot_id": "bench", "codec": "h264", "audio_codec": "aac"}
    start |= {"container": "fmp4", "width": coded.WIDTH, "height": coded.HEIGHT, "framerate": coded.FPS}
    took_ms, found = float("nan"), None
    with connect(address, compression=None, max_size=None) as connection:
        connection.send(json.dumps(start))
        connection.send(init)
        for piece in pieces:
            connection.send(piece.data)
            handed_s = time.monotonic()
            if strip is not None and piece is pieces[0]:
                took_ms = (_seen(eye, strip) - handed_s) * 1000
            time.sleep(max(0.0, handed_s + fragment_ms / 1000 - time.monotonic()))
        if strip is None:
            time.sleep(0.5)
            found = coded.find(eye.look())
    return took_ms, found


def _seen(eye: Eye, strip: coded.Strip) -> float:
    """When the beginning of the new stream is read off the screen."""
    deadline = time.monotonic() + PATIENCE_S
    while (now_s := time.monotonic()) < deadline:
        row = eye.look(strip.x, strip.y, strip.width, 1)[0]
        if _marked(row) and (number := strip.read(row)) is not None and number < FIRST_S * coded.FPS:
            return now_s
        time.sleep(0.0008)
    raise RuntimeError("no picture was seen on the screen")


def _marked(row: np.ndarray) -> bool:
    """Whether it begins green and ends blue."""
    cell = len(row) // coded.CELLS // 2
    first, last = row[cell].astype(int), row[-cell].astype(int)
    return bool(first[1] > 170 > first[0] and last[0] > 150 > last[1])


def tell(what: str, took_ms: list[float]) -> None:
    """One line."""
    p50, p95 = np.percentile(took_ms, 50), np.percentile(took_ms, 95)
    print(f"{what:6} p50 {p50:4.0f} p95 {p95:4.0f} max {max(took_ms):4.0f} ms of {len(took_ms)}  (bar p95 {BAR_MS})")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeats", type=int, default=20)
    parser.add_argument("--fragments", type=int, default=200, metavar="MS")
    wanted = parser.parse_args()
    if x_missing():
        sys.exit(f"not installed: {x_missing()}")
    coded.film(SENT_S, wanted.fragments)
    print(machine(), flush=True)
    with virtual_screen(WIDTH, HEIGHT) as display:
        eye = Eye(display, WIDTH, HEIGHT)
        with console(display) as address:
            strip = stream(address, wanted.fragments, eye, None)[1]
            if strip is None:
                sys.exit("no picture was seen on the screen")
            again = [stream(address, wanted.fragments, eye, strip)[0] for _ in range(wanted.repeats)]
        fresh = []
        for _ in range(wanted.repeats):
            with console(display) as address:
                fresh.append(stream(address, wanted.fragments, eye, strip)[0])
        tell("again", again)
        tell("fresh", fresh)
        eye.close()


if __name__ == "__main__":
    os.environ.pop("DISPLAY", None)
    main()
