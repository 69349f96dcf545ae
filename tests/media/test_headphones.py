"""The mix is made with the first sound, and what was wished before it counts."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import numpy as np
import pytest

from desktop.media import headphones
from desktop.media.clock import PlayClock
from desktop.media.headphones import FRAME_BYTES, LINGER_FRAMES, Headphones
from desktop.media.monitor import RATE, Monitor
from tests.media.rolling import DEADLINE_S, until

NOW_S = time.monotonic() + 600.0  # far enough away for nothing to be late


class Listener:
    """Headphones, and what they said of whether there is something to hear."""

    def __init__(self) -> None:
        self.told: list[bool] = []
        self.headphones = Headphones(lambda: self.told.append(self.headphones.needed))

    def pass_time(self, frames: int, at_s: float = NOW_S) -> None:
        """Let the device ask for sound as it does, 20 ms at a time."""
        for begin in range(0, frames, 960):
            self.headphones.render(960, at_s + begin / RATE)

    def play(self, source_id: str, clock: PlayClock, level: float = 0.5, seconds: float = 1.0) -> None:
        """A tone from media time 0 on."""
        count = round(seconds * RATE)
        wave = level * np.sin(2 * np.pi * 1000 * np.arange(count) / RATE)
        self.headphones.push(source_id, clock, 0.0, np.stack((wave, wave), 1).astype(np.float32), RATE)

    def loudness(self, clock: PlayClock) -> float:
        """What is heard from 0.2 s of media time on, when every ramp is over."""
        due = clock.due(0.2)
        assert due is not None
        heard = np.frombuffer(self.headphones.render(RATE // 2, due), np.float32)
        return float(np.sqrt(2 * (heard[len(heard) // 2 :].astype(float) ** 2).mean()))


def running_clock() -> PlayClock:
    clock = PlayClock()
    clock.arrived(0.0, NOW_S)
    return clock


def test_before_the_first_sound_there_is_silence_and_no_mix() -> None:
    listener = Listener()
    assert listener.headphones.render(480, NOW_S) == bytes(480 * FRAME_BYTES)
    assert listener.headphones.monitor is None
    assert listener.headphones.wanted_delay_s == 0.0
    assert listener.told == []
    assert not listener.headphones.needed


def test_the_first_sound_is_told_of_once_and_heard() -> None:
    listener, clock = Listener(), running_clock()
    listener.headphones.set_heard(frozenset({"a"}))
    listener.play("a", clock)
    listener.play("b", running_clock())
    assert listener.told == [True]
    assert abs(listener.loudness(clock) - 0.5) < 0.05


def test_wishes_from_before_the_first_sound_count() -> None:
    listener, clock = Listener(), running_clock()
    listener.headphones.set_heard(frozenset({"a"}))
    listener.headphones.set_gain("a", 100, muted=True)
    listener.play("a", clock)
    assert listener.loudness(clock) == 0.0


def test_a_source_that_nobody_wants_is_not_heard() -> None:
    listener, clock = Listener(), running_clock()
    listener.play("a", clock)
    assert listener.loudness(clock) == 0.0


def test_wishes_count_while_it_plays() -> None:
    listener, clock = Listener(), running_clock()
    listener.play("a", clock, seconds=3.0)
    listener.headphones.set_heard(frozenset({"a"}))
    listener.headphones.set_gain("a", 100, muted=False)
    assert abs(listener.loudness(clock) - 0.5) < 0.05


def test_a_removed_source_is_silent_and_comes_back_with_its_gain() -> None:
    listener, clock = Listener(), running_clock()
    listener.headphones.set_heard(frozenset({"a"}))
    listener.headphones.set_gain("a", 100, muted=True)
    listener.headphones.remove("a", clock)  # it never had a sound
    again = running_clock()
    listener.play("a", again)
    assert listener.loudness(again) == 0.0
    listener.headphones.set_gain("a", 100, muted=False)
    listener.headphones.remove("a", again)
    listener.play("a", again)
    assert abs(listener.loudness(again) - 0.5) < 0.05


def test_the_end_of_an_older_stream_does_not_silence_the_newer_one() -> None:
    listener, old, new = Listener(), running_clock(), running_clock()
    listener.headphones.set_heard(frozenset({"a"}))
    listener.play("a", old)
    listener.play("a", new)  # the bot has dialled again, the old decoder is still ending
    listener.headphones.remove("a", old)
    assert abs(listener.loudness(new) - 0.5) < 0.05
    monitor = listener.headphones.monitor
    assert monitor is not None
    listener.headphones.remove("a", new)
    assert monitor.held_s("a") == 0.0


def test_two_first_sounds_at_once_make_one_mix() -> None:
    listener = Listener()
    ready = threading.Barrier(4)

    def play(source_id: str) -> None:
        ready.wait(20)
        listener.play(source_id, running_clock(), seconds=0.1)

    threads = [threading.Thread(target=play, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert listener.told == [True]


def test_without_a_source_the_device_is_let_go_after_a_while_and_wanted_again_with_the_next() -> None:
    listener, clock = Listener(), running_clock()
    listener.play("a", clock)
    listener.pass_time(2 * LINGER_FRAMES)
    assert listener.told == [True]  # a source nobody listens to may be listened to at any moment
    listener.headphones.remove("a", clock)
    listener.pass_time(LINGER_FRAMES - 4800)
    assert listener.headphones.needed
    listener.pass_time(9600)
    assert listener.told == [True, False]
    listener.pass_time(2 * LINGER_FRAMES)  # a device that is slow to close
    assert listener.told == [True, False]
    listener.play("a", running_clock())
    assert listener.told == [True, False, True]


def test_a_source_that_comes_back_soon_finds_the_device_open() -> None:
    listener, clock = Listener(), running_clock()
    listener.play("a", clock)
    listener.headphones.remove("a", clock)
    listener.pass_time(LINGER_FRAMES - 4800)
    listener.play("a", running_clock())
    listener.pass_time(LINGER_FRAMES)
    assert listener.told == [True]


def test_the_test_tone_needs_no_source_and_ends_by_itself() -> None:
    listener = Listener()
    listener.headphones.play_test()
    until(lambda: listener.told == [True])
    heard = np.frombuffer(listener.headphones.render(RATE // 2, NOW_S), np.float32).reshape(-1, 2)
    assert np.abs(heard[:, 0]).max() > 0.1
    listener.pass_time(2 * RATE + LINGER_FRAMES)
    assert listener.told == [True, False]
    listener.headphones.play_test()
    assert listener.told == [True, False, True]


def test_the_first_test_tone_does_not_wait_for_numpy() -> None:
    listener, may_load, threads = Listener(), threading.Event(), list[str]()

    def slow() -> Callable[[], Monitor]:
        threads.append(threading.current_thread().name)
        may_load.wait(DEADLINE_S)
        return Monitor

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(headphones, "_maker", slow)
        listener.headphones.play_test()
        listener.headphones.set_heard(frozenset({"a"}))  # nor does anybody else
        assert listener.told == []
        may_load.set()
        until(lambda: listener.told == [True])
    assert threads == ["test tone"]
