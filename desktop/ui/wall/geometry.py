"""Where each tile of the wall lies: a pure function of size, number and layout.

Numbers are UI.md 3.4. A tile is exactly a 16:9 picture, a meter column and a caption; the
group is centred. Sizes are device-independent; picture sides are even.
"""

from __future__ import annotations

import math
from enum import StrEnum

import msgspec
from PySide6.QtCore import QRect

GHOST = -1
_ASPECT = 16 / 9
_STRIP_ROWS_MIN, _STRIP_ROWS_MAX = 3, 6
_GHOST_BELOW = 9


class WallLayout(StrEnum):
    """How the wall is divided."""

    FOCUS = "focus"
    GRID = "grid"
    STRIP = "strip"  # small tiles only: the wall itself is on another screen


class Measures(msgspec.Struct, frozen=True):
    """The fixed lengths, already at the interface size."""

    gap: int = 8
    margin: int = 8
    caption_focus: int = 48
    caption: int = 40
    caption_line: int = 24
    one_line_below: int = 126
    meter_focus: int = 24
    meter: int = 18
    strip_min_width: int = 176
    strip_min_height: int = 96
    more: int = 24

    def scaled(self, scale: float) -> Measures:
        """The same at another interface size."""
        return Measures(*(round(getattr(self, name) * scale) for name in self.__struct_fields__))


class Place(msgspec.Struct, frozen=True):
    """One tile. `index` counts in wall order; GHOST is the place that invites a bot."""

    index: int
    tile: QRect
    picture: QRect
    meter: QRect
    caption: QRect
    focus: bool = False
    one_line: bool = False


class Arrangement(msgspec.Struct, frozen=True):
    """All visible places, and how many tiles of the strip lie before and after them."""

    places: tuple[Place, ...]
    before: int = 0
    after: int = 0
    more: QRect | None = None  # where “2 more” stands


def arrange(
    width: int, height: int, count: int, layout: WallLayout, *,
    focus: int = 0, first: int = 0, rtl: bool = False, measures: Measures | None = None,
) -> Arrangement:  # fmt: skip
    """Place `count` sources in `width` × `height`. `first` is the first shown tile of the strip."""
    sizes = measures or Measures()
    if count == 0:
        return Arrangement(())
    if layout is WallLayout.FOCUS:
        found = _focus_layout(width, height, count, min(focus, count - 1), first, sizes)
    elif layout is WallLayout.GRID:
        found = _grid_layout(width, height, count, sizes)
    else:
        found = _strip_layout(width, height, count, sizes)
    return _mirrored(found, width) if rtl else found


def _focus_layout(width: int, height: int, count: int, focus: int, first: int, m: Measures) -> Arrangement:
    free_w, free_h = width - 2 * m.margin, height - 2 * m.margin
    others = [index for index in range(count) if index != focus]
    tall = _height_that_fits(free_w, free_h, len(others), m)
    strip_tall, rows, row_h = _strip_beside(tall, free_h, len(others), m)
    strip_w = _strip_width(row_h, m)
    focus_w = _focus_width(tall, m)
    left = (width - focus_w - m.gap - strip_w) // 2
    top, strip_top = (height - tall) // 2, (height - strip_tall) // 2
    places = [_place(focus, QRect(left, top, focus_w, tall), m.caption_focus, m.meter_focus, focus=True)]
    first = max(0, min(first, len(others) - rows))
    shown = others[first : first + rows]
    strip_x = left + focus_w + m.gap
    cells = [QRect(strip_x, strip_top + round(row * (row_h + m.gap)), strip_w, int(row_h)) for row in range(rows)]
    one_line = row_h < m.one_line_below
    caption = m.caption_line if one_line else m.caption
    for row, index in enumerate([*shown, GHOST] if len(others) < rows else shown):
        places.append(_place(index, cells[row], caption, m.meter, one_line=one_line))
    after = len(others) - first - len(shown)
    hidden = first + after
    more = QRect(strip_x, strip_top + strip_tall - m.more, strip_w, m.more) if hidden else None
    return Arrangement(tuple(places), first, after, more)


def _height_that_fits(width: int, height: int, others: int, m: Measures) -> int:
    """The height at which focus and strip stand side by side, both of it: the smaller of what the
    height allows and what the width allows."""

    def fits(tall: int) -> bool:
        return _focus_width(tall, m) + m.gap + _strip_width(_strip_rows(tall, others, m)[1], m) <= width

    low, high = m.caption_focus + 18, max(height, m.caption_focus + 18)
    if fits(high):
        return high
    while low + 1 < high:
        middle = (low + high) // 2
        low, high = (middle, high) if fits(middle) else (low, middle)
    return low


def _strip_beside(tall: int, free_h: int, others: int, m: Measures) -> tuple[int, int, float]:
    """Height of the strip, its rows and their height. As high as the focus; where the wall has the room and a
    source would be out of sight otherwise, higher by further rows, which are no wider."""
    rows, row_h = _strip_rows(tall, others, m)
    if others <= rows or rows == _STRIP_ROWS_MAX:
        return tall, rows, row_h
    for wanted in range(min(_STRIP_ROWS_MAX, others), rows, -1):
        more = m.more + m.gap if others > wanted else 0
        room = (free_h - more + m.gap) / wanted - m.gap
        if room >= m.strip_min_height:
            narrow = (m.strip_min_width - m.meter) / _ASPECT + m.caption_line  # as high as the least width allows
            row_h = min(room, max(narrow, m.strip_min_height))
            return round(wanted * (row_h + m.gap)) - m.gap + more, wanted, row_h
    return tall, rows, row_h


