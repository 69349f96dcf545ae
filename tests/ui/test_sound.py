from __future__ import annotations

import json
import subprocess
import sys
import textwrap
from pathlib import Path

import numpy as np
import pytest

from desktop.core.errors import Code
from desktop.ui.sound import SoundOutput
from tests.ui import pulse

NEEDS_PULSE = pytest.mark.skipif(bool(pulse.MISSING), reason=f"not installed: {', '.join(pulse.MISSING)}")
ROOT = Path(__file__).parents[2]

# A process of its own: QtMultimedia speaks to one server for as long as it lives.
DESK = """
    import json, math, sys, threading, time
    from array import array
    from PySide6.QtCore import QCoreApplication, QTimer
    from desktop.ui.faults import Faults
    from desktop.ui.sound import SoundOutput

    faults = Faults()
    faults.install()
    application = QCoreApplication([])
    place, asked = 0, []

    def render(frames, plays_at_s):
        global place
        asked.append((threading.current_thread().name, frames, plays_at_s - time.monotonic()))
        sound = array("f")
        for k in range(place, place + frames):
            sound.append(0.25 * math.sin(2 * math.pi * 1000 * k / 48000))
            sound.append(0.5 * math.sin(2 * math.pi * 500 * k / 48000))
        place += frames
        return sound

    output = SoundOutput(render)
    told = []
    output.trouble_changed.connect(lambda: say("trouble", output.trouble and output.trouble.code))
    output.stood_in.connect(lambda gone, now: say("stood in", gone, now))
    output.devices_changed.connect(lambda: say("devices", output.playing_on, len(output.devices)))

    def say(*words):
        print(json.dumps(words), flush=True)

    def obey():
        for line in sys.stdin:
            QTimer.singleShot(0, application, lambda line=line: do(json.loads(line)))

    def do(order):
        if order[0] == "start":
            output.start(*order[1:])
        elif order[0] == "rest":
            output.stop()
            say("rests", sorted(thread.name for thread in threading.enumerate()))
        elif order[0] == "asked":
            names = {name for name, _, _ in asked}
            say("asked", sorted(names), max(n for _, n, _ in asked), [ahead for _, _, ahead in asked][-50:])
        else:
            output.stop()
            say("stopped", sorted(thread.name for thread in threading.enumerate()))
            application.quit()

    threading.Thread(target=obey, name="orders", daemon=True).start()
    say("ready")
    application.exec()
"""


class Desk:
    """The sound output in a process of its own, told what to do over a pipe."""

    def __init__(self, env: dict[str, str]) -> None:
        self._complaints = Path(env["HOME"]) / "complaints"
        with self._complaints.open("w") as complaints:
            self._process = subprocess.Popen(
                [sys.executable, "-c", textwrap.dedent(DESK)],
                env=env,
                cwd=ROOT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=complaints,
                text=True,
                bufsize=1,
            )
        self.expect("ready")

    def order(self, *words: object) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(words) + "\n")

    def expect(self, word: str, *rest: object) -> list:
        """Read what it says up to a line that begins so; the test's own time-out is the deadline."""
        assert self._process.stdout is not None
        heard = []
        for line in self._process.stdout:
            said = json.loads(line)
            heard.append(said)
            if said[: 1 + len(rest)] == [word, *rest]:
                return said
        raise AssertionError(f"never said {word} {rest}: {heard}")

    def leave(self) -> list:
        self.order("leave")
        said = self.expect("stopped")
        assert self._process.wait(20) == 0
        assert "TypeError" not in self._complaints.read_text()
        return said

    def end(self) -> None:
        """Close the pipes; end it where a test left it running."""
        if self._process.poll() is None:
            self._process.kill()
        self._process.communicate()


def heard(env: dict[str, str], sink: str, seconds: float) -> np.ndarray:
    """What comes out of a sink, `(frames, 2)`."""
    command = ["parec", f"--device={sink}.monitor", "--format=float32le", "--rate=48000", "--channels=2"]
    process = subprocess.Popen([*command, "--latency-msec=20"], env=env, stdout=subprocess.PIPE)
    assert process.stdout is not None
    data = process.stdout.read(int(seconds * 48_000) * 8)
    process.terminate()
    process.wait()
    process.stdout.close()
    return np.frombuffer(data, np.float32).reshape(-1, 2)


def amplitude(one: np.ndarray, hz: float) -> float:
    """Of a tone, as in most of the last second: on a busy machine the device may run dry for a moment."""
    parts = one[-48_000:].reshape(-1, 960)
    t = np.arange(960) / 48_000
    return float(np.median(2 * np.abs((parts * np.exp(-2j * np.pi * hz * t)).mean(axis=1))))


def test_without_a_device_the_desk_says_so_and_goes_on(tmp_path: Path) -> None:
    desk = Desk(pulse.environment(tmp_path))
    try:
        desk.order("start", "", 100)
        desk.expect("trouble", Code.SOUND_NONE)
        assert desk.leave() == ["stopped", ["MainThread", "orders"]]
    finally:
        desk.end()


