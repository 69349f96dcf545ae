from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.ui.onair.guard_rule import DEAD_S, TAP_S, GuardRule, Press


def test_held_to_the_end_it_acts_once() -> None:
    rule = GuardRule(0.5)
    assert rule.press(10.0)
    assert rule.part(10.25) == 0.5
    assert rule.tick(10.25) is Press.NOTHING
    assert rule.tick(10.5) is Press.ACT
    assert rule.tick(10.75) is Press.NOTHING
    assert rule.release(11.0) is Press.NOTHING


def test_a_tap_asks_and_a_broken_hold_does_nothing() -> None:
    rule = GuardRule(0.7)
    rule.press(0.0)
    assert rule.release(TAP_S - 0.01) is Press.ASK
    rule.press(1.0)
    assert rule.release(1.0 + TAP_S) is Press.EARLY
    assert not rule.is_held


def test_cancelled_it_is_as_if_nothing_had_been() -> None:
    rule = GuardRule(0.7)
    rule.press(0.0)
    rule.cancel()
    assert rule.part(0.5) == 0.0
    assert rule.tick(5.0) is Press.NOTHING
    assert rule.release(5.0) is Press.NOTHING


def test_after_it_fired_it_is_dead_until_let_go_and_for_a_moment() -> None:
    rule = GuardRule(0.5)
    rule.press(0.0)
    assert rule.tick(0.5) is Press.ACT
    assert not rule.press(2.0), "the hand is still down"
    rule.release(2.0)
    assert rule.press(2.0)


def test_a_new_face_takes_no_press_that_began_on_the_old_one() -> None:
    rule = GuardRule(0.5)
    rule.renew(0.0, held=True)
    assert not rule.press(DEAD_S + 1)
    rule.release(DEAD_S + 1)
    assert rule.press(DEAD_S + 1)
    unheard = GuardRule(0.5)
    unheard.renew(0.0, held=True)
    assert unheard.press(DEAD_S + 1, still_held=False), "the old one had its release"
    other = GuardRule(0.5)
    other.renew(0.0, held=False)
    assert not other.press(DEAD_S - 0.01)
    assert other.press(DEAD_S)


STEPS = st.lists(
    st.tuples(st.sampled_from(["press", "tick", "release", "cancel"]), st.floats(0, 2, allow_nan=False)), max_size=60
)


@given(STEPS)
def test_it_never_acts_without_a_whole_hold(steps: list[tuple[str, float]]) -> None:
    rule, now, since = GuardRule(0.7), 0.0, None
    for step, passed in steps:
        now += passed
        if step == "press":
            since = now if rule.press(now) else since
        elif step == "cancel":
            rule.cancel()
        else:
            happened = rule.tick(now) if step == "tick" else rule.release(now)
            if happened is Press.ACT:
                assert since is not None
                assert now - since >= 0.7
                since = None
