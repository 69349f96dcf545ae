from __future__ import annotations

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from desktop.core.model import ServiceState
from desktop.settings.schema import Calls
from desktop.ui.settings.calls_card import CallsCard, channel_fault
from desktop.ui.settings.services_page import ServicesPage
from tests.ui.settings.typist import typed

KNOWN = Calls(api_key="key", user_id="mai", channel="messaging:newsroom", name="Night desk", volume=40)


@pytest.fixture
def card(services: ServicesPage) -> CallsCard:
    return services.calls


def test_it_shows_what_is_set(card: CallsCard) -> None:
    edited: list[Calls] = []
    card.edited.connect(edited.append)
    card.show_settings(KNOWN)
    shown = [field.text() for field in (card.api_key, card.user, card.channel, card.name, card.address)]
    assert shown == ["key", "mai", "messaging:newsroom", "Night desk", Calls().base]
    assert edited == []


def test_an_edit_gives_the_whole_section_and_leaves_the_devices_alone(card: CallsCard) -> None:
    edited: list[Calls] = []
    card.edited.connect(edited.append)
    card.show_settings(KNOWN)
    typed(card, "api_key", " another ")
    typed(card, "address", "https://calls.example.net/")
    assert edited[-1] == replace(KNOWN, api_key="another", base="https://calls.example.net")
    typed(card, "hms_page", "https://studio.app.100ms.live/")
    assert edited[-1].hms_page == "https://studio.app.100ms.live"
    typed(card, "hms_page", "studio")
    assert card.hms_note.text
    assert edited[-1].hms_page == "https://studio.app.100ms.live"
    typed(card, "hms_page", "")
    typed(card, "address", "")
    assert edited[-1].base == Calls().base  # the service's own


def test_the_mode_for_development_says_so_and_asks_for_its_secret(card: CallsCard) -> None:
    edited: list[Calls] = []
    card.edited.connect(edited.append)
    card.show_settings(KNOWN)
    assert card.token.isVisible()
    assert not card.secret.isVisible()
    card.development.click()
    assert edited[-1].development
    assert "DEVELOPMENT" in card.what.text()
    assert card.secret.isVisible()
    assert not card.token.isVisible()


def test_what_is_wrong_is_said_and_not_taken(card: CallsCard) -> None:
    edited: list[Calls] = []
    card.edited.connect(edited.append)
    typed(card, "channel", "newsroom")
    typed(card, "address", "http://calls.example.net")
    assert card.channel_note.text
    assert card.address_note.text
    assert edited == []
    card.api_key.setFocus()
    card.show_settings(KNOWN)
    assert (card.channel.text(), card.channel_note.text) == (KNOWN.channel, "")
    assert (card.address.text(), card.address_note.text) == (KNOWN.base, "")


@pytest.mark.parametrize("channel", ["", "messaging:newsroom", "team:desk:2"])
def test_a_channel(channel: str) -> None:
    assert channel_fault(channel) == ""


@pytest.mark.parametrize("channel", ["newsroom", ":newsroom", "messaging:", "messaging:news room", "a/b:c"])
def test_no_channel(channel: str) -> None:
    assert channel_fault(channel)


def test_the_state_and_a_test(card: CallsCard, qtbot: QtBot) -> None:
    card.show_status(ServiceState.RETIRED, "This service has retired calls.", may_test=True)
    assert card.chip.text() == "RETIRED"
    with qtbot.waitSignal(card.test_wanted):
        card.test.click()
    card.show_status(ServiceState.NOT_SET_UP, "", may_test=False)
    assert not card.test.isEnabled()
    assert card.test.toolTip() == "Store the API key, the user and the token first."
