"""What is wrong with the address of a service, in a sentence; empty if nothing is. No key travels in the open."""

from __future__ import annotations

from urllib.parse import SplitResult, urlsplit

from desktop.core.links import is_web
from desktop.ui.i18n import tr

_HERE = ("localhost", "127.0.0.1", "::1")  # what goes there does not leave this computer


def address_fault(address: str) -> str:
    """Of an address of one's own, which may be empty."""
    if not address:
        return ""
    if not is_web(address):
        return _no_web()
    parts = urlsplit(address)
    if parts.username or parts.password or parts.query or parts.fragment:
        return _longer()
    return _open_way(parts)


def meetstream_fault(base: str, path: str) -> str:
    """Of the address of MeetStream, and of the path for new bots."""
    if not is_web(base):
        return _no_web()
    parts = urlsplit(base)
    if parts.username or parts.password:
        return tr("Services", "The address holds a user name. The key goes into the field above.")
    return _open_way(parts) or ("" if path.startswith("/") else tr("Services", "The path begins with “/”."))


def streaming_fault(address: str) -> str:
    """Of the address of a streaming service, which may be empty."""
    if not address:
        return ""
    try:
        parts = urlsplit(address)
        host, _port = parts.hostname or "", parts.port
    except ValueError:
        return tr("Services", "This address cannot be read.")
    if parts.scheme not in ("ws", "wss") or not host or any(one.isspace() for one in address):
        return tr("Services", "The address begins with wss:// and a host name, as in wss://stn.mezon.ai/ws.")
    if parts.username is not None or parts.query or parts.fragment:
        return _longer()
    if parts.scheme == "ws" and host not in _HERE:
        return tr("Services", "Without wss:// the sign-in would travel unprotected.")
    return ""


def _no_web() -> str:
    return tr("Services", "The address begins with https:// and a host name.")


def _longer() -> str:
    return tr("Services", "The address ends with its path. Airdesk adds the rest.")


def _open_way(parts: SplitResult) -> str:
    if parts.scheme == "http" and parts.hostname not in _HERE:
        return tr("Services", "Without https:// the key would travel unprotected.")
    return ""
