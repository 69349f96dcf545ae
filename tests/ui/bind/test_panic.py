from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.core.panic import PanicState, Quiet
from desktop.ui.bind.panic import PanicBinding
from desktop.ui.main_window import MainWindow
from tests.control.test_panic import Puppet
from tests.ui.fake_desk import FakeDesk

F12 = Qt.Key.Key_F12
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def target(desk: FakeDesk) -> Puppet:
    found = Puppet()
    found.show(Quiet.NOTHING)
    desk.panic.join(found)
    return found


@pytest.fixture
def room(window: MainWindow, target: Puppet, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> PanicBinding:
    monkeypatch.setattr("desktop.ui.onair.guard_rule.DEAD_S", 0.0)
    window.wait_for_mezon(lambda: None)
    with qtbot.waitActive(window):
        window.activateWindow()
    return window.panic


def focused() -> QWidget:
    found = QApplication.focusWidget() or QApplication.activeWindow()
    assert found is not None
    return found


def test_one_press_in_a_text_field_mutes_and_a_hold_releases(
    room: PanicBinding, window: MainWindow, desk: FakeDesk, target: Puppet, qtbot: QtBot
) -> None:
    field = QLineEdit(window)
    field.show()
    field.setFocus()
    qtbot.keyPress(field, F12)
    assert desk.panic.held
    qtbot.keyRelease(field, F12)
    assert window.porch.bar.mute_all.isChecked()
    assert window.actions_.action("panic.mute_all").text() == "Release Mute all…"
    target.show(Quiet.MUTED)
    assert room.bar.isVisible()
    assert not window.wall_header.record_button.isVisible()
    qtbot.keyPress(field, F12)
    qtbot.waitUntil(lambda: not desk.panic.held)
    qtbot.keyRelease(field, F12)
    target.back()
    assert desk.panic.state is PanicState.OFF
    assert not room.bar.isVisible()
    assert window.wall_header.record_button.isVisible()
    assert not window.porch.bar.mute_all.isChecked()


def test_a_tap_asks_and_the_question_goes_when_it_is_released(
    room: PanicBinding, window: MainWindow, desk: FakeDesk, qtbot: QtBot
) -> None:
    qtbot.keyClick(focused(), F12)
    qtbot.keyClick(focused(), F12)
    confirm = window.binding.confirm
    assert confirm.isVisible()
    desk.panic.release()
    assert not confirm.isVisible()
    desk.panic.mute()
    window.actions_.action("panic.mute_all").trigger()
    confirm.act_button.click()
    assert not desk.panic.held


def test_the_button_mutes_and_releases_too(
    room: PanicBinding, window: MainWindow, desk: FakeDesk, qtbot: QtBot
) -> None:
    button = window.porch.bar.mute_all
    qtbot.mousePress(button, LEFT)
    assert desk.panic.held
    qtbot.mouseRelease(button, LEFT)
    qtbot.mousePress(button, LEFT)
    qtbot.waitUntil(lambda: not desk.panic.held)
    qtbot.mouseRelease(button, LEFT)


def test_escape_ends_the_hold_and_nothing_happened(room: PanicBinding, desk: FakeDesk, qtbot: QtBot) -> None:
    qtbot.keyClick(focused(), F12)
    qtbot.keyPress(focused(), F12)
    qtbot.keyClick(focused(), Qt.Key.Key_Escape)
    with qtbot.assertNotEmitted(room.bar.release.act, wait=800):
        qtbot.keyRelease(focused(), F12)
    assert desk.panic.held


def test_a_second_press_at_once_is_no_release(
    room: PanicBinding, window: MainWindow, desk: FakeDesk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.ui.onair.guard_rule.DEAD_S", 60.0)
    qtbot.keyClick(focused(), F12)
    qtbot.keyClick(focused(), F12)
    assert desk.panic.held
    assert not window.binding.confirm.isVisible()


def test_the_menu_mutes_too(room: PanicBinding, window: MainWindow, desk: FakeDesk) -> None:
    window.actions_.action("panic.mute_all").trigger()
    assert desk.panic.held


def test_guards_that_ask(room: PanicBinding, window: MainWindow, desk: FakeDesk, qtbot: QtBot) -> None:
    settings = desk.store.settings
    desk.store.update(appearance=replace(settings.appearance, guards_ask=True))
    qtbot.keyClick(focused(), F12)
    qtbot.keyPress(focused(), F12)
    assert window.binding.confirm.isVisible()
    qtbot.keyRelease(focused(), F12)
    desk.store.update(appearance=replace(settings.appearance, guards_ask=False))
    window.binding.confirm.refuse()
