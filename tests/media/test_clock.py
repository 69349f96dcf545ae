"""The play clock in simulated networks: no time passes here."""

from __future__ import annotations

import itertools
import random
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.media import clock as law
from desktop.media.clock import PlayClock

FRAME_S = 0.040


@dataclass
class Seen:
    """What a viewer would see of a stream whose fragments arrive as given."""

    clock: PlayClock = field(default_factory=PlayClock)
    shown: list[tuple[float, float]] = field(default_factory=list)  # at, media time
    waiting: list[float] = field(default_factory=list)
    delays: list[float] = field(default_factory=list)  # from the arrival of a frame to its being seen
    _arrived: dict[float, float] = field(default_factory=dict)
    now: float = 0.0

    def fragment(self, arrived_s: float, media: list[float]) -> None:
        """Frames that arrive together."""
        self.until(arrived_s)
        self.clock.arrived(min(media), arrived_s)
        self.clock.worked(0.007)
        self.waiting += media
        self._arrived |= dict.fromkeys(media, arrived_s)

    def until(self, end_s: float) -> None:
        """Show what is due; of several that are due at once, the newest."""
        while self.waiting:
            due = [self.clock.due(media) or 0.0 for media in self.waiting]
            at = max(min(due), self.now)
            if at > end_s:
                break
            late = [media for media, when in zip(self.waiting, due, strict=True) if when <= at]
            media = late[-1]
            self.waiting = self.waiting[self.waiting.index(media) + 1 :]
            self.shown.append((at, media))
            self.delays.append(at - self._arrived[media])
            self.now = at
        self.now = max(self.now, end_s)

    @property
    def gaps(self) -> list[float]:
        """From picture to picture."""
        return [after[0] - before[0] for before, after in itertools.pairwise(self.shown)]

    def delay(self, share: float) -> float:
        """The percentile of the delay."""
        return sorted(self.delays)[int(len(self.delays) * share)]


def play(
    fragments: int,
    frames: int = 5,
    lateness: list[float] | None = None,
    rate: float = 1.0,
    start: float = 1000.0,
    seen: Seen | None = None,
    media_start: float = 0.0,
) -> Seen:
    """A sender that hands over each fragment when its last frame is made; `rate` is that of its clock."""
    seen = seen or Seen()
    arrived = start
    for number in range(fragments):
        media = [media_start + (number * frames + frame) * FRAME_S for frame in range(frames)]
        made = start + (number + 1) * frames * FRAME_S / rate
        arrived = max(arrived, made + (lateness[number % len(lateness)] if lateness else 0.0))
        seen.fragment(arrived, media)
    seen.until(seen.now + 2.0)
    seen.now = seen.shown[-1][0]
    return seen


def test_nothing_is_due_before_anything_arrived() -> None:
    clock = PlayClock()
    assert clock.due(1.0) is None
    assert clock.media_at(1.0) is None


def test_200_ms_fragments_are_even_and_close() -> None:
    seen = play(100)
    assert all(abs(gap - FRAME_S) < 0.002 for gap in seen.gaps)
    assert seen.delay(0.5) < 0.100
    assert seen.delay(0.95) < 0.180
    assert len(seen.shown) == 500


def test_40_ms_fragments_are_even_and_closer() -> None:
    seen = play(500, frames=1)
    assert all(abs(gap - FRAME_S) < 0.002 for gap in seen.gaps)
    assert seen.delay(0.95) < 0.020


@pytest.mark.parametrize("frames", [1, 5, 25])
@pytest.mark.parametrize("seed", range(5))
def test_jitter_is_taken_up(frames: int, seed: int) -> None:
    """Up to 60 ms: after the first seconds nothing is late any more."""
    luck = random.Random(seed)
    fragments = 600 // frames
    seen = play(fragments, frames, [luck.uniform(0, 0.06) for _ in range(fragments)])
    half = len(seen.gaps) // 2
    assert len(seen.shown) >= 0.995 * fragments * frames
    assert all(abs(gap - FRAME_S) < 0.020 for gap in seen.gaps[half:])
    assert max(seen.gaps) <= 0.101


@given(st.lists(st.floats(0, 0.25), min_size=30, max_size=120), st.sampled_from([1, 2, 5]))
def test_pictures_never_run_backwards_and_never_wait_long(lateness: list[float], frames: int) -> None:
    seen = play(len(lateness), frames, lateness)
    media = [what for _, what in seen.shown]
    assert media == sorted(media)
    assert max(seen.gaps) < 0.25 + frames * FRAME_S + 0.1
    assert seen.delay(1 - 1e-9) < 0.25 + law.JITTER_S + frames * FRAME_S + 0.1
    assert seen.waiting == []


def test_unneeded_delay_is_given_back() -> None:
    """One late fragment; half a minute later the picture is as close as before."""
    seen = play(200, lateness=[0.0] * 20 + [0.15] + [0.0] * 179)
    assert seen.delays[-5] == pytest.approx(seen.delays[50], abs=0.005)  # both the first of their fragment
    assert seen.delays[110] > seen.delays[50] + 0.1
    assert all(abs(gap - FRAME_S) < 0.005 for gap in seen.gaps[120:])


@pytest.mark.parametrize("stall_s", [0.5, 2.0, 10.0])
def test_after_a_stall_the_live_edge_is_shown(stall_s: float) -> None:
    """Everything held up arrives in one burst: it is not played."""
    seen = Seen()
    start = 1000.0
    for number in range(150):
        media = [(number * 5 + frame) * FRAME_S for frame in range(5)]
        made = start + (number + 1) * 0.2
        held = 1010.0 <= made < 1010.0 + stall_s
        seen.fragment(1010.0 + stall_s + number * 1e-5 if held else made, media)
    seen.until(seen.now + 1)
    after = [at - start - media for at, media in seen.shown if at > 1010.0 + stall_s + 0.3]
    before = [at - start - media for at, media in seen.shown if at < 1010.0]
    assert max(after) < max(before) + 0.02
    assert max(seen.gaps) < stall_s + 0.3


