"""Check 19.11 of UI.md, for the wall: 16:9 ± 1 px, nothing clipped, nothing overlaps."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import QRect

from desktop.ui.wall.geometry import GHOST, Arrangement, Measures, Place, WallLayout, arrange

FOCUS, GRID = WallLayout.FOCUS, WallLayout.GRID


def check(found: Arrangement, width: int, height: int) -> None:
    wall = QRect(0, 0, width, height)
    for place in found.places:
        picture = place.picture
        assert abs(picture.width() * 9 / 16 - picture.height()) <= 1, place
        assert wall.contains(place.tile), place
        for part in (picture, place.meter, place.caption):
            assert place.tile.contains(part), place
        for one, other in itertools.combinations((picture, place.meter, place.caption), 2):
            assert not one.intersects(other), place
    for one, other in itertools.combinations(found.places, 2):
        assert not one.tile.intersects(other.tile)


@pytest.mark.parametrize("layout", [FOCUS, GRID])
@pytest.mark.parametrize("height", [300, 477, 620, 810, 1300, 2000])
def test_every_width_and_number_is_whole(layout: WallLayout, height: int) -> None:
    for width in range(640, 3841, 40):
        for count in (1, 2, 4, 5, 9, 16):
            check(arrange(width, height, count, layout), width, height)


def test_the_sizes_of_the_design() -> None:
    """1600 × 900 and 1280 × 720 of png/01 and png/08."""
    full = arrange(1024, 477, 4, FOCUS).places
    assert [place.tile.size().toTuple() for place in full] == [(758, 461), (210, 148), (210, 148), (210, 148)]
    assert not full[1].one_line
    small = arrange(780, 335, 4, FOCUS).places
    assert [place.tile.size().toTuple() for place in small[:2]] == [(504, 319), (176, 101)]
    assert small[1].one_line
    assert small[1].caption.height() == 24


def test_focus_and_strip_have_one_height_and_stand_in_the_middle() -> None:
    places = arrange(1600, 810, 4, FOCUS).places
    focus, strip = places[0].tile, [place.tile for place in places[1:]]
    assert focus.top() == strip[0].top()
    assert abs(focus.bottom() - strip[-1].bottom()) <= 2
    assert abs(focus.left() - (1600 - strip[0].right())) <= 2
    assert focus.left() <= 10  # the width is used up


@pytest.mark.parametrize(("count", "ghost"), [(1, True), (3, True), (4, False), (9, False)])
def test_the_ghost_in_the_focus_layout(count: int, ghost: bool) -> None:
    places = arrange(1600, 810, count, FOCUS).places
    assert (GHOST in [place.index for place in places]) is ghost


@pytest.mark.parametrize(("count", "ghost"), [(1, True), (8, True), (9, False)])
def test_the_ghost_in_the_grid_comes_last(count: int, ghost: bool) -> None:
    indexes = [place.index for place in arrange(1600, 810, count, GRID).places]
    assert indexes == [*range(count), GHOST] if ghost else [*range(count)]


def test_one_other_source_is_not_blown_up() -> None:
    two, four = (arrange(1024, 477, count, FOCUS).places[1].tile for count in (2, 4))
    assert two.size() == four.size()


def test_a_long_strip_scrolls_and_says_how_many_are_hidden() -> None:
    found = arrange(1600, 810, 10, FOCUS)
    assert (len(found.places), found.before, found.after) == (7, 0, 3)
    assert found.more is not None
    assert not any(place.tile.intersects(found.more) for place in found.places)
    end = arrange(1600, 810, 10, FOCUS, first=99)
    assert (end.before, end.after) == (3, 0)
    assert [place.index for place in end.places] == [0, 4, 5, 6, 7, 8, 9]


def test_a_strip_too_long_for_the_focus_takes_the_height_of_the_wall() -> None:
    """Six sources in a window of 1600 × 900 without the mix: nobody who waits at a door is out of sight."""
    found = arrange(1024, 732, 6, FOCUS)
    check(found, 1024, 732)
    assert (len(found.places), found.after, found.more) == (6, 0, None)
    strip = [place.tile for place in found.places[1:]]
    assert strip[-1].bottom() - strip[0].top() > found.places[0].tile.height()
    assert abs(strip[0].top() - (732 - strip[-1].bottom())) <= 2
    long = arrange(1024, 732, 9, FOCUS)
    check(long, 1024, 732)
    assert (len(long.places), long.after) == (7, 2)
    assert long.more is not None
    assert not any(place.tile.intersects(long.more) for place in long.places)


@pytest.mark.parametrize("percent", [90, 100, 115, 130, 150])
@pytest.mark.parametrize("count", [5, 6, 9])
def test_a_longer_strip_is_never_wider_than_the_wall(percent: int, count: int) -> None:
    measures = Measures().scaled(percent / 100)
    for width in range(600, 1700, 50):
        for height in range(300, 1200, 50):
            check(arrange(width, height, count, FOCUS, measures=measures), width, height)


def test_a_low_window_has_fewer_rows_rather_than_stamps() -> None:
    found = arrange(1280, 400, 9, FOCUS)
    assert len(found.places) == 4
    assert found.after == 5


def test_the_focus_may_be_any_source() -> None:
    assert [place.index for place in arrange(1024, 477, 4, FOCUS, focus=2).places] == [2, 0, 1, 3]
    assert arrange(1024, 477, 4, FOCUS, focus=99).places[0].index == 3


def test_the_grid_takes_the_widest_picture() -> None:
    places = arrange(1600, 810, 4, GRID).places
    tops = sorted({place.tile.top() for place in places})
    assert len(tops) == 2
    widths = {place.picture.width() for place in places}
    assert widths == {504}  # 3 columns; 2 would give 436, 5 would give 298


@pytest.mark.parametrize("layout", [FOCUS, GRID])
def test_right_to_left_is_the_mirror(layout: WallLayout) -> None:
    def turned(rect: QRect) -> QRect:
        return QRect(1024 - rect.x() - rect.width(), rect.y(), rect.width(), rect.height())

    left, right = (arrange(1024, 477, 5, layout, rtl=rtl).places for rtl in (False, True))
    assert [turned(place.tile) for place in left] == [place.tile for place in right]
    assert [turned(place.meter) for place in left] == [place.meter for place in right]


def test_the_interface_size_scales_what_is_fixed() -> None:
    places = arrange(1600, 810, 4, FOCUS, measures=Measures().scaled(1.5)).places
    assert places[0].caption.height() == 72
    assert places[0].meter.width() == 36
    check(Arrangement(places), 1600, 810)


def test_an_empty_wall_has_no_places() -> None:
    assert arrange(1600, 810, 0, FOCUS) == Arrangement(())


def test_places_are_values() -> None:
    place = Place(0, QRect(), QRect(), QRect(), QRect())
    with pytest.raises(AttributeError):
        place.index = 1  # type: ignore[misc]  # that is what is tested


@pytest.mark.parametrize("count", [1, 3, 8, 9, 20])
@pytest.mark.parametrize(("width", "height"), [(1280, 520), (1600, 700), (700, 400)])
def test_the_strip_alone_has_small_tiles_and_shows_all(count: int, width: int, height: int) -> None:
    found = arrange(width, height, count, WallLayout.STRIP)
    tiles = [place for place in found.places if place.index != GHOST]
    assert [place.index for place in tiles] == list(range(count))
    assert found.more is None
    beside = arrange(width, height, 4, WallLayout.FOCUS)
    widest = max(place.tile.width() for place in beside.places if not place.focus)
    for place in tiles:
        assert QRect(0, 0, width, height).contains(place.tile)
        assert place.tile.width() <= widest or beside.places[0].tile.height() < height - 16
        assert not any(place.tile.intersects(other.tile) for other in tiles if other is not place)
