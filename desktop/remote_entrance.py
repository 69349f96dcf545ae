"""When remote control is made: when it is switched on, or its page of the settings is opened. Most desks never do."""

from __future__ import annotations

from contextlib import AsyncExitStack
from typing import TYPE_CHECKING

from desktop.core.io_thread import IoThread
from desktop.core.tasks import Tasks
from desktop.settings.secrets import Secrets

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.control.remote import Remote
    from desktop.settings.schema import Settings
    from desktop.ui.console import Console


class RemoteEntrance:
    """Remote control of one console, closed by `stack`. Main loop only."""

    def __init__(
        self,
        stack: AsyncExitStack,
        console: Console,
        io: IoThread,
        secrets: Secrets,
        on_failure: Callable[[str, BaseException], None],
    ) -> None:
        self._stack, self._console, self._io, self._secrets = stack, console, io, secrets
        self._on_failure = on_failure
        self._made: Remote | None = None

    def go(self) -> None:
        """Follow the settings from now on."""
        store = self._console.desk.store
        self._console.window.binding.settings.remote = self._remote
        store.changed.connect(self._look)
        self._stack.callback(store.changed.disconnect, self._look)
        self._look(store.settings, None)

    def _look(self, new: Settings, old: Settings | None) -> None:
        if (old is None and new.remote.enabled) or (old is not None and new.remote != old.remote):
            self._remote().follow()

    def _remote(self) -> Remote:
        if self._made is None:
            from desktop.control.remote import Remote  # noqa: PLC0415 - most desks are never controlled from elsewhere
            from desktop.control.tallies import Tallies  # noqa: PLC0415
            from desktop.core.model import Remedy  # noqa: PLC0415
            from desktop.ui.bind.remote_hands import RemoteHands  # noqa: PLC0415

            window, desk = self._console.window, self._console.desk
            tasks = Tasks("remote control", self._on_failure)
            tallies = Tallies(
                desk,
                lambda: window.mezon.desk.live if window.mezon is not None else None,
                lambda: window.mixer.desk.mixer if window.mixer is not None else None,
                lambda: window.call_porch.calls if window.call_porch is not None else None,
            )
            hands = RemoteHands(window, desk)
            self._made = Remote(
                self._io, lambda: desk.store.settings.remote, self._secrets, desk.notices, tasks, hands, tallies
            )
            settings = window.binding.settings
            window.binding.notices.answers[Remedy.OPEN_SETTINGS_REMOTE] = lambda _notice: settings.open("remote")
            self._stack.push_async_callback(self._made.aclose)
            self._stack.push_async_callback(tasks.aclose)
        return self._made
