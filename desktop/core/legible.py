"""A text as somebody reads it: without the breaks of wrapped lines, without escapes; and the way back to the original.

Of JSON, of addresses and of wrapped base64 alike; what is escaped twice is read twice.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from urllib.parse import unquote

Span = tuple[int, int]  # where something begins and ends

READINGS = 3  # of each way: JSON in an address in JSON
# What a line is wrapped into may be indented.
_BREAK = re.compile(r"(?P<broken>(?:\r\n?|\n)[ \t]*)")
_BACKSLASH = re.compile(r"(?P<unicode>(?:\\u[0-9A-Fa-f]{4})+)|(?P<bytes>(?:\\x[0-9A-Fa-f]{2})+)|\\[\"'/\\nr]")
_PERCENT = re.compile(r"(?P<percent>(?:%[0-9A-Fa-f]{2})+)")
_WAYS = (_BREAK, _BACKSLASH, _BREAK, _PERCENT)  # one after the other: a break may stand in the midst of an escape
_LINES = {"n": "\n", "r": "\r"}


class Reading:
    """A text that was read in one way."""

    def __init__(self, original: str, way: re.Pattern[str]) -> None:
        parts: list[str] = []
        self._new: list[int] = []  # where each part begins here
        self._old: list[int] = []  # and there
        self._whole: list[int | None] = []  # where it ends there, if it is not to be cut
        at = size = 0
        for found in way.finditer(original):
            begin, end = found.span()
            for text, old, whole in ((original[at:begin], at, None), (_read(found), begin, end)):
                if text:
                    parts.append(text)
                    self._new.append(size)
                    self._old.append(old)
                    self._whole.append(whole)
                    size += len(text)
            at = end
        self.is_other = at > 0  # than the original
        self._new.append(size)
        self._old.append(at)
        self._whole.append(None)
        self.text = "".join([*parts, original[at:]])

    def origin(self, span: Span) -> Span:
        """Where something of this text, which is not empty, stands in the original."""
        begin, end = span
        first, last = bisect_right(self._new, begin) - 1, bisect_right(self._new, end - 1) - 1
        old = self._old[first] + (begin - self._new[first] if self._whole[first] is None else 0)
        whole = self._whole[last]
        return old, self._old[last] + end - self._new[last] if whole is None else whole


def readings(text: str) -> Iterator[Reading]:
    """Each of the one before, the first of `text`, as long as there is something to be read otherwise."""
    for _ in range(READINGS):
        before = text
        for way in _WAYS:
            reading = Reading(text, way)
            if reading.is_other:
                text = reading.text
                yield reading
        if text == before:
            return


def _read(found: re.Match[str]) -> str:
    word = found.group()
    match found.lastgroup:
        case "broken":
            return ""
        case "percent":
            return unquote(word)
        case "unicode":
            return bytes.fromhex(word.replace("\\u", "")).decode("utf-16-be", "replace")
        case "bytes":
            return bytes.fromhex(word.replace("\\x", "")).decode(errors="replace")
    return _LINES.get(word[1], word[1])
