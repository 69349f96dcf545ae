"""Pictures have the right colours, the right shape and no copy too many."""

from __future__ import annotations

import gc

import av
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.model import Picture
from desktop.media.scaler import MOST_PIXELS, Scaler, fit

MATRICES = {1: (0.2126, 0.0722), 5: (0.299, 0.114), 6: (0.299, 0.114), 9: (0.2627, 0.0593)}
UNSPECIFIED, LIMITED, FULL = 0, 1, 2
COLOURS = [(255, 0, 0), (0, 255, 0), (0, 0, 255), (200, 120, 40), (255, 255, 255), (0, 0, 0)]


def coded(rgb: tuple[int, int, int], matrix: int, full: bool) -> list[int]:
    kr, kb = MATRICES[matrix]
    red, green, blue = (value / 255 for value in rgb)
    luma = kr * red + (1 - kr - kb) * green + kb * blue
    chroma = (blue - luma) / (2 * (1 - kb)), (red - luma) / (2 * (1 - kr))
    scale = (0, 255, 255) if full else (16, 219, 224)
    values = [scale[0] + scale[1] * luma, *(128 + scale[2] * part for part in chroma)]
    return [min(255, max(0, round(value))) for value in values]


def field(width: int, height: int, values: list[int], format_: str = "yuv420p") -> av.VideoFrame:
    frame = av.VideoFrame(width, height, "yuvj420p" if format_ == "yuvj420p" else "yuv420p")
    for plane, value in zip(frame.planes, values, strict=True):
        plane.update(bytes([value]) * plane.buffer_size)
    return frame.reformat(format=format_) if format_ not in ("yuv420p", "yuvj420p") else frame


