"""Does an address lead back to this very process? Dialled from here, so a tunnel is travelled both ways."""

from __future__ import annotations

import hmac
import logging
import secrets
import ssl
from collections.abc import Callable

from desktop.core.errors import Trouble
from desktop.core.model import Reach
from desktop.services.http import Http

log = logging.getLogger(__name__)

_SCHEMES = {"ws://": "http://", "wss://": "https://"}


async def reach(
    address: str, expected: Callable[[str], str], *, timeout_s: float = 10.0, tls: ssl.SSLContext | None = None
) -> Reach:
    """Ask the ingest behind `address`, a ws:// or wss:// address without its secret path, for a proof.

    `expected(nonce)` is the proof that only our own ingest can give. What went wrong is in the log.
    """
    scheme = next((scheme for scheme in _SCHEMES if address.startswith(scheme)), None)
    if scheme is None:
        return Reach.NOT_REACHABLE
    base = _SCHEMES[scheme] + address[len(scheme) :].rstrip("/")
    nonce = secrets.token_urlsafe(24)
    http = Http("ingest", timeout_s=timeout_s, connect_s=timeout_s, tls=tls)
    try:
        answer = await http.request("GET", f"{base}/probe/{nonce}")
    except Trouble as trouble:
        log.info("the ingest address does not answer: %s", trouble.details)
        return Reach.NOT_REACHABLE
    finally:
        await http.aclose()
    proof = answer.body.decode("ascii", "replace").strip()
    if answer.status == 200 and hmac.compare_digest(proof.encode(), expected(nonce).encode()):
        return Reach.REACHABLE
    log.info("something else answers at the ingest address, with status %d", answer.status)
    return Reach.NOT_REACHABLE
