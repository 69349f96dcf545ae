"""Sound beside its picture: flashes and beeps through the booth and the headphones; and what the mix costs.

    python -m tests.bench.sync [--seconds 30] [--buffer-ms 100] [--jitter-ms 30] [--one simulated|pulse]

A real H.264 and AAC stream with a flash and a beep each second is fed in fragments of 200 ms with network
jitter. A picture is seen when the preview has it from the booth (painting adds the same few ms to every
picture). Sound is heard: with the simulated sink when its buffer has run so far; with PulseAudio when
the beep is read back from the monitor of a null sink, through the console's own sound output. Early is
sound before picture. Bars: at most 45 ms early, 125 ms late.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import av
import numpy as np

from desktop.core.model import DecodeMode
from desktop.media.booth import Booth
from desktop.media.boxes import BoxScanner, Fragment, Init
from desktop.media.clock import PlayClock
from desktop.media.headphones import Headphones
from desktop.media.monitor import RATE, Monitor
from desktop.media.preview import NEW, Preview
from desktop.media.voice import MediaClock
from tests.bench.machine import machine
from tests.ui import pulse

FPS = 25
FRAGMENT_S = 0.2
GOVERNED_EVERY = 5  # fragments: once a second, as the console does it
BEEP_S = 0.06
ROOT = Path(__file__).parents[2]


def film(seconds: float) -> list[Init | Fragment]:
    """A flash of one picture and a beep at each full second."""
    file = io.BytesIO()
    options = {"movflags": "empty_moov+default_base_moof+delay_moov", "frag_duration": str(int(FRAGMENT_S * 1e6))}
    with av.open(file, "w", format="mp4", options=options) as out:
        video = out.add_stream("libx264", FPS, options={"preset": "veryfast", "tune": "zerolatency", "g": "50"})
        video.width, video.height, video.pix_fmt = 640, 360, "yuv420p"
        audio = out.add_stream("aac", RATE, layout="stereo")
        pictures = _pictures(video, int(seconds * FPS))
        blocks = _blocks(audio, int(seconds * RATE) // 1024)
        picture, block = next(pictures, None), next(blocks, None)
        while picture is not None or block is not None:
            if block is None or (
                picture is not None and picture.dts * picture.time_base <= block.dts * block.time_base
            ):
                out.mux(picture)
                picture = next(pictures, None)
            else:
                out.mux(block)
                block = next(blocks, None)
    return BoxScanner().feed(file.getvalue())


def _pictures(stream: av.VideoStream, count: int) -> Iterator[av.Packet]:
    for k in range(count):
        flash = k % FPS == 0 and k > 0
        frame = av.VideoFrame.from_ndarray(np.full((360, 640, 3), 255 if flash else 20, np.uint8), format="rgb24")
        frame.pts = k
        yield from stream.encode(frame)
    yield from stream.encode(None)


def _blocks(stream: av.AudioStream, count: int) -> Iterator[av.Packet]:
    for k in range(count):
        t = (k * 1024 + np.arange(1024)) / RATE
        on = (t % 1.0 < BEEP_S) & (t >= 1)
        one = np.where(on, 0.5 * np.sin(2 * np.pi * 1000 * t), 0).astype(np.float32)
        frame = av.AudioFrame.from_ndarray(np.stack((one, one)), format="fltp", layout="stereo")
        frame.rate, frame.pts = RATE, k * 1024
        yield from stream.encode(frame)
    yield from stream.encode(None)


class Onsets:
    """When something begins, after it was quiet."""

    def __init__(self, quiet_s: float = 0.4) -> None:
        self.at_s: list[float] = []
        self._quiet_s = quiet_s
        self._last_s = float("-inf")

    def note(self, at_s: float) -> None:
        """Something is on at this moment."""
        if at_s - self._last_s > self._quiet_s:
            self.at_s.append(at_s)
        self._last_s = at_s

    def hear(self, sound: np.ndarray, first_s: float) -> None:
        """Note what is loud in a block whose first frame is heard at `first_s`."""
        for index in np.flatnonzero(np.abs(sound[:, 0]) > 0.15):
            self.note(first_s + float(index) / RATE)


class Ears(Headphones):
    """The headphones, and what the encoder made of the beeps: in media time."""

    def __init__(self) -> None:
        super().__init__(lambda: None)
        self.beeps = Onsets()

    def push(self, source_id: str, clock: MediaClock, media_s: float, samples: np.ndarray, rate: int) -> None:
        self.beeps.hear(samples, media_s)
        super().push(source_id, clock, media_s, samples, rate)


class Show:
    """The media side of the console for one source: preview, booth, headphones."""

    def __init__(self) -> None:
        self.flashes, self.beeps = Onsets(), Onsets()
        self.stream_flashes = Onsets()  # media time
        self.ears = Ears()
        self.ears.set_heard(frozenset({"bench"}))
        self.booth = Booth(lambda details: print(f"the booth failed: {details}", file=sys.stderr))
        self.preview = Preview("bench", self.ears, self.booth, self._seen)
        self.preview.show(640, 360, DecodeMode.FULL)
        self.preview.listen(True)

    def hear(self, frames: int, plays_at_s: float) -> np.ndarray:
        """The next piece of the mix."""
        return np.frombuffer(self.ears.render(frames, plays_at_s), np.float32).reshape(-1, 2)

    def _seen(self) -> None:
        picture = self.preview.take()
        if picture is not None and picture.data[(picture.height // 2) * picture.stride + picture.width * 2] > 128:
            self.flashes.note(time.monotonic())
            self.stream_flashes.note(picture.media_s)

    def run(self, pieces: list[Init | Fragment], jitter_ms: float) -> None:
        """Send it all at its pace."""
        while self.preview.stats is NEW:  # what comes while it is opened is late
            time.sleep(0.05)
        chance = random.Random(7)
        began_s = time.monotonic()
        fragments = 0
        for piece in pieces:
            if isinstance(piece, Fragment):
                fragments += 1
                arrives_s = began_s + fragments * FRAGMENT_S + chance.uniform(0, jitter_ms / 1000)
                time.sleep(max(0.0, arrives_s - time.monotonic()))
                if fragments % GOVERNED_EVERY == 0:
                    self.preview.delay(self.ears.wanted_delay_s)
            self.preview.put(piece, time.monotonic())
        time.sleep(1.0)
        self.preview.close()
        self.booth.close()

    def early_ms(self) -> list[float]:
        """Each beep by how much before its flash; what the encoder shifted is taken out."""
        shifts = [b - f for f in self.stream_flashes.at_s for b in self.ears.beeps.at_s if abs(b - f) < 0.3]
        shift_s = statistics.median(shifts)
        pairs = [(f, b) for f in self.flashes.at_s for b in self.beeps.at_s if abs(b - f) < 0.45]
        return [(f - (b - shift_s)) * 1000 for f, b in pairs]


def simulated(pieces: list[Init | Fragment], buffer_s: float, jitter_ms: float) -> list[float]:
    """A sink that takes 10 ms each 10 ms and plays it `buffer_s` later."""
    show = Show()
    leaving = threading.Event()

    def sink() -> None:
        plays_at_s = time.monotonic() + buffer_s
        while not leaving.wait(max(0.0, plays_at_s - buffer_s - time.monotonic())):
            show.beeps.hear(show.hear(480, plays_at_s), plays_at_s)
            plays_at_s += 480 / RATE

    thread = threading.Thread(target=sink)
    thread.start()
    show.run(pieces, jitter_ms)
    leaving.set()
    thread.join()
    return show.early_ms()


def through_pulse(pieces: list[Init | Fragment], buffer_s: float, jitter_ms: float) -> list[float]:
    """Through the console's sound output; in a process whose environment names the private server."""
    from PySide6.QtCore import QCoreApplication

    from desktop.ui.sound import SoundOutput

    application = QCoreApplication([])
    show = Show()
    command = ["parec", "--device=desk.monitor", "--format=float32le", "--rate=48000", "--channels=2"]
    recorder = subprocess.Popen([*command, "--latency-msec=5", "--process-time-msec=2"], stdout=subprocess.PIPE)

    def listen() -> None:
        assert recorder.stdout is not None
        left = b""
        while data := os.read(recorder.stdout.fileno(), 8192):
            now_s = time.monotonic()
            left += data
            whole = len(left) // 8 * 8
            sound = np.frombuffer(left[:whole], np.float32).reshape(-1, 2)
            left = left[whole:]
            show.beeps.hear(sound, now_s - len(sound) / RATE)

    output = SoundOutput(show.ears.render)
    output.start("", round(buffer_s * 1000))
    threads = [threading.Thread(target=listen)]
    threads.append(threading.Thread(target=lambda: (show.run(pieces, jitter_ms), application.quit())))
    for thread in threads:
        thread.start()
    application.exec()
    output.stop()
    recorder.terminate()
    for thread in threads:
        thread.join()
    recorder.wait()
    return show.early_ms()


