"""One source inside the booth: feed, play clock and decoder; what they make goes out as slips.

Not here: what the console does with it (`preview`), the booth as a whole (`booth_room`).
"""

from __future__ import annotations

import math
import threading
import time
from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec.structs import replace

from desktop.core.model import DecodeMode, Picture
from desktop.media import slip
from desktop.media.clock import PlayClock
from desktop.media.decoder import Decoder
from desktop.media.decoder_stats import DecoderStats
from desktop.media.feed import Arrival, Feed
from desktop.media.hardware import Hardware
from desktop.media.levels import Peak, peaks_of
from desktop.media.shelf import BackShelf

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from desktop.media.loudness import LoudnessMeter

PEAKS_WAIT_S = 0.1  # so long after a picture they wait for the next, and travel with it
KEPT_BLOCKS = 64
TOO_LATE_S = 0.15  # what is due sooner comes too late for the output, and would only look like a slow network


class Projection:
    """`put`, `wish` and `close` belong to the booth's main thread, `push` to the decoder's."""

    def __init__(self, source: int, shelf: BackShelf, hardware: Hardware | None, send: Callable[[bytes], None]) -> None:
        """`send` is called on the decoder's thread, and on that of `tick`."""
        self._source, self._shelf, self._send = source, shelf, send
        self._clock = PlayClock()
        self._feed = Feed()
        self._lock = threading.Lock()
        self._waiting: Picture | None = None  # no place was free for it
        self._left_out = 0
        self._peaks: list[Peak] = []
        self._sent_s = -math.inf
        self._heard = False
        self._to_come: deque[tuple[float, npt.NDArray[np.float32], int]] = deque(maxlen=KEPT_BLOCKS)
        self._told: DecoderStats | None = None
        self._meter: LoudnessMeter | None = None
        self._decoder = Decoder(self._feed, self._clock, self._came, self, hardware, name=f"decoder {source}")
        self._decoder.start()
        send(slip.pack_thread(source, self._decoder.thread))  # before it gets anything that may break it

    def put(self, arrival: Arrival) -> None:
        """The next piece of the stream."""
        self._feed.put(arrival.item, arrival.arrived_s, gap=arrival.gap)

    def wish(self, wish: slip.Wish) -> None:
        """How it is wanted from now on."""
        self._clock.extra_delay_s = wish.delay_s
        self._decoder.set_size(wish.width, wish.height)
        self._decoder.set_sound(wish.heard or wish.measured)
        self._measure(wish.measured)
        self._decoder.set_mode(wish.mode)
        if wish.mode is DecodeMode.OFF:
            with self._lock:
                self._waiting = None
        self._listen(wish.heard)

    def push(self, media_s: float, samples: npt.NDArray[np.float32], rate: int) -> None:
        """Sound from the decoder: peaks for the meters, and itself while somebody hears it."""
        due_s = self._clock.due(media_s)
        peaks = [] if due_s is None else peaks_of(due_s, samples, rate)
        meter = self._meter
        if meter is not None:
            meter.push(samples, rate)
        with self._lock:
            self._peaks += peaks
            if time.monotonic() - self._sent_s > PEAKS_WAIT_S:
                self._send_peaks()
            if self._heard:
                self._sound(media_s, samples, rate)
            else:
                self._to_come.append((media_s, samples, rate))
                self._let_go()

    def tick(self) -> None:
        """A few times a second: what had to wait, and how it goes."""
        with self._lock:
            if self._waiting is not None:
                self._show(self._waiting)
            stats = self._stats()
            if stats != self._told:
                self._told = stats
                self._send(slip.pack_stats(self._source, stats))

    def close(self) -> None:
        """End and join the decoder."""
        self._decoder.stop()

    def _came(self) -> None:
        picture = self._decoder.take()
        if picture is not None:
            with self._lock:
                if self._waiting is not None:
                    self._left_out += 1
                self._show(picture)

    def _show(self, picture: Picture) -> None:
        """A window that holds what it got, or takes nothing, costs its own pictures only."""
        self._waiting = picture
        place = self._shelf.lay(self._source, picture.data)
        if place is None:
            return
        self._waiting = None
        peaks, self._peaks = self._peaks, []
        self._sent_s = time.monotonic()
        shape = (picture.width, picture.height, picture.stride)
        printed = slip.Print(*place, *shape, picture.media_s, picture.due_s, self._hands(), peaks)
        self._send(slip.pack_picture(self._source, printed))

    def _send_peaks(self) -> None:
        peaks, self._peaks = self._peaks, []
        if peaks:
            self._send(slip.pack_peaks(self._source, peaks))

    def _listen(self, heard: bool) -> None:
        """Who begins to listen hears at once what is decoded already and still to come."""
        with self._lock:
            if heard is self._heard:
                return
            self._heard = heard
            self._let_go()
            for media_s, samples, rate in self._to_come if heard else ():
                if self._clock.due(media_s) is not None:
                    self._sound(media_s, samples, rate)
            self._to_come.clear()

    def _let_go(self) -> None:
        """Of the sound that nobody has heard so far: what would come too late."""
        now_s = time.monotonic()
        while self._to_come and (due_s := self._clock.due(self._to_come[0][0])) is not None:
            if due_s > now_s + TOO_LATE_S:
                return
            self._to_come.popleft()

    def _measure(self, wanted: bool) -> None:
        if wanted is (self._meter is not None):
            return
        from desktop.media.loudness import LoudnessMeter  # noqa: PLC0415 - many evenings nobody asks

        self._meter = LoudnessMeter() if wanted else None

    def _sound(self, media_s: float, samples: npt.NDArray[np.float32], rate: int) -> None:
        self._send(slip.pack_sound(self._source, media_s, self._hands(), rate, samples.tobytes()))

    def _hands(self) -> slip.Hands:
        offset_s = self._clock.due(0.0)
        return slip.Hands(math.nan if offset_s is None else offset_s, self._clock.extra_delay_s)

    def _stats(self) -> DecoderStats:
        """Pictures that found no place were not shown."""
        stats, lost = self._decoder.stats, self._left_out
        loudness = self._meter.value if self._meter is not None else None
        if lost or loudness is not None:
            return replace(stats, shown=stats.shown - lost, dropped=stats.dropped + lost, loudness=loudness)
        return stats
