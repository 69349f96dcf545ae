"""Text of strangers, fit to be painted: nothing in it turns lines round, hides or grows without end."""

from __future__ import annotations

import re
import unicodedata

MOST_CHARS = 4_000
MOST_LINES = 60
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")
_PILED = re.compile(  # marks over and under one letter, more than any language needs
    "([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{4})"
    "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
)
_JOINING = frozenset("\u200d\ufe0f")  # emoji are made with these


def visible(text: str) -> str:
    """`text` without control and direction characters, cut where it would never end."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.isprintable():  # what turns, hides or controls is never printable
        text = "".join(_shown(character) for character in text[: 2 * MOST_CHARS])
    if not text.isascii():
        text = _PILED.sub(r"\1", text)
    lines = text.split("\n")
    if len(lines) > MOST_LINES:
        text = "\n".join([*lines[:MOST_LINES], "…"])
    return text if len(text) <= MOST_CHARS else text[:MOST_CHARS] + "…"


def _shown(character: str) -> str:
    if character == "\n" or character in _JOINING:
        return character
    if character == "\t":
        return " "
    if character in _TURNING or unicodedata.category(character) in ("Cc", "Cs", "Co", "Cn", "Cf"):
        return ""
    return character
