from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.core.model import SourceState, SourceView
from desktop.settings.schema import Appearance
from desktop.settings.schema import Theme as Scheme
from desktop.ui.i18n import Languages
from desktop.ui.theme import Theme
from desktop.ui.wall.geometry import WallLayout
from desktop.ui.wall.pulse import Pulse
from desktop.ui.wall.wall import Wall
from tests.ui.samples import NOW, every_state, level, picture, receiving, source

FOCUS, GRID = WallLayout.FOCUS, WallLayout.GRID


def views(count: int) -> list[SourceView]:
    return [receiving(number, f"Studio {number}") for number in range(1, count + 1)]


def test_the_sizes_of_the_pictures_are_told_in_device_pixels(wall: Wall) -> None:
    told: dict[str, tuple[int, int, bool]] = {}
    wall.shown_changed.connect(lambda sid, w, h, seen: told.__setitem__(sid, (w, h, seen)))
    wall.set_views(views(4), NOW)
    assert told == {"s1": (734, 412, True), **{f"s{n}": (192, 108, True) for n in (2, 3, 4)}}
    wall.resize(780, 335)
    assert told["s1"] == (480, 270, True)
    wall.hide()
    assert set(told.values()) == {(0, 0, False)}
    wall.show()
    assert told["s1"] == (480, 270, True)


def test_nothing_is_told_twice(wall: Wall) -> None:
    wall.set_views(views(4), NOW)
    told: list[str] = []
    wall.shown_changed.connect(lambda sid, *_: told.append(sid))
    wall.set_views(views(4), NOW + 1)
    wall.resize(1024, 477)
    assert told == []


