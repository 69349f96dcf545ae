"""The REC chip of a tile: evidence of bytes on disk, never intent."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct
from PySide6.QtWidgets import QWidget

from desktop.core.model import RecordingState, RecordingView
from desktop.ui import formats
from desktop.ui.chip import Chip
from desktop.ui.i18n import tr
from desktop.ui.theme import Theme


class RecRoom(StrEnum):
    """How much the chip may say."""

    FULL = "full"  # focus: time and size
    TIME = "time"
    WORD = "word"  # one-line caption


class RecWords(Struct, frozen=True):
    """What the chip shows; an empty text hides it."""

    text: str
    icon: str = ""
    tone: str = "umd.text"
    icon_tone: str = "umd.text"


def rec_words(view: RecordingView, room: RecRoom) -> RecWords:
    """The words for a recording; the red dot only while bytes reach the disk."""
    if view.state in (RecordingState.OFF, RecordingState.SAVED):
        return RecWords("")
    if view.state is RecordingState.RECORDING:
        return RecWords(_running(view, room), "record", "umd.text", "dark:rec.dot")
    if view.state is RecordingState.STARTING:
        return RecWords(tr("Rec", "Starting…"), "record-off", "umd.text2", "umd.text2")
    if view.state is RecordingState.SAVING:
        return RecWords(tr("Rec", "Saving…"), "hourglass", "umd.text2", "umd.text2")
    amber = {
        # in one line the name needs the room: amber and the hollow ring say it, and the band on the picture in words
        RecordingState.IDLE: tr("Rec", "REC") if room is RecRoom.WORD else tr("Rec", "no bytes"),
        RecordingState.HELD: tr("Rec", "REC held"),
        RecordingState.FAILED: tr("Rec", "REC failed"),
    }
    icon = "record-off" if view.state is RecordingState.IDLE else "state-warn"
    return RecWords(amber[view.state], icon, "umd.warn", "umd.warn")


def _running(view: RecordingView, room: RecRoom) -> str:
    if room is RecRoom.WORD:
        return tr("Rec", "REC")
    if room is RecRoom.TIME:
        return formats.elapsed(view.seconds)
    return tr("Rec", "REC {time} · {size}").format(
        time=formats.clock(view.seconds), size=formats.size(view.bytes_on_disk)
    )


class RecChip(Chip):
    """Shows a RecordingView in the room it is given."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.hide()

    def set_recording(self, view: RecordingView, room: RecRoom) -> None:
        """Show `view`; hidden when there is nothing to say."""
        words = rec_words(view, room)
        edge = "" if words.tone == "umd.warn" else "tile.line"
        self.set_state(
            words.text, icon=words.icon, tone=words.tone, icon_tone=words.icon_tone, edge=edge, ground="tile.bg"
        )
        self.setVisible(bool(words.text))
