"""What a room hears of the link of the moment."""

from __future__ import annotations

from desktop.control.link_watch import LinkWatch
from desktop.core.socket_state import SocketState
from tests.control.mezon_parts import FakeLink


class Room:
    def __init__(self) -> None:
        self.states = 0
        self.pushed: list[object] = []
        self.watch = LinkWatch(self.on_state, self.on_push)

    def on_state(self) -> None:
        self.states += 1

    def on_push(self, push: object) -> None:
        self.pushed.append(push)


def test_one_link_is_heard_at_a_time() -> None:
    room, first, second = Room(), FakeLink(), FakeLink()
    room.watch.follow(first.link)
    first.socket.go(SocketState.WAITING)
    first.socket.pushed.emit("a")
    assert (room.watch.online, room.watch.waiting, room.states) == (False, True, 1)
    room.watch.follow(second.link)
    first.socket.go(SocketState.ONLINE)
    first.socket.pushed.emit("b")
    second.socket.pushed.emit("c")
    assert (room.watch.online, room.watch.waiting, room.states) == (True, False, 1)
    assert room.pushed == ["a", "c"]
    room.watch.follow(None)
    second.socket.pushed.emit("d")
    assert (room.watch.online, room.watch.waiting, room.pushed) == (False, False, ["a", "c"])


def test_somebody_else_is_told_from_the_same_person() -> None:
    watch = Room().watch
    assert watch.follow(FakeLink(user_id=1).link)
    assert not watch.follow(FakeLink(user_id=1).link)
    assert watch.follow(FakeLink(user_id=2).link)
    assert watch.follow(None)
    assert watch.follow(None)