def test_without_the_libraries_the_desk_says_which(qtbot: object, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("PySide6.QtMultimedia")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", None)  # what an import that fails looks like
    output = SoundOutput(lambda frames, _plays_at_s: bytes(frames * 8))
    output.start()
    assert output.trouble is not None
    assert output.trouble.code is Code.SOUND_NONE
    assert "QtMultimedia" in output.trouble.details
    assert output.devices == ()
    assert output.latency_s == 0
    output.stop()
    assert output.trouble is None


def test_multimedia_is_not_loaded_before_sound_is_wanted() -> None:
    program = (
        "import sys, desktop.ui.sound; sys.exit(any('Multimedia' in name or 'numpy' in name for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False).returncode == 0


@NEEDS_PULSE
def test_sound_comes_out_at_the_right_level_and_in_time(tmp_path: Path) -> None:
    with pulse.server(tmp_path, "desk") as env:
        desk = Desk(env)
        try:
            desk.order("start", "", 100)
            desk.expect("devices", "Null Output", 1)
            sound = heard(env, "desk", 3.0)
            assert amplitude(sound[:, 0], 1000) == pytest.approx(0.25, rel=0.02)
            assert amplitude(sound[:, 1], 500) == pytest.approx(0.5, rel=0.02)
            desk.order("asked")
            _, threads, most_frames, ahead_s = desk.expect("asked")
            assert threads == ["sound"]
            assert most_frames <= 9600
            assert all(0.01 < seconds < 0.25 for seconds in ahead_s)
            assert desk.leave() == ["stopped", ["MainThread", "orders"]]
        finally:
            desk.end()


@NEEDS_PULSE
def test_devices_come_and_go(tmp_path: Path) -> None:
    """QtMultimedia tells of a device that went only when the list changes again; the server moves the sound at once."""
    with pulse.server(tmp_path, "first") as env:
        desk = Desk(env)
        try:
            desk.order("start", "second", 100)  # not there yet: the default stands in
            desk.expect("devices", "Null Output", 1)
            desk.expect("stood in", "", "Null Output")
            second = pulse.pactl(
                env, "load-module", "module-null-sink", "sink_name=second", "sink_properties=device.description=Second"
            )
            desk.expect("devices", "Second", 2)
            assert amplitude(heard(env, "second", 3.0)[:, 0], 1000) == pytest.approx(0.25, rel=0.02)
            pulse.pactl(env, "unload-module", second)
            assert amplitude(heard(env, "first", 3.0)[:, 0], 1000) == pytest.approx(0.25, rel=0.02)
            pulse.pactl(env, "load-module", "module-null-sink", "sink_name=third")
            desk.expect("stood in", "Second", "Null Output")
            assert amplitude(heard(env, "first", 3.0)[:, 0], 1000) == pytest.approx(0.25, rel=0.02)
            desk.leave()
        finally:
            desk.end()


@NEEDS_PULSE
def test_the_last_device_goes_and_another_comes(tmp_path: Path) -> None:
    with pulse.server(tmp_path) as env:
        only = pulse.pactl(env, "load-module", "module-null-sink", "sink_name=only")
        desk = Desk(env)
        try:
            desk.order("start", "", 100)
            desk.expect("devices", "Null Output", 1)
            pulse.pactl(env, "unload-module", only)
            desk.expect("trouble", Code.SOUND_NONE)
            pulse.pactl(env, "load-module", "module-null-sink", "sink_name=other")
            desk.expect("trouble", None)
            assert amplitude(heard(env, "other", 3.0)[:, 0], 1000) == pytest.approx(0.25, rel=0.02)
            desk.leave()
        finally:
            desk.end()


@NEEDS_PULSE
def test_a_sound_server_that_dies_is_told_and_leaving_still_works(tmp_path: Path) -> None:
    with pulse.server(tmp_path, "desk") as env:
        desk = Desk(env)
        desk.order("start", "", 100)
        desk.expect("devices", "Null Output", 1)
        assert len(heard(env, "desk", 2.0))
    try:
        desk.expect("trouble", Code.SOUND_NONE)
        desk.order("start", "", 200)  # would abort the process inside libpulse
        desk.order("asked")
        desk.expect("asked")
        assert desk.leave() == ["stopped", ["MainThread", "orders"]]
    finally:
        desk.end()


@NEEDS_PULSE
def test_a_desk_that_rests_holds_no_device_and_plays_again_when_asked(tmp_path: Path) -> None:
    with pulse.server(tmp_path, "desk") as env:
        desk = Desk(env)
        desk.order("start", "", 100)
        desk.expect("devices", "Null Output", 1)
        assert len(heard(env, "desk", 2.0))
        desk.order("rest")
        assert desk.expect("rests") == ["rests", ["MainThread", "orders"]]
        desk.order("start", "", 100)
        desk.expect("devices", "Null Output", 1)
        assert amplitude(heard(env, "desk", 3.0)[:, 0], 1000) == pytest.approx(0.25, rel=0.02)
        desk.order("rest")
        desk.expect("rests")
    try:
        desk.order("start", "", 100)  # the server has died meanwhile
        desk.expect("trouble", Code.SOUND_NONE)
        desk.leave()
    finally:
        desk.end()


@NEEDS_PULSE
def test_changing_over_to_another_device(tmp_path: Path) -> None:
    with pulse.server(tmp_path, "one", "two") as env:
        desk = Desk(env)
        try:
            desk.order("start", "one", 100)
            desk.expect("devices", "Null Output", 2)
            desk.order("start", "two", 200)
            assert amplitude(heard(env, "two", 4.0)[:, 0], 1000) == pytest.approx(0.25, rel=0.02)
            assert not heard(env, "one", 0.5)[-4800:].any()
            desk.leave()
        finally:
            desk.end()
