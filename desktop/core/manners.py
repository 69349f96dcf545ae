"""How threads and processes treat each other: who works for later gives way to who is waited for."""

from __future__ import annotations

import os
import signal
import sys

from desktop.core.departure import NAMES

STEPS_BACK = 10  # of niceness: little processor time when there is too little, all of it when there is enough
SWITCH_S = 0.001  # Python's own 5 ms are felt in a window whose pictures come from nine threads


def leave_signals_to_the_console() -> None:
    """Who asks the console to leave often asks its whole group; the console then asks us."""
    for name in NAMES:
        if (number := getattr(signal, name, None)) is not None:
            signal.signal(number, signal.SIG_IGN)


def stand_back() -> None:
    """Let the rest of the computer go before this process."""
    if sys.platform != "win32":  # there it is said when a process is started
        os.setpriority(os.PRIO_PROCESS, 0, max(STEPS_BACK, os.getpriority(os.PRIO_PROCESS, 0)))


def take_short_turns() -> None:
    """Have threads hand on the interpreter sooner than they would by themselves."""
    sys.setswitchinterval(SWITCH_S)
