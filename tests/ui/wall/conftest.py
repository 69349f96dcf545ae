"""A wall that stands in a test."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desktop.ui.theme import Theme
from desktop.ui.wall.wall import Wall


@pytest.fixture
def wall(theme: Theme, qtbot: QtBot) -> Wall:
    """Empty."""
    found = Wall(theme)
    qtbot.addWidget(found)
    found.resize(1024, 477)
    found.show()
    qtbot.waitExposed(found)
    return found
