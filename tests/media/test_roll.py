from __future__ import annotations

import threading

from desktop.media.roll import LATE_S, WAKE_BYTES, Roll


def test_the_writer_is_woken_once_when_enough_waits() -> None:
    roll = Roll(lambda: 0.0)
    woken = threading.Event()

    def wait() -> None:
        with roll.lock:
            if roll.work.wait(20):
                woken.set()

    writer = threading.Thread(target=wait)
    writer.start()
    with roll.lock:
        roll.grew(WAKE_BYTES - 1)
        assert not roll.called
    while not woken.is_set():  # until the thread waits, nobody hears
        with roll.lock:
            roll.called = False
            roll.grew(1)
            assert roll.called
    writer.join()


def test_what_was_taken_back_wakes_nobody() -> None:
    roll = Roll(lambda: 0.0)
    with roll.lock:
        roll.grew(10)
        roll.grew(-10)
    assert (roll.pending, roll.called) == (0, False)


def test_time_in_which_nobody_ran_is_no_time_of_the_disks() -> None:
    roll = Roll(lambda: 100.0)
    roll.excuse(LATE_S)  # a busy processor
    assert roll.clock() == 100.0
    roll.excuse(30.0)
    roll.excuse(2.0)
    assert roll.clock() == 68.0
