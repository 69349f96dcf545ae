"""The text of a message as Mezon writes it: JSON with ranges; pure, and nothing a stranger sends raises.

The wire counts in UTF-16 units, `core/chat.py` in characters. What is no content that we
know is text: shown, never interpreted.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from itertools import accumulate
from typing import Any

import msgspec

from desktop.core.links import links

TEXT_KEPT = 16_000  # characters; four times what the service takes, so that nobody's memory is ours to fill
CUT = "…"  # ends a text of which more came
_EMBEDS = 10


def read(content: str) -> str:
    """The text of a message's content."""
    if not content:
        return ""
    try:
        known = msgspec.json.decode(content)
    except (msgspec.MsgspecError, RecursionError, UnicodeError):
        known = None
    return _cut(_text_of(known, content))


def write(text: str) -> str:
    """Content that says `text`, with its addresses marked for the other clients."""
    text = sound(text)
    units = Units(text)
    content: dict[str, Any] = {"t": text}
    marks = [{"type": "lk", "s": units.to_wire(one.start), "e": units.to_wire(one.end)} for one in links(text)]
    if marks:
        content["mk"] = marks
    return msgspec.json.encode(content).decode()


def sound(text: str) -> str:
    """The text without halves of characters, which no wire can carry."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


class Units:
    """Between positions in characters and in UTF-16 units of one text; positions outside are moved to its ends."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._length = len(text)

    def to_wire(self, position: int) -> int:
        """Units before the character at `position`."""
        position = min(max(position, 0), self._length)
        return position if self._starts is None else self._starts[position]

    def from_wire(self, units: int) -> int:
        """The character that begins at or after `units`."""
        if self._starts is None:
            return min(max(units, 0), self._length)
        return min(bisect_left(self._starts, max(units, 0)), self._length)

    @cached_property
    def _starts(self) -> list[int] | None:
        """The unit at which each character begins; None where they are all one unit. Most texts are never asked."""
        if not self._text or max(self._text) <= "\uffff":
            return None
        return [0, *accumulate(2 if one > "\uffff" else 1 for one in self._text)]


def _text_of(known: object, raw: str) -> str:
    if isinstance(known, str):
        return known
    if not isinstance(known, dict):
        return raw
    text = known.get("t")
    if isinstance(text, str) and text:
        return text
    if text is None or text == "":
        return _embedded(known.get("embed"))
    return raw


def _embedded(embeds: object) -> str:
    """What the cards of a bot say: title and description of each."""
    if not isinstance(embeds, list):
        return ""
    lines = [one.get(key) for one in embeds[:_EMBEDS] if isinstance(one, dict) for key in ("title", "description")]
    return "\n".join(line for line in lines if isinstance(line, str) and line)


def _cut(text: str) -> str:
    return text if len(text) <= TEXT_KEPT else text[:TEXT_KEPT] + CUT
