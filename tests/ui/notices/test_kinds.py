from __future__ import annotations

from desktop.core.model import NoticeKind
from desktop.ui.notices.kinds import ICONS
from desktop.ui.theme import Theme
from tests.ui.conftest import ROOT


def test_every_kind_has_a_shape_and_a_colour_of_its_own(theme: Theme) -> None:
    assert set(ICONS) == set(NoticeKind)
    assert len({icon for icon, _ in ICONS.values()}) == len(NoticeKind)
    for icon, tone in ICONS.values():
        assert (ROOT / "resources/icons" / f"{icon}.svg").exists()
        assert theme.colour(tone).isValid()
