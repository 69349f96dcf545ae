"""How loud a source is for a listener: EBU R128, by libavfilter's meter.

Imports av and numpy; nothing that opens with the window may import it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

import av
import numpy as np
import numpy.typing as npt
from av.audio.frame import AudioFrame
from av.filter.graph import Graph

from desktop.core.model import Loudness

Sound = npt.NDArray[np.float32]

FLOOR_LUFS = -70.0  # the standard's own gate: what is not louder has no loudness
PREFIX = "lavfi.r128."
_NOTHING_YET = (av.error.BlockingIOError, EOFError)


class LoudnessMeter:
    """Belongs to one thread. Integrated from the first block on, until the rate changes or another meter is made."""

    def __init__(self) -> None:
        self._graph: Graph | None = None
        self._rate = 0
        self._at = 0
        self.value: Loudness | None = None  # None before the first tenth of a second

    def push(self, samples: Sound, rate: int) -> None:
        """`(frames, 2)` at `rate`; without a gap, whatever their time stamps say."""
        if not len(samples):
            return
        if self._graph is None or rate != self._rate:
            self._graph, self._rate, self._at = _graph(rate), rate, 0
        wave = np.nan_to_num(np.ascontiguousarray(samples, np.float32).reshape(1, -1))
        frame = AudioFrame.from_ndarray(wave, format="flt", layout="stereo")
        frame.sample_rate, frame.pts = rate, self._at
        self._at += len(samples)
        self._graph.push(frame)
        for told in _pulled(self._graph):
            self.value = _read(told.metadata)


def _graph(rate: int) -> Graph:
    graph = Graph()
    source = graph.add_abuffer(sample_rate=rate, format="flt", layout="stereo")
    meter = graph.add("ebur128", "peak=true:metadata=1")
    sink = graph.add("abuffersink")
    source.link_to(meter)
    meter.link_to(sink)
    graph.configure()
    return graph


def _pulled(graph: Graph) -> Iterator[AudioFrame]:
    while True:
        try:
            frame = graph.pull()
        except _NOTHING_YET:
            return
        assert isinstance(frame, AudioFrame)
        yield frame


def _read(told: dict[str, str]) -> Loudness:
    peak = float(told.get(f"{PREFIX}true_peak", 0))
    return Loudness(
        momentary=_lufs(told, "M"),
        short_term=_lufs(told, "S"),
        integrated=_lufs(told, "I"),
        true_peak=20 * math.log10(peak) if peak > 0 else -math.inf,
    )


def _lufs(told: dict[str, str], name: str) -> float:
    value = float(told.get(f"{PREFIX}{name}", "nan"))
    return value if value > FLOOR_LUFS else -math.inf
