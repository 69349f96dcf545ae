"""Who is signed in to Mezon, in words, as strip, lamp, menu and settings show it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from msgspec import Struct

from desktop.core.account import Role, Seat, SeatState
from desktop.core.channel import ChannelsState
from desktop.core.errors import Code
from desktop.core.model import ServiceState
from desktop.ui import formats
from desktop.ui.i18n import isolate, tr
from desktop.ui.notices.wording import sentence

if TYPE_CHECKING:
    from desktop.control.mezon_desk import MezonDesk

GATEWAY = "gw.mezon.ai"
_NOT_THE_NETWORK = (Code.SERVICE_UNKNOWN, Code.SERVICE_CERTIFICATE)
_LAMPS = {
    ChannelsState.SIGNED_OUT: ServiceState.NOT_SET_UP,
    ChannelsState.LOADING: ServiceState.CHECKING,
    ChannelsState.SHOWN: ServiceState.WORKING,
    ChannelsState.OFFLINE: ServiceState.DOWN,
    ChannelsState.FAILED: ServiceState.DEGRADED,
}


class AccountFace(Struct, frozen=True):
    """All that is shown of it outside the panels."""

    state: ServiceState = ServiceState.NOT_SET_UP
    sentence: str = ""
    name: str = ""  # who is at the desk
    user: Seat = Seat()
    bot: Seat = Seat()
    publisher: Role = Role.BOT
    host: str = GATEWAY


def account_face(mezon: MezonDesk, gateway: str) -> AccountFace:
    """Of this moment; the service works where the channels can be read."""
    account = mezon.account
    user, bot = account.seat(Role.USER), account.seat(Role.BOT)
    seats = [seat for seat in (user, bot) if seat.taken]
    state = _LAMPS[mezon.channels.state]
    if any(seat.state is SeatState.DEAD for seat in seats):
        state = ServiceState.REFUSED
    elif state is ServiceState.WORKING and any(seat.state is SeatState.EXPIRED for seat in seats):
        state = ServiceState.DEGRADED
    if not seats:
        state = ServiceState.CHECKING if account.attempt.busy else ServiceState.NOT_SET_UP
    name = seats[0].name if seats else ""
    host = gateway.rpartition("//")[2].partition("/")[0] or GATEWAY
    said = _sentence(state, name, len(mezon.channels.clans), mezon)
    return AccountFace(state, said, name, user, bot, account.publisher, host)


def nobody_sentence() -> str:
    """What signing in is good for."""
    return tr("Account", "Sign in to see clans and channels, to chat and to go live.")


def seat_line(seat: Seat) -> str:
    """One of the two, with until when the session is good."""
    if not seat.taken:
        return tr("Account", "Nobody is signed in.")
    name = isolate(seat.name)
    if seat.state is SeatState.DEAD:
        return tr("Account", "{name}: the sign-in has expired.").format(name=name)
    if seat.state is SeatState.EXPIRED:
        return tr("Account", "{name}: the sign-in is being renewed.").format(name=name)
    if seat.expires_at is None:
        return seat.name
    until = formats.time_of_day(datetime.fromtimestamp(seat.expires_at, UTC))
    return tr("Account", "{name}, session valid until {time}").format(name=name, time=until)


def failure_sentence(code: Code, reason: str) -> str:
    """Why a sign-in did not work."""
    said = sentence(code, {"service": "Mezon", "code": reason, "reason": reason})
    return f"{said} ({reason})" if reason and code is Code.MEZON_REFUSED else said


def _sentence(state: ServiceState, name: str, clans: int, mezon: MezonDesk) -> str:
    who = isolate(name)
    trouble = mezon.channels.trouble
    if state is ServiceState.REFUSED:
        return tr("Account", "The sign-in has expired. Sign in again.")
    if state is ServiceState.WORKING:
        return tr("Account", "Signed in as {name}. %n clan(s).", "", clans).format(name=who)
    if state is ServiceState.CHECKING:
        return tr("Account", "Asking Mezon…")
    if state is ServiceState.NOT_SET_UP:
        return nobody_sentence()
    offline = mezon.channels.offline_trouble
    if trouble is None and offline is not None and offline.code in _NOT_THE_NETWORK:
        trouble = offline
    if trouble is not None:
        return sentence(trouble.code, {"service": "Mezon", "code": "", **trouble.values})
    return tr("Account", "Signed in as {name}. Mezon is not connected; trying again.").format(name=who)
