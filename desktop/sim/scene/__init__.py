"""What the cameras of the demo studio see."""

from __future__ import annotations

from collections.abc import Iterator

import av
import numpy as np

from desktop.sim.recipe import Recipe


def pictures(recipe: Recipe) -> Iterator[av.VideoFrame]:
    """The pictures of one loop, in yuv420p at the size of the recipe."""
    y, x = np.mgrid[0 : recipe.height, 0 : recipe.width].astype(np.float32)
    for n in range(recipe.loop_frames):
        rgb = np.stack(
            (x / recipe.width * 255, y / recipe.height * 255, 0 * x + 128 + 100 * np.sin(n / 256 * 6.283)), axis=-1
        )
        yield av.VideoFrame.from_ndarray(rgb.astype(np.uint8), format="rgb24").reformat(format="yuv420p")
