from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desktop.core.channel import Channel, ChannelType
from desktop.ui.chat.panel import ChatPanel
from desktop.ui.chat.tabs import Tab
from desktop.ui.i18n import Languages
from desktop.ui.theme import Theme


@pytest.fixture
def panel(theme: Theme, qtbot: QtBot) -> ChatPanel:
    found = ChatPanel(theme)
    qtbot.addWidget(found)
    found.resize(320, 600)
    found.show()
    return found


def test_tabs_with_numbers_and_as_icons_where_it_is_narrow(panel: ChatPanel, languages: Languages) -> None:
    panel.show_counts(38, 1_200)
    panel.resize(480, 600)
    assert [panel.tabs.tabText(tab) for tab in Tab] == ["Chat", "Viewers 38", "Messages 999+"]
    assert panel.tabs.tabIcon(Tab.CHAT).isNull()
    panel.resize(272, 600)
    languages.use("pseudo")
    assert [panel.tabs.tabText(tab) for tab in Tab] == ["", "38", "999+"]
    assert not panel.tabs.tabIcon(Tab.CHAT).isNull()
    assert "38" in panel.tabs.tabToolTip(Tab.VIEWERS)


def test_each_tab_has_its_page(panel: ChatPanel, qtbot: QtBot) -> None:
    assert panel.chat.isVisible()
    with qtbot.waitSignal(panel.tab_wanted):
        panel.show_tab(Tab.VIEWERS)
    assert panel.viewers.isVisible()
    panel.show_tab(Tab.MESSAGES)
    assert panel.conversations.isVisible()
    panel.show_channel(Channel(8, 0, type=ChannelType.DIRECT))
    assert panel.chat.isVisible()
    panel.show_channel(None)
    assert panel.conversations.isVisible()


def test_signing_in_is_one_wish(panel: ChatPanel, qtbot: QtBot) -> None:
    for page in (panel.chat, panel.conversations):
        with qtbot.waitSignal(panel.sign_in_wanted):
            page.sign_in_wanted.emit()
