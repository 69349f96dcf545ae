"""The header of the call's dock."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from desktop.core.call import Call, CallState, JoinWish
from desktop.ui.calls.cough import Cough
from desktop.ui.calls.panel_head import PanelHead
from desktop.ui.theme import Theme


def test_state_and_cough_are_chips(theme: Theme, qtbot: QtBot) -> None:
    head = PanelHead(theme)
    qtbot.addWidget(head)
    call = Call(CallState.IN_CALL, JoinWish("night-desk"))
    head.show_call(call, Cough.UP)
    assert head.chip.text() == "JOINED"
    assert head.cough.isHidden()
    head.show_call(call, Cough.HELD)
    assert head.cough.text() == "COUGH"
    assert not head.cough.isHidden()
    head.show_call(call, Cough.LOCKED)
    assert head.cough.text() == "COUGH locked"
