from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from desktop.ui.onair.air_bar import AirBar, AirFace, AirKeyNames
from desktop.ui.onair.channel_block import ChannelFace
from desktop.ui.onair.programme_block import ProgrammeFace
from desktop.ui.onair.state_lamp import ON_AIR, LampFace, LampState
from desktop.ui.theme import Theme


@pytest.fixture
def bar(theme: Theme, qtbot: QtBot) -> AirBar:
    found = AirBar(theme)
    qtbot.addWidget(found)
    found.resize(1600, 72)
    found.show()
    return found


def at(state: LampState, reason: str = "") -> AirFace:
    return AirFace(LampFace(state), ChannelFace("evening-show"), reason=reason)


@pytest.mark.parametrize("state", list(LampState))
def test_each_state_offers_what_it_allows_and_nothing_else(bar: AirBar, state: LampState) -> None:
    bar.show_face(at(state))
    on_air = state in ON_AIR
    assert bar.pause.isEnabled() is bar.skip.isEnabled() is (state in (LampState.ON_AIR, LampState.PAUSED))
    assert bar.live_guard.isEnabled() is (state in (LampState.READY, LampState.DOUBTFUL, LampState.FAILED))
    assert bar.cancel.isVisible() is (state in (LampState.CONNECTING, LampState.RECONNECTING))
    assert bar.end_guard.isVisible() is (on_air or state is LampState.STOPPING)
    assert bar.end_guard.isEnabled() is (state is not LampState.STOPPING)


@pytest.mark.parametrize("state", list(LampState))
def test_the_red_line_comes_with_the_lamp(bar: AirBar, theme: Theme, state: LampState) -> None:
    bar.show_face(at(state))
    line = bar.grab().toImage().pixelColor(bar.width() // 2, 1)
    assert (line == theme.colour("tally.fill")) is (state in ON_AIR)


def test_the_reason_stands_on_the_button(bar: AirBar) -> None:
    bar.show_face(at(LampState.OFF, "choose a channel"))
    assert bar.live_guard.accessibleDescription() == "choose a channel"
    bar.set_keys(AirKeyNames(go_live="Ctrl+Shift+L"))
    bar.show_face(at(LampState.READY))
    assert bar.live_guard.accessibleDescription() == "hold · Ctrl+Shift+L"
    assert bar.live_guard.accessibleName() == "Go live in \u2068evening-show\u2069"


def test_a_press_on_the_button_that_is_not_in_force_shows_what_is_missing(bar: AirBar, qtbot: QtBot) -> None:
    bar.show_face(at(LampState.OFF, "choose a channel"))
    with qtbot.waitSignal(bar.go_live_asked):
        qtbot.mouseClick(bar.live_guard, Qt.MouseButton.LeftButton)


def test_where_holding_is_hard_every_press_asks(bar: AirBar, qtbot: QtBot) -> None:
    bar.set_keys(AirKeyNames(go_live="Ctrl+Shift+L", end="Ctrl+Shift+E"))
    bar.set_guards_ask(True)
    bar.show_face(at(LampState.READY))
    assert bar.live_guard.accessibleDescription() == "Ctrl+Shift+L"
    with qtbot.waitSignal(bar.go_live_asked):
        qtbot.mousePress(bar.live_guard, Qt.MouseButton.LeftButton)
    qtbot.mouseRelease(bar.live_guard, Qt.MouseButton.LeftButton)
    bar.show_face(at(LampState.ON_AIR))
    assert bar.end_guard.accessibleDescription() == "Ctrl+Shift+E"
    bar.set_guards_ask(False)
    assert bar.end_guard.accessibleDescription() == "hold 1 s · Ctrl+Shift+E"


def test_what_takes_the_place_of_the_guard_waits_before_it_is_in_force(bar: AirBar, qtbot: QtBot) -> None:
    bar.show_face(at(LampState.READY))
    bar.show_face(at(LampState.CONNECTING))
    with qtbot.assertNotEmitted(bar.cancel_wanted):
        qtbot.mouseClick(bar.cancel, Qt.MouseButton.LeftButton)


def test_pause_changes_its_face_only_when_it_was_acknowledged(bar: AirBar, qtbot: QtBot) -> None:
    bar.show_face(at(LampState.ON_AIR))
    with qtbot.waitSignal(bar.pause_wanted) as wanted:
        bar.pause.click()
    assert wanted.args == [True]
    assert bar.pause.text() == "Pause"
    bar.show_face(AirFace(LampFace(LampState.ON_AIR), pausing=True))
    assert not bar.pause.isEnabled()
    bar.show_face(at(LampState.PAUSED))
    assert bar.pause.text() == "Resume"
    with qtbot.waitSignal(bar.pause_wanted) as wanted:
        bar.pause.click()
    assert wanted.args == [False]


def test_every_button_is_a_wish(bar: AirBar, qtbot: QtBot) -> None:
    bar.show_face(at(LampState.CONNECTING))
    for button, signal in ((bar.playlist, bar.playlist_wanted), (bar.cancel, bar.cancel_wanted)):
        with qtbot.waitSignal(signal):
            button.click()
    bar.show_face(at(LampState.ON_AIR))
    with qtbot.waitSignal(bar.skip_wanted):
        bar.skip.click()
    with qtbot.waitSignal(bar.end_asked):
        bar.end_guard.click()
    with qtbot.waitSignal(bar.log_wanted):
        qtbot.mouseClick(bar.lamp, Qt.MouseButton.LeftButton)


def test_every_control_has_a_name(bar: AirBar) -> None:
    bar.show_face(at(LampState.ON_AIR))
    for button in bar.findChildren(QAbstractButton):
        if button.isVisible():
            assert button.accessibleName() or button.text(), button


def test_compact_is_lower_and_says_less(bar: AirBar) -> None:
    bar.set_compact(True)
    bar.show_face(at(LampState.ON_AIR))
    assert bar.height() == 64
    assert bar.end_guard.accessibleDescription() == "hold 1 s"
    assert bar.pause.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly


def test_words_that_do_not_fit_under_their_icons_give_way_to_them(bar: AirBar, monkeypatch: pytest.MonkeyPatch) -> None:
    assert bar.skip.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonTextUnderIcon
    monkeypatch.setattr("desktop.ui.onair.air_bar.tr", lambda _context, text, *_: f"[{text} and more]")
    bar.show_face(at(LampState.ON_AIR))
    for button in (bar.playlist, bar.pause, bar.skip):
        assert button.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly


def test_the_deck_keeps_its_order_where_one_reads_from_the_right(bar: AirBar) -> None:
    bar.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    bar.show_face(AirFace(LampFace(LampState.ON_AIR), programme=ProgrammeFace("a.opus", 41, 95)))
    assert bar.playlist.x() < bar.pause.x() < bar.skip.x()
    assert bar.programme._position.x() < bar.programme._length.x()
    assert bar.lamp.x() > bar.programme.x()
