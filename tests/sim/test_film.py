from __future__ import annotations

import struct
from pathlib import Path

import pytest

from desktop.sim.clip import film
from desktop.sim.film import BrokenClip, Film, split
from desktop.sim.recipe import Recipe
from tests.sim.media import decode


@pytest.fixture
def played(clips: Path, small: Recipe) -> Film:
    return film(small, clips)


def test_loops_follow_each_other_without_a_seam(played: Film) -> None:
    count = 2 * played.fragments_per_loop + 3
    seen = decode(played.init + b"".join(played.fragment(n) for n in range(count)))
    assert len(seen.lumas) == round(played.starts_s(count) * 25)
    assert {later - earlier for earlier, later in zip(seen.picture_times, seen.picture_times[1:], strict=False)} == {
        seen.picture_times[1] - seen.picture_times[0]
    }
    steps = {round((b - a) * 44100) for a, b in zip(seen.sound_times, seen.sound_times[1:], strict=False)}
    assert steps == {seen.block}


def test_sequence_numbers_go_on(played: Film) -> None:
    for number in (0, 1, played.fragments_per_loop, 5 * played.fragments_per_loop + 2):
        fragment = played.fragment(number)
        at = fragment.index(b"mfhd") + 8
        assert struct.unpack_from(">I", fragment, at) == (number + 1,)


def test_a_film_of_days_keeps_its_clock(played: Film) -> None:
    loops = round(3 * 86400 / played.recipe.loop_s)
    number = loops * played.fragments_per_loop
    fragment = played.fragment(number)
    (time,) = struct.unpack_from(">Q", fragment, fragment.index(b"tfdt") + 8)
    assert time / 90000 == pytest.approx(played.starts_s(number)) == pytest.approx(loops * played.recipe.loop_s)


def test_fragments_begin_with_a_key_frame_where_they_say_so(played: Film) -> None:
    keys = [number for number in range(played.fragments_per_loop) if played.begins_with_key(number)]
    assert [round(played.starts_s(number) * 25) for number in keys] == list(range(0, 256, 32))
    for number in keys[1:3]:
        seen = decode(played.init + b"".join(played.fragment(n) for n in range(number, number + 3)))
        assert len(seen.lumas) == round((played.starts_s(number + 3) - played.starts_s(number)) * 25)


@pytest.mark.parametrize("seconds", [0.0, 0.1, 1.28, 9.5, 10.24, 31.0])
def test_the_next_key_frame_is_found(played: Film, seconds: float) -> None:
    number = played.key_from(seconds)
    assert played.begins_with_key(number)
    assert 0 <= played.starts_s(number) - seconds < 32 / 25


def test_what_was_sealed_is_read_again(played: Film) -> None:
    again = Film.parse(played.recipe, played.sealed())
    assert again.fragment(70) == played.fragment(70)
    assert len(decode(played.sealed()).lumas) == 256  # the cache file itself plays


@pytest.mark.parametrize("broken", [b"", b"\0\0\0", b"not a clip at all, but long enough for a box"])
def test_nonsense_is_no_clip(small: Recipe, broken: bytes) -> None:
    with pytest.raises(BrokenClip):
        Film.parse(small, broken)


def test_a_clip_with_one_wrong_byte_or_cut_short_is_broken(played: Film) -> None:
    sealed = bytearray(played.sealed())
    with pytest.raises(BrokenClip):
        Film.parse(played.recipe, bytes(sealed[:-1]))
    sealed[len(sealed) // 2] ^= 1
    with pytest.raises(BrokenClip):
        Film.parse(played.recipe, bytes(sealed))


def test_an_init_segment_alone_is_no_media(played: Film) -> None:
    with pytest.raises(BrokenClip, match="no media"):
        split(played.init)
