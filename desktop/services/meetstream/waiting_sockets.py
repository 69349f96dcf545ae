"""The sockets that have not been upgraded yet: whose they are is unknown, so they are few. I/O thread."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import Protocol

from desktop.services.meetstream.limits import network_of

MOST = 128


class Socket(Protocol):
    """What is asked of one."""

    peer: str
    transport: asyncio.Transport


class WaitingSockets:
    """In the order of arrival."""

    def __init__(self) -> None:
        self._waiting: dict[Socket, None] = {}

    def add(self, newcomer: Socket) -> None:
        """Make room for it: the oldest of the peer with the most waiting ones goes, however many that peer opens."""
        self._waiting[newcomer] = None
        if len(self._waiting) <= MOST:
            return
        peers = [network_of(socket.peer) for socket in self._waiting]
        busiest = Counter(peers).most_common(1)[0][0]
        oldest = list(self._waiting)[peers.index(busiest)]
        del self._waiting[oldest]
        oldest.transport.abort()

    def drop(self, socket: Socket) -> None:
        """It is upgraded, or gone."""
        self._waiting.pop(socket, None)

    def close(self) -> None:
        """Hang up on all of them."""
        for socket in list(self._waiting):
            socket.transport.abort()
