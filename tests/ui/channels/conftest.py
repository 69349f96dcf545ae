"""A list of channels that stands in a test."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desktop.ui.channels.channel_list import ChannelList
from desktop.ui.channels.row_model import RowModel
from desktop.ui.theme import Theme


@pytest.fixture
def channels(theme: Theme, qtbot: QtBot) -> ChannelList:
    """Empty."""
    model = RowModel()
    found = ChannelList(theme, model)
    model.setParent(found)
    qtbot.addWidget(found)
    found.resize(248, 300)
    found.show()
    return found
