"""Three kept layouts: where the window stands and how the wall is laid out, under a name (UI.md 3.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.ui.wall.geometry import WallLayout

if TYPE_CHECKING:
    from desktop.ui.bind.wall import WallBinding
    from desktop.ui.main_window import MainWindow

PLACES = (1, 2, 3)


class Layouts:
    """Kept in the file of the window's places, which may be lost without harm."""

    def __init__(self, window: MainWindow, wall: WallBinding) -> None:
        self._window, self._wall = window, wall

    def name(self, place: int) -> str:
        """What the operator called it; empty while nothing is kept there."""
        return self._window.layout_memory.word(f"layout_name/{place}")

    def keep(self, place: int, name: str) -> None:
        """Remember everything as it stands now, in the place of what was kept there."""
        memory = self._window.layout_memory
        memory.keep(f"kept/{place}", self._window)
        memory.keep_word(f"kept_wall/{place}", self._wall.layout.value)
        memory.keep_word(f"layout_name/{place}", name)

    def apply(self, place: int) -> None:
        """Put everything back as it was kept."""
        memory = self._window.layout_memory
        self._window.showNormal()
        memory.restore(f"kept/{place}", self._window)
        wall = memory.word(f"kept_wall/{place}")
        if wall in list(WallLayout):
            self._wall.set_layout(WallLayout(wall))

    def ask(self) -> None:
        """Ask for a name and a place."""
        from desktop.ui.layout_popover import LayoutPopover  # noqa: PLC0415 - not needed to start

        popover = LayoutPopover(self._window.theme, self._window, [(place, self.name(place)) for place in PLACES])
        popover.chosen.connect(self._keep)
        popover.open_at(self._window.wall_header)

    def _keep(self, place: int, name: str) -> None:
        self.keep(place, name)
        self._window.binding.commands.refresh()
