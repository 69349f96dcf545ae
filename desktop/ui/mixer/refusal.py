"""Why a strip says “Refused”, and the two ways on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop.core.errors import Code, Value
from desktop.core.mix import Strip
from desktop.ui import formats
from desktop.ui.i18n import isolate, tr
from desktop.ui.info_popover import InfoPopover
from desktop.ui.mixer.master_words import reason_words
from desktop.ui.mixer.wishes import MixWishes
from desktop.ui.notices.wording import sentence
from desktop.ui.theme import Theme


def refusal_popover(theme: Theme, parent: QWidget, strip: Strip, wishes: MixWishes) -> InfoPopover:
    """Made for one look; the caller opens it at the strip's line."""
    key = strip.key
    try_again: tuple[str, Callable[[], object]] = (tr("Mixer", "Try again"), lambda: wishes.try_again.emit(key))
    if strip.confirmed is None:
        other: tuple[str, Callable[[], object]]
        other = (tr("Mixer", "Remove from the mix"), lambda: wishes.remove.emit(key))
    else:
        back = tr("Mixer", "Back to {percent}").format(percent=formats.percent(strip.confirmed.fader))
        other = (back, lambda: wishes.accept.emit(key))
    title = tr("Mixer", "{name}: refused").format(name=isolate(strip.name or key))
    return InfoPopover(theme, parent, title, (), (other, try_again), _why(strip))


def _why(strip: Strip) -> str:
    name = strip.name or strip.key
    if strip.reason is Code.MIX_REFUSED and strip.refused is not None and strip.confirmed is not None:
        values: dict[str, Value] = {"name": name, "percent": strip.refused.volume, "old": strip.confirmed.volume}
        return sentence(Code.MIX_REFUSED, values)
    if strip.reason is Code.MIX_HELD_BACK:
        return tr("Mixer", "{name} cannot be mixed now. The others are mixed without it.").format(name=isolate(name))
    return reason_words(strip.reason)
