from __future__ import annotations

import numpy as np
import pytest

from desktop.sim.voice import VOICES, loudness, speech

RATE = 44100
LOOP = 128 * 1764
SPEAKING = [name for name, speakers in VOICES.items() if speakers]


@pytest.mark.parametrize("voice", SPEAKING)
def test_a_voice_has_the_levels_of_speech(voice: str) -> None:
    sound = speech(voice, LOOP, RATE)
    assert sound.shape == (2, LOOP)
    peak = np.abs(sound).max()
    assert 0.1 < peak < 0.98  # clearly heard, never clipped
    blocks = np.sqrt((sound[:, : LOOP // 4410 * 4410].reshape(2, -1, 4410) ** 2).mean(axis=2)).max(axis=0)
    assert blocks.max() > 8 * blocks.min()  # syllables and pauses move a meter


@pytest.mark.parametrize("voice", VOICES)
def test_the_loop_closes_without_a_step(voice: str) -> None:
    sound = speech(voice, LOOP, RATE)
    inside = np.abs(np.diff(sound)).max() if sound.any() else 0.0
    assert np.abs(sound[:, 0] - sound[:, -1]).max() <= inside


def test_voices_move_the_meters_differently() -> None:
    sounds = [speech(voice, LOOP, RATE) for voice in SPEAKING]
    for index, one in enumerate(sounds):
        for other in sounds[index + 1 :]:
            assert abs(np.corrcoef(one[0], other[0])[0, 1]) < 0.3


def test_the_panel_sits_left_and_right() -> None:
    sound = speech("panel", LOOP, RATE) ** 2
    balance = sound[0] - sound[1]
    quarters = [balance[int(LOOP * a) : int(LOOP * b)].mean() for a, b in ((0.02, 0.24), (0.27, 0.46), (0.76, 0.97))]
    assert quarters[0] > 0 > quarters[1]
    assert quarters[2] < 0


def test_mouths_follow_the_voices() -> None:
    opened = loudness("panel", 128)
    assert len(opened) == 4
    for speaker, mouth in zip(VOICES["panel"], opened, strict=True):
        assert 0 <= mouth.min() <= mouth.max() <= 1
        speaking = np.zeros(128, bool)
        for start, end in speaker.turns:
            speaking[int(start * 128) : int(end * 128) + 1] = True
        assert mouth[~speaking].max(initial=0) < 0.2
        assert mouth[speaking].max() > 0.5


def test_silence_is_digital_silence() -> None:
    assert not speech("silence", LOOP, RATE).any()


def test_the_line_up_tone_is_at_its_level() -> None:
    assert np.abs(speech("tone", LOOP, RATE)).max() == pytest.approx(10 ** (-18 / 20), rel=0.001)
