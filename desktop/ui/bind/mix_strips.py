"""The strips between the panel and the mixer: faders, mutes, inputs that come and go, and what takes them back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.core.errors import Code
from desktop.core.mix import Strip, StripState
from desktop.core.model import Notice, Remedy
from desktop.ui.bind.mix_questions import MixQuestions
from desktop.ui.mixer import questions
from desktop.ui.mixer.panel import MixPanel
from desktop.ui.mixer.standing import InputChoice
from desktop.ui.undo import Kind

if TYPE_CHECKING:
    from desktop.control.desk import Desk
    from desktop.control.mixer import Mixer
    from desktop.ui.bind import Binding
    from desktop.ui.main_window import MainWindow


class MixStrips(QObject):
    """Lives as long as the window. What was asked about, as the mix restarts for it, no key takes back."""

    def __init__(
        self, window: MainWindow, desk: Desk, mixer: Mixer, panel: MixPanel, asking: MixQuestions, rooms: Binding
    ) -> None:
        super().__init__(window)
        self._desk, self._mixer, self._panel, self._asking = desk, mixer, panel, asking
        self._undo = rooms.sources.undo
        self._removed: dict[int, Strip] = {}  # by the notice that offers to bring it back
        wishes = panel.wishes
        wishes.moved.connect(self._move)
        wishes.gesture.connect(self._remember_move)
        wishes.mute.connect(self._mute)
        wishes.remove.connect(self._remove)
        wishes.add.connect(self._add)
        wishes.try_again.connect(self._try)
        wishes.accept.connect(lambda key: mixer.touch(lambda strips: strips.accept(key)))
        rooms.notices.answers[Remedy.TRY_MIX] = lambda _notice: self._try_all()
        rooms.notices.answers[Remedy.UNDO_REMOVAL] = self._bring_back

    def _move(self, key: str, percent: int) -> None:
        self._mixer.touch(lambda strips: strips.move(key, percent))

    def _remember_move(self, key: str, before: int, after: int) -> None:
        self._undo.do(Kind.FADER, lambda: self._move(key, after), lambda: self._move(key, before))

    def _mute(self, key: str, muted: bool) -> None:
        question = questions.before_mute(self._mixer.mix, key, muted)
        if question is None:
            self._undo.do(Kind.MUTE, lambda: self._set_muted(key, muted), lambda: self._set_muted(key, not muted))
        else:
            self._asking.ask(self._anchor(key), question, lambda: self._mute_by_restart(key, muted))

    def _set_muted(self, key: str, muted: bool) -> None:
        self._mixer.touch(lambda strips: strips.mute(key, muted))

    def _mute_by_restart(self, key: str, muted: bool) -> None:
        self._set_muted(key, muted)
        self._mixer.restart()

    def _remove(self, key: str) -> None:
        strip = self._mixer.mix.strip(key)
        if strip is None:
            return
        question = questions.before_remove(self._mixer.mix, key)
        if question is None:
            self._undo.do(Kind.INPUT, lambda: self._take_out(key), lambda: self._put_in(strip))
            told = self._desk.notices.raise_(Code.MIX_REMOVED, name=strip.name or key)
            self._removed[told] = strip
        else:
            self._asking.ask(self._anchor(key), question, lambda: self._remove_by_restart(key))

    def _remove_by_restart(self, key: str) -> None:
        self._take_out(key)
        self._mixer.restart()

    def _take_out(self, key: str) -> None:
        self._mixer.touch(lambda strips: strips.remove(key))

    def _put_in(self, strip: Strip) -> None:
        self._mixer.touch(lambda strips: strips.add(strip.key, strip.origin, strip.name, strip.own))

    def _bring_back(self, notice: Notice) -> None:
        strip = self._removed.pop(notice.id, None)
        if strip is not None:
            self._put_in(strip)
            self._desk.notices.close(notice.id)

    def _add(self, choice: InputChoice) -> None:
        self._mixer.touch(lambda strips: strips.add(choice.key, choice.origin, choice.name))

    def _try_all(self) -> None:
        mix = self._mixer.mix
        for one in mix.strips:
            if mix.state_of(one) is StripState.REFUSED:
                self._try(one.key)

    def _try(self, key: str) -> None:
        self._mixer.touch(lambda strips: strips.try_again(key))

    def _anchor(self, key: str) -> QWidget:
        strip = self._panel.strips.strip(key)
        return strip.mute if strip is not None else self._panel
