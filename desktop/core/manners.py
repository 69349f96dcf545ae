"""How threads of one process treat each other: who works for later gives way to who is waited for."""

from __future__ import annotations

import os
import sys
import threading

STEPS_BACK = 5  # of niceness: less processor time when there is too little, all of it when there is enough
SWITCH_S = 0.001  # Python's own 5 ms are felt in a window whose pictures come from nine threads


def give_way() -> None:
    """Let the window, the network and the sound go before the calling thread, where the system can.

    Linux counts niceness by thread. Elsewhere it belongs to the process, and nothing is done.
    """
    if sys.platform == "linux":
        thread = threading.get_native_id()
        os.setpriority(os.PRIO_PROCESS, thread, max(STEPS_BACK, os.getpriority(os.PRIO_PROCESS, thread)))


def take_short_turns() -> None:
    """Have threads hand on the interpreter sooner than they would by themselves."""
    sys.setswitchinterval(SWITCH_S)
