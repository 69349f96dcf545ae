"""How and where the ingest listens: plain values, so that who only names them need not load a server."""

from __future__ import annotations

from msgspec import Struct


class IngestConfig(Struct, frozen=True):
    """How to listen."""

    port: int = 8787  # 0 takes any free one
    host: str = ""  # empty listens on all addresses
    certificate: str = ""  # path of a PEM chain; empty without TLS
    certificate_key: str = ""
    max_connections: int = 16
    max_message_mib: int = 64
    open_timeout_s: float = 10.0
    close_timeout_s: float = 2.0
    ping_interval_s: float = 20.0
    ping_timeout_s: float = 20.0


class ListenAddress(Struct, frozen=True):
    """Where the ingest listens. `host` is 0.0.0.0 if that is on all addresses."""

    host: str
    port: int
    tls: bool
