"""What the tests of the cards of services share."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desktop.ui.settings.page import Page
from desktop.ui.settings.services_page import ServicesPage
from desktop.ui.theme import Theme


@pytest.fixture
def page(theme: Theme, qtbot: QtBot) -> Page:
    """An empty one, for a card."""
    found = Page(theme, "Services")
    qtbot.addWidget(found)
    return found


@pytest.fixture
def services(theme: Theme, qtbot: QtBot) -> ServicesPage:
    """The cards of all services, shown."""
    found = ServicesPage(theme)
    qtbot.addWidget(found)
    found.show()
    return found
