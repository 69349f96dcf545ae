"""A film whose every picture says its number in black and white blocks, and how to read it off a screen."""

from __future__ import annotations

import io
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np

from desktop.media.boxes import BoxScanner, Fragment, Init
from desktop.media.movie import read_movie
from desktop.media.samples import SampleReader

WIDTH, HEIGHT, FPS = 1920, 1080, 25
RATE = 48_000
BITS = 15  # and one of parity
CELLS = BITS + 3  # a green one before, a blue one behind
CELL = 96
LEFT, TOP, TALL = (WIDTH - CELLS * CELL) // 2, 480, 120
KBIT_S = 6000


@dataclass(frozen=True)
class Piece:
    """One fragment: its bytes and the numbers of the pictures in it."""

    data: bytes
    numbers: tuple[int, ...]


def film(seconds: int, fragment_ms: int) -> tuple[bytes, list[Piece]]:
    """The init segment and the fragments: 1080p25, 6 Mbit/s, AAC; made once and kept in the temporary folder."""
    folder = Path(tempfile.gettempdir()) / "airdesk-bench"
    folder.mkdir(exist_ok=True)
    kept = folder / f"coded-{seconds}s-{fragment_ms}ms.mp4"
    if not kept.exists():
        fresh = kept.with_suffix(f".{os.getpid()}")
        fresh.write_bytes(_encoded(seconds, fragment_ms))
        fresh.replace(kept)
    return _cut(kept.read_bytes())


def _cut(data: bytes) -> tuple[bytes, list[Piece]]:
    init, reader, pieces = b"", None, []
    for piece in BoxScanner().feed(data):
        if isinstance(piece, Init):
            init = bytes(piece.data)
            movie = read_movie(piece.data)
            reader = SampleReader(movie)
            assert movie.video is not None
            video = movie.video
        elif isinstance(piece, Fragment) and reader is not None:
            samples = [sample for sample in reader.read(piece.data, piece.offset) if sample.track_id == video.id]
            numbers = tuple(round(video.seconds(sample.pts) * FPS) for sample in samples)
            pieces.append(Piece(bytes(piece.data), numbers))
    return init, pieces


def _encoded(seconds: int, fragment_ms: int) -> bytes:
    file = io.BytesIO()
    flags = "empty_moov+default_base_moof+delay_moov"
    with av.open(file, "w", format="mp4", options={"movflags": flags, "frag_duration": str(fragment_ms * 1000)}) as out:
        options = {"preset": "superfast", "tune": "zerolatency", "g": "50", "maxrate": "6M", "bufsize": "3M"}
        video = out.add_stream("libx264", FPS, options=options)
        video.width, video.height, video.pix_fmt, video.bit_rate = WIDTH, HEIGHT, "yuv420p", KBIT_S * 1000
        audio = out.add_stream("aac", RATE, layout="stereo")
        pictures, blocks = _pictures(video, seconds * FPS), _blocks(audio, seconds * RATE // 1024)
        picture, block = next(pictures, None), next(blocks, None)
        while picture is not None or block is not None:
            first = block is None or (
                picture is not None and picture.dts * picture.time_base <= block.dts * block.time_base
            )
            out.mux(picture if first else block)
            if first:
                picture = next(pictures, None)
            else:
                block = next(blocks, None)
    return file.getvalue()


def _pictures(stream: av.VideoStream, count: int) -> Iterator[av.Packet]:
    grain = np.random.default_rng(5).normal(0, 14, (HEIGHT, WIDTH)).astype(np.int16)
    slope = np.linspace(60, 180, WIDTH).astype(np.int16)[None, :]
    for number in range(count):
        grey = np.clip(slope + np.roll(grain, (number * 3, number * 7), (0, 1)), 0, 255).astype(np.uint8)
        pixels = np.repeat(grey[:, :, None], 3, axis=2)
        _write(pixels, number)
        frame = av.VideoFrame.from_ndarray(pixels, format="rgb24")
        frame.pts = number
        yield from stream.encode(frame)
    yield from stream.encode(None)


def _blocks(stream: av.AudioStream, count: int) -> Iterator[av.Packet]:
    for number in range(count):
        one = 0.1 * np.sin(2 * np.pi * 440 / RATE * (number * 1024 + np.arange(1024)))
        frame = av.AudioFrame.from_ndarray(np.stack((one, one)).astype(np.float32), format="fltp", layout="stereo")
        frame.rate, frame.pts = RATE, number * 1024
        yield from stream.encode(frame)
    yield from stream.encode(None)


def _write(pixels: np.ndarray, number: int) -> None:
    bits = [number >> bit & 1 for bit in range(BITS)]
    bits.append(sum(bits) & 1)
    colours = [(0, 255, 0), *((255, 255, 255) if bit else (0, 0, 0) for bit in bits), (0, 0, 255)]
    for index, colour in enumerate(colours):
        pixels[TOP : TOP + TALL, LEFT + index * CELL : LEFT + (index + 1) * CELL] = colour


@dataclass(frozen=True)
class Strip:
    """Where on the screen the blocks are."""

    x: int
    y: int
    width: int

    @property
    def picture_width(self) -> int:
        """How wide the whole picture is shown."""
        return round(self.width * WIDTH / (CELLS * CELL))

    def read(self, row: np.ndarray) -> int | None:
        """The number in a row of pixels from `x` on; None where it is torn."""
        centres = ((np.arange(1, BITS + 2) + 0.5) * self.width / CELLS).astype(int)
        bits = (row[centres, :3].mean(axis=1) > 128).astype(int)
        number = int((bits[:BITS] << np.arange(BITS)).sum())
        return number if bits[BITS] == bits[:BITS].sum() & 1 else None


def find(pixels: np.ndarray) -> Strip | None:
    """Look for the blocks on the whole screen."""
    blue, green, red = (pixels[:, :, channel].astype(int) for channel in range(3))
    is_green, is_blue = (green > 170) & (red < 110) & (blue < 110), (blue > 150) & (red < 90) & (green < 90)
    rows = np.flatnonzero((is_green.sum(axis=1) > 6) & (is_blue.sum(axis=1) > 6))
    if len(rows) < 6:
        return None
    y = int(rows[len(rows) // 2])
    left, right = int(np.flatnonzero(is_green[y])[0]), int(np.flatnonzero(is_blue[y])[-1])
    return Strip(left, y, right - left + 1) if right > left + CELLS * 4 else None
