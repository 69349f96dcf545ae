from __future__ import annotations

from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QAccessible, QEnterEvent, QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.core.model import NO_LEVEL, SourceState
from desktop.ui.theme import Theme
from desktop.ui.wall.face import TileButton
from desktop.ui.wall.geometry import Place, WallLayout, arrange
from desktop.ui.wall.tile import EDGE, Tile
from tests.ui.samples import NOW, every_state, level, picture, receiving

VIEW = receiving(1, "Studio A")


def place(focus: bool = False) -> Place:
    return arrange(1024, 477, 4, WallLayout.FOCUS).places[0 if focus else 1]


@pytest.fixture
def tile(theme: Theme, qtbot: QtBot) -> Iterator[Tile]:
    room = QWidget()
    qtbot.addWidget(room)
    room.resize(1100, 500)
    found = Tile(theme, room)
    found.set_view(VIEW, NOW)
    found.set_place(place())
    room.show()
    qtbot.waitExposed(room)
    qtbot.waitUntil(lambda: not found.controls.isVisible() or found.underMouse())
    yield found
    room.close()


def test_the_picture_has_its_place_to_the_pixel(tile: Tile) -> None:
    assert tile.picture.geometry().size() == place().picture.size()
    assert tile.mapToParent(tile.picture.pos()) == place().picture.topLeft()
    assert tile.geometry() == place().tile.adjusted(-EDGE, -EDGE, EDGE, EDGE)


def test_it_is_a_button_with_a_name(tile: Tile) -> None:
    described = QAccessible.queryAccessibleInterface(tile)
    assert described.role() == QAccessible.Role.Button
    assert described.text(QAccessible.Text.Name) == "Source 1, \u2068Studio A\u2069, receiving, recording"
    assert described.text(QAccessible.Text.Description) == "Google Meet, 1920 by 1080, 25 frames"
    assert tile.meter.accessibleName() == "Level of Studio A"


def test_a_click_selects_and_a_double_click_focuses(tile: Tile, qtbot: QtBot) -> None:
    with qtbot.waitSignal(tile.clicked):
        qtbot.mouseClick(tile, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(tile.focus_wanted):
        qtbot.mouseDClick(tile, Qt.MouseButton.LeftButton)


def test_space_selects_and_other_keys_are_left_to_the_wall(tile: Tile, qtbot: QtBot) -> None:
    with qtbot.waitSignal(tile.clicked):
        qtbot.keyClick(tile, Qt.Key.Key_Space)
    with qtbot.assertNotEmitted(tile.clicked):
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Right, Qt.Key.Key_H):
            qtbot.keyClick(tile, key)


def test_the_meter_of_a_source_that_ended_shows_no_level(tile: Tile) -> None:
    tile.set_level(level(-5.0))
    tile.set_view(replace(VIEW, state=SourceState.ENDED), NOW)
    assert tile.meter.level == NO_LEVEL


def test_the_caption_tells_the_pointer_all_of_it_and_the_picture_nothing(tile: Tile, qtbot: QtBot) -> None:
    def ask(at: QPoint) -> None:
        QApplication.sendEvent(tile, QHelpEvent(QEvent.Type.ToolTip, at, tile.mapToGlobal(at)))

    ask(tile.caption.geometry().center())
    assert QToolTip.text().split("\n")[0] == "Studio A"
    ask(tile.picture.geometry().center())
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_pictures_are_shown_only_while_they_arrive(tile: Tile) -> None:
    size = tile.picture.wanted_size
    tile.set_picture(picture(size.width(), size.height()))
    assert lit(tile)
    tile.set_view(replace(every_state()[5], id="s1"), NOW)
    assert tile.card.isVisible()
    tile.set_picture(picture(size.width(), size.height()))
    tile.set_view(VIEW, NOW)
    assert not lit(tile)  # what came while it was paused is not shown afterwards


