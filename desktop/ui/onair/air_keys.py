"""The keys of going live and ending: held they act, tapped they ask, wherever the focus is."""

from __future__ import annotations

from desktop.ui.actions import ActionRegistry
from desktop.ui.held_keys import HeldKeys
from desktop.ui.onair.air_bar import AirBar, AirKeyNames
from desktop.ui.onair.guard_button import GuardButton

GO_LIVE, END = "air.go_live", "air.end"


def air_key_names(actions: ActionRegistry) -> AirKeyNames:
    """The keys in force, as the bar shows them."""
    commands = (GO_LIVE, END, "air.pause", "air.skip", "air.playlist", "panic.mute_all")
    return AirKeyNames(*map(actions.key_text, commands))


class AirKeys(HeldKeys):
    """Belongs to a bar, and lives as long as it."""

    COMMANDS = (GO_LIVE, END)

    def __init__(self, bar: AirBar, actions: ActionRegistry) -> None:
        super().__init__(actions, bar)
        self._bar = bar
        self._guard: GuardButton | None = None

    def pressed(self, command: str) -> None:
        bar, shown = self._bar, self._bar.guard
        wanted = bar.live_guard if command == GO_LIVE else bar.end_guard
        if shown is wanted and wanted.isEnabled():
            self._guard = wanted
            wanted.press()
        elif command == GO_LIVE:
            bar.go_live_asked.emit()
        else:
            bar.end_asked.emit()

    def let_go(self) -> None:
        guard, self._guard = self._guard, None
        if guard is not None:
            guard.let_go()

    def cancel(self) -> bool:
        guard, self._guard = self._guard, None
        if guard is not None:
            guard.cancel()
        return guard is not None
