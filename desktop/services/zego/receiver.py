"""The small HTTP server that the service's callbacks come to, where the operator wants one. Main loop only."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop.core.errors import Code, Trouble
from desktop.services.zego.callbacks import Callback, CallbackDoor, Rejection

if TYPE_CHECKING:
    from aiohttp import web

log = logging.getLogger(__name__)

BODY_LIMIT = 64 * 1024
_FINE = frozenset({Rejection.REPLAY, Rejection.OUT_OF_ORDER, Rejection.UNKNOWN})  # told again it would be no better


class Receiver:
    """Listens on one port, for any path; `tell` hears of each callback that the door lets in."""

    def __init__(self, door: CallbackDoor, tell: Callable[[Callback], None]) -> None:
        self._door = door
        self._tell = tell
        self._runner: web.AppRunner | None = None
        self.port = 0

    async def open(self, port: int, host: str = "") -> None:
        """Listen; port 0 takes any free one, host "" all addresses. Raises Trouble(MIX_CALLBACKS)."""
        from aiohttp import web  # noqa: PLC0415 - few desks have a callback address

        app = web.Application(client_max_size=BODY_LIMIT)
        app.router.add_post("/{path:.*}", self._receive)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.5)
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, host or None, port).start()
        except OSError as error:
            await self.aclose()
            raise Trouble(Code.MIX_CALLBACKS, str(error), port=port) from error
        self.port = self._runner.addresses[0][1]

    async def aclose(self) -> None:
        """Stop listening."""
        runner, self._runner = self._runner, None
        if runner is not None:
            await runner.cleanup()

    async def _receive(self, request: web.Request) -> web.Response:
        from aiohttp import web  # noqa: PLC0415 - loaded already

        told = self._door.admit(await request.read())
        if isinstance(told, Callback):
            self._tell(told)
            return web.Response(status=200)
        log.info("a callback was not taken: %s", told.value)
        return web.Response(status=200 if told in _FINE else 403)
