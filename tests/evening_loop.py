"""The window's loop for one test."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

ENDS_S = 5.0


@contextmanager
def evening_loop(qapp: QApplication) -> Iterator[QEventLoop]:
    """What is being cancelled when the scene is over comes to its end in it, as a server's last answers are.

    What nobody has cancelled is a leak, and stays to be found.
    """
    with QEventLoop(qapp) as loop:
        asyncio.set_event_loop(loop)
        try:
            yield loop
        finally:
            ending = [task for task in asyncio.all_tasks(loop) if task.cancelling()]
            if ending:
                loop.run_until_complete(asyncio.wait(ending, timeout=ENDS_S))
    asyncio.set_event_loop(None)
    qapp.setStyleSheet("")
