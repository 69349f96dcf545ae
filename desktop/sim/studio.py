"""The demo studio: every stand-in, on one thread with an asyncio loop of its own.

`Studio` serves the console's demo and the tests of whole flows; `run_alone` serves other
people's clients (`airdesk studio --addresses FILE`).
"""

from __future__ import annotations

import json
import secrets
import signal
import threading
from concurrent.futures import CancelledError
from pathlib import Path
from ssl import SSLContext
from typing import TypedDict

from desktop.core.io_thread import IoThread
from desktop.core.small_file import refuse_other
from desktop.core.whole_file import replace_file
from desktop.sim.calls.evening import CallsAddress, CallsEvening
from desktop.sim.cast import meeting_at, recipes
from desktop.sim.films import Films
from desktop.sim.meetstream import Meetings, MeetStreamStandIn
from desktop.sim.mezon.town import MezonAddress, Town
from desktop.sim.zego.evening import Evening, ZegoAddress


class MeetStreamAddress(TypedDict):
    """Where the stand-in of MeetStream listens, and the key it takes."""

    base: str
    api_key: str


class Addresses(TypedDict):
    """What PRODUCT.md promises to `airdesk studio --addresses`."""

    meetstream: MeetStreamAddress
    mezon: MezonAddress
    zego: ZegoAddress
    calls: CallsAddress


class Studio:
    """Start it, use the addresses, stop it; everything listens on loopback only.

    `cache` is a folder for the clips (None: nothing is kept). `meetings` says what a bot meets
    behind a link; the demo's cast if not given. Thread-safe: `stop` waits for a `start` that is under way.
    """

    def __init__(
        self,
        cache: Path | None,
        meetings: Meetings | None = None,
        seed_form: bool = False,
        tls: SSLContext | None = None,
        port: int = 0,
    ) -> None:
        self._demo = meetings is None
        self._key = f"ms_{secrets.token_urlsafe(24)}"
        self._port = port
        self._thread = IoThread("studio")
        self._turn = threading.RLock()  # held while it starts or stops
        self._stopped = False
        self._films = Films(cache)
        self._meetings = meetings or meeting_at
        self._seed_form = seed_form
        self._tls = tls
        self.meetstream: MeetStreamStandIn | None = None  # all of them are touched on the studio's thread only
        self.mezon: Town | None = None
        self.zego: Evening | None = None
        self.calls: CallsEvening | None = None

    def start(self) -> Addresses:
        """Listen; returns once it does. The demo's clips are made ready in the background. Raises CancelledError
        if it was stopped before."""
        with self._turn:
            if self._stopped:
                raise CancelledError
            self._thread.start()
            try:
                return self._thread.submit(self._open()).result()
            except BaseException:
                self.stop()
                raise

    def stop(self) -> None:
        """End the bots, close the sockets, join the threads. May be called twice."""
        with self._turn:
            self._stopped = True
            for stand_in in (self.calls, self.meetstream, self.mezon, self.zego):
                if stand_in is not None:
                    self._thread.submit(stand_in.stop()).result()
            self.calls = self.meetstream = self.mezon = self.zego = None
            self._films.close()
            self._thread.stop()

    async def _open(self) -> Addresses:
        for recipe in recipes() if self._demo else ():
            self._films.order(recipe)
        self.meetstream = MeetStreamStandIn(self._films, self._meetings, self._key, self._seed_form, self._tls)
        base = await self.meetstream.start(port=self._port)
        self.mezon = Town()
        mezon = await self.mezon.start()
        self.zego = Evening()
        zego = await self.zego.start()
        self.calls = CallsEvening()
        calls = await self.calls.start()
        return {"meetstream": {"base": base, "api_key": self._key}, "mezon": mezon, "zego": zego, "calls": calls}


def run_alone(addresses_file: Path, cache: Path | None) -> None:
    """Run the studio without a console until SIGINT or SIGTERM. To be called on the main thread.

    Raises OSError if the file cannot be written.
    """
    leaving = threading.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: leaving.set())
    studio = Studio(cache)
    addresses = studio.start()
    try:
        write_addresses(addresses_file, addresses)
    except OSError:
        studio.stop()
        raise
    try:
        while not leaving.wait(0.5):  # a wait without end would not let the signal in on Windows
            pass
    finally:
        studio.stop()
        addresses_file.unlink(missing_ok=True)


def write_addresses(path: Path, addresses: Addresses) -> None:
    """Atomically, readable by its owner only: it holds a key. Raises OSError."""
    refuse_other(path)
    replace_file(path, json.dumps(addresses, indent=1).encode())