def cost(sources: int, seconds: float = 20.0, frames: int = 480) -> float:
    """Percent of a core that the mix takes, at a constant drift, 44.1 kHz sources."""
    now = [0.0]
    monitor = Monitor(lambda: now[0])
    clock = PlayClock()
    clock.arrived(0.0, 0.3)
    names = [str(k) for k in range(sources)]
    for name in names:
        monitor.add(name, clock)
    monitor.set_heard(names)
    block = np.random.default_rng(1).uniform(-0.1, 0.1, (1024, 2)).astype(np.float32)
    pushed = 0
    began_s = time.thread_time()
    while now[0] < seconds:
        while pushed * 1024 / 44_100 < now[0]:
            for name in names:
                monitor.push(name, pushed * 1024 / 44_100, block, 44_100)
            pushed += 1
        monitor.render(frames, now[0] + 0.1)
        now[0] += frames / RATE * 1.0002
    return (time.thread_time() - began_s) / seconds * 100


def tell(name: str, early_ms: list[float]) -> None:
    """One line: how the beeps lay to their flashes."""
    if len(early_ms) < 3:
        print(f"{name:28} no sound was measured ({len(early_ms)} beeps)")
        return
    settled = early_ms[2:]
    worst_early, worst_late = max(0.0, *settled), max(0.0, *(-ms for ms in settled))
    verdict = "holds" if worst_early <= 45 and worst_late <= 125 else "MISSED"
    print(
        f"{name:28} {len(settled)} beeps: median {-statistics.median(settled):+6.1f} ms (positive is late), "
        f"worst {worst_early:.1f} early, {worst_late:.1f} late; bar 45 / 125: {verdict}"
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--buffer-ms", type=int, default=100)
    parser.add_argument("--jitter-ms", type=float, default=30)
    parser.add_argument("--one", choices=["simulated", "pulse"], help="print the figures of one sink as JSON")
    wanted = parser.parse_args()
    pieces = film(wanted.seconds)
    if wanted.one is not None:
        way: Callable[..., list[float]] = simulated if wanted.one == "simulated" else through_pulse
        print(json.dumps(way(pieces, wanted.buffer_ms / 1000, wanted.jitter_ms)))
        return
    print(machine())
    tell(f"simulated sink, {wanted.buffer_ms} ms", simulated(pieces, wanted.buffer_ms / 1000, wanted.jitter_ms))
    if pulse.MISSING:
        print(f"PulseAudio sink: not measured, not installed: {', '.join(pulse.MISSING)}")
    else:
        with tempfile.TemporaryDirectory() as folder, pulse.server(Path(folder), "desk") as env:
            command = [sys.executable, "-m", "tests.bench.sync", "--one", "pulse"]
            command += [f"--seconds={wanted.seconds}", f"--buffer-ms={wanted.buffer_ms}"]
            command += [f"--jitter-ms={wanted.jitter_ms}"]
            run = subprocess.run(command, env=env, cwd=ROOT, stdout=subprocess.PIPE, check=True)
            tell(f"PulseAudio sink, {wanted.buffer_ms} ms", json.loads(run.stdout.splitlines()[-1]))
    for sources, bar in ((1, 2), (9, 5)):
        percents = [cost(sources) for _ in range(3)]
        median = statistics.median(percents)
        print(f"mix of {sources} heard source(s), 10 ms blocks: {median:.2f} % of a core; bar {bar} %")


if __name__ == "__main__":
    main()