def test_a_backlog_over_a_slow_line_ends_at_the_live_edge_too() -> None:
    seen = Seen()
    arrived = 0.0
    for number in range(200):
        made = 1000.0 + (number + 1) * 0.2
        arrived = max(made, arrived + 0.05)  # four times as fast as it plays
        if number == 50:
            arrived += 4.0
        seen.fragment(arrived, [(number * 5 + frame) * FRAME_S for frame in range(5)])
    seen.until(seen.now + 1)
    assert seen.delays[-1] < 0.18
    assert max(seen.gaps) < 4.3


def test_a_network_that_stalls_again_and_again_gets_its_delay() -> None:
    """Bursts every half second: held back once, then even."""
    seen = Seen()
    for number in range(400):
        made = 1000.0 + (number + 1) * 0.1
        burst = 1000.0 + 0.5 * -(-(number + 1) // 5) + number * 1e-4
        seen.fragment(max(made, burst), [(number * 2.5 + frame) * FRAME_S for frame in (0, 1.25)])
    late = [gap for gap in seen.gaps[-300:] if gap > 0.1]
    assert late == []


@pytest.mark.parametrize("ppm", [-200, 200])
def test_the_clock_of_the_sender_may_drift(ppm: int) -> None:
    """Two hours: never uneven, never further away."""
    seen = Seen()
    rate = 1 + ppm / 1e6
    for number in range(36_000):
        made = 1000.0 + (number + 1) * 0.2 / rate
        seen.fragment(made, [(number * 5 + frame) * FRAME_S for frame in range(5)])
    assert max(seen.delays[-100:]) < 0.19
    assert all(abs(gap - FRAME_S) < 0.005 for gap in seen.gaps)
    assert seen.clock.epoch == 1


@pytest.mark.parametrize("jump_s", [-5000.0, -3.0, -1.0, 2.0, 5000.0])
def test_time_stamps_may_begin_anew(jump_s: float) -> None:
    seen = play(50)
    before = len(seen.shown)
    play(50, seen=seen, start=1010.0, media_start=10.0 + jump_s)
    assert len(seen.shown) == before + 250
    assert max(seen.delays[-50:]) < 0.18
    assert max(seen.gaps) < 0.45


def test_wildly_wrong_durations_do_not_hold_the_picture_up() -> None:
    """Frames that claim to be hours apart within their fragment: the next fragment pushes them out."""
    seen = Seen()
    for number in range(50):
        arrived = 1000.0 + number * 0.2
        seen.fragment(arrived, [number * 0.2 + frame * 3600 for frame in range(3)])
        seen.waiting = seen.waiting[:1]  # what waits for its turn behind is the projector's business
    assert max(seen.delays) < 0.05


def test_extra_delay_is_taken_up_without_a_jump() -> None:
    seen = play(20)
    seen.clock.extra_delay_s = 0.2
    assert seen.clock.extra_delay_s == 0.0
    again = play(40, start=1004.0, media_start=4.0, seen=seen)
    assert seen.clock.extra_delay_s == pytest.approx(0.2)
    assert all(abs(gap - FRAME_S) < 0.060 for gap in again.gaps)
    assert seen.delays[-5] - seen.delays[50] == pytest.approx(0.2, abs=0.01)
    seen.clock.extra_delay_s = -1.0
    play(40, start=1012.0, media_start=12.0, seen=seen)
    assert seen.clock.extra_delay_s == 0.0


def test_extra_delay_before_the_first_arrival_holds_at_once() -> None:
    clock = PlayClock()
    clock.extra_delay_s = 0.1
    clock.arrived(0.0, 100.0)
    assert clock.due(0.0) == pytest.approx(100.1 + clock.margin_s)


def test_slow_work_is_given_time_but_not_for_ever() -> None:
    clock = PlayClock()
    clock.arrived(0.0, 100.0)
    for _ in range(100):
        clock.worked(0.02)
    assert 0.02 <= clock.margin_s <= law.MOST_MARGIN_S
    for _ in range(500):
        clock.worked(5.0)
    assert clock.margin_s <= law.MOST_MARGIN_S
    for _ in range(500):
        clock.worked(0.001)
    assert clock.margin_s == pytest.approx(law.LEAST_MARGIN_S, abs=0.001)


@given(st.lists(st.tuples(st.floats(-1e9, 1e9), st.floats(0, 1e9)), min_size=1, max_size=50))
def test_any_arrivals_leave_a_clock_that_answers(arrivals: list[tuple[float, float]]) -> None:
    clock = PlayClock()
    for media_s, arrived_s in arrivals:
        clock.arrived(media_s, arrived_s)
        due_s = clock.due(media_s)
        assert due_s is not None
        assert due_s >= arrived_s - 1e-3 - 2 * law.MOST_JITTER_S
    assert clock.media_at(clock.due(5.0) or 0.0) == pytest.approx(5.0, abs=1e-3)


def test_reset_forgets_the_time_line() -> None:
    clock = PlayClock()
    clock.arrived(0.0, 100.0)
    clock.reset()
    assert clock.due(0.0) is None
    clock.arrived(50.0, 100.0)
    assert clock.due(50.0) == pytest.approx(100.0 + clock.margin_s)
