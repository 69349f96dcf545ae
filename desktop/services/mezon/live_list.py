"""Which streaming channels are live: asked of the streaming service on a short visit. mezon.md, 3.4 and 4.5.

The gateway's own news of it (55, 56) is not sent by every version of the service, and says nothing of what
began before. Nothing is watched and nothing published on the visit: it counts as no viewer.
"""

from __future__ import annotations

import asyncio

from websockets.asyncio.client import ClientConnection
from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidStatus, InvalidURI

from desktop.core.errors import Code, Trouble
from desktop.services.mezon import stn
from desktop.services.mezon.publisher import Door, knock

ANSWER_S = 5.0
SERVICE = "Mezon"
_OTHERS = 200  # frames that are no answer


class LiveList:
    """`door` as the publisher's; its token is shown, whatever the credential for publishing."""

    def __init__(self, door: Door) -> None:
        self._door = door

    async def ask(self) -> frozenset[int]:
        """Ids of the channels in which something is played. Raises Trouble: SERVICE_DOWN, and those of a token."""
        token = await self._door.token()
        try:
            try:
                connection = await knock(self._door, token)
            except InvalidStatus as refused:
                if refused.response.status_code not in (401, 403) or self._door.renewed is None:
                    raise
                connection = await knock(self._door, await self._door.renewed(token))
            async with connection, asyncio.timeout(ANSWER_S):
                return await self._answer(connection)
        except InvalidStatus as refused:
            raise _trouble(f"status {refused.response.status_code}") from None
        except (OSError, ConnectionClosed, InvalidHandshake, InvalidURI, ValueError) as error:
            raise _trouble(type(error).__name__) from None  # its text may hold the address

    async def _answer(self, connection: ClientConnection) -> frozenset[int]:
        await connection.send(stn.ask_live())
        others = 0
        async for message in connection:
            others += 1
            if others > _OTHERS:
                raise _trouble("no answer among the frames")
            frame = stn.parse(message) if isinstance(message, str) else None
            if frame is not None and frame.key == stn.CHANNELS:
                return stn.live_in(frame.value)
        raise _trouble("closed without an answer")


def _trouble(details: str) -> Trouble:
    return Trouble(Code.SERVICE_DOWN, f"live channels: {details}", service=SERVICE, code="")
