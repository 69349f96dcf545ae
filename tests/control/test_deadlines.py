"""What is waited for, and in which order it ends."""

from __future__ import annotations

from desktop.control.deadlines import Deadlines, Wait


def test_each_ends_once_and_in_order() -> None:
    waits = Deadlines()
    assert waits.next is None
    waits.set(Wait.PAUSE, 2.0)
    waits.set(Wait.ACK, 3.0)
    assert waits.next == 2.0
    assert waits.take(1.9) is None
    assert waits.take(3.0) is Wait.ACK
    assert waits.take(3.0) is Wait.PAUSE
    assert waits.take(3.0) is None


def test_no_longer_waited_for() -> None:
    waits = Deadlines()
    for wait in Wait:
        waits.set(wait, 1.0)
    waits.clear(Wait.ACK)
    assert Wait.ACK not in waits
    assert Wait.OPEN in waits
    waits.clear()
    assert waits.next is None
