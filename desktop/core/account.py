"""Who is signed in to Mezon, as values. No token is in here."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class Role(StrEnum):
    """What a session is for: a person chats, a bot may publish for them."""

    USER = "user"
    BOT = "bot"


# Under these names the keyring holds the two sessions.
SESSION_NAMES = {Role.USER: "mezon.user.session", Role.BOT: "mezon.bot.session"}


class SeatState(StrEnum):
    """Whether a session can be used."""

    SIGNED_OUT = "signed_out"
    SIGNED_IN = "signed_in"
    EXPIRED = "expired"  # it cannot be renewed at the moment; this is tried again
    DEAD = "dead"  # somebody has to sign in


class Seat(Struct, frozen=True):
    """One of the two sessions."""

    state: SeatState = SeatState.SIGNED_OUT
    user_id: int = 0
    name: str = ""
    kept: bool = False  # in the keyring, or to be
    expires_at: float | None = None  # seconds since 1970, where the session says so; it is renewed before

    @property
    def taken(self) -> bool:
        """Whether somebody sits there, with a session that can be used or not."""
        return self.state is not SeatState.SIGNED_OUT


class Attempt(Struct, frozen=True):
    """A sign-in under way, or how the last one failed. `code` is that of core/errors."""

    role: Role | None = None
    since: float | None = None  # monotonic, while it is under way
    code_sent_to: str = ""  # a code was sent to this address, and is waited for
    code: str = ""
    reason: str = ""

    @property
    def busy(self) -> bool:
        """Whether an answer is waited for."""
        return self.since is not None
