from __future__ import annotations

import math
import threading
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.media.monitor import KNEE, RAMP, RATE, TEST_GAIN, Monitor, gain_of
from desktop.media.tape import KEPT_S
from tests.media.sounding import Evening, MovableClock, Source, loudness, tone, worst_step


@pytest.mark.parametrize(("volume", "db"), [(100, 0.0), (80, -3.88), (50, -12.04), (10, -40.0), (1, -80.0), (150, 0.0)])
def test_the_volume_law(volume: int, db: float) -> None:
    assert 20 * math.log10(gain_of(volume)) == pytest.approx(db, abs=0.01)


def test_no_volume_is_silence() -> None:
    assert gain_of(0) == 0
    assert gain_of(-5) == 0


def two() -> Evening:
    """A low tone and a high one."""
    return Evening(Source("low", tone(500, 0.3)), Source("high", tone(3000, 0.2)))


def amplitude(sound: np.ndarray, hz: float) -> float:
    t = np.arange(len(sound)) / RATE
    return float(2 * np.abs((sound[:, 0] * np.exp(-2j * np.pi * hz * t)).mean()))


def test_heard_sources_are_summed() -> None:
    evening = two()
    evening.run(1)
    sound = evening.run(0.2)
    assert amplitude(sound, 500) == pytest.approx(0.3, rel=1e-3)
    assert amplitude(sound, 3000) == pytest.approx(0.2, rel=1e-3)
    np.testing.assert_array_equal(sound[:, 0], sound[:, 1])


def test_solo_leaves_exactly_one() -> None:
    evening = two()
    evening.run(1)
    alone = Evening(Source("low", tone(500, 0.3)))
    alone.run(1)
    evening.monitor.set_heard({"low"})
    evening.run(0.2)
    alone.run(0.2)
    np.testing.assert_array_equal(evening.run(0.5), alone.run(0.5))


def test_volume_is_exact_and_mute_is_silence() -> None:
    evening = Evening(Source("a", tone(1000, 0.5)))
    evening.run(1)
    evening.monitor.set_gain("a", 50, False)
    evening.run(0.1)
    assert loudness(evening.run(0.1)) == pytest.approx(0.5 * 0.25, rel=1e-4)
    evening.monitor.set_gain("a", 50, True)
    evening.run(0.02)
    assert not evening.run(0.1).any()
    evening.monitor.set_gain("a", 100, False)
    evening.run(0.1)
    assert loudness(evening.run(0.1)) == pytest.approx(0.5, rel=1e-4)


@pytest.mark.parametrize("frames", [64, 480, 4096])
def test_no_control_clicks(frames: int) -> None:
    evening = Evening(Source("a", tone(1000, 0.5)), Source("b", tone(700, 0.2)), block=frames)
    evening.run(1)
    monitor = evening.monitor
    parts = [evening.run(0.1)]
    for wish in (
        lambda: monitor.set_gain("a", 0, False),
        lambda: monitor.set_gain("a", 100, False),
        lambda: monitor.set_gain("a", 100, True),
        lambda: monitor.set_gain("a", 70, False),
        lambda: monitor.set_heard({"b"}),
        lambda: monitor.set_heard({"a"}),
        lambda: monitor.remove("a"),
    ):
        wish()
        parts.append(evening.run(0.0999))
    steepest = 2 * np.pi / RATE * (1000 * 0.5 + 700 * 0.2)
    assert worst_step(np.concatenate(parts)) < steepest + 3 * 0.7 / RAMP
    assert not evening.run(0.1).any()


def test_a_volume_change_takes_ten_milliseconds() -> None:
    evening = Evening(Source("a", lambda t: np.full_like(t, 0.5)), block=100)
    evening.run(1)
    evening.monitor.set_gain("a", 0, False)
    sound = evening.run(600 / RATE)[:, 0]
    np.testing.assert_allclose(sound[:480], 0.5 * (1 - np.arange(1, 481) / 480), atol=1e-5)
    assert not sound[480:].any()


def test_a_source_removed_while_it_sounds_fades_and_its_sound_is_let_go() -> None:
    evening = Evening(Source("a", tone()))
    evening.run(1)
    evening.monitor.remove("a")
    assert evening.monitor.held_s("a") == 0
    assert evening.monitor.error_s("a") is None
    first = evening.run(0.01)
    assert first.any()
    assert not evening.run(0.05).any()
    evening.monitor.push("a", 1.0, np.ones((1000, 2), np.float32), RATE)  # late, from its decoder
    assert not evening.run(0.05).any()


def test_a_bot_that_dials_again_is_heard_as_it_was() -> None:
    evening = Evening(Source("a", tone()))
    evening.monitor.set_gain("a", 50, False)
    evening.run(1)
    evening.monitor.add("a", MovableClock(offset_s=evening.now_s + 0.3))
    evening.sources[:] = [Source("a", tone(), started_s=evening.now_s)]
    evening.run(0.5)
    assert loudness(evening.run(0.1)) == pytest.approx(0.125, rel=1e-3)


def test_wishes_may_come_before_the_source() -> None:
    monitor_of = Evening()
    monitor_of.monitor.set_gain("a", 50, False)
    monitor_of.monitor.set_heard({"a"})
    source = Source("a", tone())
    monitor_of.monitor.add("a", source.clock)
    monitor_of.sources.append(source)
    monitor_of.run(1)
    assert loudness(monitor_of.run(0.1)) == pytest.approx(0.125, rel=1e-3)


