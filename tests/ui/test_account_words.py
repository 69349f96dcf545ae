from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest

from desktop.core.account import Attempt, Role, Seat, SeatState
from desktop.core.channel import ChannelsState
from desktop.core.errors import Code, Trouble
from desktop.core.model import ServiceState
from desktop.ui.account_words import AccountFace, account_face, failure_sentence, seat_line
from desktop.ui.i18n import Languages
from tests.ui.fake_mezon import FakeMezon

if TYPE_CHECKING:
    from desktop.control.mezon_desk import MezonDesk

NAME = "thao.op"


def face(mezon: FakeMezon, gateway: str = "") -> AccountFace:
    return account_face(cast("MezonDesk", mezon), gateway)


@pytest.mark.parametrize(
    ("rooms", "seat", "state"),
    [
        (ChannelsState.SHOWN, SeatState.SIGNED_IN, ServiceState.WORKING),
        (ChannelsState.SHOWN, SeatState.EXPIRED, ServiceState.DEGRADED),
        (ChannelsState.SHOWN, SeatState.DEAD, ServiceState.REFUSED),
        (ChannelsState.LOADING, SeatState.SIGNED_IN, ServiceState.CHECKING),
        (ChannelsState.OFFLINE, SeatState.SIGNED_IN, ServiceState.DOWN),
        (ChannelsState.FAILED, SeatState.SIGNED_IN, ServiceState.DEGRADED),
        (ChannelsState.SIGNED_OUT, SeatState.SIGNED_OUT, ServiceState.NOT_SET_UP),
    ],
)
def test_the_lamp(languages: Languages, rooms: ChannelsState, seat: SeatState, state: ServiceState) -> None:
    mezon = FakeMezon()
    mezon.channels.state = rooms
    mezon.account.seats[Role.USER] = Seat(seat, 7, NAME)
    found = face(mezon)
    assert found.state is state
    assert found.sentence
    assert bool(found.name) is (seat is not SeatState.SIGNED_OUT)


def test_signing_in_is_being_checked(languages: Languages) -> None:
    mezon = FakeMezon()
    mezon.channels.state = ChannelsState.SIGNED_OUT
    mezon.account.seats[Role.USER] = Seat()
    mezon.account.attempt = Attempt(Role.USER, 1.0)
    assert face(mezon).state is ServiceState.CHECKING


@pytest.mark.parametrize(
    ("gateway", "host"),
    [
        ("", "gw.mezon.ai"),
        ("gw.example", "gw.example"),
        ("http://127.0.0.1:1/x", "127.0.0.1:1"),
        ("http://[", "["),
    ],
)
def test_the_host(languages: Languages, gateway: str, host: str) -> None:
    assert face(FakeMezon(), gateway).host == host


def test_why_it_is_down_is_said(languages: Languages) -> None:
    mezon = FakeMezon()
    mezon.channels.state = ChannelsState.OFFLINE
    assert "trying again" in face(mezon).sentence
    mezon.channels.trouble = Trouble(Code.SERVICE_SLOW, service="Mezon")
    assert "did not answer" in face(mezon).sentence


def test_each_seat_in_a_line(languages: Languages) -> None:
    lines = [seat_line(Seat(state, 7, NAME)) for state in SeatState]
    assert len(set(lines)) == len(SeatState)
    assert "valid until" in seat_line(Seat(SeatState.SIGNED_IN, 7, NAME, expires_at=1_800_000_000.0))


def test_a_refusal_gives_the_services_reason(languages: Languages) -> None:
    assert failure_sentence(Code.MEZON_REFUSED, "Invalid credentials").endswith("(Invalid credentials)")
    assert "Mezon" in failure_sentence(Code.SERVICE_OFFLINE, "")


def test_a_connection_that_cannot_be_kept_says_why(languages: Languages) -> None:
    mezon = FakeMezon()
    mezon.channels.state = ChannelsState.OFFLINE
    mezon.channels.offline_trouble = Trouble(Code.SERVICE_UNKNOWN, service="Mezon", code=1009)
    assert "(1009)" in account_face(cast("MezonDesk", mezon), "").sentence.replace("\u2068", "").replace("\u2069", "")
    mezon.channels.offline_trouble = Trouble(Code.SERVICE_OFFLINE, service="Mezon")
    assert "trying again" in account_face(cast("MezonDesk", mezon), "").sentence
