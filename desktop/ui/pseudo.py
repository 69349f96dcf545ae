"""The pseudo-languages, to find what would not survive translation: longer, marked, and one from right to left."""

from __future__ import annotations

from PySide6.QtCore import QTranslator

LONGER = 0.5  # of the source's length; German and Vietnamese need up to a third
_WORD = 7  # letters of what is added: a sentence must still find places to break
_MARKED = str.maketrans("aeiouyAEIOUYdDnNcC", "ẫễĩỗữỹẪỄĨỖỮỸđĐñÑçÇ")
# Contexts of words that a translator fits into a given width: marked, not longer. Of the lamp those in capitals.
_TO_MEASURE, _LAMP = "MixerShort", "Lamp"
_KEYS = "QShortcut"  # names of keys stay as they stand on the keyboard
_PATTERNS = {"d MMM yyyy"}  # for Qt, not for people
_RIGHT_TO_LEFT = "\u200f"


def pseudo(text: str) -> str:
    """Marked letters, longer by half, in brackets."""
    more = max(1, round(len(text) * LONGER) - 3)  # brackets and a space are longer already
    added = "".join(" " if place % (_WORD + 1) == _WORD else "~" for place in range(more))
    return f"[{marked(text)} {added.rstrip()}]"


def marked(text: str) -> str:
    """Letters with stacked marks; placeholders and tags stay whole."""
    out: list[str] = []
    depth = 0
    previous = ""
    for char in text:
        depth += {"{": 1, "<": 1}.get(char, 0)
        kept = depth > 0 or (previous == "%" and char == "n")
        out.append(char if kept else char.translate(_MARKED))
        depth -= {"}": 1, ">": 1}.get(char, 0) if depth else 0
        previous = char
    return "".join(out)


def mirrored(text: str) -> str:
    """The same text running from right to left, although its words are still read the other way."""
    return f"{_RIGHT_TO_LEFT}{text}"  # only before it: Qt measures a text that ends in this mark too short


class PseudoTranslator(QTranslator):
    """Lengthens and marks every source string, Qt's own too."""

    def __init__(self, english: QTranslator, *, mirrored: bool = False) -> None:
        """`english` knows the plurals."""
        super().__init__()
        self._english = english
        self._mirrored = mirrored

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        """The marked text, of the right English plural."""
        text = self._english.translate(context, source, disambiguation, n) or source
        if context == _KEYS or source in _PATTERNS:
            return text
        fixed = context == _TO_MEASURE or (context == _LAMP and source.isupper())
        shown = marked(text) if fixed else pseudo(text)
        return mirrored(shown) if self._mirrored else shown
