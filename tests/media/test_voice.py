from __future__ import annotations

import numpy as np
import pytest

from desktop.media.clock import PlayClock
from desktop.media.voice import EARLY_S, FADE, LATE_S, TOLERATED_LATE_S
from tests.media.sounding import Evening, MovableClock, Source, beeps, loudness, tone, worst_step

TONE_STEP = 2 * np.pi * 1000 / 48_000 * 0.5  # the steepest place of the test tone
FADE_STEP = 2 * 0.5 / FADE  # what two fades at once may add to it


@pytest.mark.parametrize("rate", [48_000, 44_100, 96_000, 16_000])
@pytest.mark.parametrize("block", [480, 333, 2048])
def test_sound_begins_where_its_picture_is(rate: int, block: int) -> None:
    source = Source("a", beeps, rate=rate)
    evening = Evening(source, block=block)
    evening.run(5)
    errors = evening.beep_errors_s(source)
    assert len(errors) >= 3
    assert np.abs(errors).max() < 0.5 / 48_000


@pytest.mark.parametrize(("drift", "most_s"), [(200e-6, 0.0005), (-200e-6, 0.0005), (3e-3, 0.0065), (-3e-3, 0.0065)])
def test_drift_of_the_device_is_taken_up(drift: float, most_s: float) -> None:
    source = Source("a", beeps, rate=44_100)
    evening = Evening(source, drift=drift, buffer_s=0.08)
    evening.run(60, frames=960)
    errors = evening.beep_errors_s(source)
    assert len(errors) > 55
    assert np.abs(errors).max() < most_s


@pytest.mark.parametrize("rate", [1.002, 0.998])
def test_drift_of_the_source_is_taken_up(rate: float) -> None:
    source = Source("a", beeps, MovableClock(rate=rate))
    evening = Evening(source)
    evening.run(60, frames=960)
    errors = evening.beep_errors_s(source)
    assert len(errors) > 55
    assert np.abs(errors).max() < 0.005


def test_drift_makes_no_step_and_no_hole() -> None:
    evening = Evening(Source("a", tone()), drift=3e-3)
    evening.run(1)
    sound = evening.run(20)
    assert worst_step(sound) < TONE_STEP * 1.01
    assert min(loudness(part) for part in np.array_split(sound[:, 0], 400)) > 0.49


@pytest.mark.parametrize("moved_s", [0.02, -0.02, 0.05, -0.05, 0.08, -0.09, 0.25, -0.15, 1.5])
def test_a_clock_that_jumps_takes_the_sound_along(moved_s: float) -> None:
    """Positive: pictures are shown later from now on."""
    source = Source("a", tone(), MovableClock(offset_s=100.4))
    evening = Evening(source)
    evening.run(1)
    assert source.clock.offset_s is not None
    source.clock.offset_s += moved_s
    sound = evening.run(3)
    assert worst_step(sound) < TONE_STEP + FADE_STEP
    error_s = evening.monitor.error_s("a")
    assert error_s is not None
    bent = -LATE_S < moved_s < EARLY_S  # taken up at up to 5 ms a second
    assert abs(error_s) < (abs(moved_s) - 0.01 if bent else 0.0001)
    assert loudness(sound[-4800:, 0]) == pytest.approx(0.5, rel=0.01)


def test_a_step_back_of_little_repeats_sound_instead_of_a_hole() -> None:
    source = Source("a", tone())
    evening = Evening(source)
    evening.run(1)
    source.clock.offset_s = 100.35
    sound = evening.run(0.5)
    assert min(loudness(part) for part in np.array_split(sound[:, 0], 25)) > 0.2


def test_an_underrun_fades_and_comes_back() -> None:
    source = Source("a", tone())
    evening = Evening(source)
    before = evening.run(1)
    source.flowing = False
    during = evening.run(1)
    source.flowing = True
    after = evening.run(1)
    assert worst_step(np.concatenate((before, during, after))) < TONE_STEP + FADE_STEP
    assert not during[-9600:].any()
    assert loudness(after[-4800:, 0]) == pytest.approx(0.5, rel=0.01)
    assert evening.monitor.error_s("a") == pytest.approx(0, abs=1e-6)


def test_tiny_renders_fade_as_softly_as_large_ones() -> None:
    source = Source("a", tone())
    evening = Evening(source, block=7)
    evening.run(1)
    source.flowing = False
    sound = evening.run(0.6)
    assert worst_step(sound) < TONE_STEP + FADE_STEP
    assert not sound[-480:].any()


def test_a_gap_in_the_media_is_silence_of_its_length() -> None:
    source = Source("a", tone())
    evening = Evening(source)
    evening.run(1)
    source.flowing = False
    source.push_until(evening.monitor, evening.now_s + 0.2)  # lost on the way
    source.flowing = True
    sound = evening.run(1)
    per_ms = np.abs(sound[:, 0]).reshape(-1, 48).max(axis=1)
    assert (per_ms < 1e-4).sum() == pytest.approx(200, abs=30)
    assert worst_step(sound) < TONE_STEP + FADE_STEP


