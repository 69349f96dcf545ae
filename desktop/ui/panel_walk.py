"""F6: from panel to panel, each time to the child that last had the focus there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QApplication, QWidget
from shiboken6 import isValid


class PanelWalk(QObject):
    """Knows the panels in their order; hidden ones are passed over. `ordered`: who has an order of its own, again."""

    ordered = Signal()

    def __init__(self, panels: Sequence[QWidget], parent: QObject) -> None:
        super().__init__(parent)
        self._panels = list(panels)
        self._last: dict[int, QWidget] = {}
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    def add(self, panel: QWidget) -> None:
        """One more, before the last of them: that is the status bar."""
        last = len(self._panels) - 1
        self._panels.insert(last, panel)
        self._last.pop(last, None)

    def walk(self, step: int) -> None:
        """Go on by `step` panels: 1 or -1."""
        shown = [panel for panel in self._panels if panel.isVisible() and first_stop(panel) is not None]
        if not shown:
            return
        present = self._panel_of(QApplication.focusWidget())
        index = shown.index(present) + step if present in shown else (0 if step > 0 else -1)
        self.go_to(shown[index % len(shown)])

    def go_to(self, panel: QWidget) -> None:
        """The child of `panel` that last had the focus, else its first."""
        kept = self._last.get(self._panels.index(panel))
        usable = kept is not None and isValid(kept) and _can_take_focus(kept) and _holds(panel, kept)
        target = kept if usable else first_stop(panel)
        if target is not None:
            target.window().activateWindow()  # the wall may be on another screen
            target.setFocus(Qt.FocusReason.TabFocusReason)

    def order(self) -> None:
        """Let Tab go through the panels in this order too, in each as its parts were made; they may be filled late."""
        home = self.parent()
        here = [panel for panel in self._panels if isinstance(home, QWidget) and home.isAncestorOf(panel)]
        _chain([stop for panel in here for stop in (panel, *_stops(panel))])
        self.ordered.emit()

    def _panel_of(self, widget: QWidget | None) -> QWidget | None:
        return next((panel for panel in self._panels if _holds(panel, widget)), None)

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        panel = self._panel_of(new)
        if panel is not None and new is not None:
            self._last[self._panels.index(panel)] = new


def focus_is_in(panel: QWidget) -> bool:
    """Whether `panel` or a child of it has the keyboard."""
    return _holds(panel, QApplication.focusWidget())


def first_stop(panel: QWidget) -> QWidget | None:
    """The first widget of a panel that Tab would reach.

    Its parts are asked for, never `nextInFocusChain`: for PySide the answer belongs to the widget that was asked, and
    is dead when that widget goes, with the window itself where the chain runs through it.
    """
    return next((widget for widget in (panel, *panel.findChildren(QWidget)) if _can_take_focus(widget)), None)


def tab_after(stop: QWidget, panels: Iterable[QWidget]) -> None:
    """Let Tab go from `stop` to `panels` and what is in them; what is made late would come after everything else.

    Buttons and sliders that take no focus now may take it later: Qt orders only what takes it, so they do meanwhile.
    """
    _chain([stop, *(part for panel in panels for part in (panel, *_stops(panel)))])


def _stops(panel: QWidget) -> list[QWidget]:
    """What Tab reaches in a panel, or may reach later; popovers and lists of drop-downs are windows of their own."""
    return [part for part in panel.findChildren(QWidget) if part.window() is panel.window() and _may_stop(part)]


def _may_stop(part: QWidget) -> bool:
    proxy = part.focusProxy()
    if proxy is not None and part.isAncestorOf(proxy):  # left behind in the ring, it would lead back to its part
        return True
    return isinstance(part, QAbstractButton | QAbstractSlider) or bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _chain(stops: Sequence[QWidget]) -> None:
    """One after the other."""
    policies = [widget.focusPolicy() for widget in stops]
    for widget in stops:
        widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    for first, second in pairwise(stops):
        QWidget.setTabOrder(first, second)
    for widget, policy in zip(stops, policies, strict=True):
        widget.setFocusPolicy(policy)


def _holds(panel: QWidget, widget: QWidget | None) -> bool:
    return widget is not None and (panel is widget or panel.isAncestorOf(widget))


def _can_take_focus(widget: QWidget) -> bool:
    tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(tab) and widget.isEnabled() and widget.isVisible()
