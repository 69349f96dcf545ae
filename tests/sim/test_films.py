from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.sim.clip import Abandoned
from desktop.sim.films import Films, _be_kind, black
from desktop.sim.recipe import Recipe
from tests.sim.media import decode


async def test_a_film_is_made_once_for_all_who_ask(films: Films, small: Recipe) -> None:
    assert films.order(small) is films.order(small)
    assert await films.get(small) is await films.get(small)


async def test_what_cannot_be_made_says_so(films: Films, small: Recipe) -> None:
    with pytest.raises(KeyError):
        await films.get(replace(small, scene="nowhere"))


async def test_black_fits_in_the_place_of_any_fragment(films: Films, small: Recipe) -> None:
    picture, nothing = await films.get(small), await films.get(black(small))
    assert nothing.init == picture.init
    assert nothing.fragments_per_loop == picture.fragments_per_loop
    assert [nothing.starts_s(n) for n in range(60)] == [picture.starts_s(n) for n in range(60)]
    seen = decode(nothing.init + b"".join(nothing.fragment(n) for n in range(7)))
    assert max(int(luma.max()) for luma in seen.lumas) <= 20
    assert not seen.sound.any()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere threads have no priority of their own")
@pytest.mark.parametrize(("before", "after"), [(0, 5), (5, 5), (10, 10)])
def test_its_threads_are_kind_and_never_ask_for_more_than_they_have(
    monkeypatch: pytest.MonkeyPatch, before: int, after: int
) -> None:
    """Started with `nice`, an ordinary user's desk may not raise a priority: the demo would have no clips."""
    given: list[int] = []
    monkeypatch.setattr(os, "getpriority", lambda _which, _who: before)
    monkeypatch.setattr(os, "setpriority", lambda _which, _who, priority: given.append(priority))
    _be_kind()
    assert given == [after]


def test_closing_drops_what_is_half_drawn_and_what_has_not_begun(tmp_path: Path, small: Recipe) -> None:
    films = Films(tmp_path)
    orders = [films.order(replace(small, name=str(number))) for number in range(6)]
    films.close()
    assert all(order.done() for order in orders)
    assert any(order.cancelled() for order in orders)
    assert any(not order.cancelled() and isinstance(order.exception(), Abandoned) for order in orders)
    assert not list(tmp_path.iterdir())
