from __future__ import annotations

import pytest

from desktop.sim.zego.encoding import Codec, Track


@pytest.mark.parametrize(
    ("samples", "rate", "time_ms"), [(1024, 44_100, 2321), (1152, 44_100, 2612), (960, 48_000, 2000)]
)
def test_when_a_frame_begins(samples: int, rate: int, time_ms: int) -> None:
    assert Track(Codec.MP3, b"", rate, 1, samples).time_ms(100) == time_ms
