"""The preview of one source, as the console has it: what comes goes to the booth, what it makes is taken here.

It outlives single intakes: when a bot dials again, its init segment goes the same way. It outlives the booth
too: a new one is given the init segment again, and goes on with the next key frame. If it was this stream
that broke it twice, nothing of it goes there until it begins anew.
"""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from desktop.core.errors import Code
from desktop.core.latest import Latest
from desktop.core.model import DecodeMode, Level, Picture
from desktop.media import slip
from desktop.media.boxes import Fragment, Init
from desktop.media.clock_face import ClockFace
from desktop.media.decoder_stats import DecoderStats
from desktop.media.feed import Arrival, Feed
from desktop.media.fragment import Buffer
from desktop.media.levels import Levels
from desktop.media.quarantine import Quarantine
from desktop.media.slip import Kind, Slip, Wish

if TYPE_CHECKING:
    from desktop.media.booth import Booth
    from desktop.media.headphones import Headphones
    from desktop.media.shelf import Shelf

NEW = DecoderStats()


class Preview:
    """`put` belongs to the I/O thread; `show`, `listen`, `delay` and `close` to one other; the rest is thread-safe."""

    def __init__(
        self,
        source_id: str,
        headphones: Headphones,
        booth: Booth,
        on_picture: Callable[[], None],
        wish: Wish = Wish(),  # noqa: B008 - frozen
    ) -> None:
        """`on_picture` is called on the booth's thread when there is a picture where there was none to take."""
        self._source_id = source_id
        self._headphones = headphones
        self._booth = booth
        self._on_picture = on_picture
        self._feed = Feed()
        self._face = ClockFace()
        self._levels = Levels()
        self._latest: Latest[Picture] = Latest()
        self._newest_s = math.nan  # media time of the last picture
        self._waits = False  # for the window, which has not seen it in any size
        self._unseen = self._told_unseen = 0  # replaced by newer ones, before the window took them
        self._wish = wish
        self._held = False
        self._quarantine = Quarantine()
        self._new_init: Init | None = None  # came while it was aside
        self._closing = threading.Lock()  # no sound comes after the voice was removed
        self._closed = False
        # Of this booth, and of those before it
        self._told: Wish | None = None
        self._init: Arrival | None = None
        self._stats, self._past = NEW, NEW
        self._number = booth.add(self)

    def put(self, piece: Init | Fragment, arrived_s: float) -> None:
        """The next piece of the stream."""
        if self._quarantine.aside and not self._begin_anew(piece, arrived_s):
            return
        self._feed.put(piece, arrived_s)
        if not self._held:
            self._booth.ring()

    def show(self, width: int, height: int, mode: DecodeMode) -> None:
        """The size in device pixels at which it is seen, and how much of it is decoded."""
        wish = self._wish
        if width > 0 and height > 0:
            wish = msgspec.structs.replace(wish, width=max(2, width), height=max(2, height))
        self._want(msgspec.structs.replace(wish, mode=mode))
        if mode is DecodeMode.OFF:
            self._latest.take()  # it would be old when it is seen again

    def listen(self, heard: bool) -> None:
        """While it is heard its sound is decoded whatever becomes of the picture."""
        self._want(msgspec.structs.replace(self._wish, heard=heard))

    def delay(self, seconds: float) -> None:
        """Picture and sound wait this much longer, so that a long sound buffer keeps up."""
        self._want(msgspec.structs.replace(self._wish, delay_s=seconds))

    def measure(self, wanted: bool) -> None:
        """Whether its loudness is measured, from now on and whatever becomes of the picture."""
        self._want(msgspec.structs.replace(self._wish, measured=wanted))

    def take(self) -> Picture | None:
        """The newest picture, once."""
        return self._latest.take()

    def level(self, now: float) -> Level:
        """The level that belongs to the picture of this moment."""
        return self._levels.level(now)

    def clear_over(self) -> None:
        """The operator has seen it."""
        self._levels.clear_over()

    @property
    def stats(self) -> DecoderStats:
        """How it goes; a quarter of a second old at most."""
        stats, skipped = self._stats, self._feed.skipped  # before they came to the booth
        unseen = self._told_unseen
        if skipped or unseen:
            stats = replace(stats, shown=stats.shown - unseen, dropped=stats.dropped + skipped + unseen)
        if self._quarantine.aside:
            stats = replace(stats, format=None, fault=Code.SOURCE_BROKEN, fault_details=self._quarantine.why)
        return stats

    def close(self) -> None:
        """Nothing more is wanted; the booth is not waited for."""
        self._booth.remove(self._number)
        self._feed.close()
        with self._closing:
            self._closed = True
            self._headphones.remove(self._source_id, self._face)

    def _begin_anew(self, piece: Init | Fragment, arrived_s: float) -> bool:
        """Another chance for what is aside, with its newest init segment. I/O thread."""
        if isinstance(piece, Init):
            self._new_init = piece
        init = self._new_init
        if init is None or not self._quarantine.begin(arrived_s):
            return False
        self._new_init = None
        if init is not piece:
            self._feed.put(init, arrived_s, gap=True)
        return True

    def _want(self, wish: Wish) -> None:
        if wish == self._wish:
            return
        self._wish = wish
        self._held = wish.mode is DecodeMode.OFF and not (wish.heard or wish.measured)
        self._feed.hold(self._held)
        self._booth.ring()

    # What the booth asks and says

    def begin(self) -> None:
        """The booth is new."""
        self._told = None
        self._past = self._stats

    def slips(self, number: int) -> Iterator[Buffer]:
        """What the booth is to be told now."""
        wish = self._wish
        if self._quarantine.aside:
            return
        if self._told is None and self._init is not None:
            yield slip.pack_arrival(number, self._init)
            yield from self._init.item.pieces
        if wish is not self._told:
            self._told = wish
            yield slip.pack_wish(number, wish)
        while (arrival := self._feed.take(0)) is not None:
            if isinstance(arrival.item, Init):
                self._init = arrival
            yield slip.pack_arrival(number, arrival)
            yield from arrival.item.pieces

    def blame(self, details: str) -> None:
        """The booth broke while it decoded this."""
        self._quarantine.blame(time.monotonic(), details)
        if self._quarantine.aside:
            self._init = None  # what is left of the stream cannot be read without it

    def receive(self, answer: Slip, shelf: Shelf) -> None:
        """Raises ValueError for what makes no sense."""
        if answer.kind is Kind.PICTURE:
            self._receive_picture(slip.unpack_picture(answer), shelf)
        elif answer.kind is Kind.PEAKS:
            self._levels.take(slip.unpack_peaks(answer))
        elif answer.kind is Kind.SOUND:
            self._hear(slip.unpack_sound(answer))
        elif answer.kind is Kind.STATS:
            self._stats = _sum(self._past, slip.unpack_stats(answer))
            self._told_unseen = self._unseen  # these are among those that the booth tells of

    def _receive_picture(self, one: slip.Print, shelf: Shelf) -> None:
        self._face.show(one.clock)
        self._levels.take(one.peaks)
        data = shelf.take(one.place, one.height * one.stride)
        if self._wish.mode is DecodeMode.OFF:
            return
        again = one.media_s == self._newest_s  # in another size
        taken = self._latest.put(Picture(one.width, one.height, one.stride, data, one.media_s, one.due_s))
        if not taken and not again:
            self._unseen += self._waits
        self._newest_s, self._waits = one.media_s, not again or (self._waits and not taken)
        if taken:
            self._on_picture()

    def _hear(self, block: slip.SoundBlock) -> None:
        import numpy as np  # noqa: PLC0415 - not needed before somebody listens

        self._face.show(block.clock)
        samples = np.frombuffer(block.frames, np.float32).reshape(-1, 2)
        with self._closing:
            if not self._closed:
                self._headphones.push(self._source_id, self._face, block.media_s, samples, block.rate)


def _sum(past: DecoderStats, now: DecoderStats) -> DecoderStats:
    """What was counted before the booth was opened again counts still."""
    return replace(
        now,
        decoded=past.decoded + now.decoded,
        shown=past.shown + now.shown,
        dropped=past.dropped + now.dropped,
        damage=past.damage + now.damage,
        picture_at_s=now.picture_at_s or past.picture_at_s,
        cpu_s=past.cpu_s + now.cpu_s,
    )