def colour(picture: Picture | None) -> list[int]:
    assert picture is not None
    pixels = np.frombuffer(picture.data, np.uint8).reshape(picture.height, picture.stride)
    at = 4 * (picture.width // 2)
    blue, green, red, alpha = pixels[picture.height // 2, at : at + 4].tolist()
    assert alpha == 255
    return [red, green, blue]


@pytest.mark.parametrize("rgb", COLOURS)
@pytest.mark.parametrize("matrix", MATRICES)
@pytest.mark.parametrize(
    ("format_", "range_"),
    [
        ("yuv420p", LIMITED),
        ("yuv420p", FULL),
        ("yuv420p", UNSPECIFIED),
        ("nv12", LIMITED),
        ("yuvj420p", FULL),
        ("yuvj420p", UNSPECIFIED),
        ("yuv420p10le", LIMITED),
        ("yuv422p", LIMITED),
    ],
)
@pytest.mark.parametrize("size", [(160, 90), (320, 180)])
def test_colours_are_those_that_were_coded(
    rgb: tuple[int, int, int], matrix: int, format_: str, range_: int, size: tuple[int, int]
) -> None:
    frame = field(320, 180, coded(rgb, matrix, range_ == FULL or format_ == "yuvj420p"), format_)
    frame.colorspace, frame.color_range = matrix, range_
    assert colour(Scaler().picture(frame, size, 1.0, 0.0, 0.0)) == pytest.approx(list(rgb), abs=5)


@pytest.mark.parametrize(("width", "height", "matrix"), [(1280, 720, 1), (1920, 1080, 1), (640, 480, 5), (720, 576, 5)])
def test_a_stream_that_does_not_say_is_taken_for_what_its_size_suggests(width: int, height: int, matrix: int) -> None:
    frame = field(width, height, coded((200, 120, 40), matrix, full=False))
    assert colour(Scaler().picture(frame, (160, 90), 1.0, 0.0, 0.0)) == pytest.approx([200, 120, 40], abs=4)


@pytest.mark.parametrize(
    ("stream", "aspect", "wanted", "size"),
    [
        ((1920, 1080), 1.0, (960, 540), (960, 540)),
        ((640, 480), 1.0, (960, 540), (720, 540)),
        ((1080, 1920), 1.0, (960, 540), (304, 540)),
        ((720, 576), 64 / 45, (960, 540), (960, 540)),
        ((320, 180), 1.0, (961, 541), (960, 540)),
        ((320, 180), 1.0, (474, 266), (472, 266)),
        ((1920, 1080), 1.0, (2, 2), (2, 2)),
        ((1920, 1080), 1.0, (100_000, 100_000), (MOST_PIXELS, 2304)),
    ],
)
def test_the_shape_of_the_stream_is_kept(
    stream: tuple[int, int], aspect: float, wanted: tuple[int, int], size: tuple[int, int]
) -> None:
    assert fit(*stream, aspect, *wanted) == size


@given(st.integers(2, 5000), st.integers(2, 5000), st.floats(0.2, 5), st.integers(2, 3000), st.integers(2, 3000))
def test_a_picture_always_fits_and_is_even(width: int, height: int, aspect: float, wide: int, high: int) -> None:
    got_wide, got_high = fit(width, height, aspect, wide, high)
    assert got_wide % 2 == got_high % 2 == 0
    assert got_wide % 8 not in (2, 4) or got_wide == 2
    assert 2 <= got_wide <= max(2, wide)
    assert 2 <= got_high <= max(2, high)


@pytest.mark.parametrize("wanted", [(160, 90), (106, 60), (321, 181), (50, 50), (52, 50), (640, 360), (964, 542)])
def test_every_row_lies_where_the_stride_says(wanted: tuple[int, int]) -> None:
    scaler = Scaler()
    for rgb in COLOURS:  # what an earlier picture left in memory must not show
        scaler.picture(field(320, 180, coded(rgb, 5, full=False)), wanted, 1.0, 0.0, 0.0)
    picture = scaler.picture(field(320, 180, coded((200, 120, 40), 5, full=False)), wanted, 1.0, 1.5, 2.5)
    assert picture is not None
    assert picture.data.nbytes >= picture.height * picture.stride
    assert picture.stride >= 4 * picture.width
    assert (picture.media_s, picture.due_s) == (1.5, 2.5)
    rows = np.frombuffer(picture.data, np.uint8)[: picture.height * picture.stride]
    shown = rows.reshape(picture.height, picture.stride)[:, : 4 * picture.width].reshape(-1, 4)
    assert np.abs(shown.astype(int) - [40, 120, 200, 255]).max() <= 4


def test_a_picture_outlives_its_frame_and_its_scaler() -> None:
    scaler = Scaler()
    frame = field(320, 180, coded((255, 0, 0), 5, full=False))
    picture = scaler.picture(frame, (160, 90), 1.0, 0.0, 0.0)
    del scaler, frame
    gc.collect()
    assert colour(picture) == pytest.approx([255, 0, 0], abs=4)


def test_one_scaler_follows_size_and_format() -> None:
    scaler = Scaler()
    for width, height, format_ in ((320, 180, "yuv420p"), (640, 480, "nv12"), (320, 180, "yuv420p10le")):
        frame = field(width, height, coded((0, 255, 0), 5, full=False), format_)
        for wanted in ((160, 90), (64, 64), (width, height)):
            assert colour(scaler.picture(frame, wanted, 1.0, 0.0, 0.0)) == pytest.approx([0, 255, 0], abs=5)


@pytest.mark.parametrize("matrix", range(19))
@pytest.mark.parametrize("format_", ["yuv420p", "yuv444p", "gbrp", "gray"])
def test_a_matrix_nobody_knows_costs_no_picture(matrix: int, format_: str) -> None:
    frame = field(320, 180, coded((0, 0, 0), 5, full=False), format_)
    frame.colorspace = matrix
    assert colour(Scaler().picture(frame, (160, 90), 1.0, 0.0, 0.0)) == pytest.approx([0, 0, 0], abs=4)


def test_a_frame_that_cannot_be_converted_gives_nothing() -> None:
    scaler = Scaler()
    assert scaler.picture(av.VideoFrame(), (32, 32), 1.0, 0.0, 0.0) is None
    assert colour(scaler.picture(field(64, 64, [16, 128, 128]), (32, 32), 1.0, 0.0, 0.0)) == [0, 0, 0]
