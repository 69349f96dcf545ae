"""The I/O thread: one plain asyncio loop beside the window's, for heavy traffic.

Bursts of network traffic on the window's loop stall it; here they stall nobody.
"""

from __future__ import annotations

import asyncio
import concurrent.futures
import threading
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

T = TypeVar("T")


class IoThread:
    """A thread that runs one asyncio loop from `start` to `stop`."""

    def __init__(self, name: str = "io") -> None:
        self._name = name
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None

    @property
    def loop(self) -> asyncio.AbstractEventLoop:
        """The loop. Raises RuntimeError before `start` and after `stop`."""
        if self._loop is None:
            raise RuntimeError(f"the {self._name} thread is not running")
        return self._loop

    def start(self) -> None:
        """Start the thread; returns once its loop runs."""
        running = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(running,), name=self._name, daemon=True)
        self._thread.start()
        running.wait()

    def submit(self, work: Coroutine[Any, Any, T]) -> concurrent.futures.Future[T]:
        """Run a coroutine there, from any thread."""
        return asyncio.run_coroutine_threadsafe(work, self.loop)

    async def run(self, work: Coroutine[Any, Any, T]) -> T:
        """Run a coroutine there and wait for it here; cancelling here cancels there."""
        return await asyncio.wrap_future(self.submit(work))

    def call_soon(self, call: Callable[..., object], *args: object) -> None:
        """Call a function there, from any thread. Does nothing once the thread has stopped."""
        loop = self._loop
        if loop is None:
            return
        try:
            loop.call_soon_threadsafe(call, *args)
        except RuntimeError:  # the loop closed between the two lines
            return

    def stop(self) -> None:
        """Cancel what still runs there and join the thread."""
        if self._loop is None or self._thread is None:
            return
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop = None

    def _run(self, running: threading.Event) -> None:
        loop = asyncio.new_event_loop()
        asyncio.set_event_loop(loop)
        self._loop = loop
        loop.call_soon(running.set)
        try:
            loop.run_forever()
        finally:
            self._drain(loop)
            asyncio.set_event_loop(None)
            loop.close()

    @staticmethod
    def _drain(loop: asyncio.AbstractEventLoop) -> None:
        left = asyncio.all_tasks(loop)
        for task in left:
            task.cancel()
        loop.run_until_complete(asyncio.gather(*left, return_exceptions=True))
        loop.run_until_complete(loop.shutdown_asyncgens())
        loop.run_until_complete(loop.shutdown_default_executor())