def lit(tile: Tile) -> bool:
    image = tile.picture.grab().toImage()
    return image.pixelColor(image.width() // 2, image.height() // 2).lightness() > 20


def test_every_state_can_be_shown_and_left(tile: Tile) -> None:
    for view in (*every_state(), VIEW):
        tile.set_view(replace(view, id="s1"), NOW)
        assert tile.card.isVisible() == (view.state not in (SourceState.RECEIVING, SourceState.STALLED))
        assert tile.accessibleName()


def test_buttons_of_the_state_are_wishes(tile: Tile, qtbot: QtBot) -> None:
    tile.set_view(every_state()[7], NOW)
    with qtbot.waitSignal(tile.button) as asked:
        qtbot.mouseClick(tile.card.buttons[0], Qt.MouseButton.LeftButton)
    assert asked.args == [TileButton.INVITE_AGAIN]


def test_the_controls_come_on_hover_after_a_moment(tile: Tile, qtbot: QtBot) -> None:
    centre = QPointF(tile.rect().center())
    QApplication.sendEvent(tile, QEnterEvent(centre, centre, centre))
    tile.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, True)
    assert not tile.controls.isVisible()
    qtbot.waitUntil(tile.controls.isVisible)
    tile.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
    QApplication.sendEvent(tile, QEvent(QEvent.Type.Leave))
    assert not tile.controls.isVisible()


def test_the_controls_come_with_the_keyboard_and_stay_on_their_own_buttons(tile: Tile, qtbot: QtBot) -> None:
    tile.set_selected(True)
    tile.window().activateWindow()
    tile.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(tile.hasFocus)
    assert tile.controls.isVisible()
    qtbot.keyClick(tile, Qt.Key.Key_Tab)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert tile.controls.isAncestorOf(focused)
    assert tile.controls.isVisible()


def test_a_click_does_not_leave_the_controls_open(tile: Tile, qtbot: QtBot) -> None:
    tile.window().activateWindow()
    tile.setFocus(Qt.FocusReason.MouseFocusReason)
    qtbot.waitUntil(tile.hasFocus)
    tile.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)  # the mouse has gone on
    QApplication.sendEvent(tile, QEvent(QEvent.Type.Leave))
    assert not tile.controls.isVisible()


def test_the_focus_tile_has_them_in_its_caption(tile: Tile) -> None:
    tile.set_place(place(focus=True))
    assert tile.controls.isVisible()
    assert tile.caption.geometry().contains(tile.controls.geometry())


def test_keyboard_focus_can_be_seen(tile: Tile, qtbot: QtBot) -> None:
    before = tile.grab().toImage()
    tile.window().activateWindow()
    tile.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(tile.hasFocus)
    after = tile.grab().toImage()
    assert before.pixelColor(before.width() // 2, 1) != after.pixelColor(after.width() // 2, 1)


def test_dragging_is_told_and_is_no_click(tile: Tile, qtbot: QtBot) -> None:
    start = QPoint(40, 40)
    with qtbot.assertNotEmitted(tile.clicked), qtbot.waitSignal(tile.dropped) as dropped:
        qtbot.mousePress(tile, Qt.MouseButton.LeftButton, pos=start)
        QTimer.singleShot(0, lambda: None)
        move(tile, start + QPoint(60, 10))
        qtbot.mouseRelease(tile, Qt.MouseButton.LeftButton, pos=start + QPoint(60, 10))
    assert dropped.args == [tile.mapToParent(start + QPoint(60, 10))]


def move(tile: Tile, to: QPoint) -> None:
    from PySide6.QtGui import QMouseEvent

    where = QPointF(to)
    event = QMouseEvent(
        QEvent.Type.MouseMove, where, tile.mapToGlobal(where), Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(tile, event)


def test_a_new_language_is_spoken_at_once(tile: Tile, languages: object) -> None:
    from desktop.ui.i18n import Languages

    assert isinstance(languages, Languages)
    languages.use("pseudo")
    tile.refresh(NOW)
    assert tile.accessibleName().startswith("[")


def test_levels_reach_the_meter(tile: Tile) -> None:
    shown = level()
    tile.set_level(shown)
    assert tile.meter.level is shown


def test_it_fits_into_any_layout(tile: Tile) -> None:
    QVBoxLayout(tile.window())
    for spot in arrange(780, 335, 4, WallLayout.FOCUS).places:
        tile.set_place(spot)
        for part in (tile.picture, tile.card, tile.meter, tile.caption, tile.controls):
            assert tile.rect().contains(part.geometry())
