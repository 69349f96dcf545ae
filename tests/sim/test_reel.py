from __future__ import annotations

from dataclasses import replace

from desktop.sim.film import Film
from desktop.sim.films import Films, black
from desktop.sim.recipe import Recipe
from desktop.sim.reel import Reel
from tests.sim.media import decode


def nothing(_: Recipe) -> Film | None:
    return None


async def test_a_reel_writes_the_film(films: Films, small: Recipe) -> None:
    film = await films.get(small)
    reel = Reel(film, nothing)
    assert reel.begin() == film.init
    assert [reel.next() for _ in range(3)] == [film.fragment(n) for n in range(3)]
    assert reel.written_s == film.starts_s(3)
    assert reel.complete_s == film.ends_s(3)


async def test_paused_is_black_from_key_frame_to_key_frame_on_the_same_clock(films: Films, small: Recipe) -> None:
    film, cover = await films.get(small), await films.get(black(small))
    paused = False
    reel = Reel(film, lambda recipe: cover if paused else None)
    data = reel.begin()
    for number in range(21):  # three key intervals of seven fragments
        paused = 3 <= number < 10
        data += reel.next()
    seen = decode(data)
    dark = [int(luma.max()) <= 20 for luma in seen.lumas]
    assert dark == [False] * 32 + [True] * 32 + [False] * 32
    steps = {b - a for a, b in zip(seen.picture_times, seen.picture_times[1:], strict=False)}
    assert len(steps) == 1


async def test_another_picture_size_comes_with_a_new_init_segment(films: Films, small: Recipe) -> None:
    film, wider = await films.get(small), await films.get(replace(small, width=320, height=180))
    reel = Reel(film, nothing, wider, change_after=7)
    reel.begin()
    segments = [reel.next() for _ in range(15)]
    assert [index for index, segment in enumerate(segments) if segment[4:8] == b"ftyp"] == [7]
    assert segments[7].startswith(wider.init)
    assert reel.recipe.width == 320
    after = decode(b"".join(segments[7:]))
    assert after.sizes[0] == (320, 180)


async def test_what_is_skipped_leaves_a_gap_and_begins_with_a_key_frame(films: Films, small: Recipe) -> None:
    film = await films.get(small)
    reel = Reel(film, nothing)
    data = reel.begin() + reel.next()
    reel.skip_to(3.0)
    assert reel.written_s == 96 / 25
    data += reel.next()
    times = decode(data).picture_times
    assert times[5] - times[4] == 92 * (times[1] - times[0])


async def test_skipping_back_is_not_possible(films: Films, small: Recipe) -> None:
    reel = Reel(await films.get(small), nothing)
    reel.begin()
    for _ in range(10):
        reel.next()
    before = reel.written_s
    reel.skip_to(0.5)
    assert reel.written_s == before


async def test_a_new_beginning_starts_the_clock_anew(films: Films, small: Recipe) -> None:
    film = await films.get(small)
    reel = Reel(film, nothing)
    reel.begin()
    for _ in range(4):
        reel.next()
    assert reel.begin() == film.init
    assert reel.next() == film.fragment(0)
