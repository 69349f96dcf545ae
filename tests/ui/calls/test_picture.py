"""Somebody's picture."""

from __future__ import annotations

from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from desktop.ui.calls.picture import CallPicture
from desktop.ui.theme import Theme


def halves() -> QImage:
    image = QImage(160, 90, QImage.Format.Format_RGB32)
    image.fill(QColor("blue"))
    for x in range(80):
        for y in range(90):
            image.setPixelColor(x, y, QColor("red"))
    return image


def test_only_the_own_picture_is_mirrored(theme: Theme, qtbot: QtBot) -> None:
    for mirrored, left in ((False, "red"), (True, "blue")):
        picture = CallPicture(theme, mirrored)
        qtbot.addWidget(picture)
        picture.resize(320, picture.heightForWidth(320))
        picture.show_image(halves())
        assert picture.grab().toImage().pixelColor(20, 20) == QColor(left)


def test_words_stand_where_there_is_no_picture(theme: Theme, qtbot: QtBot) -> None:
    picture = CallPicture(theme)
    qtbot.addWidget(picture)
    picture.resize(picture.sizeHint())
    picture.set_texts("Preview", "Camera is off")
    assert picture.accessibleName() == "Camera is off"
    dark = picture.grab().toImage()
    picture.show_image(halves())
    assert picture.image is not None
    assert picture.grab().toImage() != dark
    picture.show_image(None)
    assert picture.image is None
    assert picture.grab().toImage() == dark
