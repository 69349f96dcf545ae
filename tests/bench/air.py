"""A click to `connect_publisher` on the wire, and the loss of the link to the lamp.

    python -m tests.bench.air [--runs 40] [--silent-runs 2]

The real broadcast and the stand-in of the streaming service, on one loop of this machine. A click is the
wish to go live, confirmed; its end is the frame read by the service, with a new socket each time (the bar
is for a warm one, which can only be faster). A loss is a socket closed or cut by the service, or a network
that falls silent; its end is the first moment at which the state no longer says ON AIR. Bars: click p95 at
most 50 ms; loss at most 1 s where the close is seen, at most 15 s where the network goes silent.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

from desktop.core.air import LiveState
from tests.bench.machine import machine
from tests.clips import ogg
from tests.control.on_air import CHANNEL, Evening

CLICK_MS, SEEN_MS, SILENT_MS = 50.0, 1000.0, 15_000.0


async def moment(condition: Callable[[], object]) -> float:
    """When it became true, within a fifth of a millisecond."""
    while not condition():
        await asyncio.sleep(0.0002)
    return time.perf_counter()


async def click_ms(evening: Evening) -> float:
    """Go live, and off again."""
    evening.stn.heard.clear()
    began = time.perf_counter()
    evening.live.go_live()
    heard = await moment(lambda: evening.stn.heard)
    await evening.reach(LiveState.ON_AIR)
    evening.live.end()
    await evening.reach(LiveState.OFF)
    return (heard - began) * 1000


async def loss_ms(evening: Evening, lose: Callable[[Evening], Awaitable[None]]) -> float:
    """Lose the link while on air; end afterwards."""
    await evening.go_live()
    began = time.perf_counter()
    await lose(evening)
    dark = await moment(lambda: evening.live.air.state is not LiveState.ON_AIR)
    evening.stn.rules.silent = False
    evening.live.end()
    await evening.reach(LiveState.OFF)
    return (dark - began) * 1000


async def closed(evening: Evening) -> None:
    """In order."""
    peer = evening.stn.publisher(CHANNEL.id)
    assert peer is not None
    evening.tasks.start(peer.close(), "close")


async def cut(evening: Evening) -> None:
    """Without a word."""
    peer = evening.stn.publisher(CHANNEL.id)
    assert peer is not None
    peer.cut()


async def silent(evening: Evening) -> None:
    """The socket stands, and nothing comes any more."""
    evening.stn.rules.silent = True


def told(name: str, figures: list[float], bar: float, worst: bool) -> bool:
    """Print one line; whether the bar holds."""
    figures = sorted(figures)
    p95 = figures[min(len(figures) - 1, int(len(figures) * 0.95))]
    counts = figures[-1] if worst else p95
    line = f"{name}: median {statistics.median(figures):.1f} ms, p95 {p95:.1f} ms, max {figures[-1]:.1f} ms"
    print(f"{line}, {len(figures)} runs; {counts / bar:.3f} of the bar of {bar:.0f} ms")
    return counts <= bar


async def measured(runs: int, silent_runs: int) -> bool:
    """All of it."""
    with tempfile.TemporaryDirectory() as folder:
        async with Evening(Path(folder)) as evening:
            await evening.play(ogg(600.0))
            good = told("click to frame", [await click_ms(evening) for _ in range(runs)], CLICK_MS, worst=False)
            for lose, count, bar in ((closed, runs, SEEN_MS), (cut, runs, SEEN_MS), (silent, silent_runs, SILENT_MS)):
                figures = [await loss_ms(evening, lose) for _ in range(count)]
                good = told(f"{lose.__name__} to lamp", figures, bar, worst=True) and good
            return good


def main() -> None:
    """Print the figures; 1 if a bar does not hold."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=40)
    parser.add_argument("--silent-runs", type=int, default=2)
    chosen = parser.parse_args()
    print(machine())
    raise SystemExit(0 if asyncio.run(measured(chosen.runs, chosen.silent_runs)) else 1)


if __name__ == "__main__":
    main()
