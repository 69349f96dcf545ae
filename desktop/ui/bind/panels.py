"""The docks and the bar by menu and key: shown, closed, gone to; channels filtered and walked through."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from desktop.ui.panel_walk import first_stop, focus_is_in

if TYPE_CHECKING:
    from desktop.ui.channels.panel import ChannelsPanel
    from desktop.ui.main_window import MainWindow
    from desktop.ui.panel_dock import PanelDock


class PanelsBinding(QObject):
    """Alt and a number goes to a panel, opens it if it was closed, and closes it from inside.

    There are no channels before `join`.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._channels: ChannelsPanel | None = None
        docks = window.docks
        for name, dock in (("channels", docks.channels), ("mix", docks.mix), ("chat", docks.chat)):
            shown = window.actions_.action(f"view.{name}")
            shown.setChecked(dock.toggleViewAction().isChecked())
            shown.triggered.connect(lambda checked, dock=dock: dock.setVisible(checked))
            dock.toggleViewAction().toggled.connect(shown.setChecked)
            self._on(f"window.{name}", partial(self._go_or_close, dock))
        self._on("window.air", self._go_to_bar)
        self._on("window.filter", self._filter)
        self._on("window.next_channel", lambda: self._step(1))
        self._on("window.previous_channel", lambda: self._step(-1))

    def join(self, channels: ChannelsPanel) -> None:
        """These are filtered and walked through from now on."""
        self._channels = channels
        self.order_stops(channels.stops)

    def order_stops(self, channels: Iterable[QWidget]) -> None:
        """Tab goes through the channels in the order in which they are read, after the bar and before the wall."""
        self._window.panels.order()
        for first, second in pairwise(channels):
            QWidget.setTabOrder(first, second)

    def _on(self, command_id: str, act: Callable[[], object]) -> None:
        self._window.actions_.action(command_id).triggered.connect(lambda _checked=False: act())

    def _go_or_close(self, dock: PanelDock) -> None:
        if dock.isVisible() and focus_is_in(dock):
            dock.close()
            self._window.panels.go_to(self._window.wall)
            return
        dock.show()
        self._window.panels.go_to(dock)

    def _go_to_bar(self) -> None:
        stop = first_stop(self._window.docks.air)
        if stop is not None:
            stop.window().activateWindow()
            stop.setFocus(Qt.FocusReason.TabFocusReason)

    def _step(self, step: int) -> None:
        if self._channels is not None:
            self._channels.list.step(step)

    def _filter(self) -> None:
        dock = self._window.docks.channels
        dock.show()
        if self._channels is None:
            self._window.panels.go_to(dock)
            return
        field = self._channels.filter_field
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        field.selectAll()