@pytest.mark.parametrize("media_s", [-50.0, 3600.0])
def test_a_new_timeline_replaces_the_old_one(media_s: float) -> None:
    clock = MovableClock()
    evening = Evening(Source("a", tone(), clock))
    evening.run(1)
    clock.offset_s = evening.now_s + 0.3 - media_s
    t = np.arange(48_000) / 48_000
    one = 0.25 * np.sin(2 * np.pi * 500 * t)
    evening.sources.clear()
    evening.monitor.push("a", media_s, np.stack((one, one), 1).astype(np.float32), 48_000)
    sound = evening.run(0.8)
    assert worst_step(sound) < TONE_STEP + FADE_STEP
    assert loudness(sound[-9600:, 0]) == pytest.approx(0.25, rel=0.01)
    assert evening.monitor.error_s("a") == pytest.approx(0, abs=1e-6)


def test_nothing_sounds_before_the_clock_is_anchored() -> None:
    clock = MovableClock(offset_s=None)
    evening = Evening(Source("a", tone(), clock))
    assert not evening.run(0.5).any()
    clock.offset_s = 100.3
    assert loudness(evening.run(0.5)[-4800:, 0]) == pytest.approx(0.5, rel=0.01)
    clock.offset_s = None
    sound = evening.run(0.5)
    assert worst_step(sound) < TONE_STEP + FADE_STEP
    assert not sound[-4800:].any()


def test_a_long_buffer_makes_sound_late_and_asks_the_pictures_to_wait() -> None:
    """Media arrives 21 ms after it was made and is due 10 ms later; the device needs it 300 ms before."""
    source = Source("a", beeps, MovableClock(offset_s=100.032))
    evening = Evening(source, buffer_s=0.3)
    evening.run(6)
    late_s = -evening.beep_errors_s(source)
    assert len(late_s) >= 4
    assert 0.29 < late_s.min() <= late_s.max() < 0.33
    wanted_s = evening.monitor.wanted_delay_s
    assert late_s.max() - TOLERATED_LATE_S - 0.002 <= wanted_s <= late_s.max() - TOLERATED_LATE_S + 0.012

    source.clock.extra_delay_s = wanted_s
    evening.heard.clear()
    evening._first_s = evening.plays_at_s
    evening.run(15)
    late_s = -evening.beep_errors_s(source)[2:]
    assert len(late_s) >= 10
    assert late_s.max() < TOLERATED_LATE_S + 0.005
    assert evening.monitor.wanted_delay_s == pytest.approx(wanted_s)


def test_pictures_need_not_wait_for_sound_that_is_not_heard() -> None:
    evening = Evening(Source("a", beeps, MovableClock(offset_s=100.032)), buffer_s=0.3)
    evening.run(1)
    assert evening.monitor.wanted_delay_s > 0.2
    evening.monitor.set_heard(())
    evening.run(0.1)
    assert evening.monitor.wanted_delay_s == 0


def test_one_bad_half_second_does_not_make_all_sound_late() -> None:
    source = Source("a", tone(), MovableClock(offset_s=100.2))
    evening = Evening(source)
    evening.run(2)
    monitor = evening.monitor
    silence = np.zeros((64, 2), np.float32)
    monitor.push("a", source.pushed / 48_000 - 64 / 48_000 - 0.4, silence, 48_000)  # 400 ms late
    evening.run(2)
    assert monitor.wanted_delay_s == 0
    assert monitor.error_s("a") == pytest.approx(0, abs=1e-4)


def test_it_follows_the_clock_of_the_pictures() -> None:
    """Fragments of 200 ms over a network with jitter, with the clock that paces the pictures."""
    clock = PlayClock()
    source = Source("a", beeps)
    evening = Evening(source)
    evening.monitor.add("a", clock)
    evening.sources.clear()
    random = np.random.default_rng(3)
    fragment = 9600
    offsets = []
    for k in range(150):
        arrives_s = 100 + (k + 1) * 0.2 + random.uniform(0, 0.03)
        while evening.now_s < arrives_s:
            evening.run(0.01)
            offsets.append((evening.now_s, clock.due(0) or np.inf))
        clock.arrived(k * 0.2, arrives_s)
        media = (k * fragment + np.arange(fragment)) / 48_000
        one = beeps(media)
        evening.monitor.push("a", k * 0.2, np.stack((one, one), 1).astype(np.float32), 48_000)
        clock.extra_delay_s = evening.monitor.wanted_delay_s
    source.pushed = 150 * fragment

    def seen_s(media_s: float) -> float:
        return next((now_s for now_s, offset_s in offsets if now_s >= media_s + offset_s), np.inf)

    early_s = evening.beep_errors_s(source, seen_s)[3:]
    assert len(early_s) >= 20
    assert early_s.max() < 0.045
    assert early_s.min() > -0.125
