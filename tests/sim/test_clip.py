from __future__ import annotations

import io
import logging
from dataclasses import replace
from pathlib import Path

import av
import numpy as np
import pytest

from desktop.sim.clip import film, make
from desktop.sim.film import Film
from desktop.sim.recipe import Recipe
from tests.sim.media import Decoded, decode


def play(played: Film, loops: float) -> bytes:
    return played.init + b"".join(played.fragment(n) for n in range(round(played.fragments_per_loop * loops)))


def number_of(seen: Decoded, index: int) -> int:
    """The bar code of a picture."""
    luma = seen.lumas[index]
    row = luma[-1]
    width = len(row) / 16
    bits = [row[round((bit + 0.5) * width)] > 128 for bit in range(16)]
    return int("".join("01"[int(bit)] for bit in bits), 2)


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"b_frames": 2},
        {"codec": "hevc"},
        {"codec": "hevc", "b_frames": 3},
        {"fragment_ms": 40},
        {"fragment_ms": 1000},
    ],
    ids=str,
)
def test_every_kind_of_clip_shows_all_its_pictures_in_order(
    clips: Path, small: Recipe, change: dict[str, object]
) -> None:
    recipe = replace(small, **change)  # type: ignore[arg-type]  # the changes are those of the list above
    seen = decode(play(film(recipe, clips), 1.25))
    assert len(seen.lumas) >= 320
    assert [number_of(seen, index) for index in (0, 1, 2, 31, 32, 255, 256, 257)] == [0, 1, 2, 31, 32, 255, 0, 1]
    assert seen.sizes[0] == (160, 90)


def test_the_codecs_are_what_the_recipe_says(clips: Path, small: Recipe) -> None:
    for codec in ("h264", "hevc"):
        with av.open(io.BytesIO(film(replace(small, codec=codec), clips).sealed())) as container:
            assert container.streams.video[0].codec_context.name == codec
            sound = container.streams.audio[0]
            assert (sound.codec_context.name, sound.rate, sound.channels) == ("aac", 44100, 2)


def test_a_fragment_is_as_long_as_asked_for_and_begins_anew_at_key_frames(clips: Path, small: Recipe) -> None:
    short = film(replace(small, fragment_ms=40), clips)
    assert short.fragments_per_loop == 256
    usual = film(small, clips)
    assert [round(usual.starts_s(n) * 25) for n in range(8)] == [0, 5, 10, 15, 20, 25, 30, 32]


def test_the_sound_goes_through_the_loop_point_without_a_click(clips: Path, small: Recipe) -> None:
    """A line-up tone: its spectrum around the loop point is as clean as in the middle."""
    sound = decode(play(film(small, clips), 2)).sound[0]
    assert np.isfinite(sound).all()
    loop = 441 * 1024

    def residue(at: int) -> float:
        part = sound[at - 2048 : at + 2048] * np.hanning(4096)
        spectrum = np.abs(np.fft.rfft(part))
        peak = int(spectrum.argmax())
        rest = np.delete(spectrum, range(peak - 4, peak + 5))
        return float(rest.max() / spectrum[peak])

    assert residue(loop) < max(2 * residue(loop // 2), 0.004)
    steps = np.abs(np.diff(sound))
    assert steps[loop - 1500 : loop + 1500].max() < 1.1 * steps[loop // 2 - 1500 : loop // 2 + 1500].max()


def test_the_first_sound_block_needs_no_lead(clips: Path, small: Recipe) -> None:
    """Priming is cut off: the tone is at full level from the second block on, at the time of its samples."""
    sound = decode(play(film(small, clips), 0.1)).sound[0]
    level = np.abs(sound[1024:2048]).max()
    assert level == pytest.approx(10 ** (-18 / 20), rel=0.08)


@pytest.mark.parametrize("b_frames", [0, 2])
def test_sound_and_picture_are_together(clips: Path, b_frames: int) -> None:
    """A pip sounds with every 25th picture, B-frames or not."""
    recipe = Recipe(width=160, height=90, voice="pips", counter=True, b_frames=b_frames)
    seen = decode(play(film(recipe, clips), 0.5))
    loud = np.abs(seen.sound[0]) > 0.06
    begins = np.flatnonzero(
        loud & ~np.roll(loud, 1) & ~np.convolve(loud, np.ones(2000), "full")[: len(loud)].astype(bool)
    )
    first = next(index for index in range(len(seen.lumas)) if number_of(seen, index) == 50)
    shown_s = float(seen.picture_times[first] - min(seen.picture_times)) + float(min(seen.picture_times))
    heard = np.flatnonzero(np.abs(seen.sound[0][round(shown_s * 44100) - 4000 :]) > 0.06)[0] - 4000
    assert abs(heard) / 44100 < 0.012, begins[:4] / 44100


def test_without_sound_there_is_no_sound_track(clips: Path, small: Recipe) -> None:
    silent = film(replace(small, sound=False), clips)
    with av.open(io.BytesIO(silent.sealed())) as container:
        assert not container.streams.audio
    assert len(decode(play(silent, 2)).lumas) == 2 * silent.recipe.loop_frames


def test_a_rate_is_kept_when_grain_makes_it_honest(small: Recipe) -> None:
    busy = make(replace(small, kbit_s=900, grain=40, width=320, height=180))
    rate = len(busy.sealed()) * 8 / busy.recipe.loop_s / 1000
    assert 900 * 0.7 < rate - 128 < 900 * 1.3


def test_the_half_loop_that_comes_again_is_the_same(clips: Path) -> None:
    recipe = Recipe(scene="guest", width=160, height=90)
    seen = decode(play(film(recipe, clips), 1))
    assert recipe.picture_frames == 128
    assert (seen.lumas[0] == seen.lumas[128]).all()
    assert (seen.lumas[40] == seen.lumas[168]).all()
    assert not (seen.lumas[40] == seen.lumas[90]).all()


def test_the_cache_is_used_and_healed(tmp_path: Path, small: Recipe, caplog: pytest.LogCaptureFixture) -> None:
    folder = tmp_path / "not" / "there" / "yet"
    recipe = replace(small, sound=False, key_interval=150)
    first = film(recipe, folder)
    path = folder / recipe.file_name
    assert [entry.name for entry in folder.iterdir()] == [path.name]
    before = path.stat().st_mtime_ns
    assert film(recipe, folder).fragment(3) == first.fragment(3)
    assert path.stat().st_mtime_ns == before
    path.write_bytes(path.read_bytes()[:-100])
    with caplog.at_level(logging.WARNING):
        assert film(recipe, folder).fragments_per_loop == first.fragments_per_loop
    assert "made anew" in caplog.text
    assert Film.parse(recipe, path.read_bytes())


def test_a_cache_that_cannot_be_written_is_done_without(
    tmp_path: Path, small: Recipe, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("in the way")
    recipe = replace(small, sound=False, key_interval=150)
    with caplog.at_level(logging.WARNING):
        assert film(recipe, tmp_path / "file" / "folder").init
    assert "could not be cached" in caplog.text
