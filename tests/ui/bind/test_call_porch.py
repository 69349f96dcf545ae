"""Calls before anybody wants one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.core.call import CallState
from desktop.core.errors import Code
from desktop.settings.schema import Calls
from desktop.ui.main_window import MainWindow
from tests.ui.bind.call_fixtures import call as call
from tests.ui.bind.call_window import JOINED, CallWindow
from tests.ui.fake_desk import FakeDesk


def test_nothing_is_made_before_the_first_wish(call: CallWindow) -> None:
    assert call.porch.binding is None
    assert not call.made
    call.do("call.join")
    call.do("call.start")
    assert len(call.made) == 1


def test_a_service_that_is_not_set_up_says_so(call: CallWindow, window: MainWindow, desk: FakeDesk) -> None:
    desk.store.update(calls=Calls())
    action = window.actions_.action("call.join")
    assert not action.isEnabled()
    assert "not set up" in action.toolTip()
    desk.store.update(calls=Calls(api_key="key", user_id="mai"))
    assert action.isEnabled()
    assert not window.actions_.action("call.leave").isEnabled()


def test_the_cough_key_outside_a_call_says_so_once(
    call: CallWindow, window: MainWindow, desk: FakeDesk, qtbot: QtBot
) -> None:
    qtbot.keyClick(window.wall, Qt.Key.Key_F8)
    qtbot.keyClick(window.wall, Qt.Key.Key_F8)
    assert [(notice.code, notice.count) for notice in desk.notices.history()] == [(Code.CALL_NONE, 1)]


def test_the_cough_key_follows_the_operators_choice(
    call: CallWindow, window: MainWindow, desk: FakeDesk, qtbot: QtBot
) -> None:
    window.actions_.set_keys({"call.cough": ("F7",)})
    qtbot.keyClick(window.wall, Qt.Key.Key_F8)
    assert desk.notices.history() == ()
    qtbot.keyClick(window.wall, Qt.Key.Key_F7)
    assert [notice.code for notice in desk.notices.history()] == [Code.CALL_NONE]


def test_to_cough_is_offered_in_a_call_alone(call: CallWindow, window: MainWindow, desk: FakeDesk) -> None:
    action = window.actions_.action("call.cough")
    assert (action.isEnabled(), action.toolTip()) == (False, "You are in no call.")
    call.do("call.join")
    assert not action.isEnabled()
    call.calls.show(JOINED)
    assert action.isEnabled()
    action.trigger()  # in the menu, where nothing can be held
    assert window.status.message.text() == "Hold F8, or the button in the call’s panel."
    assert desk.notices.history() == ()
    window.actions_.set_keys({"call.cough": ()})
    action.trigger()
    assert window.status.message.text() == "Hold the button in the call’s panel."
    call.calls.show(JOINED, state=CallState.ENDED)
    assert not action.isEnabled()


def test_a_key_goes_to_the_panel_while_it_is_there(call: CallWindow, window: MainWindow) -> None:
    call.do("window.call")
    call.do("call.join")
    call.calls.show(JOINED)
    dock = window.docks.call
    assert dock is not None
    call.do("window.call")
    focus = window.focusWidget()
    assert focus is not None
    assert dock.isAncestorOf(focus)


def test_a_desk_without_a_call_loads_nothing_of_calls() -> None:
    code = (
        "import sys; import desktop.wiring, desktop.ui.bind, desktop.ui.bind.call_porch; "
        "print([name for name in sys.modules if '.calls' in name or 'call_desk' in name or 'WebEngine' in name])"
    )
    root = Path(__file__).resolve().parents[3]
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=root, check=True)
    assert ran.stdout.strip() == "[]"
