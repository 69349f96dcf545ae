"""One address that is pulled, as the console sees it: a process that hands on what comes from there.

What comes out of it is what a bot would send, so an intake takes it, and everything behind that.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
from collections.abc import Callable

from desktop.core import program
from desktop.core.pull import PullFault

ARGUMENT = "--pull"  # what `desktop.__main__` knows it by
CHUNK = 64 * 1024
FIRST_STATUS = 64  # of the process: below it, our own fault
ENDS_S = 2.0
MOST_SAID = 500  # bytes of what it says of its end

NO_WINDOW = 0x08000000  # of Windows


class Gate:
    """Closed while the disk is behind. Any thread."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._open = asyncio.Event()
        self._open.set()

    def pause(self) -> None:
        """Read nothing more."""
        self._call(self._open.clear)

    def resume(self) -> None:
        """Read on."""
        self._call(self._open.set)

    async def passed(self) -> None:
        """Wait while it is closed. The loop's own."""
        await self._open.wait()

    def _call(self, turn: Callable[[], None]) -> None:
        with contextlib.suppress(RuntimeError):  # the loop has closed: nothing is read any more
            self._loop.call_soon_threadsafe(turn)


async def pull(
    address: str, write: Callable[[bytes], None], gate: Gate, command: list[str] | None = None
) -> tuple[PullFault, str]:
    """Write what comes from an address until nothing more does; says why, with a detail for support.

    Cancelling it ends the process. On a loop that is not the window's.
    """
    process = await asyncio.create_subprocess_exec(
        *(command or program.command()),
        ARGUMENT,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        limit=CHUNK,
        cwd=program.folder(),
        creationflags=NO_WINDOW if os.name == "nt" else 0,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stderr is not None
    try:
        with contextlib.suppress(OSError):
            process.stdin.write(f"{address}\n".encode())
            await process.stdin.drain()
        while data := await process.stdout.read(CHUNK):
            write(data)
            await gate.passed()
        said = await process.stderr.read(MOST_SAID)
        status = await asyncio.wait_for(process.wait(), ENDS_S)
        return _fault(status), said.decode(errors="replace")
    finally:
        await _ended(process)


async def _ended(process: asyncio.subprocess.Process) -> None:
    """Its own end comes with the end of its input; who does not leave is put out."""
    if process.stdin is not None:
        process.stdin.close()
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(process.wait(), ENDS_S)
        return
    process.kill()
    await process.wait()


def _fault(status: int) -> PullFault:
    faults = list(PullFault)
    number = status - FIRST_STATUS
    return faults[number] if 0 <= number < len(faults) else PullFault.BROKEN
