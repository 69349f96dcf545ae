"""The bars of channels and chat, in real lists over a real socket. Usage: python -m tests.bench.mezon [WHAT...]

channels   50,000 channels: shown after the answer arrived, stalls of the window
filter     a keystroke in the filter on 50,000 channels, to its picture
flood      1,000 messages a second into the open channel: stalls, age of the newest line, memory
reconnect  the network back after a cut, to what was missed being shown
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.bench.machine import machine
from tests.bench.screen import environment, virtual_screen, x_missing

ROOT = Path(__file__).resolve().parents[2]
BARS = {
    "channels": (("shown_ms", 500), ("stall_max_ms", 50)),
    "filter": (("p95_ms", 30),),
    "flood": (("stall_p99_ms", 16), ("age_max_ms", 250)),
    "reconnect": (("max_ms", 2_000),),
}


def measured(what: str, seconds: float, display: str) -> dict[str, Any]:
    """One run, in a process of its own."""
    command = [sys.executable, "-m", "tests.bench.peers.mezon_window", what, str(seconds)]
    done = subprocess.run(command, cwd=ROOT, env=environment(display), stdout=subprocess.PIPE, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def main() -> None:
    """All of them, or those that are named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", nargs="*", help="which (all)")
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=60.0, help="of the flood")
    chosen = parser.parse_args()
    unknown = set(chosen.what) - set(BARS)
    if unknown:
        parser.error(f"no such thing: {' '.join(unknown)}")
    if x_missing():
        sys.exit(f"not installed: {x_missing()}")
    print(machine())
    with virtual_screen() as display:
        for what in chosen.what or BARS:
            runs = [measured(what, chosen.seconds, display) for _ in range(chosen.repeats)]
            for run in runs:
                print(
                    f"  {what}: {json.dumps({k: round(v, 1) if isinstance(v, float) else v for k, v in run.items()})}"
                )
            for name, most in BARS[what]:
                median = statistics.median(run[name] for run in runs)
                print(f"{what} {name}: median {median:.1f} (at most {most}): {'holds' if median <= most else 'missed'}")
    print(machine())


if __name__ == "__main__":
    main()
