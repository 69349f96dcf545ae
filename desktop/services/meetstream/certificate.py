"""The ingest's own certificate: loading it for TLS, and reading when it ends."""

from __future__ import annotations

import ssl
from datetime import UTC, datetime
from pathlib import Path

from desktop.core.errors import Code, Trouble

_SEQUENCE, _UTC_TIME, _GENERALIZED_TIME, _VERSION = 0x30, 0x17, 0x18, 0xA0


def server_context(certificate: str, key: str) -> ssl.SSLContext:
    """TLS 1.2 or newer with this PEM chain and key (the key may be in the same file).

    Reads two small files. Raises Trouble with INGEST_TLS if they are missing or do not fit.
    """
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    try:
        context.load_cert_chain(certificate, key or None, password=_no_password)
    except (OSError, ValueError) as error:  # SSLError is an OSError
        raise Trouble(Code.INGEST_TLS, _why(error)) from error
    return context


def not_after(certificate: str) -> datetime | None:
    """When the first certificate of a PEM file ends; None if it cannot be read."""
    try:
        text = Path(certificate).read_text("ascii", errors="ignore")
        begin = text.index(ssl.PEM_HEADER)
        end = text.index(ssl.PEM_FOOTER, begin) + len(ssl.PEM_FOOTER)
        return _end_of(ssl.PEM_cert_to_DER_cert(text[begin:end]))
    except (OSError, ValueError, IndexError):
        return None


def _no_password() -> str:
    raise ValueError("the key is protected by a password")


def _why(error: Exception) -> str:
    reason = getattr(error, "reason", None) or getattr(error, "strerror", None) or str(error)
    return f"{type(error).__name__}: {reason}"


def _end_of(der: bytes) -> datetime:
    """Walk Certificate, TBSCertificate, past version, serial, algorithm and issuer, to Validity (RFC 5280)."""
    _, at, _ = _element(der, 0)
    _, at, _ = _element(der, at)
    tag, _, after = _element(der, at)
    if tag == _VERSION:
        _, _, after = _element(der, after)  # serial number; without a version that was it
    _, _, after = _element(der, after)  # algorithm
    _, _, after = _element(der, after)  # issuer
    tag, at, _ = _element(der, after)
    if tag != _SEQUENCE:
        raise ValueError("no validity")
    _, _, after = _element(der, at)  # not before
    tag, at, after = _element(der, after)
    return _time(tag, der[at:after].decode("ascii"))


def _element(der: bytes, at: int) -> tuple[int, int, int]:
    """Tag, where the content begins, and where it ends."""
    tag, length, begin = der[at], der[at + 1], at + 2
    if length & 0x80:
        size = length & 0x7F
        length = int.from_bytes(der[begin : begin + size], "big")
        begin += size
    if begin + length > len(der):
        raise ValueError("truncated")
    return tag, begin, begin + length


def _time(tag: int, text: str) -> datetime:
    if tag == _UTC_TIME:  # two digits of the year; 50 and above are of the last century
        text = ("19" if int(text[:2]) >= 50 else "20") + text
    elif tag != _GENERALIZED_TIME:
        raise ValueError("no time")
    return datetime.strptime(text.rstrip("Z"), "%Y%m%d%H%M%S").replace(tzinfo=UTC)
