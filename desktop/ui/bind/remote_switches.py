"""Which commands have an on and an off, and how they stand: for control surfaces, which say “on” and never “other”.

Read from the one truth of each part; nothing is kept here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop.core.air import Sound
from desktop.core.call import JOINED
from desktop.core.model import SourceState, SourceView
from desktop.ui.bind.sources import RECORDED
from desktop.ui.commands import MAX_NUMBERED

if TYPE_CHECKING:
    from desktop.control.desk import Desk
    from desktop.core.call import Call
    from desktop.core.mix import Strip
    from desktop.ui.main_window import MainWindow

_CHECKED = ("view.channels", "view.mix", "view.chat", "view.layout", "view.full_screen")


class RemoteSwitches:
    """`state` of a switch is None where nothing can be said of it now."""

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        self._window, self._desk = window, desk
        self._of_source: dict[str, Callable[[SourceView], bool]] = {
            "source.record": lambda view: view.recording.state in RECORDED,
            "source.listen_add": lambda view: desk.listening.is_heard(view.id),
            "source.mute": lambda view: desk.listening.muted(view.id),
            "source.pause": lambda view: view.state is SourceState.PAUSED,
        }
        self._others: dict[str, Callable[[], bool | None]] = {
            "panic.mute_all": lambda: desk.panic.held,
            "source.record_all": self._all_recorded,
            "air.pause": self._paused,
            "mix.run": self._mixing,
            "call.microphone": lambda: self._of_call(lambda call: call.microphone.wish),
            "call.camera": lambda: self._of_call(lambda call: call.camera.wish),
            "call.cough": lambda: self._of_call(lambda call: call.talking if call.push_to_talk else call.coughing),
        }
        for command_id in _CHECKED:
            self._others[command_id] = window.actions_.action(command_id).isChecked
        for n in range(1, MAX_NUMBERED + 1):
            self._others[f"source.listen.{n}"] = lambda n=n: self._heard(n)  # type: ignore[misc]  # default binds n
            self._others[f"mix.mute.{n}"] = lambda n=n: self._muted(n)  # type: ignore[misc]  # default binds n

    def has(self, command_id: str) -> bool:
        """Whether it has an on and an off."""
        return command_id in self._others or command_id in self._of_source

    def state(self, command_id: str, source_id: str | None) -> bool | None:
        """How it stands; for what is about a source, of this one."""
        if command_id in self._others:
            return self._others[command_id]()
        sources = self._desk.sources
        if command_id not in self._of_source or source_id is None or source_id not in sources.ids:
            return None
        return self._of_source[command_id](sources.view(source_id))

    def _all_recorded(self) -> bool | None:
        """None while some are recorded and some are not."""
        views = map(self._desk.sources.view, self._desk.sources.ids)
        recorded = {view.recording.state in RECORDED for view in views}
        return None if len(recorded) == 2 else recorded == {True}

    def _paused(self) -> bool:
        mezon = self._window.mezon
        return mezon is not None and mezon.desk.live.air.sound is Sound.PAUSED

    def _mixing(self) -> bool:
        mixer = self._window.mixer
        return mixer is not None and mixer.desk.mixer.mix.under_way

    def _heard(self, n: int) -> bool | None:
        ids = self._desk.sources.ids
        return self._desk.listening.is_heard(ids[n - 1]) if n <= len(ids) else None

    def _muted(self, n: int) -> bool | None:
        mixer = self._window.mixer
        strips: tuple[Strip, ...] = mixer.desk.mixer.mix.strips if mixer is not None else ()
        return strips[n - 1].wish.muted if n <= len(strips) else None

    def _of_call(self, look: Callable[[Call], bool]) -> bool | None:
        calls = self._window.call_porch.calls if self._window.call_porch is not None else None
        return look(calls.call) if calls is not None and calls.call.state in JOINED else None
