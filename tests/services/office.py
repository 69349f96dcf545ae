"""A real HTTP server on loopback whose answers a test writes down beforehand, and certificates of our own."""

from __future__ import annotations

import datetime
import ipaddress
import json
import ssl
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aiohttp import web

from desktop.sim.kiosk import Kiosk


@dataclass
class Reply:
    """One answer."""

    status: int = 200
    body: Any = None
    headers: dict[str, str] = field(default_factory=dict)
    raw: bytes | None = None
    hang_up: bool = False


@dataclass(frozen=True)
class Asked:
    """One request as it arrived."""

    method: str
    path: str
    headers: dict[str, str]
    body: Any


class Office:
    """Answers with the replies in turn; the last one again and again."""

    def __init__(self, *replies: Reply, tls: ssl.SSLContext | None = None) -> None:
        self.replies = list(replies)
        self.asked: list[Asked] = []
        self.base = ""
        self.act: Callable[[web.Request], Any] | None = None
        self._tls = tls
        self._kiosk = Kiosk()

    async def __aenter__(self) -> Office:
        app = web.Application()
        app.router.add_route("*", "/{path:.*}", self._answer)
        there = await self._kiosk.open(app, patience_s=0.1, tls=self._tls)
        self.base = f"{'https' if self._tls else 'http'}://{there}"
        return self

    async def __aexit__(self, *exc: object) -> None:
        await self._kiosk.close()

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        body = await _content(request)
        self.asked.append(Asked(request.method, str(request.rel_url), dict(request.headers), body))
        if self.act is not None:
            await self.act(request)
        reply = self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]
        if reply.hang_up:
            assert request.transport is not None
            request.transport.abort()
            return web.Response()
        if reply.raw is not None:
            return web.Response(status=reply.status, body=reply.raw, headers=reply.headers)
        return web.json_response(reply.body, status=reply.status, headers=reply.headers)


async def _content(request: web.Request) -> Any:
    if not request.can_read_body:
        return None
    raw = await request.read()
    return json.loads(raw) if request.content_type == "application/json" else raw


def certificate(folder: Path, *, days: int = 30, host: str = "127.0.0.1") -> tuple[Path, Path, datetime.datetime]:
    """A self-signed certificate and its key as PEM files, and when it ends."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
    now = datetime.datetime.now(datetime.UTC).replace(microsecond=0)
    end = now + datetime.timedelta(days=days)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(min(now, end) - datetime.timedelta(days=1))
        .not_valid_after(end)
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(host))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem, key_pem = folder / "cert.pem", folder / "key.pem"
    pem.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    key_pem.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return pem, key_pem, end


def served_by(pem: Path, key: Path) -> ssl.SSLContext:
    """For a server."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(pem, key)
    return context


def trusting(pem: Path) -> ssl.SSLContext:
    """For a client that knows the certificate."""
    return ssl.create_default_context(cafile=str(pem))
