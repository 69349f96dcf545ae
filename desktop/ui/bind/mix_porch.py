"""What stands in the dock of the mix before the mixer is there, which is when ZEGOCLOUD is set up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.ui.bind.zego import ZegoBinding
from desktop.ui.commands import MAX_NUMBERED
from desktop.ui.i18n import tr
from desktop.ui.signed_out import SignedOut, mix_words

if TYPE_CHECKING:
    from desktop.control.desk import Desk
    from desktop.ui.bind import Binding
    from desktop.ui.main_window import MainWindow

MIX_COMMANDS = (
    "mix.run", "mix.mode", "mix.add", "mix.output", "mix.setup", "mix.scenes", "mix.copy",
    *(f"mix.mute.{n}" for n in range(1, MAX_NUMBERED + 1)),
)  # fmt: skip


class MixPorch(QObject):
    """`zego` stays when the mixer is there."""

    def __init__(self, window: MainWindow, desk: Desk, rooms: Binding) -> None:
        super().__init__(window)
        self._window = window
        self._closed = False
        self.zego: ZegoBinding = ZegoBinding(window, desk, rooms.settings)
        self.empty = SignedOut(window.theme, "mixer", mix_words)
        self.empty.primary_pressed.connect(lambda: rooms.settings.open("services", "zego"))
        window.docks.mix.fill(self.empty)
        window.retranslated.connect(self._show)
        self._show()

    def close(self) -> None:
        """The mixer is shown instead."""
        self._closed = True

    def _show(self) -> None:
        if not self._closed:
            for command_id in MIX_COMMANDS:
                self._window.actions_.set_enabled(command_id, False, tr("Commands", "Connect ZEGOCLOUD first."))
