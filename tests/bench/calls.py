"""A call in the demo: the way in, the mute that the far side hears, and what the feature costs a start of the desk.

    python -m tests.bench.calls [--runs 20] [--starts 20]

The real page in QtWebEngine with Chromium's fake devices, against the studio's WebRTC peer on this machine. A join
begins with the request for a token, its page and devices open already as in the dialog; it ends when the guest's first
picture is there. A mute begins with the wish while Chromium's beep is heard; its end is the last loud sound that the
guest's side received. A start of the desk, which leaves by itself at once, is run in turns with calls and without:
their entrance is then not even imported. Bars: join p95 at most 2 s, mute at most 150 ms, start at most 1.02 times,
compared by the least CPU time, which a busy machine disturbs least.
"""

from __future__ import annotations

import argparse
import math
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

from PySide6.QtWidgets import QApplication

from desktop.core.call_page import PageEnded, PageReady
from tests.bench.machine import machine
from tests.flows.test_joined_call import SPEAKS_DB, Evening, join, recent
from tests.ui.calls.caller import Caller
from tests.ui.calls.far_side import FAKE_DEVICES, UNGUARDED

ROOT = Path(__file__).parents[2]
JOIN_S, MUTE_MS, START = 2.0, 150.0, 1.02
BEEP_S = 1.2  # Chromium's fake microphone beeps once a second
BEEP_ON_S = 0.06  # what of it the guest heard so lately still sounds
WITHOUT = """
import sys, types
class Nothing:
    def __init__(self, *what): pass
    async def aclose(self): pass
sys.modules["desktop.call_entrance"] = types.SimpleNamespace(CallEntrance=Nothing)
"""
START_IT = "from desktop.__main__ import main\nraise SystemExit(main())\n"


class Loop:
    """As much of pytest-qt's bot as `Caller` needs."""

    def __init__(self, application: QApplication) -> None:
        self._application = application

    def waitUntil(self, ready: Callable[[], bool], timeout: int) -> None:
        end = time.monotonic() + timeout / 1000
        while not ready():
            if time.monotonic() > end:
                raise SystemExit("nothing came in time")
            self._application.processEvents()
            time.sleep(0.002)


def calls(runs: int) -> tuple[list[float], list[float]]:
    """Seconds of each join, and milliseconds of each mute."""
    os.environ.update(FAKE_DEVICES | UNGUARDED)
    loop = Loop(QApplication.instance() or QApplication([]))  # type: ignore[arg-type]  # a QApplication it is
    evening = Evening()
    joins, mutes = [], []
    try:
        for _ in range(runs):
            caller = Caller(cast("Any", loop), evening.studio, None)
            caller.page.arrange(microphone_on=True, camera_on=True, picture_width=160)
            caller.wait_for(PageReady)
            caller.wait(lambda caller=caller: {one.kind for one in caller.used if one.on} == {"microphone", "camera"})
            begun = time.monotonic()
            ticket = evening.ticket()
            asked_s = time.monotonic() - begun
            joins.append(asked_s + join(caller, ticket))
            mutes.append(mute(evening, caller))
            caller.page.leave()
            caller.wait_for(PageEnded)
            caller.page.close()
            caller.page.process.join()
    finally:
        evening.close()
    return joins, mutes


def mute(evening: Evening, caller: Caller) -> float:
    """Milliseconds from the wish, in the middle of a beep, to the last sound of it on the far side."""
    caller.wait(lambda: any(level > SPEAKS_DB for _, level in recent(evening, time.monotonic() - BEEP_ON_S)))
    wished_at = time.monotonic()
    caller.page.set_mic(False)
    caller.wait(lambda: time.monotonic() > wished_at + BEEP_S)
    late = [1000 * (at - wished_at) for at, level in recent(evening, wished_at) if level > SPEAKS_DB]
    return max(late, default=0.0)


def start(with_calls: bool) -> tuple[float, float]:
    """CPU and wall seconds of a desk that starts and leaves at once."""
    code = START_IT if with_calls else WITHOUT + START_IT
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    with tempfile.TemporaryDirectory() as home:
        command = [sys.executable, "-c", code, "--home", home, "--secrets", "memory", "--ingest-port", "0"]
        begun = time.monotonic()
        desk = subprocess.Popen(
            [*command, "--exit-after", "0"], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        _, status, used = os.wait4(desk.pid, 0)
        desk.returncode = os.waitstatus_to_exitcode(status)
        took_s = time.monotonic() - begun
    if desk.returncode:
        raise SystemExit(f"the desk ended with status {desk.returncode}")
    return used.ru_utime + used.ru_stime, took_s


def starts(runs: int) -> dict[bool, list[tuple[float, float]]]:
    """In turns, after one of each that nobody counts; who is first changes."""
    found: dict[bool, list[tuple[float, float]]] = {True: [], False: []}
    for run in range(runs + 1):
        for with_calls in (True, False) if run % 2 else (False, True):
            taken = start(with_calls)
            if run:
                found[with_calls].append(taken)
    return found


def p95(values: list[float]) -> float:
    return sorted(values)[math.ceil(0.95 * len(values)) - 1]


def verdict(good: bool) -> str:
    return "met" if good else "MISSED"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--starts", type=int, default=20)
    chosen = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    print(machine())
    if chosen.runs:
        joins, mutes = calls(chosen.runs)
        word = verdict(p95(joins) <= JOIN_S)
        print(f"join to the first picture: p50 {statistics.median(joins):.2f} s, p95 {p95(joins):.2f} s, bar {word}")
        word = verdict(max(mutes) <= MUTE_MS)
        print(f"mute to the far side: p50 {statistics.median(mutes):.0f} ms, most {max(mutes):.0f} ms, bar {word}")
    if chosen.starts:
        found = starts(chosen.starts)
        least = {which: min(cpu for cpu, _ in taken) for which, taken in found.items()}
        middle = {which: statistics.median(wall for _, wall in taken) for which, taken in found.items()}
        ratio = least[True] / least[False]
        print(
            f"start with calls and without: least CPU {least[True]:.3f} s and {least[False]:.3f} s, {ratio:.3f} times, "
            f"bar {verdict(ratio <= START)}; median wall {middle[True]:.3f} s and {middle[False]:.3f} s"
        )


if __name__ == "__main__":
    main()
