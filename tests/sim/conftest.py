"""Small clips, made once for all tests of the demo studio."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.sim.films import Films
from desktop.sim.recipe import Recipe

SMALL = Recipe(width=160, height=90, voice="tone", counter=True)


@pytest.fixture(scope="session")
def clips(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache folder that the tests share; every clip in it is drawn once a session."""
    return tmp_path_factory.mktemp("clips")


@pytest.fixture
def small() -> Recipe:
    """A small clip with a line-up tone and numbered pictures."""
    return SMALL


@pytest.fixture
def films(clips: Path) -> Iterator[Films]:
    """Films over the shared cache."""
    films = Films(clips)
    yield films
    films.close()
