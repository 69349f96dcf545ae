"""The ways to sign in to Mezon, as wishes. Secrets are in no repr and live only on their way to the service."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class BotSignIn:
    """As a bot: recommended for broadcasting, it stays signed in."""

    app_id: str
    token: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class PasswordSignIn:
    """As a person, with the password."""

    email: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class SendCode:
    """As a person, first half: have a code sent."""

    email: str


@dataclass(frozen=True, slots=True)
class CodeSignIn:
    """As a person, second half: the code that was sent."""

    email: str
    code: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class IdTokenSignIn:
    """With an identity token that another program got."""

    id_token: str = field(repr=False)
    user_id: str
    user_name: str
    server_key: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class SignInRequest:
    """One wish. `gateway` empty is the service's own; `keep` stores the session in the keyring."""

    way: BotSignIn | PasswordSignIn | SendCode | CodeSignIn | IdTokenSignIn
    gateway: str = ""
    keep: bool = True
