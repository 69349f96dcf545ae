"""When the mixer is opened: with the desk where ZEGOCLOUD is set up, else as soon as it is.

It takes memory and a moment of each start, and many evenings need no mix.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING

from desktop.core.tasks import Tasks
from desktop.paths import Paths
from desktop.settings.secrets import Secrets

if TYPE_CHECKING:
    from desktop.control.state_file import StateFile
    from desktop.ui.console import Console


class MixEntrance:
    """The mixer of one console, made once and closed by `stack`. Main loop only."""

    def __init__(
        self,
        stack: AsyncExitStack,
        console: Console,
        secrets: Secrets,
        paths: Paths,
        on_failure: Callable[[str, BaseException], None],
        state: StateFile | None,
    ) -> None:
        """`state` is told of the mixer, where there is such a file."""
        self._stack = stack
        self._console = console
        self._secrets = secrets
        self._paths = paths
        self._on_failure = on_failure
        self._state = state
        self._needed = asyncio.Event()
        console.window.wait_for_mixer()

    async def go(self, tasks: Tasks) -> None:
        """Open it now, or when somebody names an App ID."""
        store = self._console.desk.store
        if store.settings.zego.app_id:
            await self._open()
            return
        store.changed.connect(self._look)
        tasks.start(self._wait(), "open the mixer")

    def _look(self) -> None:
        if self._console.desk.store.settings.zego.app_id:
            self._needed.set()

    async def _wait(self) -> None:
        await self._needed.wait()
        self._console.desk.store.changed.disconnect(self._look)
        await self._open()

    async def _open(self) -> None:
        """Show it in the window, then let it work."""
        from desktop.control.mix_desk import MixDesk  # noqa: PLC0415 - many evenings nobody needs it
        from desktop.control.mix_silence import MixSilence  # noqa: PLC0415

        desk = self._console.desk
        files = (self._paths.mix_of(desk.demo), self._paths.scenes_of(desk.demo))
        mix = MixDesk(desk.store, self._secrets, desk.secrets, desk.notices, files, self._on_failure)
        self._stack.push_async_callback(mix.aclose)
        if self._state is not None:
            self._state.mixer = mix.mixer
        desk.panic.join(MixSilence(mix.mixer))
        mix.mixer.muted_before.connect(desk.panic.mute)
        await self._console.join_mixer(mix)
        await mix.open()
