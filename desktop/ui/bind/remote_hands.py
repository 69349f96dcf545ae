"""Does what control surfaces want, through the very actions and questions that keys and menus use.

Nothing here knows how to go live or to stop a recording. Where the desk asks, the surface is told the question and may
answer it within a few seconds, while it stands on the screen and is still the same: one guard for every hand.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from desktop.core.remote import Answer, Asks, Done, Offer, Order, Refusal, Refused
from desktop.ui.bind.commands import why_not
from desktop.ui.bind.remote_switches import RemoteSwitches
from desktop.ui.i18n import tr
from desktop.ui.panic.panic_key import MUTE_ALL
from desktop.ui.popover import ConfirmPopover

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.control.desk import Desk
    from desktop.ui.bind.calls import CallBinding
    from desktop.ui.main_window import MainWindow

ANSWER_WITHIN_S = 10.0
COUGH = "call.cough"
RECORD_ALL = "source.record_all"
# What is done at the desk itself, each with its reason. The README lists them.
DESK_ONLY = {
    "file.quit": "whoever sits at the desk ends its evening",
    "file.sign_in": "an account is nobody's affair but the operator's",
    "file.sign_out": "the same, and it ends what is on air",
    "file.export_settings": "it opens a window for files at the desk",
    "file.import_settings": "the same, and settings are the operator's affair",
    "help.demo": "it ends the real desk, and remote control with it",
    "help.leave_demo": "it ends the demo studio, and remote control with it",
    "source.copy_address": "it fills the clipboard of the desk, with a secret",
    "source.diagnostics": "it fills the clipboard of the desk",
    "source.host_text": "it fills the clipboard of the desk",
    "mix.copy": "it opens a menu for the clipboard of the desk",
}


@dataclass(frozen=True, slots=True)
class _Asked:
    """The question that an order has raised."""

    action: str
    popover: ConfirmPopover
    number: int
    at: float

    def is_open(self, now: float) -> bool:
        same = self.popover.isVisible() and self.popover.number == self.number
        return same and now - self.at <= ANSWER_WITHIN_S


class RemoteHands:
    """Main thread; none of it waits. `surface` is the number of who wants it."""

    def __init__(self, window: MainWindow, desk: Desk, now: Callable[[], float] = time.monotonic) -> None:
        self._window, self._desk, self._now = window, desk, now
        self._switches = RemoteSwitches(window, desk)
        self._asked: dict[int, _Asked] = {}  # the last one of each surface
        self._coughing: int | None = None  # who holds it

    def press(self, order: Order, surface: int) -> Answer:
        """Do it, ask whether it is meant, or say why not."""
        if order.action not in self._window.actions_.ids:
            return Refused(Refusal.UNKNOWN)
        if order.action in DESK_ONLY:
            return Refused(Refusal.DESK_ONLY)
        if QApplication.activeModalWidget() is not None and not _mutes(order):
            return Refused(Refusal.BUSY)
        if order.confirm is not None:
            return self._answer(order, surface)
        source_id = self._source(order)
        if isinstance(source_id, Refused):
            return source_id
        if order.on is not None:
            if not self._switches.has(order.action):
                return Refused(Refusal.NO_SWITCH)
            if self._switches.state(order.action, source_id) is order.on:
                return Done(order.action, changed=False)
        return self._do(order, source_id, surface)

    def offers(self) -> tuple[Offer, ...]:
        """All that can be wanted, in the order of the menus."""
        registry, of_source = self._window.actions_, self._window.binding.commands.of_source
        selected = self._window.wall.selected_id
        return tuple(
            Offer(
                command_id,
                action.text().replace("&&", "&"),
                action.isEnabled(),
                "" if action.isEnabled() else action.statusTip(),
                self._switches.state(command_id, selected),
                command_id in of_source,
            )
            for command_id in registry.ids
            if command_id not in DESK_ONLY and (action := registry.action(command_id)).isVisible()
        )

    def gone(self, surface: int) -> None:
        """It is not there any more, and cannot let go of what it holds."""
        self._asked.pop(surface, None)
        if self._coughing == surface:
            self._coughing = None
            calls = self._calls
            if calls is not None:
                calls.cough.lose()

    @property
    def _calls(self) -> CallBinding | None:
        porch = self._window.call_porch
        return porch.binding if porch is not None else None

    def _source(self, order: Order) -> str | Refused | None:
        """The source that is meant: the named one, else the selected one."""
        ids = self._desk.sources.ids
        if order.source is None:
            return self._window.wall.selected_id
        if order.action not in self._window.binding.commands.of_source:
            return Refused(Refusal.NO_SOURCE)
        if isinstance(order.source, int):
            return ids[order.source - 1] if 0 < order.source <= len(ids) else Refused(Refusal.NO_SOURCE)
        return order.source if order.source in ids else Refused(Refusal.NO_SOURCE)

    def _do(self, order: Order, source_id: str | None, surface: int) -> Answer:
        before = {popover: popover.number for popover in self._popovers()}
        why = self._act(order, source_id, surface)
        if why is not None:
            return Refused(Refusal.DISABLED, why)
        asked = next((one for one in self._popovers() if one.isVisible() and one.number != before.get(one, 0)), None)
        if asked is None:
            return Done(order.action)
        if not asked.act_button.isEnabled():
            why = asked.in_the_way
            asked.refuse()
            return Refused(Refusal.DISABLED, why)
        self._asked[surface] = _Asked(order.action, asked, asked.number, self._now())
        return Asks(order.action, *asked.question, ANSWER_WITHIN_S)

    def _act(self, order: Order, source_id: str | None, surface: int) -> str | None:
        """Do it as its key does; returns why not, None if it was done."""
        if order.action == COUGH:
            return self._cough(surface)
        action = self._window.actions_.action(order.action)
        if order.source is not None and source_id is not None:
            why = why_not(order.action, self._desk.sources.view(source_id))
            if why:
                return why
            self._window.binding.commands.of_source[order.action](source_id)
            return None
        if not (action.isEnabled() and action.isVisible()):
            return action.statusTip()
        if order.action == RECORD_ALL and order.on:  # its key would ask to stop those that record already
            self._desk.recordings.start_all()
        else:
            action.trigger()
        return None

    def _cough(self, surface: int) -> str | None:
        """It is held at the desk; here it is on until it is off."""
        calls, is_on = self._calls, self._switches.state(COUGH, None)
        if calls is None or is_on is None:
            return tr("Call", "You are in no call.")
        buttons = calls.panel.buttons
        (buttons.cough_released if is_on else buttons.cough_pressed).emit()
        self._coughing = None if is_on else surface
        return None

    def _answer(self, order: Order, surface: int) -> Answer:
        asked = self._asked.get(surface)
        if asked is None or asked.action != order.action or not asked.is_open(self._now()):
            return Refused(Refusal.NOTHING_ASKED)
        del self._asked[surface]
        if not order.confirm:
            asked.popover.refuse()
            return Done(order.action, changed=False)
        if not asked.popover.act_button.isEnabled():  # what it asks about is no longer possible
            return Refused(Refusal.DISABLED, asked.popover.in_the_way)
        asked.popover.act_button.click()
        return Done(order.action)

    def _popovers(self) -> list[ConfirmPopover]:
        return self._window.findChildren(ConfirmPopover)


def _mutes(order: Order) -> bool:
    """Silencing everything is possible at any time, as with its key."""
    return order.action == MUTE_ALL and order.on is not False
