"""Bots of the demo studio with a heavy picture. Usage: bots.py ADDRESS BOTS SECONDS CACHE [WIDTH HEIGHT KBIT_S].

1080p25 at 6 Mbit/s in fragments of 200 ms unless said otherwise. Prints, for each bot, the bytes
it sent and what became of its pings, as JSON.
"""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path

from desktop.sim.behaviour import Ending, Meeting
from desktop.sim.films import Films
from desktop.sim.recipe import Recipe
from desktop.sim.reel import Reel
from desktop.sim.stream import Ledger, Stream


def heavy(width: int = 1920, height: int = 1080, kbit_s: int = 6000) -> Recipe:
    """What a meeting sends: a moving picture whose grain uses up the bit rate."""
    return Recipe(scene="desk", width=width, height=height, kbit_s=kbit_s, grain=6, preset="veryfast", b_frames=0)


async def main(address: str, bots: int, seconds: float, cache: Path, recipe: Recipe) -> None:
    """All bots from one process, so that the console has the other core."""
    films = Films(cache)
    film = await films.get(recipe)
    meeting = Meeting(film=recipe, ping_every_s=0.2, ending=Ending.MESSAGE, chunk_bytes=65536)
    ledgers = [Ledger() for _ in range(bots)]
    streams = [
        Stream(f"bench-{recipe.height}-{number}", meeting, Reel(film, lambda _recipe: None, None, 0), ledger)
        for number, ledger in enumerate(ledgers)
    ]
    running = [asyncio.create_task(stream.run(address, None, None)) for stream in streams]
    await asyncio.sleep(seconds)
    for stream in streams:
        stream.stop(Ending.MESSAGE)
    await asyncio.gather(*running)
    films.close()
    told = [
        {
            "bytes": sum(sent.size for sent in ledger.sent),
            "sha256": [sent.sha256 for sent in ledger.sent],
            "pings": sum(pings.sent for pings in ledger.pings),
            "answered": sum(pings.answered for pings in ledger.pings),
            "round_trips_ms": [trip for pings in ledger.pings for trip in pings.round_trips_ms],
        }
        for ledger in ledgers
    ]
    print(json.dumps(told), flush=True)


if __name__ == "__main__":
    size = [int(word) for word in sys.argv[5:8]]
    asyncio.run(main(sys.argv[1], int(sys.argv[2]), float(sys.argv[3]), Path(sys.argv[4]), heavy(*size)))
