"""Which hosts are this computer itself."""

from __future__ import annotations

import ipaddress


def is_here(host: str) -> bool:
    """Whether what is said to this host never leaves the computer; by its name or number, without asking anybody."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
