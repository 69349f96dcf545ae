"""REST as the oldest clients speak it: paths and JSON in front of the same methods (mezon.md, 2.1, column W1)."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from aiohttp import web
from google.protobuf.descriptor import FieldDescriptor
from google.protobuf.json_format import ParseDict, ParseError
from google.protobuf.message import Message

from desktop.sim.mezon.accounts import Caller
from desktop.sim.mezon.methods import Methods
from desktop.sim.mezon.older import as_json
from desktop.sim.mezon.refused import INVALID, Refused

_PATHS = (
    ("GET", "/v2/clandesc", "ListClanDescs"),
    ("GET", "/v2/channeldesc", "ListChannelDescs"),
    ("POST", "/v2/channeldesc", "CreateChannelDesc"),
    ("GET", "/v2/channeldesc/{channel_id}", "ListChannelDetail"),
    ("POST", "/v2/streaming-channels", "RegisterStreamingChannel"),
)
_SAME = {"type": "channel_type", "channel_type": "type"}  # one client says the one where others say the other


class V2:
    """`caller` says who asks, or refuses."""

    def __init__(self, methods: Methods, caller: Callable[[web.Request], Caller]) -> None:
        self._methods = methods
        self._caller = caller

    def routes(self) -> list[web.RouteDef]:
        """The paths that stand for a method, and those whose answer is always the same here."""
        routes = [web.route(verb, path, self._method(name)) for verb, path, name in _PATHS]
        routes += [web.get("/v2/channelvoice", self._nothing), web.get("/v2/friend", self._nothing)]
        return [*routes, web.get("/healthcheck", _healthy), web.get("/readycheck", _healthy)]

    def _method(self, name: str) -> Callable[[web.Request], Awaitable[web.Response]]:
        async def answer(request: web.Request) -> web.Response:
            caller = self._caller(request)
            said: dict[str, Any] = {**request.match_info, **_query(request)}
            if request.method == "POST":
                said |= _object(await request.read())
            asked = _message(self._methods.kind(name), said)
            return web.json_response(as_json(self._methods.call(name, caller, asked)))

        return answer

    async def _nothing(self, request: web.Request) -> web.Response:
        self._caller(request)
        return web.json_response({})


async def _healthy(_: web.Request) -> web.Response:
    return web.json_response({})


def _message(kind: type[Message], said: Mapping[str, Any]) -> Message:
    """A request of what was said; empty text is no id, and what is not known is passed over."""
    message = kind()
    fields = message.DESCRIPTOR.fields_by_name
    said = {name if name in fields else _SAME.get(name, name): value for name, value in said.items()}
    numbers = (FieldDescriptor.TYPE_INT64, FieldDescriptor.TYPE_INT32)
    known = {
        name: value
        for name, value in said.items()
        if name in fields and not (value in ("", None) and fields[name].type in numbers)
    }
    try:
        ParseDict(known, message, ignore_unknown_fields=True)
    except ParseError as error:
        raise Refused(INVALID, f"Bad request: {error}") from None
    return message


def _query(request: web.Request) -> dict[str, Any]:
    """The query; one client sends a JSON object in its place."""
    query = dict(request.query)
    if len(query) == 1 and next(iter(query)).startswith("{"):
        return _object(next(iter(query)).encode())
    return query


def _object(text: bytes) -> dict[str, Any]:
    try:
        said = json.loads(text or b"{}")
    except ValueError:
        said = None
    if not isinstance(said, dict):
        raise Refused(INVALID, "The body is no JSON object")
    return said
