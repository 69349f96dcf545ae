"""Where a stand-in serves: one port, as long as it is open."""

from __future__ import annotations

import ssl

from aiohttp import web


class Kiosk:
    """One application on one address. On its own loop."""

    def __init__(self) -> None:
        self._runner: web.AppRunner | None = None

    async def open(
        self,
        app: web.Application,
        host: str = "127.0.0.1",
        port: int = 0,
        *,
        patience_s: float = 0.5,
        cancels: bool = False,
        tls: ssl.SSLContext | None = None,
    ) -> str:
        """Listen; returns “host:port”. Port 0 is any that is free.

        At its end, who is being served has `patience_s`; `cancels`: nobody is served on who has hung up.
        """
        runner = self._runner = web.AppRunner(
            app, access_log=None, shutdown_timeout=patience_s, handler_cancellation=cancels
        )
        await runner.setup()
        await web.TCPSite(runner, host, port, ssl_context=tls).start()
        return f"{host}:{runner.addresses[0][1]}"

    async def close(self) -> None:
        """Nobody is served any more. May be called twice."""
        runner, self._runner = self._runner, None
        if runner is not None:
            await runner.cleanup()
