"""Takes what is secret out of texts that are to leave this computer: what is known, and what only looks like it.

Stricter than the log: of an address only scheme, host and port stay, because a key may be any other part of it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote, unquote, urlsplit

from desktop.core.redaction import HIDDEN, redacted

LONG_CHARS = 16  # a part of a web path that is as long may be a key by itself; a shorter one is a word
LEAST_CHARS = 6  # a shorter secret would take whole words with it, and is found by its place alone
_DEPTH = 8
LINE_CHARS = 12 * 1024  # of a longer line the rest is left out: looking for secrets in it would take too long
EDGE_CHARS = 4 * 1024  # where a line is cut, a secret may be cut too: so much of it goes as well
_ADDRESS = re.compile(r"([a-zA-Z][a-zA-Z0-9+.\-]{0,15}:(?://|\\/\\/))([^\s\"'<>]*)")
_ESCAPED = re.compile("%[0-9A-F]{2}")
_HOST = re.compile(r"(?:\[[0-9A-Fa-f:.%]+\]|[\w.\-]+)(?::\d{1,5})?", re.ASCII)


class Scrub:
    """Made of the secrets that are known. Any thread; a megabyte of text takes half a second."""

    def __init__(self, known: Iterable[str]) -> None:
        """`known` may also be JSON that holds secrets, and addresses that do."""
        values = {form for text in known for value in _values(text) for form in _forms(value)}
        longest_first = sorted((one for one in values if len(one) >= LEAST_CHARS), key=len, reverse=True)
        self._known = re.compile("|".join(map(re.escape, longest_first))) if longest_first else None

    def clean(self, text: str) -> str:
        """The text without them; very long lines are cut."""
        lines = text.split("\n")
        if max(map(len, lines)) <= LINE_CHARS:
            return self._clean(text)
        return "\n".join(map(self._clean_line, lines))

    def _clean_line(self, line: str) -> str:
        if len(line) <= LINE_CHARS:
            return self._clean(line)
        return f"{self._clean(line[:LINE_CHARS])[:-EDGE_CHARS]} …"

    def _clean(self, text: str) -> str:
        if self._known is not None:
            text = self._known.sub(HIDDEN, text)
        return redacted(_ADDRESS.sub(_cut, text))


def _cut(found: re.Match[str]) -> str:
    scheme, rest = found.groups()
    authority = re.split(r"[/?#\\]", rest, maxsplit=1)[0]
    host = authority.rpartition("@")[2]
    if not _HOST.fullmatch(host):
        return scheme + (HIDDEN if rest else "")
    login = f"{HIDDEN}@" if host != authority else ""
    return f"{scheme}{login}{host}" + (f"/{HIDDEN}" if rest[len(authority) :].strip("/,.;:)]}") else "")


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


def _forms(value: str) -> tuple[str, ...]:
    """As it is, and as addresses and JSON write it."""
    plain = unquote(value)
    in_json = (json.dumps(plain)[1:-1], json.dumps(plain, ensure_ascii=False)[1:-1])
    in_addresses = (quote(plain, safe=""), quote(plain))
    small = (_ESCAPED.sub(lambda found: found.group().lower(), one) for one in in_addresses)
    slashed = (one.replace("/", "\\/") for one in in_json)  # as some services write JSON
    return value, plain, *in_addresses, *small, *in_json, *slashed
