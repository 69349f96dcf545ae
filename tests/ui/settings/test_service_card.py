from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desktop.core.model import ServiceState
from desktop.ui.settings.page import Page
from desktop.ui.settings.service_card import ServiceCard
from desktop.ui.settings.service_words import state_word


@pytest.fixture
def card(page: Page) -> ServiceCard:
    found = ServiceCard(page)
    page.column.addWidget(found)
    return found


@pytest.mark.parametrize("state", list(ServiceState))
def test_it_shows_how_the_service_does_and_says_so(card: ServiceCard, state: ServiceState, qtbot: QtBot) -> None:
    with qtbot.waitSignal(card.state_shown):
        card.show_state(state, "Said.")
    assert (card.state, card.sentence, card.chip.text()) == (state, "Said.", state_word(state))


def test_another_sentence_leaves_the_state(card: ServiceCard) -> None:
    card.show_state(ServiceState.WORKING, "Well.")
    card.say("Asking…", "info")
    assert (card.state, card.sentence) == (ServiceState.WORKING, "Asking…")


def test_a_test_that_makes_no_sense_cannot_be_wished_for(card: ServiceCard, qtbot: QtBot) -> None:
    card.show_status(ServiceState.NOT_SET_UP, "Store a key.", may_test=False)
    assert (card.sentence, card.test.isEnabled()) == ("Store a key.", False)
    card.show_status(ServiceState.UNTESTED, "Not tested yet.", may_test=True)
    with qtbot.waitSignal(card.test_wanted):
        card.test.click()
    assert card.test.toolTip() == ""
