from __future__ import annotations

import pytest

from desktop.core.model import ServiceState
from desktop.ui.settings.service_words import chip_of, state_word
from desktop.ui.theme import Theme


@pytest.mark.parametrize("state", list(ServiceState))
def test_every_state_has_a_word_an_icon_and_a_colour(theme: Theme, state: ServiceState) -> None:
    icon, token, tone = chip_of(state)
    assert state_word(state).isupper()
    assert not theme.icon(icon).isNull()
    assert theme.colour(token).isValid()
    assert tone in ("ok", "info", "warn", "error")
