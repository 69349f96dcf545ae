"""The doors of the stand-in: every sign-in, the refresh and the sign-out of bots (mezon.md, section 1)."""

from __future__ import annotations

import base64
import binascii
import json
from typing import Any

from aiohttp import web
from google.protobuf.json_format import MessageToDict
from google.protobuf.message import DecodeError

from desktop.services.mezon.wire import mezon_pb2 as pb
from desktop.sim.mezon.accounts import Accounts
from desktop.sim.mezon.refused import INTERNAL, INVALID, UNAUTHENTICATED, Refused
from desktop.sim.mezon.switches import Switches


class SignIn:
    """Takes credentials as published clients write them, quirks included."""

    def __init__(self, accounts: Accounts, switches: Switches, server_key: str) -> None:
        self._accounts = accounts
        self._switches = switches
        self._server_key = server_key

    def routes(self) -> list[web.RouteDef]:
        """All paths of this room."""
        people, bots = "/v2/account/authenticate", "/v2/apps/authenticate"
        return [
            web.post(f"{people}/idtoken", self.id_token),
            web.post(f"{people}/email", self.password),
            web.post(f"{people}/emailotp", self.send_code),
            web.post(f"{people}/confirmotp", self.code),
            web.post(f"{bots}/token", self.bot),
            web.post(f"{bots}/refresh", self.bot_refresh),
            web.post(f"{bots}/logout", self.bot_logout),
            web.post("/mezon.api.Mezon/SessionRefresh", self.refresh),
        ]

    async def id_token(self, request: web.Request) -> web.Response:
        """JSON both ways, whatever the headers say."""
        self._check_server_key(request)
        body = await _json(request)
        session = self._accounts.by_id_token(
            str(body.get("id_token", "")), str(body.get("user_id", "")), str(body.get("username", ""))
        )
        return web.json_response(_told(session))

    async def password(self, request: web.Request) -> web.Response:
        """E-mail address and password."""
        self._check_server_key(request)
        account = _account(await _json(request))
        session = self._accounts.by_password(str(account.get("email", "")), str(account.get("password", "")))
        return self._session(request, session)

    async def send_code(self, request: web.Request) -> web.Response:
        """Ask for a code by e-mail; the answer names the request to confirm."""
        self._check_server_key(request)
        asked = self._accounts.send_code(str(_account(await _json(request)).get("email", "")))
        if not _wants_protobuf(request):
            return web.json_response({"req_id": asked, "status": 0})
        body = bytes((1 << 3 | 2, len(asked))) + asked.encode()
        return web.Response(body=body, content_type="application/x-protobuf")

    async def code(self, request: web.Request) -> web.Response:
        """The code that came by e-mail."""
        self._check_server_key(request)
        body = await _json(request)
        session = self._accounts.by_code(str(body.get("req_id", "")), str(body.get("otp_code", "")))
        return self._session(request, session)

    async def bot(self, request: web.Request) -> web.Response:
        """A bot's id and token, both in the body; one client writes an unreadable Authorization beside them."""
        account = _account(await _json(request))
        session = self._accounts.by_bot_token(str(account.get("appid", "")), str(account.get("token", "")))
        return self._session(request, session, self._switches.json_sessions)

    async def bot_refresh(self, request: web.Request) -> web.Response:
        """The refresh of bots, in JSON."""
        body = await _json(request)
        token = body.get("refresh_token") or body.get("token") or ""
        return self._session(request, self._accounts.refresh(str(token)))

    async def bot_logout(self, request: web.Request) -> web.Response:
        """The sign-out of bots."""
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        self._accounts.end(self._accounts.who(token if scheme == "Bearer" else ""))
        return web.json_response({})

    async def refresh(self, request: web.Request) -> web.Response:
        """Protobuf both ways, with the server key; every failure is a 500."""
        self._check_server_key(request)
        try:
            asked = pb.SessionRefreshRequest.FromString(await request.read())
        except DecodeError:
            raise Refused(INTERNAL, "Internal error") from None
        session = self._accounts.refresh(asked.token)
        return web.Response(body=session.SerializeToString(), content_type="application/proto")

    def _session(self, request: web.Request, session: pb.Session, always_json: bool = False) -> web.Response:
        if _wants_protobuf(request) and not always_json:
            return web.Response(body=session.SerializeToString(), content_type="application/x-protobuf")
        return web.json_response(_told(session))

    def _check_server_key(self, request: web.Request) -> None:
        scheme, _, text = request.headers.get("Authorization", "").partition(" ")
        if scheme != "Basic":
            raise Refused(UNAUTHENTICATED, "Server key required")
        try:
            key = base64.b64decode(text, validate=True).decode().partition(":")[0]
        except (binascii.Error, UnicodeDecodeError):
            key = ""
        if key != self._server_key:
            raise Refused(UNAUTHENTICATED, "Server key invalid")


def _told(session: pb.Session) -> dict[str, Any]:
    told: dict[str, Any] = MessageToDict(session, preserving_proto_field_name=True)
    return told


def _wants_protobuf(request: web.Request) -> bool:
    return "proto" in request.headers.get("Accept", "")


def _account(body: dict[str, Any]) -> dict[str, Any]:
    """The credentials: within `account`, or beside everything else."""
    account = body.get("account", body)
    return account if isinstance(account, dict) else {}


async def _json(request: web.Request) -> dict[str, Any]:
    try:
        body = json.loads(await request.read())
    except ValueError:
        body = None
    if not isinstance(body, dict):
        raise Refused(INVALID, "The body is no JSON object")
    return body
