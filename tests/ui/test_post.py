"""Calls from other threads arrive in order, once, and not after the end."""

import threading
import time

from pytestqt.qtbot import QtBot

from desktop.ui.post import AT_ONCE, Post


def test_calls_of_many_threads_arrive_each_once_and_in_their_order(qtbot: QtBot) -> None:
    post = Post()
    got: list[tuple[int, int]] = []
    count = AT_ONCE * 5

    def work(number: int) -> None:
        for step in range(count):
            post(got.append, (number, step))

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    qtbot.waitUntil(lambda: len(got) == 4 * count)
    for thread in threads:
        thread.join()
    for number in range(4):
        assert [step for who, step in got if who == number] == list(range(count))


def test_they_run_on_the_main_thread(qtbot: QtBot) -> None:
    post = Post()
    where: list[threading.Thread] = []
    thread = threading.Thread(target=lambda: post(lambda: where.append(threading.current_thread())))
    thread.start()
    thread.join()
    assert where == []
    qtbot.waitUntil(lambda: bool(where))
    assert where == [threading.main_thread()]


def test_how_long_a_call_waited_is_told(qtbot: QtBot) -> None:
    post = Post()
    waits: list[float] = []
    post.tell_waits(lambda _now, seconds: waits.append(seconds))
    post(lambda: None)
    time.sleep(0.05)  # the main thread is busy
    qtbot.waitUntil(lambda: bool(waits))
    assert len(waits) == 1
    assert waits[0] >= 0.05


def test_one_that_fails_does_not_hold_up_the_others(qtbot: QtBot) -> None:
    post = Post()
    got: list[int] = []

    def fails() -> None:
        raise ValueError("broken")

    with qtbot.capture_exceptions() as faults:
        post(fails)
        post(got.append, 1)
        qtbot.waitUntil(lambda: got == [1])
    assert [str(error) for _, error, _ in faults] == ["broken"]


def test_nothing_is_delivered_after_the_end(qtbot: QtBot) -> None:
    post = Post()
    got: list[int] = []
    post(got.append, 1)
    post.deliver_all()
    post(got.append, 2)
    post.close()
    post(got.append, 3)
    qtbot.wait(20)
    assert got == [1]
