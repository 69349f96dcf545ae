"""The box in the dialog."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from desktop.ui.calls.warning_box import WarningBox
from desktop.ui.theme import Theme


def test_it_informs_and_tells_of_failures(theme: Theme, qtbot: QtBot) -> None:
    box = WarningBox(theme)
    qtbot.addWidget(box)
    box.say("Your voice will be heard.", "Mute before joining.")
    assert (box.property("panel"), box.accessibleName()) == ("info", "Your voice will be heard. Mute before joining.")
    box.say_error("There is no call with this id.", "")
    assert (box.property("panel"), box.title) == ("error", "There is no call with this id.")
