from __future__ import annotations

import pytest

from desktop.sim.mezon.accounts import CODE, Account, Accounts
from desktop.sim.mezon.refused import Refused
from desktop.sim.mezon.switches import Switches
from desktop.sim.mezon.world import Person
from tests.sim.mezon.clock import Clock

LAN = Account(Person(2**60, "lan"), email="lan@studio.example", password="secret")
BOT = Account(Person(2**60 + 1, "bot"), bot_token="token")


@pytest.fixture
def switches() -> Switches:
    return Switches()


@pytest.fixture
def accounts(clock: Clock, switches: Switches) -> Accounts:
    accounts = Accounts(b"key", clock, switches, lambda: ("http://here", "here"))
    accounts.add(LAN)
    accounts.add(BOT)
    return accounts


def test_every_way_in_leads_to_a_session_of_that_account(accounts: Accounts) -> None:
    user = str(LAN.person.id)
    sessions = [
        accounts.by_id_token(accounts.id_token(LAN.person.id), user, "lan"),
        accounts.by_password("LAN@studio.example", "secret"),
        accounts.by_code(accounts.send_code("lan@studio.example"), CODE),
    ]
    for session in sessions:
        assert accounts.who(session.token).account is LAN
        assert (session.user_id, session.api_url, session.ws_url) == (LAN.person.id, "http://here", "here")
        assert session.session_id
    assert accounts.who(accounts.by_bot_token(str(BOT.person.id), "token").token).account is BOT


def test_what_is_not_right_is_refused(accounts: Accounts) -> None:
    user, good = str(LAN.person.id), accounts.id_token(LAN.person.id)
    asked = accounts.send_code("lan@studio.example")
    wrong = [
        lambda: accounts.by_id_token("x", user, "lan"),
        lambda: accounts.by_id_token(good, str(BOT.person.id), "bot"),
        lambda: accounts.by_id_token(good, user, "somebody"),
        lambda: accounts.by_id_token(good, "lan", "lan"),
        lambda: accounts.by_password("lan@studio.example", "Secret"),
        lambda: accounts.by_password("", ""),
        lambda: accounts.by_code(asked, "000000"),
        lambda: accounts.by_code("x", CODE),
        lambda: accounts.by_bot_token(user, ""),
        lambda: accounts.by_bot_token("x", "token"),
    ]
    for attempt in wrong:
        with pytest.raises(Refused) as caught:
            attempt()
        assert caught.value.status == 401
    with pytest.raises(Refused, match="email"):
        accounts.send_code("nowhere")
    accounts.by_code(asked, CODE)
    with pytest.raises(Refused):
        accounts.by_code(asked, CODE)


def test_a_session_ends_with_its_time_its_sign_out_or_its_account(accounts: Accounts, clock: Clock) -> None:
    session = accounts.by_password(LAN.email, LAN.password)
    clock.now += 3601
    with pytest.raises(Refused, match="expired"):
        accounts.who(session.token)
    session = accounts.refresh(session.refresh_token)
    accounts.end(accounts.who(session.token))
    with pytest.raises(Refused):
        accounts.who(session.token)
    with pytest.raises(Refused):
        accounts.refresh(session.refresh_token)
    session = accounts.by_password(LAN.email, LAN.password)
    accounts.remove(LAN.person.id)
    with pytest.raises(Refused):
        accounts.who(session.token)
    with pytest.raises(Refused, match="No such"):
        accounts.remove(LAN.person.id)


def test_a_refresh_keeps_the_session_and_fails_in_one_way_only(
    accounts: Accounts, clock: Clock, switches: Switches
) -> None:
    session = accounts.by_password(LAN.email, LAN.password)
    fresh = accounts.refresh(session.refresh_token)
    assert fresh.session_id == session.session_id
    assert fresh.token != session.token
    assert accounts.again(accounts.who(fresh.token)).session_id == session.session_id
    switches.refresh_fails = 1
    for wrong in (session.refresh_token, session.token, "x", ""):  # the first only for the switch
        with pytest.raises(Refused) as caught:
            accounts.refresh(wrong)
        assert caught.value.status == 500
    switches.old_refresh_works = False
    with pytest.raises(Refused):
        accounts.refresh(session.refresh_token)
    clock.now += 8 * 86400
    with pytest.raises(Refused):
        accounts.refresh(fresh.refresh_token)


def test_the_streaming_service_takes_a_token_or_a_short_id(accounts: Accounts, clock: Clock) -> None:
    session = accounts.by_password(LAN.email, LAN.password)
    assert accounts.streams(session.token) == accounts.streams(session.session_id) == LAN.person
    for shown in ("", "x", session.refresh_token):
        assert accounts.streams(shown) is None
    accounts.end(accounts.who(session.token))
    assert accounts.streams(session.token) is accounts.streams(session.session_id) is None
