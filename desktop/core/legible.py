"""A text as somebody reads it: without the breaks of wrapped lines, without escapes; and the way back to the original.

Of JSON, of addresses and of wrapped base64 alike; what is escaped twice is read twice.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from urllib.parse import unquote

Span = tuple[int, int]  # where something begins and ends

_BREAK = r"(?:\r\n?|\n)[ \t]*|\\r\\n|\\[nr]"  # what a line is wrapped into may be indented
_PERCENT = r"(?:%[0-9A-Fa-f]{2})+"
_UNICODE = r"(?:\\u[0-9A-Fa-f]{4})+"
_BYTES = r"(?:\\x[0-9A-Fa-f]{2})+"
_ESCAPED = r"\\[\"'/\\]"
_PART = re.compile(
    rf"(?P<broken>{_BREAK})|(?P<percent>{_PERCENT})|(?P<unicode>{_UNICODE})|(?P<bytes>{_BYTES})|{_ESCAPED}"
)


class Legible:
    """One reading of a text."""

    def __init__(self, original: str) -> None:
        parts: list[str] = []
        self._new: list[int] = []  # where each part begins here, and there; `_whole`: it ends there, and is not cut
        self._old: list[int] = []
        self._whole: list[int | None] = []
        at = size = 0
        for found in _PART.finditer(original):
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


def legible(text: str) -> str:
    """The text alone."""
    return Legible(text).text


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
    return word[1]