def _focus_width(tall: int, m: Measures) -> int:
    return _even((tall - m.caption_focus) * _ASPECT) + m.meter_focus


def _strip_rows(tall: int, others: int, m: Measures) -> tuple[int, float]:
    """How many rows the strip has, and how high each is. At least three, so that one is not blown up."""
    rows = min(_STRIP_ROWS_MAX, max(_STRIP_ROWS_MIN, others))
    while rows > _STRIP_ROWS_MIN and _row_height(tall, rows, others, m) < m.strip_min_height:
        rows -= 1
    return rows, _row_height(tall, rows, others, m)


def _row_height(tall: int, rows: int, others: int, m: Measures) -> float:
    free = tall - (m.more + m.gap if others > rows else 0)
    return (free - m.gap * (rows - 1)) / rows


def _strip_width(row_h: float, m: Measures) -> int:
    caption = m.caption_line if row_h < m.one_line_below else m.caption
    return max(m.strip_min_width, _even((row_h - caption) * _ASPECT) + m.meter)


def _strip_layout(width: int, height: int, count: int, m: Measures) -> Arrangement:
    """A grid whose tiles are no larger than those beside a focus would be."""
    row_h = _row_height(height - 2 * m.margin, _STRIP_ROWS_MIN, _STRIP_ROWS_MIN, m)
    return _grid_layout(width, height, count, m, widest=_strip_width(row_h, m) - m.meter)


def _grid_layout(width: int, height: int, count: int, m: Measures, widest: int | None = None) -> Arrangement:
    free_w, free_h = width - 2 * m.margin, height - 2 * m.margin
    cells = count + (1 if count < _GHOST_BELOW else 0)
    found = [_grid_picture(free_w, free_h, cells, columns, m) for columns in range(1, cells + 1)]
    if widest is not None:  # of those that have the room for it, the one with the fewest rows
        found = [(min(widest, picture_w), columns, caption) for picture_w, columns, caption in found]
    picture_w, columns, caption = max(found)
    tile_w, tile_h = picture_w + m.meter, _even_near(picture_w / _ASPECT) + caption
    rows = math.ceil(cells / columns)
    left = (width - columns * tile_w - (columns - 1) * m.gap) // 2
    top = (height - rows * tile_h - (rows - 1) * m.gap) // 2
    places = []
    for cell in range(cells):
        row, column = divmod(cell, columns)
        rect = QRect(left + column * (tile_w + m.gap), top + row * (tile_h + m.gap), tile_w, tile_h)
        index = cell if cell < count else GHOST
        places.append(_place(index, rect, caption, m.meter, one_line=caption == m.caption_line))
    return Arrangement(tuple(places))


def _grid_picture(width: int, height: int, cells: int, columns: int, m: Measures) -> tuple[int, int, int]:
    """Width of the picture, columns, caption height: the widest of the two captions that is allowed."""
    rows = math.ceil(cells / columns)
    cell_w = (width - m.gap * (columns - 1)) / columns
    cell_h = (height - m.gap * (rows - 1)) / rows
    caption = m.caption if cell_h >= m.one_line_below else m.caption_line
    picture_w = _even(min(cell_w - m.meter, (cell_h - caption) * _ASPECT))
    if picture_w / _ASPECT + caption < m.one_line_below:
        caption = m.caption_line
    return max(2, picture_w), columns, caption


def _place(index: int, tile: QRect, caption: int, meter: int, *, focus: bool = False, one_line: bool = False) -> Place:
    """Divide a tile; where it is wider than its picture, the picture is centred and stays 16:9."""
    area = QRect(tile.x(), tile.y(), tile.width() - meter, tile.height() - caption)
    picture_w, picture_h = area.width(), area.height()
    if abs(picture_h - picture_w / _ASPECT) > 1:
        picture_w = min(picture_w, _even(picture_h * _ASPECT))
        picture_h = min(picture_h, _even_near(picture_w / _ASPECT))
    picture = QRect(
        area.x() + (area.width() - picture_w) // 2, area.y() + (area.height() - picture_h) // 2, picture_w, picture_h
    )
    return Place(
        index, tile, picture,
        QRect(area.right() + 1, tile.y(), meter, area.height()),
        QRect(tile.x(), area.bottom() + 1, tile.width(), caption),
        focus, one_line,
    )  # fmt: skip


def _mirrored(found: Arrangement, width: int) -> Arrangement:
    def turn(rect: QRect) -> QRect:
        return QRect(width - rect.x() - rect.width(), rect.y(), rect.width(), rect.height())

    places = tuple(
        Place(p.index, turn(p.tile), turn(p.picture), turn(p.meter), turn(p.caption), p.focus, p.one_line)
        for p in found.places
    )
    return Arrangement(places, found.before, found.after, turn(found.more) if found.more else None)


def _even(value: float) -> int:
    return max(0, int(value)) & ~1


def _even_near(value: float) -> int:
    return max(0, round(value / 2) * 2)
