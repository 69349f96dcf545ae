"""The tap on a socket, turned from any thread, at any time."""

from __future__ import annotations

import asyncio
import threading

from desktop.core.io_thread import IoThread
from desktop.services.meetstream.door import Flow


class Turned:
    """Notes each turn of a tap, and on which thread it was carried out."""

    def __init__(self) -> None:
        self.turns: list[tuple[Flow, bool]] = []
        self.threads: set[str] = set()

    def __call__(self, flow: Flow, held: bool) -> None:
        self.turns.append((flow, held))
        self.threads.add(threading.current_thread().name)


async def test_turns_arrive_in_order_on_the_thread_of_the_socket() -> None:
    io, turned = IoThread(), Turned()
    io.start()
    try:
        flow = Flow(io.loop, turned)
        flow.pause()
        flow.resume()
        flow.pause()
        await io.run(asyncio.sleep(0))
    finally:
        io.stop()
    assert turned.turns == [(flow, True), (flow, False), (flow, True)]
    assert turned.threads == {"io"}


def test_after_the_loop_has_closed_nothing_happens() -> None:
    io, turned = IoThread(), Turned()
    io.start()
    flow = Flow(io.loop, turned)
    io.stop()
    flow.pause()
    flow.resume()
    assert turned.turns == []
