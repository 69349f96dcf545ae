"""What is seen of a microphone that is held off."""

from __future__ import annotations

from desktop.ui.calls.cough import Cough
from desktop.ui.main_window import MainWindow
from tests.ui.bind.call_fixtures import call as call
from tests.ui.bind.call_window import JOINED, CallWindow


def test_the_status_bar_shows_it_while_it_is_held(call: CallWindow, window: MainWindow) -> None:
    call.do("call.join")
    call.calls.show(JOINED)
    cough, buttons = call.binding.cough, call.binding.panel.buttons
    assert window.status.isAncestorOf(cough.mark)
    assert not cough.mark.isVisible()
    buttons.cough.pressed.emit()
    assert cough.mark.isVisible()
    assert cough.mark.accessibleName() == "Cough: your microphone is off while the key is held."
    buttons.cough.released.emit()
    assert not cough.mark.isVisible()


def test_a_double_press_locks_it_and_says_how_to_unlock(call: CallWindow) -> None:
    call.do("call.join")
    call.calls.show(JOINED)
    cough, buttons = call.binding.cough, call.binding.panel.buttons
    for _ in range(2):
        buttons.cough.pressed.emit()
        buttons.cough.released.emit()
    assert cough.state is Cough.LOCKED
    assert cough.mark.toolTip() == "Cough is locked: your microphone is off. Press F8 to turn it on."
    assert call.binding.head.cough.text() == "COUGH locked"
    buttons.cough.pressed.emit()
    buttons.cough.released.emit()
    assert cough.words == ""
    assert call.calls.wishes[-1] == ("set_cough", False)


def test_a_lost_keyboard_leaves_it_off_whatever_the_key_does(call: CallWindow) -> None:
    call.do("call.join")
    call.calls.show(JOINED)
    cough = call.binding.cough
    cough.key.down.emit()
    cough.key.lost.emit()
    assert cough.state is Cough.STRANDED
    cough.key.up.emit()
    assert cough.state is Cough.STRANDED
    assert call.calls.wishes[-1] == ("set_cough", True)
