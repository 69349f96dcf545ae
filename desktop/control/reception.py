"""Where bots arrive: hands the ingest an intake for each incoming stream.

Called on the I/O thread; tells the main loop through `post`. An intake exists, with its
recording, before its first byte is handled, whatever the window is doing. Only its invitation
leads to an invited source: what a caller without one says of itself leads to a tile of its own.
"""

from __future__ import annotations

import threading
import uuid
from collections.abc import Callable
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from desktop.media.intake import Intake, Tap
from desktop.services.meetstream.admissions import RefusalReason
from desktop.services.meetstream.door import Caller
from desktop.services.meetstream.messages import VideoStreamStart
from desktop.services.meetstream.session import EndReason


class Place(Struct, frozen=True):
    """What is to happen with the streams of one source."""

    source_id: str
    name: str
    record: bool


class Arrivals(Protocol):
    """Who is told of arrivals; every call on the main loop."""

    def intake_opened(self, place: Place, intake: Intake, caller: Caller) -> None:
        """A bot has dialled in."""

    def intake_started(self, place: Place, intake: Intake, bot_id: str) -> None:
        """The start message was read; `bot_id` may be empty."""

    def first_bytes(self, place: Place, intake: Intake) -> None:
        """The first bytes of this intake have arrived."""

    def latency(self, place: Place, ms: float) -> None:
        """A latency ping was answered."""

    def intake_closed(self, place: Place, intake: Intake, reason: EndReason) -> None:
        """The stream has ended, one way or another."""

    def caller_refused(self, peer: str, reason: RefusalReason) -> None:
        """Somebody was turned away."""


MakeIntake = Callable[[Place, Tap, Intake | None], Intake]
Post = Callable[..., None]


class Reception:
    """The door that the ingest knocks at. `expect` and `forget` may be called from any thread."""

    def __init__(
        self, make_intake: MakeIntake, arrivals: Arrivals, post: Post, record_unknown: Callable[[], bool]
    ) -> None:
        """`make_intake(place, flow, former)` is called on the I/O thread; `former` is the source's last intake.

        `post(call, *args)` runs a call on the main loop, from any thread.
        """
        self._make_intake = make_intake
        self._arrivals = arrivals
        self._post = post
        self._lock = threading.Lock()
        self._places: dict[str, Place] = {}  # by source
        self._strangers: dict[str, str] = {}  # sources of uninvited bots, by the name they give themselves
        self._last: dict[str, Intake] = {}
        self._record_unknown = record_unknown

    def expect(self, place: Place) -> None:
        """A source is expected; its id is the id of its invitation."""
        with self._lock:
            self._places[place.source_id] = place

    def forget(self, source_id: str) -> None:
        """The source is gone; who dials with its invitation is a stranger."""
        with self._lock:
            self._places.pop(source_id, None)
            self._last.pop(source_id, None)
            for bot_id in [bot_id for bot_id, known in self._strangers.items() if known == source_id]:
                del self._strangers[bot_id]

    def record(self, source_id: str, wanted: bool) -> None:
        """Whether further streams of a source are recorded from their first byte."""
        with self._lock:
            place = self._places.get(source_id)
            if place is not None:
                self._places[source_id] = replace(place, record=wanted)

    def open_intake(self, caller: Caller, flow: Tap) -> Stay:
        """An admitted caller sends its first bytes or its start message. I/O thread."""
        place = self._place_of(caller)
        with self._lock:
            former = self._last.get(place.source_id)
        intake = self._make_intake(place, flow, former)
        with self._lock:
            self._last[place.source_id] = intake
        self._post(self._arrivals.intake_opened, place, intake, caller)
        return Stay(self, caller, place, intake, self._arrivals, self._post)

    def refused(self, peer: str, reason: RefusalReason) -> None:
        """Somebody was turned away. I/O thread."""
        self._post(self._arrivals.caller_refused, peer, reason)

    def _place_of(self, caller: Caller) -> Place:
        with self._lock:
            source_id = caller.invitation_id or self._strangers.get(caller.bot_id) or uuid.uuid4().hex[:12]
            place = self._places.get(source_id)
            if place is None:
                place = self._places[source_id] = Place(source_id, caller.bot_id, self._record_unknown())
        self.recognise(caller, place, caller.bot_id)
        return place

    def recognise(self, caller: Caller, place: Place, bot_id: str) -> None:
        """A caller says whose its stream is: one without an invitation finds its place again by that. I/O thread."""
        if bot_id and caller.invitation_id is None:
            with self._lock:
                self._strangers.setdefault(bot_id, place.source_id)


class Stay:
    """One stream's stay: what the ingest writes to. I/O thread."""

    def __init__(
        self, reception: Reception, caller: Caller, place: Place, intake: Intake, arrivals: Arrivals, post: Post
    ) -> None:
        self._reception = reception
        self._caller = caller
        self._place = place
        self._intake = intake
        self._arrivals = arrivals
        self._post = post
        self._begun = False

    def started(self, start: VideoStreamStart) -> None:
        """The start message; it may come after the first bytes."""
        self._reception.recognise(self._caller, self._place, start.bot_id)
        self._post(self._arrivals.intake_started, self._place, self._intake, start.bot_id)

    def write(self, data: bytes) -> None:
        """Bytes exactly as received."""
        self._intake.write(data)
        if not self._begun:
            self._begun = True
            self._post(self._arrivals.first_bytes, self._place, self._intake)

    def latency(self, ms: float) -> None:
        """Milliseconds between the bot's clock and ours when its ping was read."""
        self._post(self._arrivals.latency, self._place, ms)

    def ended(self, reason: EndReason, duration_s: float | None) -> None:
        """The last call; `duration_s` is what the bot says, if it says anything."""
        self._intake.close()
        self._post(self._arrivals.intake_closed, self._place, self._intake, reason)
