"""Comparing as one reads: what a filter or a search looks at."""

from __future__ import annotations

import unicodedata


def plain(text: str) -> str:
    """Without marks, case and width: “dem” finds “Đêm”. The as-run log keeps text in this form: change it with care."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(char for char in decomposed if not unicodedata.combining(char)).casefold()
