from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.core.mix_setup import MixMode, MixSetup
from desktop.core.model import ServiceState
from desktop.settings.schema import Region, Zego
from desktop.ui.settings.services_page import ServicesPage
from desktop.ui.settings.zego_card import ZegoCard, app_id_fault, region_words
from tests.ui.settings.typist import typed

KNOWN = Zego(app_id=7, room="night-desk", region=Region.FRANKFURT, test=True, callback_port=9000)


@pytest.fixture
def card(services: ServicesPage) -> ZegoCard:
    return services.zego


def test_it_shows_what_is_set(card: ZegoCard) -> None:
    edited: list[Zego] = []
    card.edited.connect(edited.append)
    card.show_settings(KNOWN)
    assert (card.app_id.text(), card.room.text(), card.port.value()) == ("7", "night-desk", 9000)
    assert card.region.chosen is Region.FRANKFURT
    assert card.test_environment.isChecked()
    card.show_settings(Zego())
    assert card.app_id.text() == ""
    assert edited == []


def test_an_edit_gives_the_whole_section_and_leaves_the_mixer_alone(card: ZegoCard) -> None:
    edited: list[Zego] = []
    card.edited.connect(edited.append)
    setup = MixSetup(MixMode.DESK)
    card.show_settings(Zego(setup=setup))
    typed(card, "app_id", "1234567")
    typed(card, "room", " night-desk ")
    typed(card, "address", "https://relay.example.net/")
    card.test_environment.click()
    assert edited[-1] == Zego(
        app_id=1_234_567, room="night-desk", base="https://relay.example.net", test=True, setup=setup
    )


def test_what_is_wrong_is_said_and_not_taken(card: ZegoCard) -> None:
    edited: list[Zego] = []
    card.edited.connect(edited.append)
    typed(card, "app_id", "seven")
    assert card.app_note.text
    typed(card, "app_id", "7")
    assert card.app_note.text == ""
    typed(card, "address", "http://relay.example.net")
    assert card.address_note.text
    assert [one.app_id for one in edited] == [7]


def test_letters_in_the_app_id_are_marked_while_they_are_typed(card: ZegoCard) -> None:
    edited: list[Zego] = []
    card.edited.connect(edited.append)
    card.show_settings(KNOWN)
    card.app_id.setFocus()
    card.app_id.clear()
    QTest.keyClicks(card.app_id, "abc99")
    assert card.app_note.text
    assert card.app_id.property("wrong")
    card.room.setFocus()
    assert (edited, card.app_id.text()) == ([], "abc99")  # it stays there to be mended
    card.show_settings(KNOWN)
    assert (card.app_id.text(), card.app_note.text, card.app_id.property("wrong")) == ("7", "", False)


@pytest.mark.parametrize("text", ["0", "-1", "1.5", "４", "4294967296"])
def test_no_app_id(text: str) -> None:
    assert app_id_fault(text)


def test_the_state_and_a_test(card: ZegoCard, qtbot: QtBot) -> None:
    card.show_status(ServiceState.REFUSED, "Signature wrong.", may_test=True)
    assert card.chip.text() == "REFUSED"
    assert card.result.text == "Signature wrong."
    with qtbot.waitSignal(card.test_wanted):
        card.test.click()
    card.show_status(ServiceState.NOT_SET_UP, "", may_test=False)
    assert card.test.toolTip() == "Store the App ID and the secret first."


def test_every_region_has_its_word() -> None:
    assert len({region_words(region) for region in Region}) == len(Region)
