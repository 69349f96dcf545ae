"""Takes what is secret out of texts that are to leave this computer: what is known, and what only looks like it.

What is known is found in every spelling of `spellings.py`, also escaped, and broken over the lines that it was wrapped
into. Stricter than the log: of an address only scheme, host and port stay, because a key may be any other part of it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from desktop.core.legible import Reading, Span, readings
from desktop.core.redaction import HIDDEN, redacted
from desktop.core.spellings import any_of, coded_spellings, plain_spellings

LONG_CHARS = 16  # a part of a web path that is as long may be a key by itself; a shorter one is a word
LEAST_CHARS = 6  # a shorter secret would take whole words with it, and is found by its place alone
PART_CHARS, MOST_CHARS = 2 * 1024, 16 * 1024  # a longer secret is known part by part; none of ours is longer than that
_DEPTH = 8
LINE_CHARS = 12 * 1024  # of a longer line the rest is left out: looking for secrets in it would take too long
EDGE_CHARS = 4 * 1024  # where a line is cut, a secret may be cut too: so much of it goes as well
PIECE_CHARS = 64 * 1024  # cleaned at once: some hundredths of a second
_LOOSE = 6  # an escape takes at most so many characters for one
_BASE64 = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_")
_ADDRESS = re.compile(r"([a-zA-Z][a-zA-Z0-9+.\-]{0,15}:(?://|\\/\\/))([^\s\"'<>]*)")
_HOST = re.compile(r"(?:\[[0-9A-Fa-f:.%]+\]|[\w.\-]+)(?::\d{1,5})?", re.ASCII)
_CUT = " \ufdd0"  # stands where a line was cut, until it is cleaned: no character of anybody's


class Scrub:
    """Made of the secrets that are known. Any thread; a megabyte of text takes about a second."""

    def __init__(self, known: Iterable[str]) -> None:
        """`known` may also be JSON that holds secrets, and addresses that do. Takes some tenths of a second."""
        values = {value for text in known for value in _values(text)}
        parts = {part for value in values for part in _parts(value)}
        plain = {form for part in parts for form in plain_spellings(part) if len(form) >= LEAST_CHARS}
        self._coded = {form for one in plain for form in coded_spellings(one)} - plain
        self._known = any_of(plain | self._coded)
        self._reach = min(LINE_CHARS, _LOOSE * max(map(len, plain | self._coded), default=0))

    def clean(self, text: str) -> str:
        """The text without them; very long lines are cut."""
        return "".join(self.pieces(text))

    def pieces(self, text: str) -> Iterator[str]:
        """The same, piece by piece."""
        text = "\n".join(line if len(line) <= LINE_CHARS else line[:LINE_CHARS] + _CUT for line in text.split("\n"))
        begin = 0
        while begin < len(text):
            rest = begin + PIECE_CHARS < len(text)
            end = text.rfind("\n", begin, begin + PIECE_CHARS) + 1 if rest else len(text)
            parts: list[str] = []
            at = begin
            for first, last in self._hidden(text[begin : end + self._reach]):
                if begin + first >= end:
                    break
                parts += text[at : begin + first], HIDDEN
                at = begin + last
            begin = max(end, at)  # a secret that goes on there goes as a whole
            yield _tidy("".join([*parts, text[at:begin]]))

    def _hidden(self, text: str) -> list[Span]:
        """Where the known secrets are; in order, apart from each other."""
        spans = self._found(text)
        before: list[Reading] = []
        for reading in readings(text):
            before.append(reading)
            for span in self._found(reading.text):
                for one in reversed(before):
                    span = one.origin(span)
                spans.append(span)
        return _joined(spans)

    def _found(self, text: str) -> list[Span]:
        """Each of them, also one within another."""
        spans: list[Span] = []
        at = 0
        while self._known is not None and (found := self._known.search(text, at)) is not None:
            at = found.start() + 1
            spans.append(_with_edges(text, found.span()) if found.group() in self._coded else found.span())
        return spans


def _with_edges(text: str, span: Span) -> Span:
    """In base64 the characters next to it may hold some bits of it."""
    first, last = span
    first -= text[first - 1 : first] in _BASE64
    last += text[last : last + 1] in _BASE64
    while text[last : last + 1] == "=":
        last += 1
    return first, last


def _joined(spans: list[Span]) -> list[Span]:
    joined: list[Span] = []
    for first, last in sorted(spans):
        if joined and first <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(last, joined[-1][1])
        else:
            joined.append((first, last))
    return joined


def _tidy(text: str) -> str:
    text = redacted(_ADDRESS.sub(_cut, text))
    if _CUT not in text:
        return text
    lines = text.split("\n")
    return "\n".join(f"{one[: -EDGE_CHARS - len(_CUT)]} …" if one.endswith(_CUT) else one for one in lines)


def _cut(found: re.Match[str]) -> str:
    scheme, rest = found.groups()
    authority = re.split(r"[/?#\\]", rest, maxsplit=1)[0]
    host = authority.rpartition("@")[2]
    if not _HOST.fullmatch(host):
        return scheme + (HIDDEN if rest else "")
    login = f"{HIDDEN}@" if host != authority else ""
    return f"{scheme}{login}{host}" + (f"/{HIDDEN}" if rest[len(authority) :].strip("/,.;:)]}") else "")


def _parts(value: str) -> Iterator[str]:
    for at in range(0, min(len(value), MOST_CHARS), PART_CHARS):
        yield value[at : at + PART_CHARS]


def _values(text: str) -> Iterator[str]:
    """Every secret in one text."""
    if text[:1] in ("{", "["):
        try:
            yield from _strings(json.loads(text), _DEPTH)
        except (ValueError, RecursionError):
            yield text
    elif "://" in text:
        yield from _of_address(text)
    else:
        yield text


def _of_address(text: str) -> Iterator[str]:
    """The parts of an address that may be keys: login, path, query. Its place may be said."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return
    yield from filter(None, (parts.username, parts.password, parts.fragment, parts.path.strip("/"), parts.query))
    yield from (value for pair in parts.query.split("&") for value in pair.partition("=")[2:])
    words = parts.path.split("/")
    if not parts.scheme.lower().startswith("http"):
        yield words[-1]  # where streams are published and fetched, this is the key
    yield from (word for word in words if len(word) >= LONG_CHARS)


def _strings(tree: object, depth: int) -> Iterator[str]:
    if isinstance(tree, str):
        yield from _values(tree)
    elif depth and isinstance(tree, dict):
        for value in tree.values():
            yield from _strings(value, depth - 1)
    elif depth and isinstance(tree, list):
        for value in tree:
            yield from _strings(value, depth - 1)
