from __future__ import annotations

import asyncio

import numpy as np
import pytest
from aiortc.mediastreams import MediaStreamError

from desktop.sim.calls.ear import dbfs, strongest
from desktop.sim.calls.peer_tracks import HEIGHT, RATE, WIDTH, Picture, Tone


async def test_a_tone_in_real_time() -> None:
    tone = Tone(500.0)
    begun = asyncio.get_running_loop().time()
    frames = [await tone.recv() for _ in range(11)]
    assert asyncio.get_running_loop().time() - begun >= 0.18
    samples = np.concatenate([one.to_ndarray()[0] for one in frames]).astype(np.float32) / 32768
    assert strongest(samples, RATE) == pytest.approx(500, abs=5)
    assert dbfs(samples) == pytest.approx(-20, abs=0.5)
    assert [one.pts for one in frames[:3]] == [0, 960, 1920]
    tone.muted = True
    assert dbfs((await tone.recv()).to_ndarray()[0].astype(np.float32)) == -100


async def test_a_picture_in_which_something_moves() -> None:
    picture = Picture()
    first, second = await picture.recv(), await picture.recv()
    assert (first.width, first.height) == (WIDTH, HEIGHT)
    assert not np.array_equal(first.to_ndarray(), second.to_ndarray())
    assert second.pts > (first.pts or 0)


async def test_a_track_that_has_ended_gives_nothing() -> None:
    tone = Tone()
    tone.stop()
    with pytest.raises(MediaStreamError):
        await tone.recv()


async def test_what_is_late_is_not_made_up_for() -> None:
    picture = Picture()
    await picture.recv()
    picture._next_s = 1.0  # as if it had slept for hours
    begun = asyncio.get_running_loop().time()
    for _ in range(4):
        await picture.recv()
    assert asyncio.get_running_loop().time() - begun >= 0.15
