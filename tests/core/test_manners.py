"""Threads that work for later give way to those that are waited for."""

import os
import sys
import threading

import pytest

from desktop.core.manners import STEPS_BACK, SWITCH_S, give_way, take_short_turns


@pytest.mark.skipif(sys.platform != "linux", reason="niceness belongs to the whole process elsewhere")
def test_only_the_calling_thread_steps_back() -> None:
    mine = os.getpriority(os.PRIO_PROCESS, 0)
    theirs: list[int] = []

    def work() -> None:
        give_way()
        theirs.append(os.getpriority(os.PRIO_PROCESS, threading.get_native_id()))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert theirs == [max(mine, STEPS_BACK)]
    assert os.getpriority(os.PRIO_PROCESS, threading.get_native_id()) == mine


def test_turns_become_short() -> None:
    before = sys.getswitchinterval()
    try:
        take_short_turns()
        assert sys.getswitchinterval() == pytest.approx(SWITCH_S)
    finally:
        sys.setswitchinterval(before)
