"""Who is typing, in one sentence."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.ui.i18n import isolate, tr


def typing_words(names: Sequence[str]) -> str:
    """Nobody, one, one and others, several."""
    if not names:
        return ""
    first = isolate(names[0])
    if len(names) == 1:
        return tr("Chat", "{name} is typing…").format(name=first)
    if len(names) == 2:
        return tr("Chat", "{name} and 1 other are typing…").format(name=first)
    return tr("Chat", "Several people are typing…")
