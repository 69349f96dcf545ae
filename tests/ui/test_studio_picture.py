from __future__ import annotations

from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from desktop.ui.studio_picture import StudioPicture
from desktop.ui.theme import Theme


def drawn(theme: Theme, qtbot: QtBot, width: int) -> QImage:
    picture = StudioPicture(theme)
    qtbot.addWidget(picture)
    picture.resize(width, picture.height())
    return picture.grab().toImage()


def colours(image: QImage) -> set[int]:
    return {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}


def test_a_focus_tiles_and_meters_are_in_it(theme: Theme, qtbot: QtBot) -> None:
    seen = colours(drawn(theme, qtbot, 352))
    for name in ("tile.focus", "tile.line", "meter.green", "meter.yellow"):
        assert theme.colour(name).rgb() in seen, name


def test_no_air_red_is_in_it(theme: Theme, qtbot: QtBot) -> None:
    assert theme.colour("tally.fill").rgb() not in colours(drawn(theme, qtbot, 352))


def test_meters_without_room_are_left_out(theme: Theme, qtbot: QtBot) -> None:
    assert theme.colour("meter.green").rgb() not in colours(drawn(theme, qtbot, 200))
