from __future__ import annotations

import pytest

from desktop.sim.zego.codes import Code, Refused
from desktop.sim.zego.gate import Action
from desktop.sim.zego.limits import Limits
from desktop.sim.zego.switches import Switches


@pytest.fixture
def limits() -> Limits:
    return Limits(Switches(lock_s=0.5))


@pytest.mark.parametrize(
    ("action", "most", "code"),
    [
        (Action.START_MIX, 100, Code.OVERLOAD),
        (Action.GET_MIX_TASK_INFO, 100, Code.OVERLOAD),
        (Action.DESCRIBE_SIMPLE_STREAM_LIST, 50, Code.APP_TOO_OFTEN),
    ],
)
def test_an_app_may_ask_so_often_in_any_second(limits: Limits, action: Action, most: int, code: int) -> None:
    for number in range(most):
        limits.count(action, number / most)
    with pytest.raises(Refused) as refused:
        limits.count(action, 0.995)
    assert refused.value.code == code
    limits.count(action, 1.0)  # the first is a second old
    limits.count(Action.STOP_MIX, 0.995)  # another action has its own


def test_a_room_is_listed_once_in_ten_seconds(limits: Limits) -> None:
    limits.count_list("one", 100.0)
    limits.count_list("two", 100.0)
    with pytest.raises(Refused) as refused:
        limits.count_list("one", 109.9)
    assert refused.value.code == Code.ROOM_TOO_OFTEN
    limits.count_list("one", 110.0)


def test_a_user_holds_a_lock_for_a_while(limits: Limits) -> None:
    limits.lock("u", Code.START_LOCK, 10.0)
    limits.lock("u", Code.STOP_LOCK, 10.0)
    limits.lock("other", Code.START_LOCK, 10.0)
    with pytest.raises(Refused) as refused:
        limits.lock("u", Code.START_LOCK, 10.4)
    assert refused.value.code == Code.START_LOCK
    limits.lock("u", Code.START_LOCK, 10.5)
