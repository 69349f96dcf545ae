from __future__ import annotations

import gc
import weakref

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QRegion
from pytestqt.qtbot import QtBot

from desktop.core.model import Picture
from desktop.ui.theme import Theme
from desktop.ui.wall.tile_picture import TilePicture
from tests.ui.samples import picture

W, H = 192, 108


@pytest.fixture
def shown(theme: Theme, qtbot: QtBot) -> TilePicture:
    found = TilePicture(theme)
    qtbot.addWidget(found)
    found.resize(W, H)
    found.show()
    qtbot.waitExposed(found)
    return found


def grab(widget: TilePicture) -> QImage:
    return widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def as_image(given: Picture) -> QImage:
    return QImage(given.data, given.width, given.height, given.stride, QImage.Format.Format_RGB32)


def test_a_picture_of_the_right_size_is_drawn_dot_for_dot(shown: TilePicture) -> None:
    given = picture(W, H)
    shown.set_picture(given)
    assert grab(shown) == as_image(given)


def test_the_pixels_are_not_copied(shown: TilePicture) -> None:
    pixels = bytearray(W * H * 4)
    shown.set_picture(Picture(W, H, W * 4, memoryview(pixels), 0.0, 0.0))
    pixels[:] = b"\x00\xff\x00\xff" * (W * H)
    shown.update()
    assert grab(shown).pixelColor(5, 5).name() == "#00ff00"


def test_a_stride_wider_than_the_picture(shown: TilePicture) -> None:
    row = b"\xff\x00\x00\xff" * W + b"\x00" * 64
    shown.set_picture(Picture(W, H, W * 4 + 64, memoryview(row * H), 0.0, 0.0))
    image = grab(shown)
    assert {image.pixelColor(x, H - 1).name() for x in range(W)} == {"#0000ff"}


def test_another_shape_keeps_its_proportions_on_black(shown: TilePicture) -> None:
    given = picture(144, H)  # 4:3, as the decoder hands it over for this place
    shown.set_picture(given)
    image = grab(shown)
    assert image.pixelColor(5, 50).name() == "#000000"
    assert image.copy(24, 0, 144, H) == as_image(given)


def test_the_next_picture_of_a_size_asks_only_for_its_own_place(
    shown: TilePicture, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown.set_picture(picture(144, H))
    grab(shown)
    asked: list[tuple[QRect, ...]] = []
    monkeypatch.setattr(TilePicture, "update", lambda _self, *where: asked.append(where))
    shown.set_picture(picture(144, H, 2))
    assert asked == [(QRect(24, 0, 144, H),)]
    shown.set_picture(picture(W, H))
    assert asked[1:] == [()]


def test_a_picture_whose_edges_are_no_whole_pixels_of_the_window_is_painted_with_its_margins(
    shown: TilePicture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(TilePicture, "devicePixelRatioF", lambda _self: 2.0)
    shown.resize(193, 111)  # 386 x 222 on the screen: a margin of one device pixel on either side
    shown.set_picture(picture(378, 218))
    grab(shown)
    asked: list[tuple[QRect, ...]] = []
    monkeypatch.setattr(TilePicture, "update", lambda _self, *where: asked.append(where))
    shown.set_picture(picture(378, 218, 2))
    assert asked == [()]


def test_margins_are_left_alone_when_only_the_picture_is_painted(shown: TilePicture) -> None:
    shown.set_picture(picture(144, H))
    grab(shown)
    given = picture(144, H, 2)
    shown.set_picture(given)
    canvas = QImage(W, H, QImage.Format.Format_RGB32)
    canvas.fill(0xFF00FF)
    place = QRect(24, 0, 144, H)
    shown.render(canvas, place.topLeft(), QRegion(place))
    assert canvas.copy(place) == as_image(given)
    assert canvas.pixelColor(5, 50).name() == "#ff00ff"


def test_a_wrong_size_is_fitted_until_the_next_picture(shown: TilePicture) -> None:
    shown.set_picture(picture(64, 36))
    image = grab(shown)
    assert image.pixelColor(2, 2).name() != "#000000"
    assert image.pixelColor(W - 3, H - 3).name() != "#000000"


def test_stalled_is_grey_and_darker_under_a_band(shown: TilePicture, theme: Theme) -> None:
    shown.set_picture(picture(W, H, 3))
    before = grab(shown)
    shown.set_stalled("No bytes for 8 s")
    after = grab(shown)
    outside = [(x, y) for x in range(0, W, 7) for y in (*range(0, 30, 5), *range(80, H, 5))]
    for x, y in outside:
        colour = after.pixelColor(x, y)
        assert max(colour.red(), colour.green(), colour.blue()) - min(colour.red(), colour.green(), colour.blue()) <= 1
    assert sum(after.pixelColor(x, y).lightness() for x, y in outside) < 0.8 * sum(
        before.pixelColor(x, y).lightness() for x, y in outside
    )
    assert after.pixelColor(3, H // 2) == theme.colour("warn.fill")


def test_the_seconds_of_a_stall_are_read_in_a_small_tile_too(shown: TilePicture) -> None:
    shown.resize(128, 72)
    shown.set_stalled("No bytes for 12 s")
    twelve = grab(shown)
    shown.set_stalled("No bytes for 13 s")
    assert grab(shown) != twelve


def test_the_grey_picture_is_made_once(shown: TilePicture) -> None:
    shown.set_picture(picture(W, H))
    shown.set_stalled("No bytes for 8 s")
    shown.grab()
    first = shown._grey
    shown.set_stalled("No bytes for 9 s")
    shown.grab()
    assert shown._grey is first
    shown.set_stalled("")
    assert shown._grey is None


def test_the_picture_comes_back(shown: TilePicture) -> None:
    given = picture(W, H)
    shown.set_picture(given)
    shown.set_stalled("No bytes for 8 s")
    shown.set_stalled("")
    assert grab(shown) == as_image(given)


def test_stalled_without_any_picture_is_hatched_black(shown: TilePicture) -> None:
    shown.set_stalled("No bytes for 8 s")
    image = grab(shown)
    assert len({image.pixelColor(x, 10).lightness() for x in range(W)}) > 1


def test_a_cleared_picture_is_black_and_let_go(shown: TilePicture) -> None:
    class Data(bytearray):
        """A bytearray that can be watched."""

    data = Data(W * H * 4)
    watched = weakref.ref(data)
    shown.set_picture(Picture(W, H, W * 4, memoryview(data), 0.0, 0.0))
    del data
    shown.clear()
    gc.collect()
    assert watched() is None
    assert grab(shown).pixelColor(9, 9).name() == "#000000"


def test_the_wanted_size_is_even(shown: TilePicture) -> None:
    shown.resize(193, 109)
    assert shown.wanted_size.toTuple() == (192, 108)
