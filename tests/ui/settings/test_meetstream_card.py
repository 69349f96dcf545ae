from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desktop.core.model import ServiceState
from desktop.settings.schema import AuthScheme, Settings
from desktop.ui.settings.meetstream_card import MeetStreamCard
from desktop.ui.settings.page import Page
from desktop.ui.settings.service_words import state_word


@pytest.fixture
def card(page: Page) -> MeetStreamCard:
    found = MeetStreamCard(page)
    page.column.addWidget(found)
    found.show_settings(Settings().meetstream)
    found.show_status(ServiceState.UNTESTED, "", may_test=True)
    return found


@pytest.mark.parametrize("state", list(ServiceState))
def test_every_state_has_a_word(card: MeetStreamCard, state: ServiceState) -> None:
    card.show_state(state, "Said.")
    assert card.chip.text() == state_word(state)
    assert card.result.text == "Said."


def test_without_a_key_there_is_nothing_to_test(card: MeetStreamCard, qtbot: QtBot) -> None:
    with qtbot.waitSignal(card.test_wanted):
        card.test.click()
    card.show_status(ServiceState.NOT_SET_UP, "", may_test=False)
    assert not card.test.isEnabled()
    assert card.test.toolTip() == "Store a key first."


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("api.meetstream.ai", "begins with https://"),
        ("ftp://x", "begins with https://"),
        ("https://key@api.meetstream.ai", "user name"),
        ("http://api.meetstream.ai", "unprotected"),
    ],
)
def test_an_address_that_cannot_be_right_is_not_saved(
    card: MeetStreamCard, qtbot: QtBot, address: str, words: str
) -> None:
    card.address.setText(address)
    with qtbot.assertNotEmitted(card.edited):
        card.address.editingFinished.emit()
    assert words in card.address_note.text
    assert card.address.property("wrong") is True


def test_a_right_address_is_saved_without_its_slash(card: MeetStreamCard, qtbot: QtBot) -> None:
    card.address.setText(" http://127.0.0.1:9999/ ")
    with qtbot.waitSignal(card.edited) as saved:
        card.address.editingFinished.emit()
    value = saved.args[0]
    assert value.base == "http://127.0.0.1:9999"
    assert value.bot_name == Settings().meetstream.bot_name
    with qtbot.assertNotEmitted(card.edited):
        card.address.editingFinished.emit()


def test_the_word_before_the_key(card: MeetStreamCard, qtbot: QtBot) -> None:
    card.scheme.choose(AuthScheme.BEARER)
    with qtbot.waitSignal(card.edited) as saved:
        card.scheme.activated.emit(1)
    assert saved.args[0].scheme is AuthScheme.BEARER
