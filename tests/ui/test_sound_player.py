"""One device, playing on a thread of its own: its format, its faults, its end. What is heard: `test_sound.py`."""

from __future__ import annotations

import threading

import pytest
from pytestqt.qtbot import QtBot

pytest.importorskip("PySide6.QtMultimedia", reason="needs libpulse", exc_type=ImportError)

from PySide6.QtMultimedia import QAudioDevice, QAudioFormat, QAudioSink

from desktop.ui.sound_player import FRAME_BYTES, MOST_FRAMES, SoundPlayer, _Pull, device_id, sound_format


def silence(frames: int, plays_at_s: float) -> bytes:
    return bytes(frames * FRAME_BYTES)


def sound_threads() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "sound"]


def test_what_is_rendered_is_48_khz_stereo_float() -> None:
    wanted = sound_format()
    assert (wanted.sampleRate(), wanted.channelCount()) == (48_000, 2)
    assert wanted.sampleFormat() is QAudioFormat.SampleFormat.Float
    assert wanted.bytesPerFrame() == FRAME_BYTES


def test_a_device_that_cannot_be_opened_says_so_and_can_be_left(qtbot: QtBot) -> None:
    nobody = QAudioDevice()
    player = SoundPlayer(nobody, 100, silence)
    with qtbot.waitSignal(player.ended, timeout=20_000) as ended:
        pass
    who, why = ended.args
    assert who is player
    assert why
    assert player.device_id == device_id(nobody) == ""
    player.stop()
    assert sound_threads() == []


def test_leaving_at_once_leaves_no_thread(qtbot: QtBot) -> None:
    for _ in range(5):
        SoundPlayer(QAudioDevice(), 40, silence).stop()
    assert sound_threads() == []


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
