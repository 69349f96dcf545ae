"""Between a fast producer and a slow reader the newest wins."""

import threading

from desktop.core.latest import Latest


def test_the_newest_value_is_taken_once() -> None:
    slot: Latest[int] = Latest()
    assert slot.put(1) is True
    assert slot.put(2) is False
    assert slot.take() == 2
    assert slot.take() is None
    assert slot.replaced == 1


def test_every_value_is_either_taken_or_counted_as_replaced() -> None:
    slot: Latest[int] = Latest()
    taken: list[int] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            value = slot.take()
            if value is not None:
                taken.append(value)

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(5000):
        slot.put(number)
    done.set()
    reader.join()
    last = slot.take()
    rest = [] if last is None else [last]
    assert len(taken) + len(rest) + slot.replaced == 5000
    assert taken == sorted(taken)
