"""One sitting at the desk after another, in one process: the demo studio is entered and left."""

from __future__ import annotations

from contextlib import AsyncExitStack

import msgspec

from desktop.core.departure import Departure
from desktop.core.home_lock import HomeLock
from desktop.core.launch import Launch
from desktop.paths import Paths
from desktop.trouble_entrance import TroubleEntrance
from desktop.ui.console import Outcome
from desktop.ui.faults import Faults
from desktop.ui.main_window import MainWindow
from desktop.wiring import Wiring


async def run(
    paths: Paths,
    launch: Launch,
    faults: Faults,
    departure: Departure,
    opened: MainWindow | None = None,
    lock: HomeLock | None = None,
) -> Outcome:
    """One console until the operator leaves for good; returns how.

    `opened` is the window of the first sitting, if it is on the screen already; `lock` knows how the last run ended.
    """
    outcome = Outcome.DEMO if launch.demo else Outcome.REAL
    while not outcome.ends and not departure.asked:
        async with AsyncExitStack() as stack:
            sitting = msgspec.structs.replace(launch, demo=outcome is Outcome.DEMO)
            wiring = Wiring(stack, paths, sitting, faults, opened)
            console, opened = wiring.console(), None
            troubles = TroubleEntrance(console, wiring.secrets, paths, sitting, lock, faults.from_task)
            stack.push_async_exit(troubles.leave)
            departure.tell(console.leave)
            outcome = await console.stay()
            departure.tell(None)
    return outcome
