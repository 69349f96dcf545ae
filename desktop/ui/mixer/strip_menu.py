"""The menu of a strip: the same as its buttons, and what has none."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QWidget

from desktop.core.mix import Mix, Origin, StripState
from desktop.core.mix_setup import UNCHANGED, MixMode
from desktop.ui.i18n import tr
from desktop.ui.mixer.strip import MixStrip
from desktop.ui.mixer.wishes import MixWishes


def strip_menu(mix: Mix, strip: MixStrip, wishes: MixWishes, parent: QWidget) -> QMenu:
    """Made for one look; the caller shows it."""
    menu = QMenu(parent)
    key, one = strip.key, mix.strip(strip.key)
    if one is None:
        return menu
    state = mix.state_of(one)
    live = not (mix.mode is MixMode.AUTO and one.origin is Origin.ROOM)
    if state is StripState.REFUSED:
        menu.addAction(tr("Mixer", "Why it was refused…"), lambda: strip.reason_wanted.emit(key))
        menu.addAction(tr("Mixer", "Try again"), lambda: wishes.try_again.emit(key))
        menu.addSeparator()
    if state is StripState.NEXT_START:
        menu.addAction(tr("Mixer", "Apply now…"), lambda: wishes.apply.emit(key))
        menu.addSeparator()
    muted = one.wish.muted
    words = tr("Mixer", "Unmute") if muted else tr("Mixer", "Mute")
    menu.addAction(_with_key(words, "M"), lambda: wishes.mute.emit(key, not muted))
    unity = menu.addAction(_with_key(tr("Mixer", "Fader to 100 %"), "Home"))
    unity.triggered.connect(lambda: strip.fader.set_value_from_entry(UNCHANGED))
    typed = menu.addAction(_with_key(tr("Mixer", "Type a volume…"), "F2"))
    typed.triggered.connect(lambda: strip.percent.begin(""))
    for action in (unity, typed):
        action.setEnabled(live)
    menu.addSeparator()
    menu.addAction(_with_key(tr("Mixer", "Remove from the mix"), "Del"), lambda: wishes.remove.emit(key))
    return menu


def _with_key(words: str, key: str) -> str:
    """The key is the widget's own, so it is written and not given to the menu, which would take it from the widget."""
    return f"{words}\t{key}"