def test_a_minimised_window_shows_nothing_and_does_not_beat(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    wall = Wall(theme)
    QVBoxLayout(window).addWidget(wall)
    window.resize(1024, 500)
    window.show()
    qtbot.waitExposed(window)
    wall.set_views(views(2), NOW)
    seen: dict[str, bool] = {}
    wall.shown_changed.connect(lambda sid, w, h, visible: seen.__setitem__(sid, visible))
    window.setWindowState(Qt.WindowState.WindowMinimized)
    qtbot.waitUntil(lambda: seen == {"s1": False, "s2": False})
    assert pulse(wall).running == (False, False)
    window.setWindowState(Qt.WindowState.WindowNoState)
    qtbot.waitUntil(lambda: seen == {"s1": True, "s2": True})
    assert pulse(wall).running == (True, True)


def pulse(wall: Wall) -> Pulse:
    return wall.findChildren(Pulse)[0]


def test_meters_beat_only_with_a_level(wall: Wall, qtbot: QtBot) -> None:
    assert pulse(wall).running == (False, False)
    wall.set_views([source(1, "A", SourceState.JOINING)], NOW)
    assert pulse(wall).running == (False, True)
    wall.set_views(views(1), NOW)
    with qtbot.waitSignals([wall.meters_due, wall.clocks_due]):
        assert pulse(wall).running == (True, True)
    wall.set_views([], NOW)
    assert pulse(wall).running == (False, False)


def test_no_timer_is_left_behind(theme: Theme, qtbot: QtBot) -> None:
    wall = Wall(theme)
    qtbot.addWidget(wall)
    wall.resize(1024, 477)
    wall.show()
    qtbot.waitExposed(wall)
    wall.set_views(views(4), NOW)
    assert sum(timer.isActive() for timer in wall.findChildren(QTimer)) == 2
    wall.close()
    assert sum(timer.isActive() for timer in wall.findChildren(QTimer)) == 0


def test_tiles_come_and_go_and_keep_their_widget(wall: Wall, qtbot: QtBot) -> None:
    wall.set_views(views(3), NOW)
    kept = wall.tile("s3")
    wall.set_views([views(3)[2], views(3)[0]], NOW)
    assert wall.ids == ("s3", "s1")
    assert wall.tile("s3") is kept
    with pytest.raises(KeyError):
        wall.tile("s2")
    wall.set_picture("s2", picture(192, 108))  # a late one is forgotten
    wall.set_level("s2", level())


def test_the_empty_wall_teaches(wall: Wall, qtbot: QtBot) -> None:
    assert wall.empty.isVisible()
    with qtbot.waitSignal(wall.invite_wanted):
        next(b for b in wall.empty.findChildren(QPushButton) if b.text().startswith("Invite")).click()
    wall.set_views(views(1), NOW)
    assert not wall.empty.isVisible()


def test_the_first_source_is_selected_and_the_selection_survives(wall: Wall) -> None:
    chosen: list[str] = []
    wall.selected.connect(chosen.append)
    wall.set_views(views(3), NOW)
    wall.select("s2")
    wall.set_views([views(3)[1], views(3)[2]], NOW)
    assert wall.selected_id == "s2"
    wall.set_views([views(3)[2]], NOW)
    assert wall.selected_id == "s3"
    assert chosen == ["s1", "s2", "s3"]


def test_a_click_selects_without_touching_the_focus(wall: Wall, qtbot: QtBot) -> None:
    wall.set_views(views(4), NOW)
    with qtbot.assertNotEmitted(wall.focus_wanted), qtbot.waitSignal(wall.selected) as selected:
        qtbot.mouseClick(wall.tile("s3"), Qt.MouseButton.LeftButton)
    assert selected.args == ["s3"]
    with qtbot.waitSignal(wall.focus_wanted) as wanted:
        qtbot.mouseDClick(wall.tile("s3"), Qt.MouseButton.LeftButton)
    assert wanted.args == ["s3"]


def test_layouts_change_places(wall: Wall) -> None:
    wall.set_views(views(4), NOW)
    wall.set_layout(FOCUS, "s3")
    assert wall.tile("s3").width() > 2 * wall.tile("s1").width()
    wall.set_layout(GRID, "s3")
    assert wall.tile("s3").size() == wall.tile("s1").size()


def test_the_wall_is_one_tab_stop(wall: Wall) -> None:
    wall.set_views(views(4), NOW)
    wall.select("s2")
    stops = [
        sid for sid in wall.ids if wall.tile(sid).focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
    ]
    assert stops == ["s2"]


def test_a_long_strip_scrolls_by_wheel_and_button(wall: Wall, qtbot: QtBot) -> None:
    wall.resize(1600, 810)
    wall.set_views(views(10), NOW)
    more = next(button for button in wall.findChildren(QToolButton) if "more" in button.text())
    assert more.text() == "3 more"
    assert not wall.tile("s9").isVisible()
    turn(wall, up=False)
    assert wall.tile("s8").isVisible()
    assert not wall.tile("s2").isVisible()
    more.click()
    more.click()
    assert wall.tile("s10").isVisible()
    more.click()  # from the end back to the start
    assert wall.tile("s2").isVisible()
    wall.select("s10")
    assert wall.tile("s10").isVisible()


def turn(wall: Wall, up: bool) -> None:
    centre = QPointF(wall.rect().center())
    event = QWheelEvent(
        centre, wall.mapToGlobal(centre), QPoint(), QPoint(0, 120 if up else -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(wall, event)


def test_wishes_carry_the_source(wall: Wall, qtbot: QtBot) -> None:
    wall.set_views(views(2), NOW)
    tile = wall.tile("s2")
    for signal, emit, expected in (
        (wall.listen_wanted, lambda: tile.listen_wanted.emit(True), ["s2", True]),
        (wall.volume_wanted, lambda: tile.volume_changed.emit(70), ["s2", 70]),
        (wall.mute_wanted, lambda: tile.mute_wanted.emit(True), ["s2", True]),
        (wall.menu_wanted, lambda: tile.menu_wanted.emit(QPoint(1, 2)), ["s2", QPoint(1, 2)]),
        (wall.overs_cleared, tile.overs_cleared.emit, []),
    ):
        with qtbot.waitSignal(signal) as wished:
            emit()
        assert wished.args == expected


def test_right_to_left_has_the_strip_on_the_left(wall: Wall) -> None:
    wall.set_views(views(4), NOW)
    wall.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert wall.tile("s2").x() < wall.tile("s1").x()
    assert wall.tile("s1").meter.x() < wall.tile("s1").picture.x()


def test_every_tile_is_an_accessible_button_of_the_wall(wall: Wall) -> None:
    shown = [replace(view, id=f"s{view.number}") for view in every_state()]
    wall.set_views(shown, NOW)
    described = QAccessible.queryAccessibleInterface(wall)
    children = [described.child(index) for index in range(described.childCount())]
    buttons = [child.text(QAccessible.Text.Name) for child in children if child.role() == QAccessible.Role.Button]
    assert len([name for name in buttons if name.startswith("Source ")]) == len(shown)


def test_the_look_and_the_language_change_at_once(wall: Wall, theme: Theme, languages: Languages) -> None:
    wall.set_views(views(12), NOW)
    theme.apply(Appearance(theme=Scheme.LIGHT, interface_size=115))
    assert wall.grab().toImage().pixelColor(1, 1) == theme.colour("bg.wall")
    languages.use("pseudo")
    QApplication.processEvents()
    assert wall.tile("s1").accessibleName().startswith("[")
    assert wall.accessibleName() == "[Wẫll ~]"


def test_no_red_area_without_air(wall: Wall, theme: Theme) -> None:
    """Check 19.1: nothing of this issue may show the colour of the air."""
    wall.set_layout(GRID, None)
    wall.set_views(list(every_state()), NOW)
    image = wall.grab().toImage()
    tally = theme.colour("tally.fill").rgb()
    assert all(image.pixel(x, y) != tally for x in range(0, image.width(), 2) for y in range(0, image.height(), 2))
