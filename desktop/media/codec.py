"""The decoders of one init segment, by libavcodec: packets in, frames and sound out.

Imports av and numpy; nothing that opens with the window may import it. Not here: when what is
decoded (`decoder`), which bytes are which sample (`samples`).
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import av
import numpy as np
import numpy.typing as npt
from av.audio.codeccontext import AudioCodecContext
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from av.codec.hwaccel import HWAccel
from av.error import FFmpegError
from av.packet import Packet
from av.stream import Stream
from av.video.codeccontext import VideoCodecContext
from av.video.frame import VideoFrame

from desktop.media.movie import Bytes, Movie, Track
from desktop.media.samples import Sample

log = logging.getLogger(__name__)

Sound = npt.NDArray[np.float32]
Skip = Literal["DEFAULT", "NONREF"]

SAME_BLOCK_S = 0.02  # sound that begins within this of where the last ended goes on
_FAILURES = (FFmpegError, ValueError, RuntimeError, MemoryError)


@dataclass(frozen=True, slots=True)
class Block:
    """Sound without a gap: `(frames, 2)` at `rate`, beginning at `media_s`."""

    media_s: float
    sound: Sound
    rate: int


def _packet(sample: Sample, data: memoryview) -> Packet[Stream]:
    packet: Packet[Stream] = Packet(data[sample.start : sample.end])  # type: ignore[arg-type]  # any buffer will do
    packet.pts, packet.dts = sample.pts, sample.dts
    packet.is_keyframe = sample.key
    return packet


class VideoCodec:
    """Belongs to one thread. Decodes in that thread alone: more threads would add delay."""

    def __init__(self, context: VideoCodecContext, track: Track, hardware: bool) -> None:
        context.thread_count = 1
        self._context = context
        self.track = track
        self.hardware = hardware

    @property
    def name(self) -> str:
        """As VideoFormat names it."""
        return self._context.codec.canonical_name

    @property
    def size(self) -> tuple[int, int]:
        """As the stream says by now."""
        return self._context.width, self._context.height

    @property
    def aspect(self) -> float:
        """Width of a pixel by its height."""
        ratio = self._context.sample_aspect_ratio
        return float(ratio) if ratio else 1.0

    @property
    def depth(self) -> int:
        """How many pictures it keeps back to put them in order."""
        return self._context.reorder_depth

    def skip(self, what: Skip) -> None:
        """Leave out pictures that no other needs, or none."""
        self._context.skip_frame = what

    def decode(self, sample: Sample, data: Bytes) -> list[VideoFrame] | None:
        """The pictures that this one makes available, with `pts` in units of the track; None if it is damaged."""
        packet = _packet(sample, memoryview(data))
        try:
            return self._context.decode(packet)
        except _FAILURES as error:
            log.debug("picture not decoded: %s", error)
            return None

    def drain(self) -> list[VideoFrame]:
        """What it kept back. It begins anew after this, with a key frame."""
        try:
            frames = self._context.decode(None)
        except _FAILURES:
            frames = []
        self.flush()
        return frames

    def flush(self) -> None:
        """Forget everything: the next picture does not follow the last."""
        if self._context.is_open:
            self._context.flush_buffers()


class SoundCodec:
    """Belongs to one thread."""

    def __init__(self, context: AudioCodecContext, track: Track) -> None:
        self._context = context
        self._stereo: AudioResampler | None = None
        self.track = track
        self.damage = 0

    @property
    def name(self) -> str:
        """As VideoFormat names it."""
        return self._context.codec.canonical_name

    def decode(self, samples: Iterable[Sample], data: Bytes) -> list[Block]:
        """All of a fragment at once, cut only where sound is missing. What is damaged is left out and counted."""
        parts: list[tuple[float, Sound, int]] = []
        view = memoryview(data)
        for sample in samples:
            packet = _packet(sample, view)
            try:
                for frame in self._context.decode(packet):
                    stamp = sample.pts if frame.pts is None else frame.pts
                    parts += ((self.track.seconds(stamp), sound, frame.sample_rate) for sound in self._read(frame))
            except _FAILURES as error:
                log.debug("sound not decoded: %s", error)
                self.damage += 1
        return _joined(parts)

    def flush(self) -> None:
        """The next block does not follow the last."""
        if self._context.is_open:
            self._context.flush_buffers()

    def _read(self, frame: AudioFrame) -> list[Sound]:
        channels = frame.layout.nb_channels
        if frame.format.name == "fltp" and channels <= 2:
            sound: Sound = np.empty((frame.samples, 2), np.float32)
            for side, plane in enumerate(frame.planes):  # to_ndarray() takes three times as long
                sound[:, side] = np.frombuffer(memoryview(plane), np.float32, frame.samples)
            if channels == 1:
                sound[:, 1] = sound[:, 0]
            return [sound]
        if self._stereo is None:
            self._stereo = AudioResampler(format="flt", layout="stereo", rate=frame.sample_rate)
        return [np.asarray(part.to_ndarray(), np.float32).reshape(-1, 2) for part in self._stereo.resample(frame)]


def _joined(parts: list[tuple[float, Sound, int]]) -> list[Block]:
    blocks: list[Block] = []
    run: list[Sound] = []
    start_s, end_s, rate = 0.0, 0.0, 0
    for media_s, sound, its_rate in parts:
        if run and (its_rate != rate or abs(media_s - end_s) > SAME_BLOCK_S):
            blocks.append(Block(start_s, np.concatenate(run), rate))
            run = []
        if not run:
            start_s = end_s = media_s
        run.append(sound)
        rate = its_rate
        end_s += len(sound) / rate
    if run:
        blocks.append(Block(start_s, np.concatenate(run), rate))
    return blocks


@dataclass(slots=True)
class Codecs:
    """What an init segment needs. `fault` names the coding that nobody here can decode."""

    video: VideoCodec | None = None
    sound: SoundCodec | None = None
    fault: str = ""


def open_codecs(init: Bytes, movie: Movie, device: HWAccel | None = None) -> Codecs:
    """Never raises. A device that cannot be had is passed over."""
    codecs = Codecs()
    video, sound = movie.video, movie.sound
    try:
        container = av.open(io.BytesIO(init), format="mp4", hwaccel=device, options={"fpsprobesize": "0"})
    except _FAILURES as error:
        if device is not None:
            return open_codecs(init, movie)
        codecs.fault = str(error)
        return codecs
    with container:
        for stream in container.streams:
            context = stream.codec_context  # None for a coding that libavcodec does not know
            if video is not None and stream.id == video.id and isinstance(context, VideoCodecContext):
                codecs.video = VideoCodec(context, video, device is not None and context.is_hwaccel)
            elif sound is not None and stream.id == sound.id and isinstance(context, AudioCodecContext):
                codecs.sound = SoundCodec(context, sound)
    if video is not None and codecs.video is None:
        codecs.fault = video.coding
    elif sound is not None and codecs.sound is None:
        codecs.fault = sound.coding
    return codecs
