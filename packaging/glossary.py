"""The words of the trade in another language: one for each, everywhere. translations/glossary.csv holds them.

A translation that lacks the word of a term, or uses one that was given up, is a fault. Terms are looked for as whole
words, also in the plural; a translator may choose among the words of a term, which `|` separates.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).resolve().parent.parent / "translations" / "glossary.csv"
LANGUAGE = "vi"


@dataclass(frozen=True)
class Term:
    """One line: what the English says, what the other language may say, and what it never does."""

    english: str
    words: tuple[str, ...]
    never: tuple[str, ...]

    @property
    def pattern(self) -> re.Pattern[str]:
        """The term in an English text, but not the name of a placeholder, nor a part of an address."""
        return re.compile(rf"(?<![\w{{/.-]){re.escape(self.english)}s?(?![\w}}]|\.\w)", re.IGNORECASE)


def terms(file: Path = FILE) -> list[Term]:
    """All of them."""
    with file.open(encoding="utf-8", newline="") as lines:
        return [
            Term(line["english"], _parts(line["vietnamese"]), _parts(line["never"])) for line in csv.DictReader(lines)
        ]


def strays(texts: Iterable[tuple[str, str]], known: Iterable[Term]) -> list[str]:
    """What is wrong with pairs of an English text and its translation, a sentence each."""
    known = list(known)
    looked = [(term, term.pattern) for term in known]
    wrong = []
    for english, translation in texts:
        said = translation.casefold()
        for term, pattern in looked:
            if pattern.search(english) and not any(word.casefold() in said for word in term.words):
                wrong.append(f"{term.english!r} is {' or '.join(term.words)!r}: {english!r} -> {translation!r}")
        for term in known:
            wrong += [f"never {word!r}: {translation!r}" for word in term.never if word.casefold() in said]
    return wrong


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)
