"""Everything that speaks with Mezon for one session. Imported with the first session: it loads protobuf."""

from __future__ import annotations

from contextlib import AsyncExitStack

from desktop.services.http import Http
from desktop.services.mezon.address import GATEWAY
from desktop.services.mezon.api import ANSWER_LIMIT, Api
from desktop.services.mezon.backoff import Backoff
from desktop.services.mezon.keeper import SessionKeeper
from desktop.services.mezon.sign_in import SignIn
from desktop.services.mezon.socket import Socket
from desktop.services.mezon.talk import Talk
from desktop.services.mezon.upload import Upload

SERVICE = "Mezon"
UPLOAD_S = 24 * 3600.0  # a large file over a thin line; that it stalls is seen much sooner


class Link:
    """Requests, socket and uploads of one session, on the main loop."""

    def __init__(self, keeper: SessionKeeper, backoff: Backoff | None = None) -> None:
        self._http = Http(SERVICE, body_limit=ANSWER_LIMIT)
        self._upload_http = Http(SERVICE, timeout_s=UPLOAD_S)
        self.keeper = keeper
        self.api = Api(self._http, keeper)
        self.socket = Socket(keeper, backoff=backoff)
        self.talk = Talk(self.socket, self.api.channels)
        self.upload = Upload(self.api, self._upload_http)

    def start(self) -> None:
        """Connect."""
        self.socket.start()

    async def aclose(self) -> None:
        """Leave."""
        async with AsyncExitStack() as stack:
            stack.push_async_callback(self._http.aclose)
            stack.push_async_callback(self._upload_http.aclose)
            stack.push_async_callback(self.socket.aclose)


class Door(SignIn):
    """The ways in at one gateway, with connections of their own."""

    def __init__(self, gateway: str = "") -> None:
        self._own_http = Http(SERVICE)
        super().__init__(self._own_http, gateway.strip() or GATEWAY)

    async def aclose(self) -> None:
        """Close the connections."""
        await self._own_http.aclose()
