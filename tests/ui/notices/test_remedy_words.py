"""Every button of a notice says what it does."""

from __future__ import annotations

import pytest

from desktop.core.model import Remedy
from desktop.ui.notices.wording import remedy_text

pytestmark = pytest.mark.usefixtures("languages")


@pytest.mark.parametrize("remedy", list(Remedy))
def test_every_remedy_has_words(remedy: Remedy) -> None:
    assert remedy_text(remedy)
