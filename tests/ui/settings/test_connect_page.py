from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desktop.core.model import ServiceState
from desktop.settings.schema import Settings, Zego
from desktop.ui.settings.calls_card import CallsCard
from desktop.ui.settings.cards import Cards
from desktop.ui.settings.connect_page import ConnectPage, EndPage
from desktop.ui.settings.connect_words import Service
from desktop.ui.settings.meetstream_card import MeetStreamCard
from desktop.ui.settings.mezon_card import MezonCard
from desktop.ui.settings.zego_card import ZegoCard
from desktop.ui.theme import Theme


@pytest.fixture
def page(theme: Theme, qtbot: QtBot) -> ConnectPage:
    found = ConnectPage(theme, Service.ZEGO)
    qtbot.addWidget(found)
    return found


def test_a_page_shows_its_section_on_its_card(page: ConnectPage) -> None:
    card = ZegoCard(page)
    page.hold(card)
    page.show_settings(Settings(zego=Zego(app_id=7)))
    assert card.app_id.text() == "7"
    assert page.state is ServiceState.NOT_SET_UP
    card.show_state(ServiceState.REFUSED, "No.")
    assert page.state is ServiceState.REFUSED


def test_the_end_says_how_each_does(page: ConnectPage, theme: Theme, qtbot: QtBot) -> None:
    cards = Cards(MezonCard(page), MeetStreamCard(page), ZegoCard(page), CallsCard(page))
    for card in cards:
        page.column.addWidget(card)
    cards.mezon.show_state(ServiceState.WORKING, "Signed in.")
    end = EndPage(theme)
    qtbot.addWidget(end)
    end.show_cards(cards)
    assert [(chip.text(), sentence.text()) for chip, sentence in end.lines][:2] == [
        ("CONNECTED", "Signed in."),
        ("NOT SET UP", ""),
    ]
