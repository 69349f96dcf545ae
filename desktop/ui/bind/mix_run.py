"""Start, stop, mode and setup of the mix between the panel and the mixer; what notices of the mix offer to do."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.core.mix import Hindrance, MixState
from desktop.core.mix_setup import MixMode, MixSetup
from desktop.core.model import Notice, Remedy
from desktop.ui.bind.mix_questions import MixQuestions
from desktop.ui.mixer import questions
from desktop.ui.mixer.panel import MixPanel

if TYPE_CHECKING:
    from desktop.control.mixer import Mixer
    from desktop.ui.main_window import MainWindow


class MixRun(QObject):
    """Lives as long as the window."""

    def __init__(
        self,
        window: MainWindow,
        mixer: Mixer,
        panel: MixPanel,
        asking: MixQuestions,
        answers: dict[Remedy, Callable[[Notice], object]],
    ) -> None:
        super().__init__(window)
        self._window, self._mixer, self._panel, self._asking = window, mixer, panel, asking
        wishes = panel.wishes
        wishes.mode.connect(self._switch)
        wishes.setup.connect(self._set_up)
        wishes.start.connect(self._start)
        wishes.stop.connect(self._stop)
        wishes.restart.connect(self._restart)
        wishes.apply.connect(lambda _key: self._restart())
        wishes.check.connect(mixer.check)
        wishes.clear.connect(mixer.clear)
        wishes.take_over.connect(mixer.take_over)
        wishes.stop_left.connect(self._stop_left)
        answers[Remedy.STOP_MIX] = lambda _notice: self._stop()
        answers[Remedy.START_MIX] = lambda _notice: self._restart()

    @property
    def _anchor(self) -> QWidget:
        return self._panel.master.run

    def _start(self) -> None:
        if self._mixer.start() is not Hindrance.NONE:
            self._window.docks.mix.show()
            self._panel.sheets.open_setup(starting=True)  # it says what stands in the way

    def stop_at(self, anchor: QWidget) -> None:
        """Ask there whether to stop it; or the one of a former run, while that one runs."""
        if self._mixer.left is not None:
            self._ask_to_stop_left(anchor)
        else:
            self._asking.ask(anchor, questions.before_stop(self._mixer.mix), self._mixer.stop)

    def _stop(self) -> None:
        self.stop_at(self._anchor)

    def _restart(self) -> None:
        if self._mixer.mix.state is MixState.LOST:
            self._start()
            return
        self._asking.ask(self._anchor, questions.before_restart(self._mixer.mix), self._mixer.restart)

    def _stop_left(self) -> None:
        self._ask_to_stop_left(self._panel.master.box)

    def _ask_to_stop_left(self, anchor: QWidget) -> None:
        left = self._mixer.left
        if left is not None:
            self._asking.ask(anchor, questions.before_stop_left(left.started_at), self._mixer.stop_left)

    def _switch(self, mode: MixMode) -> None:
        mix = self._mixer.mix
        header = self._panel.header
        anchor = header.auto if mode is MixMode.AUTO else header.desk
        self._asking.ask(anchor, questions.before_mode(mix, mode), lambda: self._take(mode))

    def _take(self, mode: MixMode) -> None:
        self._mixer.choose(replace(self._mixer.mix.setup, mode=mode))
        self._mixer.restart()

    def _set_up(self, setup: MixSetup) -> None:
        """Chosen at once; what the service does not change live waits for a restart, which asks."""
        self._mixer.choose(setup)
        question = questions.before_setup(self._mixer.mix, setup)
        if question is not None:
            self._asking.ask(self._anchor, question, self._mixer.restart)
