"""One thread for one shown source: fragments in, pictures and sound out when they are due.

Not here: what is decoded and shown when (`projector`), which bytes are which sample (`samples`),
libavcodec (`codec`). av is imported by the first thread that starts.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from desktop.core.errors import Code
from desktop.core.latest import Latest
from desktop.core.model import DecodeMode, Picture, VideoFormat
from desktop.media.boxes import Fragment, Init
from desktop.media.clock import PlayClock
from desktop.media.decoder_stats import DecoderStats
from desktop.media.feed import Arrival, Feed
from desktop.media.movie import Damaged, read_movie
from desktop.media.projector import Projector
from desktop.media.samples import Sample, SampleReader

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from desktop.media.codec import Codecs
    from desktop.media.hardware import Hardware

log = logging.getLogger(__name__)

DRAIN_BYTES = 4 * 1024 * 1024  # so much is taken over at once, to know how far the sender is
HARDWARE_FAILURES = 3
RATE_FROM = 50  # pictures
CODINGS = {"avc1": "h264", "avc3": "h264", "hvc1": "hevc", "hev1": "hevc"}


class SoundSink(Protocol):
    """Who hears. Called on the decoder thread, as early as the sound is there; it must not wait."""

    def push(self, media_s: float, samples: npt.NDArray[np.float32], rate: int) -> None:
        """`(frames, 2)` at `rate`, beginning at `media_s`; due when the source's PlayClock says so."""


