"""A signed-in session: its tokens, where it is good, until when, and how it is kept; no I/O."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from dataclasses import dataclass, field

import msgspec

DEFAULT_SERVER_KEY = "DefaultServerKey"  # what published clients send where nothing else was given
_CLAIMS_LIMIT = 16_384  # characters of a token that are looked at


class NoSession(ValueError):
    """What was kept is no session; says what is missing and shows nothing of it."""


@dataclass(frozen=True, slots=True)
class Claims:
    """What a token says of itself. It is read, never verified; what it does not say is None or empty."""

    expires_at: float | None = None  # seconds since 1970
    issued_at: float | None = None
    user_id: int = 0
    user_name: str = ""

    @classmethod
    def of(cls, token: str) -> Claims:
        """The claims of a JWT; empty ones for any other text."""
        parts = token.split(".")
        if len(parts) != 3 or len(token) > _CLAIMS_LIMIT:
            return cls()
        try:
            body = base64.urlsafe_b64decode(parts[1] + "=" * (-len(parts[1]) % 4))
            known = msgspec.json.decode(body)
        except (binascii.Error, ValueError, RecursionError):
            return cls()
        if not isinstance(known, dict):
            return cls()
        name = known.get("usn")
        return cls(_seconds(known.get("exp")), _seconds(known.get("iat")), read_id(known.get("uid")), _text(name))


@dataclass(frozen=True, slots=True)
class Session:
    """Who is signed in and where. The tokens and the server key are in no repr."""

    token: str = field(repr=False)
    refresh_token: str = field(repr=False)
    user_id: int
    api_url: str
    ws_url: str = ""
    session_id: str = field(default="", repr=False)  # a short credential that some services take for the token
    server_key: str = field(default=DEFAULT_SERVER_KEY, repr=False)

    @property
    def claims(self) -> Claims:
        """Of the token."""
        return Claims.of(self.token)

    def refreshable(self, now: float) -> bool:
        """Whether the refresh token is still good, as far as it says."""
        expires_at = Claims.of(self.refresh_token).expires_at
        return bool(self.refresh_token) and (expires_at is None or expires_at > now)

    def exported(self) -> dict[str, str]:
        """What other clients of the service keep of a session, and what `restored` takes."""
        kept = {
            "token": self.token,
            "refresh_token": self.refresh_token,
            "api_url": self.api_url,
            "user_id": str(self.user_id),
            "ws_url": self.ws_url,
            "session_id": self.session_id,
            "serverkey": "" if self.server_key == DEFAULT_SERVER_KEY else self.server_key,
        }
        return {name: value for name, value in kept.items() if value}

    @classmethod
    def restored(cls, kept: Mapping[str, object]) -> Session:
        """The session that was exported. Raises NoSession if a part is missing."""
        user_id = read_id(kept.get("user_id")) or Claims.of(_text(kept.get("token"))).user_id
        needed = {name: _text(kept.get(name)) for name in ("token", "refresh_token", "api_url")}
        missing = [name for name, value in needed.items() if not value] + ([] if user_id else ["user_id"])
        if missing:
            raise NoSession(f"without {', '.join(missing)}")
        return cls(
            token=needed["token"],
            refresh_token=needed["refresh_token"],
            user_id=user_id,
            api_url=needed["api_url"],
            ws_url=_text(kept.get("ws_url")),
            session_id=_text(kept.get("session_id")),
            server_key=_text(kept.get("serverkey")) or DEFAULT_SERVER_KEY,
        )


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _seconds(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) and 0 < value < 1e11 else None


def read_id(value: object) -> int:
    """The id, whichever way it was written; 0 for what is none."""
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 20:
        value = int(value)
    return value if type(value) is int and 0 < value < 2**63 else 0
