"""The call in the operator's headphones: a guest of the bus while it is joined, heard by the wall's rules.

Its sound stays in the page, on the speaker that was chosen for the call; only whether it is heard is decided here.
"""

from __future__ import annotations

from desktop.control.calls import Calls
from desktop.control.listening import Listening
from desktop.core.call import JOINED
from desktop.settings.schema import Listen

CALL = "call"  # among the ids of sources, which are longer


class CallListening:
    """From its making to `close`. Main loop only."""

    def __init__(self, calls: Calls, listening: Listening) -> None:
        self._calls = calls
        self._listening = listening
        self._joined = False
        self._followed: frozenset[str] | None = None  # who else was heard when the headphones left the focus for it
        calls.changed.connect(self._follow)
        listening.changed.connect(self._apply)

    def hear_only(self) -> None:
        """The call alone; asked again, back to following the focus."""
        self._leave_focus()
        self._listening.hear_only(CALL)

    def toggle(self) -> None:
        """Add the call to what is heard, or take it away."""
        self._leave_focus()
        self._listening.toggle(CALL)

    def hear_again(self) -> None:
        """Whatever kept it from being heard."""
        self._calls.set_silent(False)
        if self._joined and not self._listening.is_heard(CALL):
            self._listening.toggle(CALL)

    def close(self) -> None:
        """The headphones outlast the calls."""
        self._calls.changed.disconnect(self._follow)
        self._listening.changed.disconnect(self._apply)
        if self._joined:
            self._listening.dismiss(CALL)

    def _follow(self) -> None:
        joined = self._calls.call.state in JOINED
        if joined is self._joined:
            return
        self._joined = joined
        if joined:
            self._listening.admit(CALL)
        else:
            self._listening.dismiss(CALL)
            self._calls.set_heard(True)  # the next one is, when it comes
            self._follow_again()

    def _leave_focus(self) -> None:
        if self._listening.mode is Listen.FOCUS:
            self._followed = self._listening.on_bus

    def _follow_again(self) -> None:
        """The headphones go back to the focus, unless the operator has chosen otherwise meanwhile."""
        followed, self._followed = self._followed, None
        if followed is not None and self._listening.mode is Listen.CHOSEN and self._listening.on_bus <= followed:
            self._listening.set_mode(Listen.FOCUS)

    def _apply(self) -> None:
        if self._joined:
            self._calls.set_heard(self._listening.is_heard(CALL))
