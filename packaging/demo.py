"""Run the console on its demo studio; without a display on a virtual one, with pictures and a report."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import screen
from story import Story

SECONDS = 30  # how long the console runs where nobody can close it
MOMENTS_S = (5.0, 12.0, 20.0)  # when a picture is taken of the virtual display
LOOK_S = 0.25  # how often its state is read
GRACE_S = 60.0  # start and end of the console beside that
SIZE = "1600x900x24"


def has_display() -> bool:
    """Whether a window can be shown to somebody."""
    return sys.platform in ("win32", "darwin") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def run(python: Path, root: Path, extra: list[str]) -> int:
    """The console, until it is closed; without a display for SECONDS, and then what happened in sentences."""
    folder = _clean(root / "demo")
    state = folder / "state.json"
    console = [str(python), "-m", "desktop", "--demo", "--home", str(folder / "home"), "--print-state", str(state)]
    if has_display():
        return subprocess.run([*console, *extra], cwd=root, env=_environment(), check=False).returncode
    if shutil.which("xvfb-run") is None:
        print("There is no display, and no virtual one: install xvfb and xauth, or set DISPLAY.", file=sys.stderr)
        return 1
    unseen = ["--screenshot", str(folder / "4-at-the-end.png"), "--exit-after", str(SECONDS)]
    story = Story(Path(_after("--print-state", extra) or state))
    seconds = float(_after("--exit-after", extra) or SECONDS)
    # Of two equal options the last one counts: those of the caller.
    status = _run_unseen([*console, *unseen, *extra], root, folder, seconds, story)
    return _report(status, folder, story)


def _environment() -> dict[str, str]:
    """Chromium has no sandbox for root and does not start; the demo's calls show pages of this checkout alone."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    return ({"QTWEBENGINE_DISABLE_SANDBOX": "1"} if root else {}) | os.environ


def _clean(folder: Path) -> Path:
    """The demo's folder as it is before the first one, but for the cache."""
    folder.mkdir(exist_ok=True)
    for old in [*folder.glob("*.png"), *folder.glob("*.json"), *(folder / "home").glob("*")]:
        if not old.is_dir():
            old.unlink()
        elif old.name != "cache":
            shutil.rmtree(old)
    return folder


def _run_unseen(console: list[str], root: Path, folder: Path, seconds: float, story: Story) -> int:
    """Under a virtual display. Ends what does not end by itself."""
    frames = folder / "display"
    shutil.rmtree(frames, ignore_errors=True)
    frames.mkdir()
    server = f"-screen 0 {SIZE} -nolisten tcp -fbdir {frames}"
    print(f"No display: the console runs on a virtual one for {seconds:g} s.", flush=True)
    started = time.monotonic()
    command = ["xvfb-run", "-a", "-s", server, *console]
    display = subprocess.Popen(command, cwd=root, env=_environment(), start_new_session=True)
    moments = [moment for moment in MOMENTS_S if moment < seconds - 2]
    try:
        while not _ended(display, LOOK_S):
            story.look()
            run_s = time.monotonic() - started
            if moments and run_s >= moments[0]:
                number = len(list(folder.glob("*.png"))) + 1
                screen.save(frames, folder / f"{number}-after-{moments.pop(0):g}-s.png")
            if run_s > seconds + GRACE_S:
                print("The console did not leave by itself and was ended.", file=sys.stderr)
                break
    finally:
        _end(display)
        shutil.rmtree(frames, ignore_errors=True)
    return display.returncode


def _ended(process: subprocess.Popen[bytes], wait_s: float) -> bool:
    try:
        process.wait(max(0.0, wait_s))
    except subprocess.TimeoutExpired:
        return False
    return True


def _end(process: subprocess.Popen[bytes]) -> None:
    """The whole session of the virtual display: server, console and what it started."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGTERM)
        if not _ended(process, 10.0):
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _report(status: int, folder: Path, story: Story) -> int:
    story.look()
    if not story.told:
        print(f"The console left with status {status} and told nothing of its state.", file=sys.stderr)
        return status or 1
    print("\nWhat happened:")
    for sentence in story.sentences():
        print(f"  {sentence}")
    pictures = sorted(folder.glob("*.png"))
    print(f"Pictures in {folder}: {', '.join(picture.name for picture in pictures) or 'none'}.")
    print(f"The console left with status {status}.", flush=True)
    if status == 0 and not story.received:
        print("Not one source sent anything: that is not what the demo is meant to show.", file=sys.stderr)
        return 1
    return status


def _after(option: str, extra: list[str]) -> str | None:
    """The last value of an option, written with a space or with `=`."""
    found = None
    for place, word in enumerate(extra):
        if word == option and place + 1 < len(extra):
            found = extra[place + 1]
        elif word.startswith(f"{option}="):
            found = word.partition("=")[2]
    return found
