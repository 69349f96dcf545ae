"""Settings as a tree of plain values: what of it may leave this desk, how another is laid over it, what differs.

What leaves this desk holds no secret. Left out are, by rule:
1. Keys, tokens, passwords and sessions. They lie in the keyring and are no settings.
2. Every address that could carry one: any but http, https, ws and wss (where a mix is sent is often rtmp:// with a
   key), one with a user name, a query or a fragment, and one with a part of its path that is no plain word. A list
   that holds such an address is left out whole.
3. Text for a service that nobody here can judge: user data and extra parameters of the mix.
4. What this desk alone knows or decides: whether it was welcomed, what was shown last, its devices, who may control it.
What is left out stays as it is where the rest is taken in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import msgspec

from desktop.settings.reading import Tree
from desktop.settings.schema import Settings

KEPT_HERE = (
    "welcomed",
    "mezon.clan_id",
    "mezon.collapsed",
    "monitoring.device",
    "calls.microphone",
    "calls.camera",
    "calls.speaker",
    "ingest.allow_unknown",  # a file from elsewhere opens no door of this desk
    "remote.enabled",  # likewise
    "remote.port",
    "remote.other_computers",
    "remote.origins",
    "zego.setup.advanced.user_data",
    "zego.setup.advanced.extra",
)
ADDRESSES = (  # written with or without https:// before them
    "ingest.public_address",
    "meetstream.base",
    "meetstream.create_path",
    "mezon.gateway",
    "mezon.streaming",
    "zego.base",
    "calls.base",
)
_SCHEMES = ("http", "https", "ws", "wss")
_WORD = re.compile(r"[A-Za-z_-]{0,15}|v\d{1,2}")  # of a path: a key is longer, or has digits


class Change(msgspec.Struct, frozen=True):
    """One setting that would be another one. Values as in the file."""

    place: str  # "ingest.port"
    old: Any
    new: Any


def tree_of(settings: Settings) -> Tree:
    """All of them, as plain values."""
    tree: Tree = msgspec.json.decode(msgspec.json.encode(settings))
    return tree


def public(tree: Tree) -> Tree:
    """What of it may leave this desk."""
    return {
        name: value
        for name, value in _pruned(tree, "").items()
        if value != {}  # a section of which nothing is left
    }


def known(tree: Tree) -> tuple[Tree, tuple[str, ...]]:
    """What of a strange tree this version takes in, and the places that it does not know."""
    kept, strange = _compared(tree, tree_of(Settings()), "")
    return _pruned(kept, "", addresses=False), tuple(strange)


def over(below: Tree, above: Tree) -> Tree:
    """`below`, with every value that `above` has."""
    out = dict(below)
    for name, value in above.items():
        under = out.get(name)
        out[name] = over(under, value) if isinstance(under, dict) and isinstance(value, dict) else value
    return out


def changes(old: Settings, new: Settings) -> tuple[Change, ...]:
    """What differs, setting by setting, in the order of the schema."""
    before, after = dict(_leaves(tree_of(old), "")), dict(_leaves(tree_of(new), ""))
    return tuple(Change(place, before[place], value) for place, value in after.items() if value != before[place])


def places() -> tuple[str, ...]:
    """Every setting there is."""
    return tuple(place for place, _ in _leaves(tree_of(Settings()), ""))


def may_leave(text: str) -> bool:
    """Whether an address carries no secret (rule 2)."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    if parts.scheme not in _SCHEMES or "@" in parts.netloc or "?" in text or "#" in text:
        return False
    return all(_WORD.fullmatch(one) for one in parts.path.split("/"))


def _pruned(tree: Tree, place: str, *, addresses: bool = True) -> Tree:
    out: Tree = {}
    for name, value in tree.items():
        here = f"{place}.{name}" if place else name
        if here in KEPT_HERE or (addresses and not isinstance(value, dict) and not _is_public(value, here)):
            continue
        out[name] = _pruned(value, here, addresses=addresses) if isinstance(value, dict) else value
    return out


def _is_public(value: Any, place: str = "") -> bool:
    """Of a list everything must be, or a part of it would stand for the whole."""
    if isinstance(value, str):
        if "://" in value:
            return may_leave(value)
        return place not in ADDRESSES or may_leave(f"https://{value}")
    if isinstance(value, dict):
        return all(map(_is_public, value.values()))
    return not isinstance(value, list) or all(map(_is_public, value))


def _compared(tree: Tree, own: Tree, place: str) -> tuple[Tree, list[str]]:
    kept: Tree = {}
    strange: list[str] = []
    for name, value in tree.items():
        here = f"{place}.{name}" if place else name
        if name not in own:
            strange.append(here)
        elif isinstance(value, dict) and isinstance(own[name], dict):
            kept[name], below = _compared(value, own[name], here)
            strange += below
        else:
            kept[name] = value
    return kept, strange


def _leaves(tree: Tree, place: str) -> Iterator[tuple[str, Any]]:
    for name, value in tree.items():
        here = f"{place}.{name}" if place else name
        if isinstance(value, dict):
            yield from _leaves(value, here)
        else:
            yield here, value
