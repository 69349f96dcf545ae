"""Comparing as one reads: what a filter or a search looks at."""

from __future__ import annotations

import unicodedata


def plain(text: str) -> str:
    """Without marks and case: “dem” finds “Đêm”."""
    decomposed = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    if decomposed.isascii():
        return decomposed
    return "".join(char for char in decomposed if not unicodedata.combining(char))
