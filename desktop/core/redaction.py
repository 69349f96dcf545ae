"""Keeps secrets out of what is written: tokens, passwords and signatures become “(hidden)”.

No log call of ours holds one. This is for the traces and texts of others, which may.
"""

from __future__ import annotations

import logging
import re
from functools import cache

HIDDEN = "(hidden)"
# The end of a name is enough: refresh_token, X-Amz-Signature.
_KEY = r"(?:server|api|app|play|stream)[_-]?key"
_NAME = rf"(?:token|passw(?:or)?d|passphrase|secret|{_KEY}|signature|credential|otp_code|session_?id)"
_QUOTED = r"\"(?:[^\"\\]|\\.)*\"?|'(?:[^'\\]|\\.)*'?"
_VALUE = rf"(?:\(hidden\)|{_QUOTED}|[^\s\"'&,;)\]}}]+)"


@cache  # made for the first line that is written, which is not before the window stands
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return (
        # A token of its own making: header, claims and signature, each base64url of JSON or bytes.
        (re.compile(r"eyJ[\w-]{5,}(?:\.[\w-]*){1,2}"), HIDDEN),
        # The path that a bot dials, which a service may quote when it refuses it.
        (re.compile(r"(\\?/in\\?/)[\w-]{32,}"), rf"\1{HIDDEN}"),
        (re.compile(r"\b(Bearer|Basic)\s+[\w.~+/=-]+"), rf"\1 {HIDDEN}"),
        (
            re.compile(rf"(\bauthorization[\"']?\s*[:=]\s*)(?:b?(?:{_QUOTED})|[^\r\n,}}]+)", re.IGNORECASE),
            rf"\1{HIDDEN}",
        ),
        # name=value in queries and reprs, "name": value in JSON and dicts, name: "value" in protobuf's text
        (re.compile(rf"({_NAME}\s*=\s*){_VALUE}", re.IGNORECASE), rf"\1{HIDDEN}"),
        (re.compile(rf"({_NAME}[\"']\s*:\s*){_VALUE}", re.IGNORECASE), rf"\1{HIDDEN}"),
        (re.compile(rf"({_NAME}:\s*)(?:{_QUOTED})", re.IGNORECASE), rf"\1{HIDDEN}"),
    )


def redacted(text: str) -> str:
    """The text without what looks like a secret."""
    for pattern, instead in _patterns():
        text = pattern.sub(instead, text)
    return text


class RedactingFormatter(logging.Formatter):
    """Redacts a finished line with its trace; a filter of the log would see the trace before it is text."""

    def format(self, record: logging.LogRecord) -> str:
        """The line as it is written."""
        return redacted(super().format(record))
