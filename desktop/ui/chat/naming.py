"""Naming somebody in a message: “@” and a name. Pure; positions count characters of Python."""

from __future__ import annotations

import heapq
from collections.abc import Iterable

from msgspec import Struct

from desktop.core.chat import HERE, Mention
from desktop.core.finding import plain

MOST_NAME = 40  # characters of a name that is begun
MOST_CHOICES = 6


class Person(Struct, frozen=True):
    """Somebody who can be named or written to; a role, or everybody who is here, can be named as well."""

    user_id: int
    name: str
    role: bool = False  # then the id is that of a role
    username: str = ""  # where it is another word than the name


def begun(text: str, cursor: int) -> str | None:
    """What of a name stands between “@” and the cursor; None where nobody is being named."""
    start = text.rfind("@", 0, cursor)
    if start < 0 or cursor - start > MOST_NAME or (start and not text[start - 1].isspace()):
        return None
    name = text[start + 1 : cursor]
    return None if "\n" in name or name.startswith(" ") else name


def choices(people: Iterable[Person], name: str) -> list[Person]:
    """Who may be meant: names that begin so first, then those with a word that does.

    Of these people come first, then roles, and everybody last: whom nobody meant, nobody should call.
    """
    wanted = plain(name)
    found: list[tuple[bool, int, str, Person]] = []
    for person in people:  # of a clan there may be thousands, and they are asked about at every key
        full = plain(person.name)
        first = full.startswith(wanted)
        if person.name and (first or any(word.startswith(wanted) for word in full.split())):
            crowd = 2 if person.user_id == HERE else int(person.role)
            found.append((not first, crowd, full, person))
    return [one[-1] for one in heapq.nsmallest(MOST_CHOICES, found, key=lambda one: one[:3])]


def named(text: str, people: Iterable[Person]) -> tuple[Mention, ...]:
    """Who is named in a message that is written, in the order of the text."""
    found: list[Mention] = []
    if "@" not in text:
        return ()
    for person in sorted(people, key=lambda one: -len(one.name)):
        mark = f"@{person.name}"
        start = text.find(mark) if person.name else -1
        while start >= 0:
            end = start + len(mark)
            free = not any(one.start < end and start < one.end for one in found)
            if free and not text[end : end + 1].isalnum() and not text[max(0, start - 1) : start].isalnum():
                ids = (0, person.user_id) if person.role else (person.user_id, 0)
                found.append(Mention(*ids, name=person.name, start=start, end=end))
            start = text.find(mark, end)
    return tuple(sorted(found, key=lambda one: one.start))
