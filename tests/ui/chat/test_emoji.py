from __future__ import annotations

from desktop.ui.chat.emoji import QUICK, shown


def test_known_names_are_signs_and_others_stay() -> None:
    assert shown(":heart:") == "❤️"
    assert shown(":of-a-clan:") == ":of-a-clan:"
    assert len(set(QUICK)) == 6
