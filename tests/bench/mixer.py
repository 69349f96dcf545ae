"""A fader's move to the request on the wire, and how many requests ten seconds of riding make.

    python -m tests.bench.mixer [--runs 60] [--ride-s 10]

The real mixer and the stand-in of ZEGOCLOUD on one loop of this machine, over HTTP. A move begins with the
operator's wish on an idle mixer; its end is the request read by the service. Bars: p95 at most 60 ms; at 60 moves
a second at most 6 requests in any second, the last value at most 300 ms after the last move.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import tempfile
from pathlib import Path

from desktop.core.mix import StripState
from desktop.settings.schema import Zego
from desktop.sim.zego.cloud import ZegoStandIn
from tests.bench.machine import machine
from tests.control.parts import until
from tests.flows.mix_console import APP_ID, DESK, SECRET, Console

WIRE_MS, MOST_IN_A_SECOND, LAST_MS = 60.0, 6, 300.0


def sent(cloud: ZegoStandIn) -> list[float]:
    """When requests for a mix came."""
    return [one.at_s for one in cloud.requests if one.action == "StartMix"]


async def moves(one: Console, cloud: ZegoStandIn, runs: int) -> list[float]:
    """Milliseconds of each, on an idle mixer."""
    loop, taken = asyncio.get_running_loop(), []
    for run in range(runs):
        await asyncio.sleep(0.25)
        count, begun = len(sent(cloud)), loop.time()
        one.mixer.touch(lambda strips, run=run: strips.move("a", 20 + run % 100))
        await until(lambda count=count: len(sent(cloud)) > count)
        taken.append(1000 * (sent(cloud)[-1] - begun))
        await until(lambda: one.state("a") is StripState.APPLIED)
    return taken


async def ride(one: Console, cloud: ZegoStandIn, seconds: float) -> tuple[int, float]:
    """The most requests in a second, and milliseconds from the last move to the last request."""
    cloud.requests.clear()
    for step in range(round(60 * seconds)):
        one.mixer.touch(lambda strips, step=step: strips.move("a", step % 200))
        await asyncio.sleep(1 / 60)
    ended = asyncio.get_running_loop().time()
    await until(lambda: one.state("a") is StripState.APPLIED)
    at = sent(cloud)
    return max(sum(1 for other in at if begun <= other < begun + 1) for begun in at), 1000 * (at[-1] - ended)


async def main(runs: int, ride_s: float) -> bool:
    """Measure and print; whether all bars hold."""
    cloud = ZegoStandIn(APP_ID, SECRET)
    base = await cloud.start()
    for name in ("a", "b", "c"):
        cloud.rooms.publish("room", name, name)
    with tempfile.TemporaryDirectory() as folder:
        one = Console(Path(folder), Zego(app_id=APP_ID, base=base, room="room", setup=DESK))
        await one.open(SECRET)
        await one.run()
        taken = await moves(one, cloud, runs)
        most, last_ms = await ride(one, cloud, ride_s)
        await one.mixer.stop_and_wait()
        await one.close()
    await cloud.stop()
    p95 = statistics.quantiles(taken, n=20)[-1]
    print(machine())
    print(f"move to wire: p50 {statistics.median(taken):.1f} ms, p95 {p95:.1f} ms (bar {WIRE_MS:.0f})")
    print(f"riding {ride_s:.0f} s: at most {most} in a second (bar {MOST_IN_A_SECOND}), last after {last_ms:.0f} ms")
    return p95 <= WIRE_MS and most <= MOST_IN_A_SECOND and last_ms <= LAST_MS


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=60)
    parser.add_argument("--ride-s", type=float, default=10.0)
    chosen = parser.parse_args()
    raise SystemExit(0 if asyncio.run(main(chosen.runs, chosen.ride_s)) else 1)
