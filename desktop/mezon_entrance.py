"""When the rooms of Mezon are opened: with the desk, or with the first wish that needs them.

They take memory and a moment of each start, and many evenings are for meetings alone.
"""

from __future__ import annotations

import asyncio
from pathlib import Path

from desktop.control.notices import Notices
from desktop.core.account import SESSION_NAMES
from desktop.core.errors import Trouble
from desktop.settings.secrets import Secrets


class MezonEntrance:
    """`needed` is set once somebody needs the rooms. Main loop only."""

    def __init__(self, secrets: Secrets, notices: Notices, asrun: Path) -> None:
        self._secrets = secrets
        self._notices = notices
        self._asrun = asrun
        self.needed = asyncio.Event()

    async def look(self) -> None:
        """Whether somebody is signed in, or was on air: a crash may have left a row of the as-run log open.

        A keyring that does not answer is a notice. Its question may wait for the operator, who needs the rooms perhaps
        before the answer.
        """
        if self._has_rows() or await self._is_kept():
            self.needed.set()

    def _has_rows(self) -> bool:
        try:
            return self._asrun.stat().st_size > 0
        except OSError:
            return False

    async def _is_kept(self) -> bool:
        try:
            for name in SESSION_NAMES.values():
                if await self._secrets.get(name) is not None:
                    return True
        except Trouble as trouble:
            self._notices.trouble(trouble)
        return False
