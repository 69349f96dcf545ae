"""`selftest.py PROGRAM`: whether an installed console works, by what anybody would look at first.

Starts the program on its demo studio, in a home of its own, and waits for a moving picture, a recording whose bytes
arrive on the disk, and the lamp that says ON AIR. Then the console leaves by itself, with a picture of its window and
with status 0. Its first start draws the clips of the demo, which takes a slow computer a while: what was not seen by
then is looked for once more, for longer. Last, the page that calls live in is opened, for which the web engine must
load. What is missing is one sentence each, and the status of this program is that of the first.

Needs a screen: without one, run it with xvfb-run. Where the web engine cannot lock itself in, as root or in a chroot,
set QTWEBENGINE_DISABLE_SANDBOX=1. Standard library only; the same on Linux, Windows and macOS.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import signal
import struct
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import IntEnum
from pathlib import Path
from typing import Any

SECONDS = 30.0  # how long the console runs
LONGER = 3.0  # times that, the second time
GRACE_S = 40.0  # its start and its end beside that, on a slow computer
LOOK_S = 0.2
PAGE_S = 40.0  # for the page of a call, which nothing of the engine is loaded for yet
OPEN = b'{"type":"open"}\n'
STEPS = 3  # so many times a figure must have grown to be called moving
SMALLEST_PICTURE = (640, 400)
PNG = b"\x89PNG\r\n\x1a\n"
State = dict[str, Any]


class Fault(IntEnum):
    """What is wrong, as the exit status."""

    NO_START = 3
    NO_STATE = 4
    NO_PICTURE = 5
    NO_RECORDING = 6
    NO_LAMP = 7
    NO_SCREENSHOT = 8
    STATUS = 9
    STAYED = 10
    NO_CALL_PAGE = 11


NOT_SEEN = (Fault.NO_PICTURE, Fault.NO_RECORDING, Fault.NO_LAMP)


@dataclass
class Growth:
    """How often each of several figures has grown."""

    last: dict[str, int] = field(default_factory=dict)
    steps: dict[str, int] = field(default_factory=dict)

    def take(self, name: str, value: int) -> None:
        """The figure as it is now."""
        if value > self.last.setdefault(name, value):
            self.steps[name] = self.steps.get(name, 0) + 1
            self.last[name] = value

    @property
    def grown(self) -> list[str]:
        """Those that have, often enough."""
        return [name for name, steps in self.steps.items() if steps >= STEPS]


class Watch:
    """What the console was seen to do, from its state file and from the disk itself."""

    def __init__(self) -> None:
        self.told = False
        self.shown, self.recorded = Growth(), Growth()
        self.lamp = ""  # the state of the broadcast, as it was last
        self.was_on_air = False

    def look(self, file: Path) -> None:
        """Take in what there is now. The state file is replaced whole, or not there."""
        try:
            state: State = json.loads(file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return
        self.told = True
        for source in state.get("sources", []):
            self.shown.take(source["id"], source["frames_shown"])
            self.recorded.take(source["id"], _size(source["recording_path"]))
        live = state.get("live", {})
        self.lamp = live.get("state", "")
        self.was_on_air |= self.lamp == "on_air" and bool(live.get("on_air_since"))

    def faults(self) -> list[tuple[Fault, str]]:
        """What was not seen."""
        if not self.told:
            return [(Fault.NO_STATE, "The console told nothing of its state.")]
        found = []
        if not self.shown.grown:
            found.append((Fault.NO_PICTURE, "No source showed a moving picture."))
        if not self.recorded.grown:
            found.append((Fault.NO_RECORDING, "No recording grew on the disk."))
        if not self.was_on_air:
            found.append((Fault.NO_LAMP, f"The lamp never said ON AIR; it was {self.lamp or 'dark'!r} at the end."))
        return found

    def sentence(self) -> str:
        """What was seen."""
        lamp = "on air" if self.was_on_air else "not on air"
        return f"{len(self.shown.grown)} moving pictures, {len(self.recorded.grown)} growing recordings, {lamp}"


def _size(path: str | None) -> int:
    try:
        return Path(path).stat().st_size if path else 0
    except OSError:
        return 0


def main(arguments: list[str]) -> int:
    """Test one program; returns the exit status."""
    parser = argparse.ArgumentParser(prog="packaging/selftest.py", description="Whether an installed console works.")
    parser.add_argument("program", type=Path, help="the installed program, or its start file")
    parser.add_argument("--home", type=Path, help="a home to use and to leave; else one that is removed afterwards")
    parser.add_argument("--screenshot", type=Path, help="where to put the picture of its window; else it is removed")
    parser.add_argument("--seconds", type=float, default=SECONDS, help=f"how long it runs ({SECONDS:g})")
    parser.add_argument("--grace", type=float, default=GRACE_S, help=f"for its start and its end ({GRACE_S:g})")
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="airdesk-selftest-", ignore_cleanup_errors=True) as folder:
        home = chosen.home or Path(folder, "home")
        picture = chosen.screenshot or Path(folder, "window.png")
        files = (home, Path(folder, "state.json"), picture)
        watch, faults = run(chosen.program, *files, chosen.seconds, chosen.grace)
        if any(fault in NOT_SEEN for fault, _ in faults):
            print(f"Not all was seen within {chosen.seconds:g} s.", flush=True)
            watch, faults = run(chosen.program, *files, chosen.seconds * LONGER, chosen.grace)
    page = opens_page(chosen.program) if not faults or faults[0][0] is not Fault.NO_START else True
    if not page:
        faults.append((Fault.NO_CALL_PAGE, f"The page of a call did not open within {PAGE_S:g} s."))
    print(f"Seen: {watch.sentence()}{', the page of a call' if page else ''}.")
    for fault, text in faults:
        print(f"FAILED ({fault.value}): {text}", file=sys.stderr)
    if not faults:
        print("The installed console works.")
    return faults[0][0].value if faults else 0


def run(
    program: Path, home: Path, state: Path, picture: Path, seconds: float, grace_s: float
) -> tuple[Watch, list[tuple[Fault, str]]]:
    """The console from its start to its end, by force if need be. What was seen, and what was not."""
    watch = Watch()
    options = ["--demo", "--demo-on-air", "--secrets", "memory", "--ingest-port", "0", "--home", str(home)]
    leave = ["--print-state", str(state), "--screenshot", str(picture), "--exit-after", f"{seconds:g}"]
    for left in (picture, state):  # by a former run
        left.unlink(missing_ok=True)
    began = time.monotonic()
    try:
        process = subprocess.Popen([str(program), *options, *leave], start_new_session=True)
    except OSError as error:
        return watch, [(Fault.NO_START, f"The program does not start: {error.strerror or error}.")]
    try:
        status = _wait(process, lambda: watch.look(state), seconds + grace_s)
    finally:
        _end(process)
    if status is None:
        late = (Fault.STAYED, f"The console did not leave within {seconds + grace_s:g} s and was ended.")
        return watch, [*watch.faults(), late]
    if time.monotonic() - began < seconds:
        early = f"The console left too early, after {time.monotonic() - began:.0f} s, with status {status}."
        return watch, [(Fault.STATUS, early)]
    wrong = [] if status == 0 else [(Fault.STATUS, f"The console left with status {status}.")]
    return watch, [*watch.faults(), *_of_picture(picture), *wrong]


def opens_page(program: Path) -> bool:
    """Whether the process for the page of a call says that its page is there."""
    process = subprocess.Popen(
        [str(program), "--call"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True
    )
    late = threading.Timer(PAGE_S, _end, (process,))
    late.start()
    try:
        assert process.stdin is not None
        assert process.stdout is not None
        with contextlib.suppress(OSError):
            process.stdin.write(OPEN)
            process.stdin.flush()
        ready = any(b'"ready"' in line for line in process.stdout)
        with contextlib.suppress(OSError):
            process.stdin.close()  # with which it leaves
        process.stdout.close()
        return ready
    finally:
        late.cancel()
        _end(process)


def _of_picture(file: Path) -> list[tuple[Fault, str]]:
    try:
        head = file.read_bytes()[:24]
    except OSError:
        return [(Fault.NO_SCREENSHOT, "There is no picture of its window.")]
    width, height = struct.unpack(">II", head[16:24]) if head.startswith(PNG) and len(head) == 24 else (0, 0)
    if width < SMALLEST_PICTURE[0] or height < SMALLEST_PICTURE[1]:
        return [(Fault.NO_SCREENSHOT, f"The picture of its window is {width} x {height}: that is no console.")]
    return []


def _wait(process: subprocess.Popen[bytes], look: Callable[[], None], within_s: float) -> int | None:
    """Its status, or None if it is there for longer than that."""
    until = time.monotonic() + within_s
    while time.monotonic() < until:
        try:
            return process.wait(LOOK_S)
        except subprocess.TimeoutExpired:
            look()
    return None


def _end(process: subprocess.Popen[bytes]) -> None:
    """It and all that it started, if it is still there."""
    if process.poll() is not None:
        return
    if os.name == "posix":
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
