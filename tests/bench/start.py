"""Process start to usable window, and what an idle desk costs: the console beside a bare QMainWindow.

    python -m tests.bench.start [--runs 9] [--idle-s 10] [--empty] [--installed PROGRAM]

Both are started in turns, warm, on one virtual screen. The window is there when its pixels cover the
middle row of the screen, seen from outside by the same eye. At that moment its lower edge is pulled up
and back: it answers when its loop of events has taken that and painted the edge again. Idle: CPU of the
process and its resident memory, once the window has been there for some seconds. `--empty` starts the
console each time with the first-run choice instead of the empty wall. Bars: start at most 1.6 times the
bare window, idle below 1 % of a core, memory at most 1.6 times. With `--installed` it is an installed
console beside the checkout's; bar: start at most 1.3 times.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from tests.bench.machine import cpu_s, machine, memory_mib
from tests.bench.screen import Eye, environment, session_bus, virtual_screen, x_missing

ROOT = Path(__file__).parents[2]
WIDTH, HEIGHT = 1280, 800
EMPTY = 0xFF00FF  # no window paints this
COVERED = 0.6
PATIENCE_S = 30
PULLED = 40  # lines at the lower edge
SETTLE_S = 4
IDLES = 3  # after all starts: during a rest the system takes caches away, and the next start would not be warm
# The program that an operator's menu entry starts; a checkout whose package is not installed has none.
_SCRIPT = Path(sys.executable).with_name("airdesk")
PROGRAM = [str(_SCRIPT)] if _SCRIPT.is_file() else [sys.executable, "-m", "desktop"]
BARE = f"""
import sys
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication(sys.argv)
window = QMainWindow()
window.resize({WIDTH}, {HEIGHT})
window.show()
sys.exit(application.exec())
"""


@dataclass
class Measured:
    """One program's figures."""

    start_s: list[float]
    answer_s: list[float]
    idle_percent: list[float]
    rss_mib: list[float]
    pss_mib: list[float]


def covered(eye: Eye, y: int = HEIGHT // 2) -> float:
    """How much of a row of the screen, the middle one, some window has painted."""
    row = eye.look(0, y, WIDTH, 1)[0]
    empty = (row[:, 0] == EMPTY & 0xFF) & (row[:, 1] == EMPTY >> 8 & 0xFF) & (row[:, 2] == EMPTY >> 16)
    return 1 - float(empty.mean())


def run_once(command: list[str], env: dict[str, str], eye: Eye, idle_s: float, into: Measured) -> None:
    """Start, wait for its window, perhaps let it idle, end it."""
    while covered(eye) > 0:
        eye.paint_empty(EMPTY)
        time.sleep(0.02)
    began_s = time.monotonic()
    process = subprocess.Popen(command, env=env, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while covered(eye) < COVERED:
            if process.poll() is not None or time.monotonic() - began_s > PATIENCE_S:
                raise RuntimeError(f"no window: {' '.join(command)}")
            time.sleep(0.002)
        into.start_s.append(time.monotonic() - began_s)
        eye.pull(PULLED)
        while covered(eye, HEIGHT - PULLED // 2) < COVERED and time.monotonic() - began_s < PATIENCE_S:
            time.sleep(0.002)
        into.answer_s.append(time.monotonic() - began_s)
        if idle_s:
            time.sleep(SETTLE_S)
            before, at_s = cpu_s(process.pid), time.monotonic()
            time.sleep(idle_s)
            into.idle_percent.append((cpu_s(process.pid) - before) / (time.monotonic() - at_s) * 100)
            into.rss_mib.append(memory_mib(process.pid, "Rss"))
            into.pss_mib.append(memory_mib(process.pid, "Pss"))
    finally:
        process.terminate()
        process.wait()


def measure(runs: int, idle_s: float, empty: bool, installed: Path | None = None) -> tuple[Measured, Measured]:
    """Bare window and console, or the checkout's console and the installed one, in turns; the first pair only warms
    the caches, the last ones only idle."""
    bare, console = Measured([], [], [], [], []), Measured([], [], [], [], [])
    with virtual_screen(WIDTH, HEIGHT) as display, session_bus() as bus, tempfile.TemporaryDirectory() as folder:
        eye, env = Eye(display, WIDTH, HEIGHT), environment(display) | bus
        eye.paint_empty(EMPTY)
        for number in range(runs + 1 + IDLES):
            home = Path(folder) / (str(number) if empty else "home")
            home.mkdir(exist_ok=True)
            if not empty and number == 0:
                (home / "settings.json").write_text('{"welcomed": true}')
            words = ["--home", str(home), "--ingest-port", "0", "--secrets", "memory"]
            ours = [*PROGRAM, *words]
            pair = ([sys.executable, "-c", BARE], ours) if installed is None else (ours, [str(installed), *words])
            starts = 0 < number <= runs
            for command, measured in zip(pair, (bare, console), strict=True):
                one = Measured([], [], [], [], [])
                run_once(command, env, eye, idle_s if number > runs else 0, one)
                if starts:
                    measured.start_s += one.start_s
                    measured.answer_s += one.answer_s
                measured.idle_percent += one.idle_percent
                measured.rss_mib += one.rss_mib
                measured.pss_mib += one.pss_mib
        eye.close()
    return bare, console


def tell(what: str, unit: str, bare: list[float], console: list[float], bar: str, names: tuple[str, str]) -> None:
    """One line with both figures and the ratio of the medians."""
    theirs, ours = statistics.median(bare), statistics.median(console)
    ratio = f"{ours / theirs:5.2f} x" if theirs else "   -   "
    spread = f"{min(console):.3g} to {max(console):.3g}"
    told = f"{names[0]} {theirs:8.3f} {unit}, {names[1]} {ours:8.3f} {unit} ({spread})"
    print(f"{what:24} {told}, ratio {ratio}; bar {bar}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--idle-s", type=float, default=10)
    parser.add_argument("--empty", action="store_true")
    parser.add_argument("--installed", type=Path)
    wanted = parser.parse_args()
    if x_missing():
        sys.exit(f"not installed: {x_missing()}")
    print(machine())
    bare, console = measure(wanted.runs, wanted.idle_s, wanted.empty, wanted.installed)
    names = ("bare", "console") if wanted.installed is None else ("checkout", "installed")
    start_bar, memory_bar = ("1.6 x", "1.6 x") if wanted.installed is None else ("1.3 x", "-")
    print(f"medians of {wanted.runs} starts and {len(console.idle_percent)} idle times of {wanted.idle_s:g} s")
    tell("start to usable window", "s", bare.start_s, console.start_s, start_bar, names)
    pairs = [ours / theirs for ours, theirs in zip(console.start_s, bare.start_s, strict=True)]
    print(f"{'':24} each pair's ratio: median {statistics.median(pairs):.2f}, {min(pairs):.2f} to {max(pairs):.2f}")
    tell("first answer", "s", bare.answer_s, console.answer_s, start_bar, names)
    tell("idle CPU", "% of a core", bare.idle_percent, console.idle_percent, "1 % of a core", names)
    tell("resident memory", "MiB", bare.rss_mib, console.rss_mib, memory_bar, names)
    tell("its fair share", "MiB", bare.pss_mib, console.pss_mib, "-", names)


if __name__ == "__main__":
    main()
