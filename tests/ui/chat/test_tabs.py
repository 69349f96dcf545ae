from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.chat.tabs import ChatTabs, Tab
from desktop.ui.i18n import Languages
from desktop.ui.theme import Theme


@pytest.fixture
def tabs(theme: Theme, qtbot: QtBot) -> ChatTabs:
    found = ChatTabs(theme)
    qtbot.addWidget(found)
    return found


def test_numbers_stand_beside_the_words(tabs: ChatTabs) -> None:
    tabs.fit(480)
    assert [tabs.tabText(tab) for tab in Tab] == ["Chat", "Viewers", "Messages"]
    tabs.show_counts(38, 1_200)
    assert [tabs.tabText(tab) for tab in Tab] == ["Chat", "Viewers 38", "Messages 999+"]
    tabs.show_counts(None, 0)
    assert tabs.tabText(Tab.VIEWERS) == "Viewers"


def test_where_the_words_do_not_fit_stand_icons_and_the_words_are_said(tabs: ChatTabs, languages: Languages) -> None:
    tabs.fit(120)
    assert [tabs.tabText(tab) for tab in Tab] == ["", "", ""]
    assert not tabs.tabIcon(Tab.CHAT).isNull()
    assert [tabs.accessibleTabName(tab) for tab in Tab] == ["Chat", "Viewers", "Messages"]
    languages.use("pseudo")
    QApplication.processEvents()
    assert tabs.accessibleTabName(Tab.CHAT) != "Chat"
