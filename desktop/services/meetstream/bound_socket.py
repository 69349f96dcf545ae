"""Where the ingest listens, as a socket: what keeps it from there is a trouble for the operator."""

from __future__ import annotations

import asyncio
import errno
import ipaddress
import socket

from desktop.core.errors import Code, Trouble


async def bound_socket(host: str, port: int) -> socket.socket:
    """A listening socket; on all addresses, both of IPv4 and IPv6 where the system can. Raises Trouble."""
    try:
        if not host:
            both = socket.has_dualstack_ipv6()
            family = socket.AF_INET6 if both else socket.AF_INET
            return socket.create_server(("", port), family=family, backlog=128, dualstack_ipv6=both)
        if not _is_literal(host):
            known = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
            host = str(known[0][4][0])
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        return socket.create_server((host, port), family=family, backlog=128)
    except (OSError, OverflowError) as error:
        code = Code.INGEST_PORT
        if isinstance(error, socket.gaierror) or getattr(error, "errno", None) == errno.EADDRNOTAVAIL:
            code = Code.INGEST_ADDRESS
        raise Trouble(code, str(error), port=port) from error


def _is_literal(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
