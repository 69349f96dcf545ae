from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desktop.core.account import Role, Seat, SeatState
from desktop.core.model import ServiceState
from desktop.ui.account_words import AccountFace
from desktop.ui.settings.mezon_card import MezonCard
from desktop.ui.settings.services_page import ServicesPage
from desktop.ui.theme import Theme

ME = Seat(SeatState.SIGNED_IN, 7, "thao.op")


@pytest.fixture
def card(theme: Theme, qtbot: QtBot) -> MezonCard:
    page = ServicesPage(theme)
    qtbot.addWidget(page)
    page.show()
    return page.mezon


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
    with qtbot.waitSignal(card.sign_in_wanted):
        card.seats[Role.BOT].sign_in.click()


def test_a_dead_session_is_signed_in_again_or_left(card: MezonCard) -> None:
    card.show_face(AccountFace(ServiceState.REFUSED, "Expired.", "thao.op", Seat(SeatState.DEAD, 7, "thao.op")))
    assert shown(card, Role.USER) == ["Sign in…", "Sign out…"]


def test_who_publishes(card: MezonCard, qtbot: QtBot) -> None:
    card.show_face(AccountFace(user=ME))
    card.publisher.choose(Role.USER)
    with qtbot.waitSignal(card.publisher_chosen) as wish:
        card.publisher.activated.emit(1)
    assert wish.args == [Role.USER]
