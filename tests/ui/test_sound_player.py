"""One device, playing on a thread of its own: its format, its faults, its end. What is heard: `test_sound.py`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

pytest.importorskip("PySide6.QtMultimedia", reason="needs libpulse", exc_type=ImportError)

from PySide6.QtMultimedia import QAudioDevice, QAudioFormat, QAudioSink

from desktop.ui.sound_player import FRAME_BYTES, MOST_FRAMES, SoundPlayer, _Pull, sound_format

ROOT = Path(__file__).resolve().parents[2]


def test_what_is_rendered_is_48_khz_stereo_float() -> None:
    wanted = sound_format()
    assert (wanted.sampleRate(), wanted.channelCount()) == (48_000, 2)
    assert wanted.sampleFormat() is QAudioFormat.SampleFormat.Float
    assert wanted.bytesPerFrame() == FRAME_BYTES


# In a process of its own: Qt's connection to a sound server belongs to the process, and another test may have had one.
NOBODY = """
import threading
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtMultimedia import QAudioDevice
from desktop.ui.sound_player import FRAME_BYTES, SoundPlayer, device_id

app = QCoreApplication([])
nobody = QAudioDevice()
assert device_id(nobody) == ""
for _ in range(5):
    hasty = SoundPlayer(nobody, 40, lambda frames, at: bytes(frames * FRAME_BYTES))
    hasty.start()
    hasty.stop()
player = SoundPlayer(nobody, 100, lambda frames, at: bytes(frames * FRAME_BYTES))
said = []
player.ended.connect(lambda who, why: (said.append((who, why)), app.quit()))
player.start()
QTimer.singleShot(20_000, app.quit)
app.exec()
player.stop()
assert [who for who, _ in said] == [player], said
assert said[0][1]
assert not [thread for thread in threading.enumerate() if thread.name == "sound"]
"""


def test_a_device_that_cannot_be_opened_says_so_and_leaves_no_thread() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", NOBODY], check=False, cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert ended.returncode == 0, ended.stderr


def test_a_mix_that_fails_is_told_once_and_then_silent(qtbot: QtBot) -> None:
    asked: list[int] = []

    def broken(frames: int, plays_at_s: float) -> bytes:
        asked.append(frames)
        raise ValueError("no mix")

    player = SoundPlayer(QAudioDevice(), 100, broken)
    player.stop()
    pull = _Pull(QAudioSink(QAudioDevice(), sound_format()), player)
    with pytest.raises(ValueError, match="no mix"):
        pull.readData(480 * FRAME_BYTES)
    assert pull.readData(480 * FRAME_BYTES) == bytes(480 * FRAME_BYTES)
    assert asked == [480]
    pull.close()


def test_a_pull_is_whole_frames_and_bounded(qtbot: QtBot) -> None:
    asked: list[tuple[int, float]] = []

    def ones(frames: int, plays_at_s: float) -> bytes:
        asked.append((frames, plays_at_s))
        return b"\x01" * (frames * FRAME_BYTES)

    player = SoundPlayer(QAudioDevice(), 100, ones)
    player.stop()
    pull = _Pull(QAudioSink(QAudioDevice(), sound_format()), player)
    assert pull.readData(3) == b""
    assert pull.readData(481 * FRAME_BYTES + 5) == b"\x01" * (481 * FRAME_BYTES)
    assert len(pull.readData(10**9)) == MOST_FRAMES * FRAME_BYTES
    assert [frames for frames, _ in asked] == [481, MOST_FRAMES]
    assert asked[1][1] > asked[0][1]
    assert asked[0][1] >= player.asked_s - 1 - player.latency_s
    assert player.latency_s > 0
    assert pull.isSequential()
    pull.close()
