"""When the rooms of Mezon are opened: with the desk, or with the first wish that needs them.

They take memory and a moment of each start, and many evenings are for meetings alone.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.control.notices import Notices
from desktop.core.account import SESSION_NAMES, Role
from desktop.core.errors import Trouble
from desktop.core.tasks import Tasks
from desktop.settings.secrets import Secrets

if TYPE_CHECKING:
    from desktop.mezon_wiring import MezonRooms
    from desktop.ui.console import Console


class MezonEntrance:
    """`build` makes the rooms, once. Main loop only."""

    def __init__(
        self, console: Console, build: Callable[[], MezonRooms], secrets: Secrets, notices: Notices, asrun: Path
    ) -> None:
        self._console = console
        self._build = build
        self._secrets = secrets
        self._notices = notices
        self._asrun = asrun
        self._needed = asyncio.Event()
        self._kept: dict[Role, str | None] | None = None  # what the keyring has said, until the rooms have it
        self._rooms: MezonRooms | None = None
        console.window.wait_for_mezon(self._needed.set)

    async def go(self, tasks: Tasks, *, at_once: bool) -> None:
        """Open them now, or as soon as somebody needs them. What the keyring kept back may come later."""
        self._secrets.answered.connect(partial(self._look_again, tasks))
        if at_once:
            await self._open()
            return
        tasks.start(self._wait(), "open Mezon")
        await self._look()

    async def _wait(self) -> None:
        await self._needed.wait()
        await self._open()

    async def _open(self) -> None:
        """Show them in the window, then let them work, then do what the operator wanted of them meanwhile."""
        from desktop.control.air_silence import AirSilence  # noqa: PLC0415 - many evenings nobody needs it

        rooms = self._rooms = self._build()
        self._console.desk.panic.join(AirSilence(rooms.desk.live))
        await self._console.join_mezon(rooms.desk)
        kept, self._kept = self._kept, None
        await rooms.open(kept)
        self._console.window.porch.carry_out()

    def _look_again(self, tasks: Tasks) -> None:
        work = self._look() if self._rooms is None else self._rooms.desk.account.restore()
        tasks.start(work, "look into the keyring again")

    async def _look(self) -> None:
        """They are needed where somebody is signed in, or was on air: a crash may have left a row of the log open.

        A keyring that does not answer is a notice; its question may wait for the operator longer than the rooms.
        """
        if not self._has_rows():
            kept = await self._ask_keyring()
            if kept is None or self._needed.is_set():
                return
            self._kept = kept
        self._needed.set()

    def _has_rows(self) -> bool:
        try:
            return self._asrun.stat().st_size > 0
        except OSError:
            return False

    async def _ask_keyring(self) -> dict[Role, str | None] | None:
        """The sessions it holds, if any."""
        try:
            kept = {role: await self._secrets.get(name) for role, name in SESSION_NAMES.items()}
        except Trouble as trouble:
            self._notices.trouble(trouble)
            return None
        return kept if any(text is not None for text in kept.values()) else None
