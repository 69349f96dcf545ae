"""A source that is seen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.media.theatre import Seen, open_booth


@pytest.fixture
def seen() -> Iterator[Seen]:
    """Through a booth of its own."""
    with open_booth() as booth:
        made = Seen(booth)
        yield made
        made.preview.close()
