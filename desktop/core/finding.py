"""Comparing as one reads: what a filter or a search looks at."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

_KNOWN = 10_000  # characters whose plain form is kept


class _Plain(dict[int, str]):
    """Each character by itself: in this form none depends on its neighbours. Fifty thousand names are asked about."""

    def __missing__(self, code: int) -> str:
        decomposed = unicodedata.normalize("NFKD", {"đ": "d", "Đ": "D"}.get(chr(code), chr(code)))
        found = "".join(char for char in decomposed if not unicodedata.combining(char)).casefold()
        if len(self) < _KNOWN:
            self[code] = found
        return found


_plain = _Plain()


def plain(text: str) -> str:
    """Without marks, case and width: “dem” finds “Đêm”. The as-run log keeps text in this form: change it with care."""
    return text.lower() if text.isascii() else text.translate(_plain)


def has_words(words: Iterable[str], text: str) -> bool:
    """Whether every one of the words is somewhere in the text; both `plain`."""
    return all(word in text for word in words)
