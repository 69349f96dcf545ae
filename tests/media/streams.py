"""Small real streams for the tests of the preview: fragmented MP4 made by the encoders in the PyAV wheel."""

from __future__ import annotations

import functools
import io
from fractions import Fraction

import av
import numpy as np

from desktop.media.boxes import BoxScanner, Fragment, Init

FRAGMENTED = "empty_moov+default_base_moof"


def picture(number: int, width: int, height: int) -> av.VideoFrame:
    """A grey field that gets brighter, with a bar that moves."""
    image = np.full((height, width, 3), 40 + number * 3 % 160, np.uint8)
    at = number * 7 % (width - 8)
    image[:, at : at + 8] = (255, 64, 0)
    return av.VideoFrame.from_ndarray(image, format="rgb24")


@functools.lru_cache(maxsize=64)
def stream(
    codec: str = "libx264",
    frames: int = 30,
    width: int = 160,
    height: int = 90,
    gop: int = 10,
    bframes: int = 0,
    sound: str = "",
    rate: int = 48000,
    layout: str = "stereo",
    fragment_us: int = 200_000,
    movflags: str = FRAGMENTED,
    fps: int = 25,
    pix_fmt: str = "yuv420p",
) -> bytes:
    """The whole stream. `sound` is an encoder or empty; the tone is 440 Hz at -6 dBFS."""
    file = io.BytesIO()
    with av.open(file, "w", format="mp4", options={"movflags": movflags, "frag_duration": str(fragment_us)}) as out:
        video = out.add_stream(codec, rate=fps) if codec else None
        if video is not None:
            video.width, video.height, video.pix_fmt = width, height, pix_fmt
            video.codec_context.gop_size = gop
            video.codec_context.thread_count = 1
            video.options = _options(codec, bframes)
        audio = out.add_stream(sound, rate=rate, layout=layout) if sound else None
        sent = 0
        for number in range(frames):
            if video is not None:
                frame = picture(number, width, height)
                frame.pts, frame.time_base = number, Fraction(1, fps)
                out.mux(video.encode(frame))
            while audio is not None and sent / rate < (number + 1) / fps:
                out.mux(audio.encode(_tone(sent, rate, layout)))
                sent += 1024
        for track in (video, audio):
            if track is not None:
                out.mux(track.encode(None))
    return file.getvalue()


def _options(codec: str, bframes: int) -> dict[str, str]:
    if codec == "libx265":
        return {"preset": "ultrafast", "x265-params": f"bframes={bframes}:log-level=none:pools=none:frame-threads=1"}
    if codec == "libx264":
        return {"preset": "ultrafast", "x264-params": f"bframes={bframes}:b-adapt=0:scenecut=0"}
    return {}


def _tone(start: int, rate: int, layout: str) -> av.AudioFrame:
    wave = (0.5 * np.sin(2 * np.pi * 440 * np.arange(start, start + 1024) / rate)).astype(np.float32)
    channels = av.AudioLayout(layout).nb_channels
    frame = av.AudioFrame.from_ndarray(np.tile(wave, (channels, 1)), format="fltp", layout=layout)
    frame.sample_rate, frame.pts, frame.time_base = rate, start, Fraction(1, rate)
    return frame


def pieces(data: bytes) -> list[Init | Fragment]:
    """What the scanner makes of it."""
    return BoxScanner().feed(data)


def box(kind: bytes, *parts: bytes) -> bytes:
    """A box of the short form."""
    body = b"".join(parts)
    return (8 + len(body)).to_bytes(4, "big") + kind + body


def large_box(kind: bytes, *parts: bytes) -> bytes:
    """A box of the long form."""
    body = b"".join(parts)
    return b"\x00\x00\x00\x01" + kind + (16 + len(body)).to_bytes(8, "big") + body


def moof(sizes: list[int], offset: int | None = None, track: int = 1, dts: int = 0) -> bytes:
    """A moof with one run; data begins right after a following short mdat head unless `offset` says where."""

    def build(at: int) -> bytes:
        trun = b"\x00\x00\x02\x01" + len(sizes).to_bytes(4, "big") + at.to_bytes(4, "big", signed=True)
        trun += b"".join(size.to_bytes(4, "big") for size in sizes)
        traf = box(
            b"traf",
            box(b"tfhd", b"\x00\x02\x00\x00", track.to_bytes(4, "big")),
            box(b"tfdt", b"\x00\x00\x00\x00", dts.to_bytes(4, "big")),
            box(b"trun", trun),
        )
        return box(b"moof", box(b"mfhd", bytes(8)), traf)

    return build(len(build(0)) + 8 if offset is None else offset)
