"""Run the console on its demo studio; without a display on a virtual one, with pictures and a report."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import screen

SECONDS = 30  # how long the console runs where nobody can close it
MOMENTS_S = (4.0, 12.0, 20.0)  # when a picture is taken of the virtual display
GRACE_S = 60.0  # start and end of the console beside that
SIZE = "1600x900x24"


def has_display() -> bool:
    """Whether a window can be shown to somebody."""
    return sys.platform in ("win32", "darwin") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def run(python: Path, root: Path, extra: list[str]) -> int:
    """The console, until it is closed; without a display for SECONDS, and then what happened in sentences."""
    folder = root / "demo"
    shutil.rmtree(folder / "home", ignore_errors=True)  # what the demo before recorded
    folder.mkdir(exist_ok=True)
    for old in folder.glob("*.png"):
        old.unlink()
    state = folder / "state.json"
    state.unlink(missing_ok=True)
    console = [str(python), "-m", "desktop", "--demo", "--home", str(folder / "home"), "--print-state", str(state)]
    if has_display():
        return subprocess.run([*console, *extra], cwd=root, check=False).returncode
    if shutil.which("xvfb-run") is None:
        print("There is no display, and no virtual one: install xvfb and xauth, or set DISPLAY.", file=sys.stderr)
        return 1
    last = folder / "4-at-the-end.png"
    console += [
        "--screenshot",
        str(last),
        "--exit-after",
        str(SECONDS),
        *extra,
    ]  # of two equal options the last one counts
    status = _run_unseen(console, root, folder, _seconds(extra))
    return _report(status, folder, _path_after("--print-state", extra) or state)


def _run_unseen(console: list[str], root: Path, folder: Path, seconds: float) -> int:
    """Under a virtual display. Ends what does not end by itself."""
    frames = folder / "display"
    shutil.rmtree(frames, ignore_errors=True)
    frames.mkdir()
    server = f"-screen 0 {SIZE} -nolisten tcp -fbdir {frames}"
    print(f"No display: the console runs on a virtual one for {seconds:g} s.", flush=True)
    started = time.monotonic()
    display = subprocess.Popen(["xvfb-run", "-a", "-s", server, *console], cwd=root, start_new_session=True)
    try:
        for number, moment in enumerate((m for m in MOMENTS_S if m < seconds - 2), start=1):
            if _ended(display, started + moment - time.monotonic()):
                break
            screen.save(frames, folder / f"{number}-after-{moment:g}-s.png")
        display.wait(max(1.0, started + seconds + GRACE_S - time.monotonic()))
    except subprocess.TimeoutExpired:
        print("The console did not leave by itself and was ended.", file=sys.stderr)
    finally:
        _end(display)
        shutil.rmtree(frames, ignore_errors=True)
    return display.returncode if display.returncode is not None else 1


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


def _report(status: int, folder: Path, state_file: Path) -> int:
    if not state_file.exists():
        print(f"The console left with status {status} and told nothing of its state.", file=sys.stderr)
        return status or 1
    state = json.loads(state_file.read_text(encoding="utf-8"))
    print("\nWhat happened:")
    for sentence in sentences(state):
        print(f"  {sentence}")
    pictures = sorted(folder.glob("*.png"))
    print(f"Pictures in {folder}: {', '.join(picture.name for picture in pictures) or 'none'}.")
    print(f"The console left with status {status}.", flush=True)
    if status == 0 and not any(source["bytes_received"] for source in state["sources"]):
        print("Not one source sent anything: that is not what the demo is meant to show.", file=sys.stderr)
        return 1
    return status


def sentences(state: dict[str, Any]) -> list[str]:
    """The state file in plain words."""
    sources = state["sources"]
    count = len(sources)
    live = sum(source["state"] == "receiving" for source in sources)
    lines = [
        f"Bots could dial in at {state['ingest']['address'] or 'no address'}.",
        f"{count} source{'' if count == 1 else 's'} on the wall, {live} of them live at the end.",
    ]
    lines += [_of_source(source) for source in sources]
    loop, process = state["loop"], state["process"]
    lines.append(
        f"The window's loop stalled {loop['stall_max_ms']:.0f} ms at most (99 % under {loop['stall_p99_ms']:.0f} ms)."
    )
    lines.append(
        f"The process used {process['cpu_percent']:.0f} % of a core and {_mb(process['rss_bytes'])} of memory."
    )
    return lines


def _of_source(source: dict[str, Any]) -> str:
    name, state = source.get("name") or source["id"], source["state"]
    if not source["bytes_received"]:
        return f"{name}: {state}, nothing received."
    received, recorded = source["bytes_received"], source["bytes_recorded"]
    kept = "all of it recorded" if recorded >= received else f"{_mb(recorded)} recorded"
    return (
        f"{name}: {state}, {_mb(received)} received, {kept}; {source['frames_decoded']} pictures decoded, "
        f"{source['frames_shown']} shown, {source['frames_dropped']} dropped."
    )


def _mb(size: int) -> str:
    return f"{size / 1e6:.1f} MB"


def _seconds(extra: list[str]) -> float:
    given = _after("--exit-after", extra)
    return float(given) if given else SECONDS


def _path_after(option: str, extra: list[str]) -> Path | None:
    given = _after(option, extra)
    return Path(given) if given else None


def _after(option: str, extra: list[str]) -> str | None:
    """The last value of an option, written with a space or with `=`."""
    found = None
    for place, word in enumerate(extra):
        if word == option and place + 1 < len(extra):
            found = extra[place + 1]
        elif word.startswith(f"{option}="):
            found = word.partition("=")[2]
    return found
