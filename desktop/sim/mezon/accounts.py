"""Who can sign in, and the sessions they hold: ID token, e-mail with password or code, bot."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass

from desktop.services.mezon.wire import mezon_pb2 as pb
from desktop.sim.mezon.ids import Clock
from desktop.sim.mezon.refused import DENIED, INTERNAL, INVALID, UNAUTHENTICATED, Refused
from desktop.sim.mezon.switches import Switches
from desktop.sim.mezon.tokens import mint, read
from desktop.sim.mezon.world import Person

CODE = "135790"  # what everybody's e-mail says


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who can sign in. A bot has a token, a person an e-mail address and a password."""

    person: Person
    email: str = ""
    password: str = ""
    bot_token: str = ""


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks, and in which of their sessions."""

    account: Account
    session_id: str

    @property
    def id(self) -> int:
        """The person's id."""
        return self.account.person.id


class Accounts:
    """Sign-in, refresh, sign-out. `key` signs all tokens; `address` is told in every session."""

    def __init__(self, key: bytes, clock: Clock, switches: Switches, address: Callable[[], tuple[str, str]]) -> None:
        self._key = key
        self._clock = clock
        self._switches = switches
        self._address = address
        self._accounts: dict[int, Account] = {}
        self._asked: dict[str, str] = {}  # request of a code → e-mail address
        self._ended: set[str] = set()  # sessions
        self._spent: set[str] = set()  # refresh tokens
        self._by_session: dict[str, int] = {}  # whose it is
        self._number = 0

    def add(self, account: Account) -> None:
        """From now on this account can sign in."""
        self._accounts[account.person.id] = account

    def id_token(self, user_id: int) -> str:
        """What an identity provider would hand out for this person."""
        return mint({"iss": "id", "uid": str(user_id), "kind": "id"}, self._key)

    def by_id_token(self, id_token: str, user_id: str, username: str) -> pb.Session:
        """Sign-in with an ID token; all three must be of one person."""
        claims = self._claims(id_token) or {}
        account = self._accounts.get(int(user_id) if user_id.isdigit() else 0)
        if account is None or claims.get("kind") != "id" or claims.get("uid") != user_id:
            raise Refused(UNAUTHENTICATED, "Invalid ID token")
        if account.person.username != username:
            raise Refused(UNAUTHENTICATED, "ID token and username do not match")
        return self._open(account)

    def by_password(self, email: str, password: str) -> pb.Session:
        """Sign-in by e-mail address and password."""
        account = self._by_email(email)
        if account is None or not password or account.password != password:
            raise Refused(UNAUTHENTICATED, "Invalid credentials")
        return self._open(account)

    def send_code(self, email: str) -> str:
        """Send a code to this address; returns the id to confirm it with. Says nothing of who exists."""
        if "@" not in email:
            raise Refused(INVALID, "Invalid email address")
        request = secrets.token_hex(12)
        self._asked[request] = email
        return request

    def by_code(self, request: str, code: str) -> pb.Session:
        """Sign-in with the code that was sent; a wrong one may be tried again, a right one works once."""
        account = self._by_email(self._asked.get(request, ""))
        if account is None or code != CODE:
            raise Refused(UNAUTHENTICATED, "Invalid OTP")
        del self._asked[request]
        return self._open(account)

    def by_bot_token(self, app_id: str, token: str) -> pb.Session:
        """Sign-in of a bot."""
        account = self._accounts.get(int(app_id) if app_id.isdigit() else 0)
        if account is None or not token or account.bot_token != token:
            raise Refused(UNAUTHENTICATED, "App not found or token invalid")
        return self._open(account)

    def refresh(self, refresh_token: str) -> pb.Session:
        """A new session for a refresh token. Every failure looks the same, as at the service."""
        self._count_failure()
        claims = self._claims(refresh_token)
        spent = refresh_token in self._spent and not self._switches.old_refresh_works
        if claims is None or claims.get("kind") != "refresh" or spent or not self._alive(claims):
            raise Refused(INTERNAL, "Refresh token invalid or expired")
        self._spent.add(refresh_token)
        return self._open(self._accounts[int(str(claims["uid"]))], str(claims["tid"]))

    def again(self, caller: Caller) -> pb.Session:
        """A fresh session for one that runs, to be pushed."""
        return self._open(caller.account, caller.session_id)

    def who(self, token: str) -> Caller:
        """Whose token this is. Refuses one that is strange, expired or signed out."""
        claims = self._claims(token)
        if claims is None or claims.get("kind") != "session":
            raise Refused(UNAUTHENTICATED, "Auth token invalid")
        if not self._alive(claims):
            raise Refused(UNAUTHENTICATED, "Auth token expired")
        return Caller(self._accounts[int(str(claims["uid"]))], str(claims["tid"]))

    def streams(self, shown: str) -> Person | None:
        """Who shows this to the streaming service: a session's token or its short id. None if it is not taken."""
        by_id = self._by_session.get(shown)
        if by_id is not None and shown not in self._ended and by_id in self._accounts:
            return self._accounts[by_id].person
        try:
            return self.who(shown).account.person
        except Refused:
            return None

    def end(self, caller: Caller) -> None:
        """Sign this session out: neither of its tokens works any more."""
        self._ended.add(caller.session_id)

    def remove(self, user_id: int) -> None:
        """Close an account: all its sessions are dead."""
        if self._accounts.pop(user_id, None) is None:
            raise Refused(DENIED, "No such account")

    def _open(self, account: Account, session_id: str = "") -> pb.Session:
        self._number += 1
        session_id = session_id or f"{self._number}{secrets.token_hex(8)}"
        self._by_session[session_id] = account.person.id
        now = int(self._clock())
        who = {"tid": session_id, "uid": str(account.person.id), "usn": account.person.username, "n": self._number}
        session = {**who, "kind": "session", "exp": now + int(self._switches.session_s)}
        refresh = {**who, "kind": "refresh", "exp": now + int(self._switches.refresh_s)}
        api_url, ws_url = self._address()
        return pb.Session(
            token=mint(session, self._key),
            refresh_token=mint(refresh, self._key),
            user_id=account.person.id,
            api_url=api_url,
            ws_url=ws_url,
            session_id=session_id,
        )

    def _claims(self, token: str) -> dict[str, object] | None:
        return read(token, self._key)

    def _alive(self, claims: dict[str, object]) -> bool:
        known = int(str(claims["uid"])) in self._accounts
        return known and claims["tid"] not in self._ended and int(str(claims["exp"])) > self._clock()

    def _by_email(self, email: str) -> Account | None:
        return next((one for one in self._accounts.values() if email and one.email == email.lower()), None)

    def _count_failure(self) -> None:
        if self._switches.refresh_fails:
            self._switches.refresh_fails -= 1
            raise Refused(INTERNAL, "Internal error")
