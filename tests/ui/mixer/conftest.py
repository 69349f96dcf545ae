"""A mixer's panel that stands in a test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.mixer.panel import MixPanel
from desktop.ui.theme import Theme


@pytest.fixture
def panel(theme: Theme, qtbot: QtBot) -> Iterator[MixPanel]:
    """Without a mix."""
    found = MixPanel(theme)
    qtbot.addWidget(found)
    found.resize(1276, 256)
    found.show()
    found.activateWindow()
    qtbot.waitExposed(found)
    yield found
    for child in found.findChildren(QWidget):
        if child.isWindow():
            child.hide()