class Decoder:
    """Thread-safe but for `start` and `stop`, which belong to the owner.

    The thread ends when `stop` is called, or when the feed is closed and all of it was shown.
    Nothing that arrives makes it raise. Of the pictures that nobody takes only the newest is kept.
    """

    def __init__(
        self,
        feed: Feed,
        clock: PlayClock,
        on_picture: Callable[[], None],
        sound: SoundSink | None = None,
        hardware: Hardware | None = None,
        name: str = "decoder",
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        """`on_picture` is called on the decoder's thread when there is a picture where there was none to take."""
        self._feed, self._clock, self._sink = feed, clock, sound
        self._on_picture = on_picture
        self._hardware = hardware
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._leaving = False
        # Wishes of other threads
        self._wanted_size = (640, 360)
        self._wanted_mode = DecodeMode.FULL
        self._sound_always = False
        self._wished = True  # there is a wish that the thread has not seen
        # The thread's own
        self._latest: Latest[Picture] = Latest()
        self._projector = Projector(clock, self._publish, now)
        self._init: Init | None = None
        self._codecs: Codecs | None = None
        self._reader: SampleReader | None = None
        self._damage = 0
        self._cpu_s = 0.0
        self._format: VideoFormat | None = None
        self._durations: list[int] = []  # of the first pictures
        self._fps: float | None = None
        self._fault: Code | None = None
        self._fault_details = ""

    def start(self) -> None:
        """Start the thread."""
        self._thread.start()

    @property
    def thread(self) -> int:
        """Its thread, as the system names it; 0 before `start`."""
        return self._thread.ident or 0

    def stop(self) -> None:
        """End and join it. The feed takes nothing after this. May be called again, and without `start`."""
        self._leaving = True
        self._feed.close()
        if self._thread.ident is not None:
            self._thread.join()

    def set_size(self, width: int, height: int) -> None:
        """Pictures fit inside this from now on, in device pixels; the last one is made again at once."""
        self._wanted_size = (max(2, width), max(2, height))
        self._wish()

    def set_mode(self, mode: DecodeMode) -> None:
        """How much is decoded. From OFF and KEY a picture is shown at once; what came meanwhile is caught up with."""
        if mode is not self._wanted_mode:
            self._wanted_mode = mode
            self._wish()

    def set_sound(self, always: bool) -> None:
        """Whether sound is decoded even when the pictures are OFF. In all other modes it is."""
        if always is not self._sound_always:
            self._sound_always = always
            self._wish()

    def take(self) -> Picture | None:
        """The newest picture, once."""
        return self._latest.take()

    @property
    def stats(self) -> DecoderStats:
        """A snapshot, from any thread."""
        codecs, shown = self._codecs, self._projector
        sound_damage = codecs.sound.damage if codecs is not None and codecs.sound is not None else 0
        return DecoderStats(
            mode=shown.mode,
            format=self._format,
            decoded=shown.decoded,
            shown=shown.shown,
            dropped=shown.dropped + self._feed.skipped,
            damage=self._damage + shown.damage + sound_damage,
            picture_at_s=shown.picture_at_s,
            behind_s=shown.behind_s,
            cpu_s=self._cpu_s,
            hardware=codecs is not None and codecs.video is not None and codecs.video.hardware,
            fault=self._fault,
            fault_details=self._fault_details,
            sound_only=codecs is not None and codecs.video is None and codecs.sound is not None and not self._fault,
        )

    def _wish(self) -> None:
        self._wished = True
        self._feed.wake()

    # The thread

    def _run(self) -> None:
        # av is not needed before there is a source; and from the first stream on nothing waits for it.
        from desktop.media import codec, scaler  # noqa: F401, PLC0415

        while not self._leaving:
            self._take_wishes()
            wait_s = self._projector.turn()
            if wait_s is None and self._feed.closed and not self._feed.waiting_bytes:
                break
            arrival = self._feed.take(wait_s)
            while arrival is not None:
                self._receive(arrival)
                arrival = self._feed.take(0) if self._projector.reel.bytes < DRAIN_BYTES else None
            self._after_turn()
            self._cpu_s = time.thread_time()
        self._projector.close()

    def _take_wishes(self) -> None:
        if not self._wished:
            return
        self._wished = False  # before the first look: what is wished from here on is seen the next time
        mode = self._wanted_mode
        self._feed.hold(mode is DecodeMode.OFF and not (self._sound_always and self._sink is not None))
        if mode is not self._projector.mode:
            self._projector.change_mode(mode)
            if mode is DecodeMode.OFF:
                self._latest.take()  # it would be old when it is seen again
        self._projector.resize(self._wanted_size)

    def _after_turn(self) -> None:
        size = self._projector.frame_size
        if size is not None and self._format is not None and size != (self._format.width, self._format.height):
            self._note_format()
        video = self._codecs.video if self._codecs is not None else None
        if video is not None and video.hardware and self._projector.failures >= HARDWARE_FAILURES:
            log.info("decoding by hardware failed: the processor goes on")
            if self._hardware is not None:
                self._hardware.give_up(video.name)
            if self._init is not None:
                self._open(self._init)

    def _publish(self, picture: Picture) -> None:
        if self._latest.put(picture):
            self._on_picture()

    # What arrives

    def _receive(self, arrival: Arrival) -> None:
        if isinstance(arrival.item, Init):
            if self._init is None or self._init.data != arrival.item.data:  # else repeated for those who come late
                self._open(arrival.item)
        elif self._reader is not None and self._codecs is not None:
            if arrival.gap:
                self._projector.cut()
            self._receive_fragment(arrival.item, arrival.arrived_s, self._reader, self._codecs)

    def _open(self, init: Init) -> None:
        from desktop.media.codec import open_codecs  # noqa: PLC0415  # as in _run

        self._init, self._codecs, self._reader = init, None, None
        self._fault, self._fault_details, self._format, self._fps = None, "", None, None
        self._durations.clear()
        try:
            movie = read_movie(init.data)
        except Damaged as error:
            self._damage += 1
            self._fault, self._fault_details = Code.SOURCE_BROKEN, str(error)
            self._projector.load(None)
            return
        coding = CODINGS.get(movie.video.coding) if movie.video is not None else None
        device = self._hardware.device(coding) if self._hardware is not None and coding is not None else None
        codecs = open_codecs(init.data, movie, device)
        if codecs.fault:
            self._fault, self._fault_details = Code.SOURCE_BROKEN, codecs.fault
        self._codecs, self._reader = codecs, SampleReader(movie)
        self._projector.load(codecs.video)
        self._note_format()

    def _receive_fragment(self, fragment: Fragment, arrived_s: float, reader: SampleReader, codecs: Codecs) -> None:
        try:
            samples = reader.read(fragment.data, fragment.offset)
        except Damaged:
            self._damage += 1
            return
        video, sound = codecs.video, codecs.sound
        pictures = [sample for sample in samples if video is not None and sample.track_id == video.track.id]
        heard = [sample for sample in samples if sound is not None and sample.track_id == sound.track.id]
        if video is None and sound is not None and heard:
            self._clock.arrived(sound.track.seconds(heard[0].pts), arrived_s)
        elif video is not None and pictures:
            self._projector.collect(pictures, fragment.data, arrived_s)
            self._note_rate(pictures, video.track.timescale)
        self._hear(heard, fragment, codecs)

    def _hear(self, samples: list[Sample], fragment: Fragment, codecs: Codecs) -> None:
        """Sound first: the pictures of the same fragment are decoded only after this."""
        wanted = self._projector.mode is not DecodeMode.OFF or self._sound_always
        if self._sink is None or codecs.sound is None or not samples or not wanted:
            return
        for block in codecs.sound.decode(samples, fragment.data):
            self._sink.push(block.media_s, block.sound, block.rate)

    def _note_rate(self, pictures: list[Sample], timescale: int) -> None:
        """The usual duration is what counts: senders write odd ones at the beginning."""
        if len(self._durations) >= RATE_FROM:
            return
        self._durations += (sample.duration for sample in pictures if sample.duration)
        if self._durations:
            self._fps = round(timescale / sorted(self._durations)[(len(self._durations) - 1) // 2], 3)
            self._note_format()

    def _note_format(self) -> None:
        codecs = self._codecs
        if codecs is None or codecs.video is None:
            return
        width, height = self._projector.frame_size or codecs.video.size
        sound = codecs.sound.name if codecs.sound is not None else None
        self._format = VideoFormat(codecs.video.name, width, height, self._fps, sound)
