"""The system's own way of asking to end: heard from the first moment of the process to its last.

Without this a signal that comes while the console starts, or a second one while recordings
are being saved, would end the process where it stands.
"""

from __future__ import annotations

import signal
from collections.abc import Callable

# The terminal that went away is as good a reason as being told.
NAMES = ("SIGINT", "SIGTERM", "SIGHUP")


class Departure:
    """Remembers that the process was asked to end. Main thread only."""

    def __init__(self) -> None:
        self.asked = False
        self._heard: list[int] = []  # the signals that are listened to
        self._tell: Callable[[], object] | None = None

    def listen(self) -> None:
        """From now on nobody is ended by a signal; what was told to ignore one (nohup) still does."""
        for name in NAMES:
            number = getattr(signal, name, None)  # Windows has no SIGHUP
            if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, lambda *_: self.ask())
                self._heard.append(number)

    def finish(self) -> None:
        """All is saved: let the process end by itself. Python gives its own handlers up before its last instants."""
        for name in NAMES:
            number = getattr(signal, name, None)
            if number is not None:
                signal.signal(number, signal.SIG_IGN)

    def give_back(self) -> None:
        """After `finish`, for a program that takes the place of this one: what is ignored would stay so in it."""
        for number in self._heard:
            signal.signal(number, signal.SIG_DFL)

    def tell(self, leave: Callable[[], object] | None) -> None:
        """Who is to leave; at once if that was asked already. None: nobody, the end is under way."""
        self._tell = leave
        if self.asked and leave is not None:
            leave()

    def ask(self) -> None:
        """Leave in order. Asking again changes nothing: saving ends by deadlines of its own."""
        self.asked = True
        if self._tell is not None:
            self._tell()
