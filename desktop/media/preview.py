"""The preview of one source: feed, play clock, decoder and levels, and their lifetime.

It outlives single intakes: when a bot dials again, its init segment goes the same way.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop.core.model import NO_LEVEL, DecodeMode, Level, Picture
from desktop.media.boxes import Fragment, Init
from desktop.media.clock import PlayClock
from desktop.media.decoder import Decoder, DecoderStats
from desktop.media.feed import Feed
from desktop.media.hardware import Hardware

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from desktop.media.headphones import Headphones
    from desktop.media.levels import Levels


class Preview:
    """`put` belongs to the I/O thread, `close` to whoever made it; the rest is thread-safe."""

    def __init__(
        self, source_id: str, headphones: Headphones, hardware: Hardware | None, on_picture: Callable[[], None]
    ) -> None:
        """`on_picture` is called on the decoder thread when there is a picture to take."""
        self._source_id = source_id
        self._headphones = headphones
        self._clock = PlayClock()
        self._feed = Feed()
        self._levels: Levels | None = None
        self._decoder = Decoder(self._feed, self._clock, on_picture, self, hardware, name=f"decoder {source_id}")
        self._decoder.start()

    def put(self, piece: Init | Fragment, arrived_s: float) -> None:
        """The next piece of the stream."""
        self._feed.put(piece, arrived_s)

    def push(self, media_s: float, samples: npt.NDArray[np.float32], rate: int) -> None:
        """Sound from the decoder: to the meters and to the headphones. Decoder thread."""
        if self._levels is None:
            from desktop.media.levels import Levels  # noqa: PLC0415 - numpy is not needed before the first sound

            self._levels = Levels()
        due_s = self._clock.due(media_s)
        if due_s is not None:
            self._levels.push(due_s, samples, rate)
        self._headphones.push(self._source_id, self._clock, media_s, samples, rate)

    def show(self, width: int, height: int, mode: DecodeMode) -> None:
        """The size in device pixels at which it is seen, and how much of it is decoded."""
        if width > 0 and height > 0:
            self._decoder.set_size(width, height)
        self._decoder.set_mode(mode)

    def listen(self, heard: bool) -> None:
        """While it is heard its sound is decoded whatever becomes of the picture."""
        self._decoder.set_sound(heard)

    def delay(self, seconds: float) -> None:
        """Picture and sound wait this much longer, so that a long sound buffer keeps up."""
        self._clock.extra_delay_s = seconds

    def take(self) -> Picture | None:
        """The newest picture, once."""
        return self._decoder.take()

    def level(self, now: float) -> Level:
        """The level that belongs to the picture of this moment."""
        return NO_LEVEL if self._levels is None else self._levels.level(now)

    def clear_over(self) -> None:
        """The operator has seen it."""
        if self._levels is not None:
            self._levels.clear_over()

    @property
    def stats(self) -> DecoderStats:
        """How it goes."""
        return self._decoder.stats

    def close(self) -> None:
        """End and join the decoder."""
        self._decoder.stop()
        self._headphones.remove(self._source_id, self._clock)
