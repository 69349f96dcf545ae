from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QSlider, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.theme import Theme
from desktop.ui.wall.tile_controls import TileControls
from tests.ui.samples import receiving

VIEW = receiving(3, "Slides – Mei", volume=60)


@pytest.fixture
def controls(theme: Theme, qtbot: QtBot) -> TileControls:
    found = TileControls(theme)
    qtbot.addWidget(found)
    found.resize(200, 30)
    found.set_view(VIEW)
    found.show()
    qtbot.waitExposed(found)
    return found


def slider(controls: TileControls) -> QSlider:
    return controls.findChildren(QSlider)[0]


def button(controls: TileControls, start: str) -> QToolButton:
    return next(found for found in controls.findChildren(QToolButton) if found.accessibleName().startswith(start))


def turn(widget: QWidget, up: bool) -> QWheelEvent:
    centre = QPointF(widget.rect().center())
    event = QWheelEvent(
        centre, widget.mapToGlobal(centre), QPoint(), QPoint(0, 120 if up else -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)
    return event


def test_showing_a_view_is_no_wish(controls: TileControls, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(controls.volume_changed):
        controls.set_view(replace(VIEW, volume=20))
    assert slider(controls).value() == 20


def test_listen_alone_and_with_shift_add(controls: TileControls, qtbot: QtBot) -> None:
    with qtbot.waitSignal(controls.listen_wanted) as wanted:
        qtbot.mouseClick(button(controls, "Listen"), Qt.MouseButton.LeftButton)
    assert wanted.args == [False]


def test_mute_asks_for_the_other_state(controls: TileControls, qtbot: QtBot) -> None:
    with qtbot.waitSignal(controls.mute_wanted) as wanted:
        button(controls, "Mute").click()
    assert wanted.args == [True]
    controls.set_view(replace(VIEW, muted=True))
    with qtbot.waitSignal(controls.mute_wanted) as wanted:
        button(controls, "Unmute").click()
    assert wanted.args == [False]


def test_the_wheel_over_the_headphones_is_five_percent(controls: TileControls, qtbot: QtBot) -> None:
    with qtbot.waitSignal(controls.volume_changed) as changed:
        turn(button(controls, "Listen"), up=True)
    assert changed.args == [65]
    turn(button(controls, "Listen"), up=False)
    assert slider(controls).value() == 60


def test_the_wheel_over_the_slider_changes_nothing(controls: TileControls) -> None:
    turn(slider(controls), up=True)
    assert slider(controls).value() == 60


def test_everything_has_a_name_and_room_for_a_finger(controls: TileControls) -> None:
    for widget in (*controls.findChildren(QToolButton), slider(controls)):
        assert "Slides – Mei" in widget.accessibleName()
        assert widget.toolTip()
    assert all(min(found.width(), found.height()) >= 24 for found in controls.findChildren(QToolButton))


def test_tab_stops_only_on_the_selected_tile(controls: TileControls) -> None:
    def stops() -> list[str]:
        found = (*controls.findChildren(QToolButton), slider(controls))
        return sorted(w.accessibleName() for w in found if w.focusPolicy() & Qt.FocusPolicy.TabFocus)

    assert stops() == []
    controls.set_focusable(True)
    assert [name.split()[0] for name in stops()] == ["Headphone", "More"]


def test_the_menu_opens_at_its_button(controls: TileControls, qtbot: QtBot) -> None:
    more = button(controls, "More")
    with qtbot.waitSignal(controls.menu_wanted) as wanted:
        more.click()
    assert wanted.args == [more.mapToGlobal(QPoint(0, more.height()))]


def test_in_the_caption_there_is_no_mute_button(controls: TileControls) -> None:
    controls.set_band(False)
    assert button(controls, "Mute").isHidden()
    assert controls.sizeHint().height() == 24


def test_tab_goes_to_the_slider_and_then_to_more(controls: TileControls, qtbot: QtBot) -> None:
    controls.set_focusable(True)
    slider(controls).setFocus()
    qtbot.waitUntil(slider(controls).hasFocus)
    qtbot.keyClick(slider(controls), Qt.Key.Key_Tab)
    assert button(controls, "More").hasFocus()


def test_tooltips_name_the_keys_in_force(controls: TileControls) -> None:
    controls.set_keys("H", "M")
    assert button(controls, "Listen").toolTip() == "Listen to this alone; with Shift: add it (H)"
    assert button(controls, "Mute").toolTip() == "Not muted here (M)"
    controls.set_keys("", "")
    assert button(controls, "Mute").toolTip() == "Not muted here"
