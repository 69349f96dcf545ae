"""The whole console, for one sitting of a test."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

from desktop.core.launch import Launch, SecretsKind
from desktop.paths import Paths
from desktop.ui.console import Console
from desktop.ui.faults import Faults
from desktop.wiring import Wiring


@asynccontextmanager
async def whole_console(home: Path, launch: Launch | None = None) -> AsyncIterator[tuple[Wiring, Console]]:
    """Built as the program builds it, and taken down; no fault may have been told meanwhile. Secrets are in memory."""
    faults, heard = Faults(), list[str]()
    async with AsyncExitStack() as stack:
        wiring = Wiring(stack, Paths.find(home), launch or Launch(secrets=SecretsKind.MEMORY), faults)
        console = wiring.console()
        faults.tell = heard.append
        yield wiring, console
    assert not heard, f"faults: {heard}"
