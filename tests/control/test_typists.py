"""Who is typing."""

from __future__ import annotations

from desktop.control.typists import LASTS_S, TELL_EVERY_S, Typists


def test_typing_ends_by_a_message_or_by_time() -> None:
    typists = Typists()
    typists.heard(1, "Ana", 10.0)
    typists.heard(2, "Bo", 11.0)
    assert typists.names(11.0) == ("Ana", "Bo")
    typists.said(1)
    assert typists.names(11.0) == ("Bo",)
    assert typists.names(11.0 + LASTS_S) == ()


def test_a_crowd_is_bounded() -> None:
    typists = Typists()
    for user_id in range(1000):
        typists.heard(user_id, "x", 1.0)
    assert len(typists.names(1.0)) < 100


def test_others_are_told_now_and_then() -> None:
    typists = Typists()
    assert [typists.tell(now) for now in (1.0, 1.5, 1.0 + TELL_EVERY_S)] == [True, False, True]
