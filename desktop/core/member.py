"""Who belongs to a clan and with which roles, as values; no behaviour."""

from __future__ import annotations

from msgspec import Struct


class ClanRole(Struct, frozen=True):
    """A role that members of a clan may have. The name is a stranger's text."""

    id: int
    name: str


class Member(Struct, frozen=True):
    """Somebody of a clan, by the name that is shown there. `roles` are ids, in the order of the service."""

    user_id: int
    name: str
    roles: tuple[int, ...] = ()
    username: str = ""  # tells two of the same name apart


class Roster(Struct, frozen=True):
    """Everybody of a clan, and its roles."""

    members: tuple[Member, ...] = ()
    roles: tuple[ClanRole, ...] = ()
