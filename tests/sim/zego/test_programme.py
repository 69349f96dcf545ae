from __future__ import annotations

import numpy as np
import pytest

from desktop.sim.zego.encoding import Codec, Encoding
from desktop.sim.zego.mix import Parts
from desktop.sim.zego.programme import FRAME, Encoder, Programme
from desktop.sim.zego.pull import Decoder
from desktop.sim.zego.tones import RATE, Tone
from tests.sim.zego.client import level_db

A, B = Tone(409), Tone(677)


def made(programme: Programme, frames: int) -> np.ndarray:
    return np.concatenate([programme.block(FRAME) for _ in range(frames)])


def test_it_is_the_sum_at_the_volumes() -> None:
    programme = Programme(lambda: {"a": (A, 0.5), "b": (B, 2.0)})
    programme.block(FRAME)  # the glide from nothing
    block = made(programme, 20)
    assert block == pytest.approx(A.block(FRAME, 20 * FRAME) * 0.5 + B.block(FRAME, 20 * FRAME) * 2, abs=1e-6)


def test_a_command_is_heard_with_the_next_block_and_without_a_click() -> None:
    parts: Parts = {"a": (A, 1.0)}
    programme = Programme(lambda: dict(parts))
    made(programme, 3)
    for change in ({"a": (A, 0.0)}, {"a": (A, 2.0), "b": (B, 1.0)}, {}):
        parts.clear()
        parts.update(change)
        block = made(programme, 2)
        assert np.abs(np.diff(block)).max() < 2 * np.pi * (2 * 409 + 677) / RATE * 0.1 * 1.1  # no steeper than tones
        expected = sum((sound.block(0, 1)[0] * 0 + gain for sound, gain in change.values()), 0.0)
        assert (np.abs(block[FRAME:]).max() > 0) == (expected > 0)


def test_what_is_too_loud_is_clipped() -> None:
    block = made(Programme(lambda: {"a": (Tone(409, 0.9), 2.0)}), 3)
    assert np.abs(block).max() == 1.0


@pytest.mark.parametrize("codec", Codec)
@pytest.mark.parametrize(("bitrate", "channels"), [(48_000, 1), (1, 1), (10_000_000, 2), (64_000, 2)])
def test_every_codec_takes_every_bitrate(codec: Codec, bitrate: int, channels: int) -> None:
    encoder = Encoder(Encoding(codec, bitrate, channels))
    frames = [one for number in range(60) for one in encoder.encode(A.block(number * FRAME, FRAME))]
    samples = 60 * FRAME * encoder.track.rate / RATE
    assert len(frames) == pytest.approx(samples / encoder.track.samples, abs=8)  # some stay in the encoder
    times = [time_ms for _, time_ms in frames]
    assert times[-1] == encoder.track.time_ms(len(frames) - 1)
    assert encoder.track.channels == channels


@pytest.mark.parametrize(("bitrate", "channels"), [(48_000, 1), (1, 1), (10_000_000, 2), (64_000, 2)])
def test_it_is_encoded_and_keeps_its_level(bitrate: int, channels: int) -> None:
    encoder = Encoder(Encoding(Codec.AAC_LC, bitrate, channels))
    decoder = Decoder(encoder.track.config)
    frames = [encoder.encode(A.block(number * FRAME, FRAME)) for number in range(60)]
    heard = np.concatenate([decoder.decode(one) for made in frames for one, _ in made])[-RATE:]
    assert level_db(heard, 409) == pytest.approx(-20.0, abs=0.5)


def test_he_aac_is_sent_as_what_it_is() -> None:
    assert Encoder(Encoding(Codec.HE_AAC, 48_000, 1)).track.codec is Codec.AAC_LC
