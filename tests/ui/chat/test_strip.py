from __future__ import annotations

from pytestqt.qtbot import QtBot

from desktop.ui.chat.strip import Strip
from desktop.ui.theme import Theme


def test_it_is_there_only_while_it_says_something(theme: Theme, qtbot: QtBot) -> None:
    strip = Strip(theme)
    qtbot.addWidget(strip)
    strip.say("Not connected.", "Try now", "warn")
    assert strip.isVisible()
    assert strip.text == "Not connected."
    with qtbot.waitSignal(strip.pressed):
        strip.button.click()
    strip.say("Reading…")
    assert not strip.button.isVisible()
    strip.say("")
    assert not strip.isVisible()
