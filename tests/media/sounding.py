"""A virtual evening: sources that push sound, a device that asks for it, on one made-up clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from desktop.media.monitor import RATE, Monitor


@dataclass
class MovableClock:
    """A clock whose delay the test moves. Media time 0 is due at `offset_s`."""

    offset_s: float | None = 100.3
    extra_delay_s: float = 0.0
    rate: float = 1.0  # monotonic seconds per media second

    def due(self, media_s: float) -> float | None:
        if self.offset_s is None:
            return None
        return media_s * self.rate + self.offset_s + self.extra_delay_s


def tone(hz: float = 1000, level: float = 0.5) -> Callable[[np.ndarray], np.ndarray]:
    """Sound as a function of media time."""
    return lambda t: level * np.sin(2 * np.pi * hz * t)


def beeps(t: np.ndarray) -> np.ndarray:
    """A soft pulse of 2 ms at each full second: its middle says where it is."""
    away = (t + 0.5) % 1.0 - 0.5
    return 0.8 * np.exp(-((away / 0.0005) ** 2))


@dataclass
class Source:
    """Sound that is produced at the pace of its media clock and arrives at once, in blocks."""

    source_id: str
    sound: Callable[[np.ndarray], np.ndarray]
    clock: MovableClock = field(default_factory=MovableClock)
    rate: int = 48_000
    block: int = 1024
    started_s: float = 100.0
    pushed: int = 0
    flowing: bool = True  # what is produced while it does not flow is lost

    def push_until(self, monitor: Monitor, now_s: float) -> None:
        while (self.pushed + self.block) / self.rate * self.clock.rate <= now_s - self.started_s:
            media = (self.pushed + np.arange(self.block)) / self.rate
            self.pushed += self.block
            if self.flowing:
                one = self.sound(media)
                monitor.push(self.source_id, float(media[0]), np.stack((one, one), 1).astype(np.float32), self.rate)


class Evening:
    """Runs sources and a device with a buffer against each other, in virtual time."""

    def __init__(self, *sources: Source, buffer_s: float = 0.1, block: int = 480, drift: float = 0.0) -> None:
        self.now_s = 100.0
        self.monitor = Monitor(lambda: self.now_s)
        self.sources = list(sources)
        self.buffer_s = buffer_s
        self.block = block
        self.drift = drift  # of the device: positive is slow
        self.plays_at_s = self.now_s + buffer_s
        self._first_s = self.plays_at_s
        self.heard: list[np.ndarray] = []
        for source in sources:
            self.monitor.add(source.source_id, source.clock)
        self.monitor.set_heard({source.source_id for source in sources})

    def run(self, seconds: float, frames: int | None = None) -> np.ndarray:
        """Let time pass; returns what was heard in it, `(frames, 2)`."""
        frames = frames or self.block
        heard = []
        for _ in range(round(seconds * RATE / frames)):
            for source in self.sources:
                source.push_until(self.monitor, self.now_s)
            heard.append(self.monitor.render(frames, self.plays_at_s))
            self.plays_at_s += frames / RATE * (1 + self.drift)
            self.now_s = self.plays_at_s - self.buffer_s
        self.heard += heard
        return np.concatenate(heard)

    def beep_errors_s(self, source: Source, due: Callable[[float], float | None] | None = None) -> np.ndarray:
        """For each beep heard: by how much too early (positive) it was."""
        due = due or source.clock.due
        sound = np.concatenate(self.heard)[:, 0].astype(float)
        at = self._first_s + np.arange(len(sound)) / RATE * (1 + self.drift)
        errors = []
        for second in range(int(source.pushed / source.rate)):
            due_s = due(second)
            assert due_s is not None
            near = np.abs(at - due_s) < 0.45
            if near.any() and sound[near].max() > 0.4:
                weight = sound[near].clip(0.05) - 0.05
                errors.append(due_s - float((at[near] * weight).sum() / weight.sum()))
        return np.array(errors)


def worst_step(sound: np.ndarray) -> float:
    """The largest step between neighbouring samples."""
    return float(np.abs(np.diff(sound, axis=0)).max())


def loudness(sound: np.ndarray) -> float:
    """Amplitude of a tone."""
    return float(np.sqrt(2 * (sound.astype(float) ** 2).mean()))
