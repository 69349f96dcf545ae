"""How a secret may be written: as it is, as JSON and addresses write it, in base64 and in hexadecimal digits."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote, quote_plus, unquote

from desktop.core.legible import readings

_ESCAPED = re.compile("%[0-9A-F]{2}")

_Tree = dict[str, "_Tree"]  # by the next character; "" marks an end


def plain_spellings(value: str) -> set[str]:
    """As text."""
    plain = unquote(value)
    in_json = (json.dumps(plain)[1:-1], json.dumps(plain, ensure_ascii=False)[1:-1])
    in_addresses = (quote(plain, safe=""), quote(plain), quote_plus(plain), plain.replace(" ", "+"))
    small = (_ESCAPED.sub(lambda found: found.group().lower(), one) for one in in_addresses)
    slashed = (one.replace("/", "\\/") for one in in_json)  # as some services write JSON
    read = (reading.text for one in (value, plain) for reading in readings(one))
    return {value, plain, *in_addresses, *small, *in_json, *slashed, *read}


def coded_spellings(text: str) -> Iterator[str]:
    """As bytes are written in a text, also in the midst of others: what surrounds them has no say in these."""
    data = text.encode(errors="replace")
    yield data.hex()
    yield data.hex().upper()
    for before in range(3):
        whole = base64.b64encode(bytes(before) + data).decode()
        # Six bits each: the first characters belong to what stands before, the last one to what follows.
        sure = whole[-(-8 * before // 6) : 8 * (before + len(data)) // 6]
        yield sure
        yield sure.translate(_URL_SAFE)


_URL_SAFE = str.maketrans("+/", "-_")


def any_of(words: Iterable[str]) -> re.Pattern[str] | None:
    """Finds the longest of them at each place, in a time that hardly grows with their number; None for no words.

    A space in them may be missing: that is where a line is wrapped.
    """
    tree: _Tree = {}
    for word in words:
        node = tree
        for character in word:
            node = node.setdefault(character, {})
        node[""] = {}
    return re.compile(_pattern(tree)) if tree else None


def _pattern(tree: _Tree) -> str:
    """Of everything below; recursion goes as deep as words part from each other."""
    if len(tree) > 1:
        branches = [_one(character) + _pattern(below) for character, below in tree.items() if character]
        return f"(?:{'|'.join(branches)})" + ("?" if "" in tree else "")
    run: list[str] = []
    while len(tree) == 1:
        ((character, tree),) = tree.items()
        run.append(character)
    return "".join(map(_one, run)) + (_pattern(tree) if tree else "")


def _one(character: str) -> str:
    return " ?" if character == " " else re.escape(character)
