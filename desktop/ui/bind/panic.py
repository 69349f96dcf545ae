"""“Mute all” between the window and the desk: the button, its key, and the bar over the wall header."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer

from desktop.core.panic import PanicState
from desktop.ui.i18n import tr
from desktop.ui.panic.panic_bar import PanicBar, PanicFace
from desktop.ui.panic.panic_key import MUTE_ALL, PanicKey
from desktop.ui.popover import Question

if TYPE_CHECKING:
    from desktop.control.desk import Desk
    from desktop.settings.schema import Settings
    from desktop.ui.main_window import MainWindow
    from desktop.ui.onair.air_bar import AirBar

_TICK_MS = 200  # whole seconds are shown


class PanicBinding(QObject):
    """Lives as long as the window. `bar` is made when something is muted for the first time."""

    def __init__(self, window: MainWindow, desk: Desk, air: AirBar) -> None:
        super().__init__(window)
        self._window, self._desk, self._panic, self._air = window, desk, desk.panic, air
        self._bar: PanicBar | None = None
        self._confirm = window.binding.confirm
        self._asking = False  # the open question is ours
        self._held = False  # by key or button, to be released
        self._key = PanicKey(window.actions_, self, self._press, self._let_go, self._cancel)
        self._clock = QTimer(self, interval=_TICK_MS)
        self._clock.timeout.connect(self._show_face)
        air.mute_all.pressed.connect(lambda: self._press(Qt.MouseButton.LeftButton))
        air.mute_all.released.connect(self._let_go)
        window.actions_.action(MUTE_ALL).triggered.connect(lambda _checked=False: self._trigger())
        window.actions_.keys_changed.connect(self._show_keys)
        window.retranslated.connect(self._show)
        desk.panic.changed.connect(self._show)
        desk.store.changed.connect(self._settings_changed)
        self._confirm.answered.connect(self._answered)
        self._show()

    @property
    def bar(self) -> PanicBar:
        """Over the wall header while it is needed."""
        if self._bar is None:
            self._bar = PanicBar(self._window.theme, self._window.wall_header)
            self._bar.release.act.connect(self._panic.release)
            self._bar.release.ask.connect(self._ask)
            self._bar.clear_wanted.connect(self._panic.clear)
            self._bar.stop_mix_wanted.connect(self._stop_mix)
            self._show_keys()
            self._bar.release.set_always_ask(self._desk.store.settings.appearance.guards_ask)
        return self._bar

    def _show(self) -> None:
        panic = self._panic
        self._air.mute_all.set_held(panic.held)
        words = tr("Commands", "Release Mute all…") if panic.held else tr("Commands", "Mute all")
        self._window.actions_.set_text(MUTE_ALL, words)
        off = panic.state is PanicState.OFF
        (self._clock.stop if off else self._clock.start)()
        if self._bar is None and off:
            return
        if self._asking and not panic.held:
            self._confirm.refuse()
        self._show_face()
        self._window.wall_header.cover(None if off else self.bar)

    def _show_face(self) -> None:
        panic = self._panic
        since = panic.muted_since
        muted_s = 0 if since is None else int(time.monotonic() - since)
        self.bar.show_face(PanicFace(panic.state, panic.targets, panic.leftovers, muted_s))

    def _press(self, but: Qt.MouseButton = Qt.MouseButton.NoButton) -> None:
        """Mute at once; what is muted is released by whoever goes on pressing."""
        if not self._panic.held:
            self._panic.mute()
            self.bar.release.renew()
        else:
            self._held = True
            self.bar.release.press(but)

    def _let_go(self) -> None:
        if self._held:
            self._held = False
            self.bar.release.let_go()

    def _cancel(self) -> bool:
        held, self._held = self._held, False
        if held:
            self.bar.release.cancel()
        return held

    def _trigger(self) -> None:
        """Out of the menu, which cannot be held."""
        if self._panic.held:
            self._ask()
        else:
            self._panic.mute()

    def _ask(self) -> None:
        """Tapped instead of held, or pressed by a screen reader."""
        question = Question(
            tr("Question", "Release Mute all?"),
            tr("Question", "Broadcast and mix go on as they were."),
            tr("Question", "Keep muted"),
            tr("Question", "Release"),
        )
        anchor = self.bar.release if self.bar.release.isVisible() else self._air.mute_all
        self._confirm.ask(anchor, question, self._panic.release)
        self._asking = True

    def _answered(self, _yes: bool) -> None:
        self._asking = False

    def _stop_mix(self) -> None:
        if self._window.mixer is not None:
            self._window.mixer.run.stop_at(self.bar.stop_mix)

    def _show_keys(self) -> None:
        if self._bar is not None:
            self._bar.set_key(self._window.actions_.key_text(MUTE_ALL))

    def _settings_changed(self, new: Settings, _old: Settings) -> None:
        if self._bar is not None:
            self._bar.release.set_always_ask(new.appearance.guards_ask)
