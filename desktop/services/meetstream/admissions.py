"""Who may dial in: invitations with unguessable paths, allowed networks. No I/O.

Thread-safe: invitations are made on the main loop and checked on the I/O thread.
"""

from __future__ import annotations

import base64
import hmac
import ipaddress
import os
import threading
from collections.abc import Callable, Iterable
from enum import StrEnum

from msgspec import Struct

_PREFIX = "/in/"
_SECRET_BYTES = 32
_PATH_LIMIT = 256

Network = ipaddress.IPv4Network | ipaddress.IPv6Network


class RefusalReason(StrEnum):
    """Why somebody was turned away."""

    NETWORK = "network"  # its address is not in an allowed network
    PATH = "path"  # no invitation, or one that is void; which of the two is not said
    BOT = "bot"  # invited, but says that it is another bot
    FULL = "full"
    RATE = "rate"  # too many refused attempts from this address, or too many dials with one invitation
    STOPPING = "stopping"


class Admission(Struct, frozen=True):
    """The right to send. Without an invitation if unknown bots are accepted."""

    invitation_id: str | None


class _Invitation(Struct):
    path: str
    bot_id: str = ""
    confirmed: bool = False  # the service itself said which bot it is


class Admissions:
    """All invitations of this desk, by the id of what they are for."""

    def __init__(
        self,
        *,
        allow_unknown: bool = False,
        allow_unknown_loopback: bool = False,
        allowed_networks: Iterable[str] = (),
    ) -> None:
        """Raises ValueError for a network that is none."""
        self.allow_unknown = allow_unknown
        self.allow_unknown_loopback = allow_unknown_loopback
        self._networks = _networks(allowed_networks)
        self._lock = threading.Lock()
        self._invitations: dict[str, _Invitation] = {}
        self._void: Callable[[str], None] | None = None

    def set_allowed_networks(self, networks: Iterable[str]) -> None:
        """Replace the allowed networks; none allows all. Raises ValueError."""
        self._networks = _networks(networks)

    def on_void(self, call: Callable[[str], None] | None) -> None:
        """Tell the ingest which invitation's connections must go. Called on the thread that changes it."""
        self._void = call

    def invite(self, invitation_id: str) -> str:
        """The path of this invitation; asking again gives the same one, unbound from any earlier bot."""
        with self._lock:
            known = self._invitations.get(invitation_id)
            if known is None:
                known = self._invitations[invitation_id] = _Invitation(_new_path())
            known.bot_id, known.confirmed = "", False
            return known.path

    def readmit(self, invitation_id: str, path: str) -> None:
        """An invitation of a former run holds again, under the address that its bot was told."""
        with self._lock:
            self._invitations[invitation_id] = _Invitation(path)

    def path_of(self, invitation_id: str) -> str | None:
        """The path of this invitation, if there is one."""
        with self._lock:
            known = self._invitations.get(invitation_id)
            return known.path if known else None

    def bind(self, invitation_id: str, bot_id: str) -> None:
        """Only this bot may use the invitation from now on; another that uses it already is closed."""
        with self._lock:
            known = self._invitations.get(invitation_id)
            if known is None or not bot_id:
                return
            stranger = bool(known.bot_id) and not _same(known.bot_id, bot_id)
            known.bot_id, known.confirmed = bot_id, True
        if stranger:
            self._tell(invitation_id)

    def recognise(self, invitation_id: str | None, bot_id: str) -> bool:
        """Whether a caller with this invitation may say that it is this bot.

        The first bot to name itself keeps the invitation, until `bind` says otherwise.
        """
        if invitation_id is None or not bot_id:
            return True
        with self._lock:
            known = self._invitations.get(invitation_id)
            if known is None:
                return False
            if not known.bot_id:
                known.bot_id = bot_id
            return _same(known.bot_id, bot_id)

    def revoke(self, invitation_id: str) -> None:
        """The invitation is void; a connection that uses it is closed."""
        with self._lock:
            known = self._invitations.pop(invitation_id, None)
        if known is not None:
            self._tell(invitation_id)

    def renew(self, invitation_id: str) -> str:
        """A new path for the invitation; the old one is void, and what uses it is closed."""
        self.revoke(invitation_id)
        return self.invite(invitation_id)

    def admit(self, path: str, peer_ip: str) -> Admission | RefusalReason:
        """Judge a caller. Takes as long for a near miss as for anything else."""
        invitation_id = self._find(path)
        address = _address(peer_ip)
        if self._networks and not any(address in network for network in self._networks if address is not None):
            return RefusalReason.NETWORK
        if invitation_id is not None:
            return Admission(invitation_id)
        loopback = address is not None and address.is_loopback
        if self.allow_unknown or (self.allow_unknown_loopback and loopback):
            return Admission(None)
        return RefusalReason.PATH

    def _find(self, path: str) -> str | None:
        plain = path.partition("?")[0]
        begin = max(0, plain.rfind(_PREFIX))  # a proxy may leave a prefix of its own before ours
        asked = plain[begin : begin + _PATH_LIMIT].encode("utf-8", "surrogateescape")
        found: str | None = None
        with self._lock:
            for invitation_id, known in self._invitations.items():
                if hmac.compare_digest(known.path.encode(), asked):
                    found = invitation_id
        return found

    def _tell(self, invitation_id: str) -> None:
        if self._void is not None:
            self._void(invitation_id)


def _new_path() -> str:
    drawn = os.urandom(_SECRET_BYTES)  # as `secrets` does it too, but with all of OpenSSL behind it
    return _PREFIX + base64.urlsafe_b64encode(drawn).rstrip(b"=").decode()


def _same(known: str, said: str) -> bool:
    return hmac.compare_digest(known.encode("utf-8", "replace"), said.encode("utf-8", "replace"))


def _networks(texts: Iterable[str]) -> tuple[Network, ...]:
    return tuple(ipaddress.ip_network(text.strip(), strict=False) for text in texts if text.strip())


def _address(peer_ip: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        address = ipaddress.ip_address(peer_ip.partition("%")[0])
    except ValueError:
        return None
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped is not None:
        return address.ipv4_mapped
    return address
