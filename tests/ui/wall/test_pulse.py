from __future__ import annotations

from pytestqt.qtbot import QtBot

from desktop.ui.theme import Theme
from desktop.ui.wall.pulse import Pulse


def test_it_beats_only_when_it_is_worth_it(theme: Theme, qtbot: QtBot) -> None:
    pulse = Pulse(theme)
    assert pulse.running == (False, False)
    with qtbot.waitSignals([pulse.meters_due, pulse.clocks_due]):
        pulse.run(meters=True, clocks=True)
    pulse.run(meters=False, clocks=True)
    assert pulse.running == (False, True)
    pulse.run(meters=False, clocks=False)
    assert pulse.running == (False, False)
