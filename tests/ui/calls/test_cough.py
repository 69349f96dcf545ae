"""When the microphone is held off, and when it comes back."""

from __future__ import annotations

from desktop.ui.calls.cough import DOUBLE_S, Cough, CoughRule


def test_off_while_the_key_is_down() -> None:
    rule = CoughRule()
    assert rule.press(10.0) is Cough.HELD
    assert rule.muted
    assert rule.release() is Cough.UP
    assert not rule.muted


def test_two_quick_presses_lock_it_and_the_next_unlocks() -> None:
    rule = CoughRule()
    rule.press(10.0)
    rule.release()
    rule.press(10.0 + DOUBLE_S - 0.01)
    assert rule.release() is Cough.LOCKED
    assert rule.press(20.0) is Cough.UP
    assert rule.release() is Cough.UP
    assert rule.press(20.1) is Cough.HELD  # what unlocked is no first half of another double press
    assert rule.release() is Cough.UP


def test_two_slow_presses_lock_nothing() -> None:
    rule = CoughRule()
    rule.press(10.0)
    rule.release()
    rule.press(10.0 + DOUBLE_S)
    assert rule.release() is Cough.UP


def test_a_lost_keyboard_leaves_it_off_until_the_key_is_pressed() -> None:
    rule = CoughRule()
    rule.press(10.0)
    assert rule.lose() is Cough.STRANDED
    assert rule.release() is Cough.STRANDED
    assert rule.muted
    assert rule.press(30.0) is Cough.UP


def test_only_a_held_key_can_be_lost_and_the_end_of_a_call_forgets() -> None:
    rule = CoughRule()
    assert rule.lose() is Cough.UP
    rule.press(10.0)
    assert rule.forget() is Cough.UP
    assert rule.release() is Cough.UP
    assert rule.press(10.1) is Cough.HELD
    assert rule.release() is Cough.UP
