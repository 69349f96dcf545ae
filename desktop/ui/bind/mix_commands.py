"""The commands of the mix: what each does in the panel, when it is in force, and why not."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from desktop.core.mix import Mix, MixState
from desktop.core.mix_setup import MOST_INPUTS, MOST_OUTPUTS, MixMode
from desktop.ui.commands import MAX_NUMBERED
from desktop.ui.i18n import isolate, tr
from desktop.ui.mixer.panel import MixPanel

if TYPE_CHECKING:
    from desktop.control.mixer import Mixer
    from desktop.ui.main_window import MainWindow


class MixCommands(QObject):
    """`show` whenever the mix has changed."""

    def __init__(self, window: MainWindow, mixer: Mixer, panel: MixPanel) -> None:
        super().__init__(window)
        self._window, self._mixer, self._panel = window, mixer, panel
        self._actions = window.actions_
        sheets = panel.sheets
        self._on("mix.run", panel.press_run)
        self._on("mix.mode", self._switch)
        self._on("mix.add", lambda: sheets.open_add(panel.strips.add))
        self._on("mix.output", lambda: sheets.open_output(None))
        self._on("mix.setup", lambda: sheets.open_setup(starting=False))
        self._on("mix.scenes", lambda: sheets.open_scenes(panel.header.scenes))
        self._on("mix.copy", self._offer_addresses)
        for n in range(1, MAX_NUMBERED + 1):
            action = self._actions.action(f"mix.mute.{n}")
            action.triggered.connect(lambda _checked=False, n=n: panel.mute_input(n))

    def show(self) -> None:
        """Words and enabled states."""
        mix, actions = self._mixer.mix, self._actions
        run = self._panel.master.run
        stopping = mix.state is MixState.STOPPING
        actions.set_text("mix.run", tr("Commands", "Stop mix…") if mix.under_way else tr("Commands", "Start mix…"))
        why = tr("Commands", "The mix is being stopped.") if stopping else tr("Commands", "See the panel of the mix.")
        actions.set_enabled("mix.run", run.isEnabled(), why)
        desk = mix.mode is MixMode.DESK
        actions.set_text("mix.mode", tr("Commands", "Switch to Auto") if desk else tr("Commands", "Switch to Desk"))
        actions.set_enabled("mix.mode", True)
        actions.set_enabled("mix.add", mix.inputs < MOST_INPUTS, tr("Mixer", "A mix takes nine inputs."))
        full = len(mix.setup.outputs) >= MOST_OUTPUTS
        actions.set_enabled("mix.output", not full, tr("Mixer", "A mix has at most three outputs."))
        for command_id in ("mix.setup", "mix.scenes"):
            actions.set_enabled(command_id, True)
        actions.set_enabled("mix.copy", bool(_addresses(mix)), tr("Commands", "No play address is known."))
        self._show_mutes(mix)

    def _show_mutes(self, mix: Mix) -> None:
        for n in range(1, MAX_NUMBERED + 1):
            command_id, there = f"mix.mute.{n}", n <= len(mix.strips)
            text = self._actions.command(command_id).text()
            if there:
                one = mix.strips[n - 1]
                words = tr("Commands", "Unmute {n}: {name}") if one.wish.muted else tr("Commands", "Mute {n}: {name}")
                text = words.format(n=n, name=isolate(one.name or one.key).replace("&", "&&"))
            if self._actions.action(command_id).text() != text:
                self._actions.set_text(command_id, text)
            self._actions.set_enabled(command_id, there, tr("Commands", "There is no input {n}.").format(n=n))

    def _switch(self) -> None:
        other = MixMode.AUTO if self._mixer.mix.mode is MixMode.DESK else MixMode.DESK
        self._panel.wishes.mode.emit(other)

    def _offer_addresses(self) -> None:
        menu, anchor = QMenu(self._window), self._panel.master
        for name, kind, address in _addresses(self._mixer.mix):
            said = tr("Mixer", "{kind} address of {name} copied.").format(kind=kind, name=isolate(name))
            menu.addAction(f"{name} · {kind}".replace("&", "&&"), partial(self._panel.wishes.copy.emit, address, said))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(anchor.mapToGlobal(QPoint(0, 0)))

    def _on(self, command_id: str, act: Callable[[], object]) -> None:
        """It is shown where it happens, even if the panel was closed."""

        def show_and_act() -> None:
            self._window.docks.mix.show()
            act()

        self._actions.action(command_id).triggered.connect(lambda _checked=False: show_and_act())


def _addresses(mix: Mix) -> list[tuple[str, str, str]]:
    """Output, kind and address of everything that can be copied."""
    kinds = [(one.output, (("RTMP", one.rtmp), ("HLS", one.hls), ("FLV", one.flv))) for one in mix.play]
    return [(output, kind, address) for output, pairs in kinds for kind, address in pairs if address]
