"""The ways into Mezon: as a bot, by e-mail, by ID token; and the renewal of a session.

What is entered goes to the gateway and nowhere else; it is in no error and no log.
"""

from __future__ import annotations

import base64
import time
from collections.abc import Awaitable, Callable

from google.protobuf.message import DecodeError

from desktop.core.errors import Code, Trouble
from desktop.services.http import Answer, Http, clean
from desktop.services.mezon.address import GATEWAY, BadAddress, place
from desktop.services.mezon.keeper import Doubt, Renew
from desktop.services.mezon.session import DEFAULT_SERVER_KEY, Claims, Session, read_id
from desktop.services.mezon.wire import mezon_pb2 as pb

PROTO = "application/proto"
_REFUSED = frozenset({400, 401, 403, 404, 409, 422})
_KNOWN_TO_US = frozenset({400, 500})  # a renewal that is refused, or a fault: GetAccount tells


class SignIn:
    """Sign-in at one gateway. Everything raises Trouble: MEZON_REFUSED and those of Http."""

    def __init__(self, http: Http, gateway: str = GATEWAY, now: Callable[[], float] = time.time) -> None:
        self._http = http
        self._gateway = gateway
        self._now = now

    async def as_bot(self, app_id: str, token: str) -> Session:
        """The session of a bot of the developers' portal."""
        body = {"account": {"appid": app_id.strip(), "token": token.strip()}}
        answer = await self._post("/v2/apps/authenticate/token", body, key=token.strip())
        return self._session(answer, server_key=token.strip())

    async def by_password(self, email: str, password: str) -> Session:
        """The session of a person who has a password."""
        body = {"account": {"email": email.strip(), "password": password, "vars": {}}, "username": ""}
        return self._session(await self._post("/v2/account/authenticate/email", body))

    async def send_code(self, email: str) -> str:
        """Have a code sent to the address; the answer goes to `by_code`."""
        body = {"account": {"email": email.strip(), "vars": {}}, "username": ""}
        answer = await self._post("/v2/account/authenticate/emailotp", body)
        known = answer.json()
        wanted = known.get("req_id") if isinstance(known, dict) else None
        if not isinstance(wanted, str) or not wanted:
            raise self._http.trouble(Code.SERVICE_UNKNOWN, "no req_id in the answer", code=answer.status)
        return wanted

    async def by_code(self, request_id: str, code: str) -> Session:
        """The session of a person who entered the code that was sent."""
        body = {"req_id": request_id, "otp_code": code.strip()}
        return self._session(await self._post("/v2/account/authenticate/confirmotp", body))

    async def by_id_token(self, id_token: str, user_id: str, user_name: str, server_key: str = "") -> Session:
        """The session of a person whom another identity provider vouches for."""
        key = server_key.strip() or DEFAULT_SERVER_KEY
        body = {"id_token": id_token.strip(), "user_id": user_id.strip(), "username": user_name.strip()}
        return self._session(await self._post("/v2/account/authenticate/idtoken", body, key=key), server_key=key)

    async def renewed(self, session: Session) -> Session:
        """A new session for an old one. Raises Doubt, or Trouble: those of Http.

        The service answers 500 to every failure here. Whether the session is dead is told by what
        it says to the old token, unless that has expired anyway.
        """
        base = self._place(session.api_url)
        request = pb.SessionRefreshRequest(token=session.refresh_token, is_remember=True)
        answer = Answer(401, {}, b"")
        for key in dict.fromkeys((session.server_key, DEFAULT_SERVER_KEY)):  # a bot's own key may be no server key
            answer = await self._http.request(
                "POST",
                f"{base}/mezon.api.Mezon/SessionRefresh",
                headers={"Authorization": _basic(key), "Accept": PROTO, "Content-Type": PROTO},
                body=request.SerializeToString(),
            )
            if answer.status not in (401, 403):
                break
        if answer.status == 200:
            return self._session(answer, server_key=session.server_key, api_url=session.api_url)
        if answer.status in (401, 403):
            raise Doubt(f"{answer.status} to the renewal", likely=True)
        if answer.status in _KNOWN_TO_US and not await self._knows(base, session):
            expires_at = session.claims.expires_at
            ended = expires_at is not None and expires_at <= self._now()  # it would be refused in any case
            raise Doubt(f"{answer.status} to the renewal", likely=not ended)
        raise self._refused(Code.SERVICE_DOWN, answer)

    async def _knows(self, base: str, session: Session) -> bool:
        """Whether the service takes the token; taken for granted if it does not say."""
        headers = {"Authorization": f"Bearer {session.token}", "Accept": PROTO, "Content-Type": PROTO}
        answer = await self._http.request("POST", f"{base}/mezon.api.Mezon/GetAccount", headers=headers, body=b"")
        return answer.status not in (401, 403)

    async def _post(self, path: str, body: object, key: str = DEFAULT_SERVER_KEY) -> Answer:
        headers = {"Authorization": _basic(key), "Accept": "application/json"}
        answer = await self._http.request("POST", self._place(self._gateway) + path, headers=headers, json=body)
        if answer.status == 200:
            return answer
        raise self._refused(Code.MEZON_REFUSED if answer.status in _REFUSED else Code.SERVICE_DOWN, answer)

    def _session(self, answer: Answer, server_key: str = DEFAULT_SERVER_KEY, api_url: str = "") -> Session:
        """The session of an answer, which is JSON or protobuf whatever was asked for."""
        known = answer.json()
        if isinstance(known, dict):
            fields: dict[str, object] = known
        else:
            try:
                read = pb.Session.FromString(answer.body)
            except DecodeError:
                raise self._http.trouble(Code.SERVICE_UNKNOWN, "no session in the answer", code=200) from None
            names = ("token", "refresh_token", "user_id", "api_url", "ws_url", "session_id")
            fields = {name: getattr(read, name) for name in names}
        text = {name: value for name, value in fields.items() if isinstance(value, str)}
        token = text.get("token", "")
        user = read_id(fields.get("user_id")) or Claims.of(token).user_id
        if not token or (not user and not api_url):
            raise self._http.trouble(Code.SERVICE_UNKNOWN, "no token in the answer", code=200)
        return Session(
            token=token,
            refresh_token=text.get("refresh_token", ""),
            user_id=user,
            api_url=self._place(text.get("api_url") or api_url or self._gateway),
            ws_url=text.get("ws_url", ""),
            session_id=text.get("session_id", ""),
            server_key=server_key,
        )

    def _place(self, address: str) -> str:
        try:
            return place(address).base
        except BadAddress as error:
            raise self._http.trouble(Code.SERVICE_UNKNOWN, str(error), code="") from None

    def _refused(self, code: Code, answer: Answer) -> Trouble:
        known = answer.json()
        said = known.get("message") if isinstance(known, dict) else None
        reason = clean(said) if isinstance(said, str) else ""
        return self._http.trouble(code, f"{answer.status}: {reason}", code=answer.status, reason=reason)


def bot_renewal(sign_in: SignIn, kept: Callable[[], Awaitable[tuple[str, str] | None]]) -> Renew:
    """Renews the session of a bot; one that has ended is signed in anew with what `kept` gives: app id and token."""

    async def renew(session: Session) -> Session:
        try:
            return await sign_in.renewed(session)
        except Doubt:
            credentials = await kept()
            if credentials is None:
                raise
        try:
            return await sign_in.as_bot(*credentials)
        except Trouble as trouble:
            if trouble.code is not Code.MEZON_REFUSED:
                raise
            raise Doubt(trouble.details, likely=True) from None

    return renew


def _basic(key: str) -> str:
    return "Basic " + base64.b64encode(f"{key}:".encode(errors="replace")).decode()