def test_the_sum_never_passes_full_scale_and_quiet_sums_are_untouched() -> None:
    loud = Evening(*(Source(str(k), tone(200 + 37 * k, 0.6)) for k in range(9)))
    loud.run(1)
    sound = loud.run(0.5)
    assert np.abs(sound).max() <= 1.0
    assert np.abs(sound).max() > KNEE
    quiet = Evening(Source("a", tone(1000, KNEE - 0.001)))
    quiet.run(1)
    assert loudness(quiet.run(0.2)) == pytest.approx(KNEE - 0.001, rel=1e-4)


def test_unheard_sources_hold_no_more_than_is_allowed() -> None:
    evening = Evening(Source("a", tone()))
    evening.monitor.set_heard(())
    assert not evening.run(8, frames=4800).any()
    assert evening.monitor.held_s("a") <= KEPT_S
    evening.monitor.set_heard({"a"})
    evening.run(0.1)
    assert loudness(evening.run(0.1)) == pytest.approx(0.5, rel=1e-3)
    assert evening.monitor.error_s("a") == pytest.approx(0, abs=0.002)


def test_the_test_sound() -> None:
    evening = Evening()
    evening.monitor.play_test()
    sound = evening.run(2)
    assert np.abs(sound).max() == pytest.approx(TEST_GAIN, rel=0.01)
    left, right = sound[:20_000], sound[24_000:40_000]
    assert not left[:, 1].any()
    assert not right[:, 0].any()
    assert right[:, 1].any()
    assert worst_step(sound) < 2 * np.pi * 440 / RATE * TEST_GAIN * 1.1
    assert not sound[-4800:].any()


def test_pushing_rendering_and_wishing_at_once() -> None:
    """Real threads: nobody raises, the sound thread always gets what it asked for."""
    monitor = Monitor()
    clock = MovableClock(offset_s=0.0)
    done = threading.Event()

    def over_and_over(work: Callable[[], None]) -> None:
        while not done.is_set():
            work()  # what is raised in a thread fails the test

    block = np.ones((1024, 2), np.float32)
    place = [0.0, 0.0]

    def push(k: int) -> None:
        monitor.push(str(k), place[k], block, RATE)
        place[k] += 1024 / RATE

    def wish() -> None:
        for k in range(2):
            monitor.set_gain(str(k), 70, False)
            monitor.add(str(k), clock)
            monitor.set_heard({"0"})
            monitor.set_heard({"0", "1"})
            monitor.remove(str(k))
            monitor.add(str(k), clock)

    threads = [
        threading.Thread(target=over_and_over, args=(work,)) for work in (lambda: push(0), lambda: push(1), wish)
    ]
    for thread in threads:
        thread.start()
    for k in range(600):
        sound = monitor.render(480, k * 0.01)
        assert sound.shape == (480, 2)
        assert np.isfinite(sound).all()
    done.set()
    for thread in threads:
        thread.join()


steps = st.one_of(
    st.tuples(
        st.just("push"),
        st.sampled_from("ab"),
        st.floats(-5, 5) | st.floats(),
        st.integers(0, 2000),
        st.sampled_from([44_100, 48_000, 7, 96_000]),
    ),
    st.tuples(st.just("follow"), st.sampled_from("ab"), st.integers(0, 3000)),
    st.tuples(st.just("render"), st.integers(-3, 3000), st.floats(0, 0.05) | st.floats()),
    st.tuples(st.just("gain"), st.sampled_from("ab"), st.integers(-10, 200), st.booleans()),
    st.tuples(st.just("heard"), st.sets(st.sampled_from("abc"))),
    st.tuples(st.just("clock"), st.floats(-2, 2) | st.none() | st.floats()),
    st.tuples(st.just("add"), st.sampled_from("abc")),
    st.tuples(st.just("remove"), st.sampled_from("abc")),
)


@given(st.lists(steps, max_size=50), st.integers(0, 2**32 - 1))
def test_any_order_of_anything(orders: list[tuple], seed: int) -> None:
    random = np.random.default_rng(seed)
    now = [10.0]
    monitor = Monitor(lambda: now[0])
    clock = MovableClock(offset_s=10.0)
    monitor.set_heard({"a", "b"})
    monitor.add("a", clock)
    monitor.add("b", clock)
    in_a_row = {"a": 0.0, "b": 0.0}
    for order, *rest in orders:
        if order == "push":
            source_id, media_s, frames, rate = rest
            samples = random.uniform(-2, 2, (frames, 2)).astype(np.float32)
            samples[random.random((frames, 2)) < 0.001] = np.nan
            monitor.push(source_id, media_s, samples, rate)
        elif order == "follow":
            source_id, frames = rest
            monitor.push(source_id, in_a_row[source_id], np.full((frames, 2), 0.5, np.float32), RATE)
            in_a_row[source_id] += frames / RATE
        elif order == "render":
            frames, ahead_s = rest
            sound = monitor.render(frames, now[0] + ahead_s)
            assert sound.shape == (max(0, frames), 2)
            assert sound.dtype == np.float32
            assert np.isfinite(sound).all()
            assert np.abs(sound).max(initial=0) <= 1
            now[0] += max(0, frames) / RATE
        elif order == "clock":
            clock.offset_s = None if rest[0] is None else 10 + rest[0]
        else:
            {"gain": monitor.set_gain, "heard": monitor.set_heard, "remove": monitor.remove}.get(
                order, lambda source_id: monitor.add(source_id, clock)
            )(*rest)
        assert monitor.held_s("a") <= KEPT_S
        assert math.isfinite(monitor.wanted_delay_s)
