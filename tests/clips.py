"""Small files for a broadcast, made by the encoders in the PyAV wheel: what the service plays, and what it does not."""

from __future__ import annotations

import functools
import io
from fractions import Fraction

import av
import numpy as np

RATE = 48000


@functools.lru_cache(maxsize=32)
def clip(
    container: str = "ogg",
    sound: str = "libopus",
    pictures: str = "",
    seconds: float = 0.5,
    layout: str = "stereo",
    silent_s: float = 0.0,
) -> bytes:
    """A tone of 440 Hz, after so much silence, and a grey picture if a codec for it is named."""
    file = io.BytesIO()
    with av.open(file, "w", format=container) as out:
        audio = out.add_stream(sound, rate=RATE, layout=layout)
        video = out.add_stream(pictures, rate=10) if pictures else None
        if video is not None:
            video.width, video.height, video.pix_fmt = 64, 36, "yuv420p"
            video.options = {"deadline": "realtime", "cpu-used": "8"}
        for number in range(max(1, round(seconds * RATE / 960))):
            out.mux(audio.encode(_tone(number * 960, layout, heard=number * 960 >= silent_s * RATE)))
            if video is not None and number % 5 == 0:
                frame = av.VideoFrame.from_ndarray(np.full((54, 64), 128, np.uint8), format="yuv420p")
                frame.pts, frame.time_base = number // 5, Fraction(1, 10)
                out.mux(video.encode(frame))
        for track in (audio, video):
            if track is not None:
                out.mux(track.encode(None))
    return file.getvalue()


def ogg(seconds: float = 0.5) -> bytes:
    """Opus in Ogg."""
    return clip(seconds=seconds)


def webm(seconds: float = 0.5) -> bytes:
    """Opus and VP8 in WebM."""
    return clip("webm", pictures="libvpx", seconds=seconds)


def _tone(start: int, layout: str, *, heard: bool) -> av.AudioFrame:
    wave = (np.sin((start + np.arange(960)) * 2 * np.pi * 440 / RATE) * 8000 * heard).astype(np.int16)
    channels = {"mono": 1, "stereo": 2, "5.1": 6}[layout]
    frame = av.AudioFrame.from_ndarray(np.repeat(wave, channels)[None, :], format="s16", layout=layout)
    frame.sample_rate, frame.pts, frame.time_base = RATE, start, Fraction(1, RATE)
    return frame
