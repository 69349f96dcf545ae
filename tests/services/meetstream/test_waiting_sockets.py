from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

from desktop.services.meetstream.waiting_sockets import MOST, Socket, WaitingSockets


class FakeSocket:
    def __init__(self, peer: str) -> None:
        self.peer = peer
        self.aborted = False
        self.transport = cast(Any, SimpleNamespace(abort=self._abort))

    def _abort(self) -> None:
        self.aborted = True


def crowd(waiting: WaitingSockets, *peers: str) -> list[FakeSocket]:
    made = [FakeSocket(peer) for peer in peers]
    for socket in made:
        waiting.add(cast(Socket, socket))
    return made


def test_as_many_as_there_is_room_for_stay() -> None:
    assert not any(socket.aborted for socket in crowd(WaitingSockets(), *["192.0.2.1"] * MOST))


def test_the_oldest_of_the_busiest_peer_goes() -> None:
    waiting = WaitingSockets()
    (bot,) = crowd(waiting, "192.0.2.1")
    flood = crowd(waiting, *["198.51.100.1"] * (MOST + 40))
    assert not bot.aborted
    assert [socket.aborted for socket in flood] == [True] * 41 + [False] * (MOST - 1)


def test_a_network_of_ipv6_is_one_peer_however_many_addresses_it_takes() -> None:
    waiting = WaitingSockets()
    bots = crowd(waiting, "192.0.2.1", "192.0.2.1")
    crowd(waiting, *[f"2001:db8::{number:x}" for number in range(MOST * 2)])
    assert not any(bot.aborted for bot in bots)


def test_who_is_upgraded_or_gone_takes_no_room() -> None:
    waiting = WaitingSockets()
    upgraded = crowd(waiting, *["192.0.2.1"] * MOST)
    for socket in upgraded:
        waiting.drop(cast(Socket, socket))
        waiting.drop(cast(Socket, socket))
    later = crowd(waiting, *["192.0.2.1"] * MOST)
    assert not any(socket.aborted for socket in (*upgraded, *later))


def test_at_the_end_all_are_sent_off() -> None:
    waiting = WaitingSockets()
    left = crowd(waiting, "192.0.2.1", "192.0.2.2")
    waiting.close()
    assert all(socket.aborted for socket in left)
