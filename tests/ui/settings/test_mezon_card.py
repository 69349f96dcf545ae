from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desktop.core.account import Role, Seat, SeatState
from desktop.core.model import ServiceState
from desktop.settings.schema import Mezon
from desktop.ui.account_words import AccountFace
from desktop.ui.settings.mezon_card import MezonCard
from desktop.ui.settings.services_page import ServicesPage

ME = Seat(SeatState.SIGNED_IN, 7, "thao.op")


@pytest.fixture
def card(services: ServicesPage) -> MezonCard:
    return services.mezon


def shown(card: MezonCard, role: Role) -> list[str]:
    line = card.seats[role]
    return [one.text() for one in (line.restore, line.sign_in, line.export, line.sign_out) if one.isVisible()]


def test_before_anybody_knows_nothing_can_be_pressed(card: MezonCard) -> None:
    assert not card.isEnabled()
    card.show_face(AccountFace())
    assert card.isEnabled()
    assert card.chip.text() == "NOT SET UP"
    assert card.host.text() == "gw.mezon.ai"


def test_each_seat_offers_what_can_be_done(card: MezonCard, qtbot: QtBot) -> None:
    card.show_face(AccountFace(ServiceState.WORKING, "Signed in.", "thao.op", ME, publisher=Role.USER))
    assert card.seats[Role.USER].name.text() == "thao.op"
    assert shown(card, Role.USER) == ["Export…", "Sign out…"]
    assert shown(card, Role.BOT) == ["Restore…", "Sign in…"]
    assert card.publisher.chosen is Role.USER
    assert card.result.text == "Signed in."
    with qtbot.waitSignal(card.sign_out_wanted) as wish:
        card.seats[Role.USER].sign_out.click()
    assert wish.args == [Role.USER, card.seats[Role.USER].sign_out]
    with qtbot.waitSignal(card.restore_wanted) as wish:
        card.seats[Role.BOT].restore.click()
    assert wish.args == [Role.BOT]
    with qtbot.waitSignal(card.export_wanted) as wish:
        card.seats[Role.USER].export.click()
    assert wish.args[0] is Role.USER
    with qtbot.waitSignal(card.sign_in_wanted) as wanted:
        card.seats[Role.BOT].sign_in.click()
    assert wanted.args == [Role.BOT]


def test_a_dead_session_is_signed_in_again_or_left(card: MezonCard) -> None:
    card.show_face(AccountFace(ServiceState.REFUSED, "Expired.", "thao.op", Seat(SeatState.DEAD, 7, "thao.op")))
    assert shown(card, Role.USER) == ["Sign in…", "Sign out…"]


def test_who_publishes(card: MezonCard, qtbot: QtBot) -> None:
    card.show_face(AccountFace(user=ME))
    card.publisher.choose(Role.USER)
    with qtbot.waitSignal(card.publisher_chosen) as wish:
        card.publisher.activated.emit(1)
    assert wish.args == [Role.USER]


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("", ""),
        ("wss://stn.example.net/ws", ""),
        ("ws://127.0.0.1:9000/ws", ""),
        ("https://stn.example.net/ws", "begins with wss://"),
        ("stn.example.net", "begins with wss://"),
        ("wss://", "begins with wss://"),
        ("wss://a b/ws", "begins with wss://"),
        ("wss://[::1/ws", "cannot be read"),
        ("wss://a:99999/ws", "cannot be read"),
        ("ws://stn.example.net/ws", "unprotected"),
        ("wss://me:pw@stn.example.net/ws", "ends with its path"),
        ("wss://stn.example.net/ws?token=1", "ends with its path"),
    ],
)
def test_the_streaming_address_is_checked(card: MezonCard, address: str, words: str) -> None:
    card.show_face(AccountFace())
    edited: list[Mezon] = []
    card.edited.connect(edited.append)
    card.show_settings(Mezon(clan_id=5, streaming="wss://before/ws"))
    card.streaming.setText(address)
    card.streaming.editingFinished.emit()
    assert (words in card.streaming_note.text) if words else not card.streaming_note.text
    assert edited == ([] if words else [Mezon(clan_id=5, streaming=address)])


def test_a_test_is_a_wish_and_what_it_found_is_said(card: MezonCard, qtbot: QtBot) -> None:
    card.show_face(AccountFace())
    with qtbot.waitSignal(card.test_wanted):
        card.test.click()
    card.show_check("The clock is wrong.", "error")
    assert card.result.text == "The clock is wrong."
