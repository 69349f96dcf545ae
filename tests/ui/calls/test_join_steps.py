"""The list of steps."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from desktop.ui.calls.call_words import Mark, Step
from desktop.ui.calls.join_steps import JoinSteps
from desktop.ui.theme import Theme


def test_each_step_is_told_with_its_figure(theme: Theme, qtbot: QtBot) -> None:
    steps = JoinSteps(theme, 2)
    qtbot.addWidget(steps)
    steps.show_steps((Step("Token", Mark.DONE, "valid 59:12"), Step("Joined")))
    assert steps.accessibleName() == "Token valid 59:12. Joined"
    before = steps.grab().toImage()
    steps.show_steps((Step("Token", Mark.FAILED), Step("Joined")))
    assert steps.grab().toImage() != before
