"""What stands in the place of the strips while there are none (UI.md 13)."""

from __future__ import annotations

from typing import NamedTuple

from desktop.core.mix import Hindrance, Mix
from desktop.ui.i18n import isolate, tr
from desktop.ui.mixer.master_words import left_time
from desktop.ui.mixer.standing import Standing
from desktop.ui.signed_out import mix_words


class EmptyWords(NamedTuple):
    """A whole page: icon, title, sentence, one button that opens the settings."""

    icon: str
    title: str
    text: str
    button: str


def empty_words(mix: Mix, standing: Standing) -> EmptyWords | None:
    """A page instead of the strips, where nothing can be mixed before something is set up."""
    if mix.under_way or mix.strips:
        return None
    if standing.hindrance is Hindrance.NOT_SET_UP and standing.unasked_at is not None:
        text = tr("Mixer", "It was started at {time}, and may cost. Connect ZEGOCLOUD to take it over or to stop it.")
        text = text.format(time=left_time(standing.unasked_at))
        return EmptyWords("mixer", tr("Mixer", "A mix may still be running"), text, mix_words()[2])
    if standing.hindrance is Hindrance.NOT_SET_UP:
        return EmptyWords("mixer", *mix_words())
    if standing.hindrance is Hindrance.ROOM or not mix.room:
        return EmptyWords(
            "door-wait",
            tr("Mixer", "No room is chosen"),
            tr("Mixer", "The mix needs the id of one ZEGOCLOUD room. Everyone who sends there appears as a strip."),
            tr("Mixer", "Choose the room…"),
        )
    return None


def hint(mix: Mix, standing: Standing) -> str:
    """One sentence beside “Add input” while there is no strip."""
    if mix.strips or not mix.room:
        return ""
    if standing.room_trouble:
        return tr("Mixer", "The room could not be read ({reason}).").format(reason=standing.room_trouble.rstrip("."))
    if not standing.room_read:
        return tr("Mixer", "Reading the room…")
    text = tr("Mixer", "Nobody is in room {room}. Strips appear when somebody sends.")
    return text.format(room=isolate(mix.room))
