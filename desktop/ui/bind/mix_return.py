"""Hearing the mix: an output's play address becomes a source of the wall, and its level that of the master.

Copying an address, too, for whoever wants to hear it elsewhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from desktop.core.errors import Code
from desktop.core.mix import PlayAddress
from desktop.core.model import SourceState
from desktop.core.pull import BadAddress
from desktop.settings.schema import Listen
from desktop.ui.announce import announce
from desktop.ui.i18n import tr
from desktop.ui.mixer.wishes import MixWishes

if TYPE_CHECKING:
    from desktop.control.desk import Desk
    from desktop.control.mixer import Mixer
    from desktop.ui.main_window import MainWindow

_OVER = frozenset({SourceState.ENDED, SourceState.FAILED})


class MixReturn(QObject):
    """`changed` when another output is listened to, or none."""

    changed = Signal()

    def __init__(self, window: MainWindow, desk: Desk, mixer: Mixer, wishes: MixWishes) -> None:
        super().__init__(window)
        self._window, self._desk, self._mixer = window, desk, mixer
        self.target = ""  # of the output that is listened to
        self.source_id = ""  # which carries its sound
        self._followed: frozenset[str] | None = None  # who else was heard when the headphones left the focus for it
        wishes.listen.connect(self.listen)
        wishes.copy.connect(self._copy)
        mixer.changed.connect(self._mix_changed)
        desk.sources.changed.connect(self._source_changed)
        desk.sources.removed.connect(self._source_changed)

    def listen(self, target: str, wanted: bool) -> None:
        """To this output, in the headphones and on the wall; or no more."""
        if self.target:
            self._stop()
        play = play_of(self._mixer.mix.play, target)
        address = (play.flv or play.hls or play.rtmp) if play is not None else ""
        if not wanted or not address:
            return
        name = tr("Mixer", "Return of {name}").format(name=target.rpartition("/")[2])
        try:
            self.source_id = self._desk.pulls.add(address, name)
        except BadAddress as error:
            self._desk.notices.raise_(Code.SERVICE_UNKNOWN, details=str(error), service="ZEGOCLOUD", code="")
            return
        self.target = target
        listening = self._desk.listening
        if not listening.is_heard(self.source_id):
            self._followed = listening.on_bus if listening.mode is Listen.FOCUS else None
            listening.toggle(self.source_id)
        self.changed.emit()

    def _stop(self) -> None:
        source_id, self.source_id, self.target = self.source_id, "", ""
        self._follow_again(source_id)
        self._desk.pulls.end(source_id)
        self._desk.sources.remove_tile(source_id, for_good=True)
        self.changed.emit()

    def _follow_again(self, source_id: str) -> None:
        """The headphones go back to the focus, unless the operator has chosen otherwise meanwhile."""
        followed, self._followed = self._followed, None
        listening = self._desk.listening
        if followed is not None and listening.mode is Listen.CHOSEN and listening.on_bus - {source_id} <= followed:
            listening.set_mode(Listen.FOCUS)

    def _mix_changed(self) -> None:
        if self.target and not self._mixer.mix.under_way:
            self._stop()

    def _source_changed(self, source_id: str) -> None:
        """Disconnected or taken off the wall by the operator: then nobody listens, and a tile stays as it is."""
        if source_id != self.source_id:
            return
        sources = self._desk.sources
        if source_id not in sources.ids or sources.view(source_id).state in _OVER:
            self.source_id = self.target = ""
            self._follow_again(source_id)
            self.changed.emit()

    def _copy(self, text: str, said: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._window.status.show_hint(said)
        announce(self._window.status, said)


def play_of(play: tuple[PlayAddress, ...], target: str) -> PlayAddress | None:
    """Where the output of this target can be heard; the service names an RTMP output by the end of its address."""
    names = (target, target.rpartition("/")[2])
    return next((one for one in play if one.output in names), None)
